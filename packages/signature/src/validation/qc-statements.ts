import { PkiError, type Certificate } from '@ciekit/pki';
import { Asn1Fields, oidOf } from '@ciekit/pki/asn1';
import { extensionOf } from './certificate-extension.js';

/** id-pe-qcStatements, RFC 3739 section 3.2.6 */
const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3';
/** ETSI EN 319 412-5 section 4.2 */
const Statement = { compliance: '0.4.0.1862.1.1', device: '0.4.0.1862.1.4', type: '0.4.0.1862.1.6' } as const;
const SEAL = '0.4.0.1862.1.6.2';
const CODE = 'malformed-certificate';
const MAX_STATEMENTS = 32;

/** What a certificate says about itself; true is what a trusted list confirms. */
export interface QcClaims {
  readonly isQualified: boolean;
  /** The private key lies in a qualified device (QcSSCD). */
  readonly hasDevice: boolean;
  /** Meant for seals; without a type it is for signatures (EN 319 412-5 section 4.2.3). */
  readonly isSeal: boolean;
}

export function readQcStatements(certificate: Certificate): QcClaims {
  const statements = new Map<string, readonly string[]>();
  const extension = extensionOf(certificate, QC_STATEMENTS);
  try {
    const nodes = extension === undefined ? [] : Asn1Fields.ofSequence(extension, CODE).rest();
    for (const node of nodes.slice(0, MAX_STATEMENTS)) {
      const fields = Asn1Fields.ofSequence(node, CODE);
      const oid = oidOf(fields.any(), CODE);
      const [info] = fields.rest();
      const isType = oid === Statement.type && info !== undefined;
      const types = isType ? Asn1Fields.ofSequence(info, CODE).rest() : [];
      statements.set(
        oid,
        types.map((type) => oidOf(type, CODE)),
      );
    }
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
    // Half-read claims would be claims that nobody made.
    statements.clear();
  }
  return {
    isQualified: statements.has(Statement.compliance),
    hasDevice: statements.has(Statement.device),
    isSeal: statements.get(Statement.type)?.includes(SEAL) === true,
  };
}
