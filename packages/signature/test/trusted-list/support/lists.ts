/** Trusted lists written by the tests: no official one is part of the repository. */
import type { Entity } from '../../../../pki/test/support/test-pki.js';
import { softwareSigner } from '../../../../pki/test/support/signing-pki.js';
import { signXades } from '../../../src/xades/sign-xades.js';
import { bytes } from '../../xades/support/invoice.js';

const TSL = 'http://uri.etsi.org/02231/v2#';
const SERVICE = 'http://uri.etsi.org/TrstSvc';

interface ServiceSpec {
  readonly certificate: Entity;
  readonly type?: string;
  readonly status?: string;
  readonly since?: string;
  readonly additional?: readonly string[];
  readonly history?: readonly {
    readonly status: string;
    readonly since: string;
    readonly additional?: readonly string[];
  }[];
}

export interface ListSpec {
  readonly territory?: string;
  readonly sequence?: number;
  readonly issued?: string;
  readonly nextUpdate?: string | undefined;
  readonly services?: readonly ServiceSpec[];
  readonly pointers?: readonly {
    readonly url: string;
    readonly territory: string;
    readonly signers: readonly Entity[];
    readonly type?: string;
  }[];
}

const base64 = ({ der }: Entity): string => Buffer.from(der).toString('base64');
const identity = (entity: Entity): string =>
  `<ServiceDigitalIdentity><DigitalId><X509Certificate>${base64(entity)}</X509Certificate></DigitalId><DigitalId><X509SubjectName>CN=x</X509SubjectName></DigitalId></ServiceDigitalIdentity>`;

function state(
  type: string,
  spec: { readonly status: string; readonly since: string; readonly additional?: readonly string[] },
  identified: string,
): string {
  const extensions = (spec.additional ?? []).map(
    (each) =>
      `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${SERVICE}/TrustedList/SvcInfoExt/${each}</URI></AdditionalServiceInformation></Extension>`,
  );
  const qualified = `<Extension Critical="true"><q:Qualifications xmlns:q="${SERVICE}/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#"><q:QualificationElement><q:Qualifiers><q:Qualifier uri="${SERVICE}/TrustedList/SvcInfoExt/QCWithQSCD"/></q:Qualifiers><q:CriteriaList assert="all"/></q:QualificationElement></q:Qualifications></Extension>`;
  return `<ServiceTypeIdentifier>${SERVICE}/Svctype/${type}</ServiceTypeIdentifier><ServiceName><Name xml:lang="it">Servizio</Name><Name xml:lang="en">Service</Name></ServiceName>${identified}<ServiceStatus>${SERVICE}/TrustedList/Svcstatus/${spec.status}</ServiceStatus><StatusStartingTime>${spec.since}</StatusStartingTime><ServiceInformationExtensions>${extensions.join('')}${qualified}</ServiceInformationExtensions>`;
}

function service(spec: ServiceSpec): string {
  const {
    certificate,
    type = 'CA/QC',
    status = 'granted',
    since = '2018-01-01T00:00:00Z',
    additional = ['ForeSignatures'],
    history = [],
  } = spec;
  const past = history.map(
    (each) => `<ServiceHistoryInstance>${state(type, each, identity(certificate))}</ServiceHistoryInstance>`,
  );
  return `<TSPService><ServiceInformation>${state(type, { status, since, additional }, identity(certificate))}</ServiceInformation><ServiceHistory>${past.join('')}</ServiceHistory></TSPService>`;
}

export function listText(spec: ListSpec = {}): string {
  const { territory = 'IT', sequence = 7, issued = '2026-01-01T00:00:00Z', services = [], pointers = [] } = spec;
  const nextUpdate = 'nextUpdate' in spec ? spec.nextUpdate : '2026-06-30T00:00:00Z';
  const others = pointers.map(
    ({ url, signers, territory: of, type = 'application/vnd.etsi.tsl+xml' }) =>
      `<OtherTSLPointer><ServiceDigitalIdentities>${signers.map(identity).join('')}</ServiceDigitalIdentities><TSLLocation>${url}</TSLLocation><AdditionalInformation><OtherInformation><SchemeTerritory>${of}</SchemeTerritory></OtherInformation><OtherInformation><t:MimeType xmlns:t="http://uri.etsi.org/02231/v2/additionaltypes#">${type}</t:MimeType></OtherInformation></AdditionalInformation></OtherTSLPointer>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="${TSL}" Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag"><SchemeInformation>
<TSLVersionIdentifier>5</TSLVersionIdentifier><TSLSequenceNumber>${sequence}</TSLSequenceNumber>
<SchemeOperatorName><Name xml:lang="en">Operator of ${territory}</Name></SchemeOperatorName><SchemeTerritory>${territory}</SchemeTerritory>
<PointersToOtherTSL>${others.join('')}</PointersToOtherTSL><ListIssueDateTime>${issued}</ListIssueDateTime>
<NextUpdate>${nextUpdate === undefined ? '' : `<dateTime>${nextUpdate}</dateTime>`}</NextUpdate></SchemeInformation>
<TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang="en">Provider</Name></TSPName></TSPInformation>
<TSPServices>${services.map(service).join('')}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>`;
}

export const signedList = (spec: ListSpec, operator: Entity): Promise<Uint8Array> =>
  signXades(bytes(listText(spec)), softwareSigner(operator));
