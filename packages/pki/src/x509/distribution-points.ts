import { Asn1Fields, contentOf, isContext, type Asn1Node } from '../asn1/ber.js';
import { PkiError } from '../errors.js';
import { DistinguishedName } from './distinguished-name.js';

const CODE = 'malformed-certificate';
const MAX_POINTS = 64;
const MAX_NAMES = 64;
const URI = 6;
const DIRECTORY_NAME = 4;

/** Where a list that this certificate would be in is to be had (RFC 5280 section 4.2.1.13). */
export interface CrlDistributionPoint {
  readonly urls: readonly string[];
  /** Who signs the list, where it is not the certificate's issuer. */
  readonly crlIssuers: readonly DistinguishedName[];
}

/** @throws {PkiError} `malformed-certificate` */
export function readDistributionPoints(node: Asn1Node): readonly CrlDistributionPoint[] {
  const points = Asn1Fields.ofSequence(node, CODE).rest();
  if (points.length > MAX_POINTS) throw new PkiError(CODE, 'too many distribution points');
  return points.map((point) => {
    const fields = Asn1Fields.ofSequence(point, CODE);
    const place = fields.optionalContext(0);
    fields.optionalContext(1);
    const issuer = fields.optionalContext(2);
    fields.end();
    return {
      urls: place === undefined ? [] : readUrls(place),
      crlIssuers: issuer === undefined ? [] : readNames(issuer),
    };
  });
}

/** Only fullName [0] has addresses. */
function readUrls(place: Asn1Node): readonly string[] {
  const name = Asn1Fields.ofConstructed(place, CODE).any();
  if (!isContext(name, 0)) return [];
  return generalNames(name)
    .filter((generalName) => isContext(generalName, URI))
    .map((generalName) => Buffer.from(contentOf(generalName)).toString('latin1'));
}

function readNames(names: Asn1Node): readonly DistinguishedName[] {
  return generalNames(names)
    .filter((name) => isContext(name, DIRECTORY_NAME))
    .map((name) => DistinguishedName.fromNode(Asn1Fields.ofConstructed(name, CODE).any(), CODE));
}

function generalNames(node: Asn1Node): readonly Asn1Node[] {
  return Asn1Fields.ofConstructed(node, CODE).rest().slice(0, MAX_NAMES);
}
