import type { Certificate } from '@ciekit/pki';

/** A trusted list as ETSI TS 119 612 has it, or the list of the lists: the parts that trust is built on. */
export interface TrustedList {
  /** Two letters, `EU` for the list of the lists. */
  readonly territory: string;
  readonly operator: string;
  readonly sequenceNumber: number;
  readonly issued: Date;
  /** `undefined`: the scheme has ended, and so has the list. */
  readonly nextUpdate: Date | undefined;
  readonly services: readonly TrustService[];
  /** The other lists that this one vouches for. */
  readonly pointers: readonly TrustedListPointer[];
  /** Who signed it: one of the certificates that were pinned. */
  readonly signer: Certificate;
}

/** Where another list is and whose signature it has to bear (section 5.3.13). */
export interface TrustedListPointer {
  readonly location: string;
  readonly territory: string;
  /** `xml` or `pdf`, by the media type; only the first is for machines. */
  readonly isXml: boolean;
  /** Of the scheme's operator: the list has to be signed with one of these. */
  readonly certificates: readonly Certificate[];
}

/** What a service was or is (section 5.5). */
export interface ServiceState {
  /** The last part of the identifier, such as `granted`, `withdrawn`, `undersupervision`. */
  readonly status: string;
  readonly since: Date;
  /** The last parts of additional service information: `ForeSignatures`, `ForeSeals`, `ForWebSiteAuthentication`. */
  readonly additional: readonly string[];
  /** Of the qualifications extension, such as `QCWithQSCD`: that they may apply, under criteria that are not evaluated. */
  readonly qualifiers: readonly string[];
}

export interface TrustService {
  readonly country: string;
  readonly provider: string;
  readonly name: string;
  /** Such as `CA/QC`, `TSA/QTST`, `Certstatus/OCSP`: the identifier behind `…/Svctype/`. */
  readonly type: string;
  /** The digital identities of the service. */
  readonly certificates: readonly Certificate[];
  /** The present state first, then earlier ones, latest first. */
  readonly states: readonly ServiceState[];
}
