import { SignatureError } from '../errors.js';
import { Namespace } from '../xml/namespaces.js';
import { attributeOf, childNamed, childrenNamed, textOf, type XmlElement } from '../xml/xml-tree.js';
import { certificatesIn } from '../xades/signing-certificate.js';
import type { ServiceState, TrustedListPointer, TrustService } from './trusted-list.js';

const MAX_NAME = 500;
const NAMESPACE = Namespace.trustedList;

/** A child element of the list's own namespace, of several generations. */
export function child(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((each, name) => childNamed(each, NAMESPACE, name), parent);
}

function children(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent === undefined ? [] : childrenNamed(parent, NAMESPACE, name);
}

/** Text without control characters, as long as a name may be. */
export function wordsOf(element: XmlElement | undefined): string {
  return element === undefined
    ? ''
    : textOf(element).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim().slice(0, MAX_NAME);
}

/** Section 5.1.4: one name a language; English is always there. */
export function nameOf(names: XmlElement | undefined): string {
  const all = children(names, 'Name');
  const english = all.find((each) =>
    each.attributes.some(
      ({ namespace, local, value }) => namespace === Namespace.xml && local === 'lang' && value === 'en',
    ),
  );
  return wordsOf(english ?? all[0]);
}

/** xs:dateTime in UTC (section 5.1.5). @throws {SignatureError} `malformed-xml` */
export function timeOf(element: XmlElement | undefined): Date {
  const text = wordsOf(element);
  const time = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(time.getTime())) throw new SignatureError('malformed-xml', 'trusted list: time');
  return time;
}

/** The part of an identifier that differs, such as `granted`. */
function lastOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/**
 * Section 5.5: services with their states. Certificates that cannot be read are left out.
 *
 * @throws {SignatureError} `malformed-xml` for a state without its time
 */
export function servicesOf(providers: XmlElement | undefined, country: string): readonly TrustService[] {
  return children(providers, 'TrustServiceProvider').flatMap((provider) => {
    const name = nameOf(child(provider, 'TSPInformation', 'TSPName'));
    return children(child(provider, 'TSPServices'), 'TSPService').map((service) => {
      const information = child(service, 'ServiceInformation');
      const past = children(child(service, 'ServiceHistory'), 'ServiceHistoryInstance');
      const states = (information === undefined ? past : [information, ...past]).map(stateOf);
      const [present, ...earlier] = states;
      return {
        country,
        provider: name,
        name: nameOf(child(information, 'ServiceName')),
        type: serviceType(wordsOf(child(information, 'ServiceTypeIdentifier'))),
        certificates: identitiesOf(child(information, 'ServiceDigitalIdentity')),
        states:
          present === undefined ? [] : [present, ...earlier.toSorted((a, b) => b.since.getTime() - a.since.getTime())],
      };
    });
  });
}

function serviceType(uri: string): string {
  const mark = '/Svctype/';
  const at = uri.indexOf(mark);
  return at === -1 ? uri : uri.slice(at + mark.length);
}

function stateOf(element: XmlElement): ServiceState {
  const extensions = children(child(element, 'ServiceInformationExtensions'), 'Extension');
  const additional = extensions.flatMap((each) => children(each, 'AdditionalServiceInformation'));
  const qualifications = extensions
    .map((each) => childNamed(each, Namespace.serviceExtensions, 'Qualifications'))
    .flatMap((each) =>
      each === undefined ? [] : childrenNamed(each, Namespace.serviceExtensions, 'QualificationElement'),
    )
    .map((each) => childNamed(each, Namespace.serviceExtensions, 'Qualifiers'))
    .flatMap((each) => (each === undefined ? [] : childrenNamed(each, Namespace.serviceExtensions, 'Qualifier')));
  return {
    status: lastOf(wordsOf(child(element, 'ServiceStatus'))),
    since: timeOf(child(element, 'StatusStartingTime')),
    additional: [...new Set(additional.map((each) => lastOf(wordsOf(child(each, 'URI')))))],
    qualifiers: [...new Set(qualifications.map((each) => lastOf(attributeOf(each, 'uri') ?? '')))],
  };
}

function identitiesOf(identity: XmlElement | undefined): ReturnType<typeof certificatesIn> {
  const ids = children(identity, 'DigitalId');
  return certificatesIn(ids.flatMap((each) => children(each, 'X509Certificate')));
}

/** Section 5.3.13. */
export function pointersOf(information: XmlElement | undefined): readonly TrustedListPointer[] {
  return children(child(information, 'PointersToOtherTSL'), 'OtherTSLPointer').map((pointer) => {
    const identities = children(child(pointer, 'ServiceDigitalIdentities'), 'ServiceDigitalIdentity');
    const more = children(child(pointer, 'AdditionalInformation'), 'OtherInformation');
    const territory = more.map((each) => wordsOf(child(each, 'SchemeTerritory'))).find((each) => each !== '') ?? '';
    const type = more
      .map((each) => wordsOf(childNamed(each, Namespace.trustedListTypes, 'MimeType')))
      .find((each) => each !== '');
    return {
      location: wordsOf(child(pointer, 'TSLLocation')),
      territory,
      isXml: type === undefined || type === 'application/vnd.etsi.tsl+xml',
      certificates: identities.flatMap(identitiesOf),
    };
  });
}
