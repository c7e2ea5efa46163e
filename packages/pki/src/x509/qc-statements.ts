import { Asn1Fields, contentOf, oidOf, type Asn1Node } from '../asn1/ber.js';
import { PkiError } from '../errors.js';
import { Oid } from './oids.js';

const CODE = 'malformed-certificate';
const MAX_STATEMENTS = 32;

/** What an issuer says about a certificate in the words of ETSI EN 319 412-5. The issuer's word: a trusted list has to bear it out. */
export interface QcStatements {
  /** qcCompliance: issued as a qualified certificate. */
  readonly compliance: boolean;
  /** qcSSCD: the key is in a qualified device. */
  readonly device: boolean;
  /** qcType; none given means signatures (section 4.2.3). */
  readonly types: readonly ('signature' | 'seal' | 'web')[];
  /** qcCClegislation: qualified by the law of these countries instead of the Union's. Two letters each. */
  readonly countries: readonly string[];
}

const TYPES: Readonly<Record<string, QcStatements['types'][number]>> = {
  [Oid.qcTypeSignature]: 'signature',
  [Oid.qcTypeSeal]: 'seal',
  [Oid.qcTypeWeb]: 'web',
};

/** @throws {PkiError} `malformed-certificate` */
export function readQcStatements(node: Asn1Node): QcStatements {
  const statements = Asn1Fields.ofSequence(node, CODE).rest();
  if (statements.length > MAX_STATEMENTS) throw new PkiError(CODE, 'too many statements');
  const infoOf = new Map<string, Asn1Node | undefined>();
  for (const statement of statements) {
    const fields = Asn1Fields.ofSequence(statement, CODE);
    infoOf.set(oidOf(fields.any(), CODE), fields.rest()[0]);
  }
  return {
    compliance: infoOf.has(Oid.qcCompliance),
    device: infoOf.has(Oid.qcSSCD),
    types: components(infoOf.get(Oid.qcType)).flatMap((type) => TYPES[oidOf(type, CODE)] ?? []),
    countries: components(infoOf.get(Oid.qcLegislation)).map(countryOf),
  };
}

function components(info: Asn1Node | undefined): readonly Asn1Node[] {
  return info === undefined ? [] : Asn1Fields.ofSequence(info, CODE).rest();
}

function countryOf(node: Asn1Node): string {
  const text = Buffer.from(contentOf(node)).toString('latin1');
  if (!/^[A-Z]{2}$/i.test(text)) throw new PkiError(CODE, 'country');
  return text.toUpperCase();
}
