import type { CmsAlgorithm } from './algorithms.js';

/** Attribute (RFC 5652 section 5.3). */
export interface Attribute {
  /** Dotted. */
  readonly type: string;
  /** Its values, each a whole encoding; none where the SET is empty. */
  readonly values: readonly Uint8Array[];
  /** The attribute as it was sent. */
  readonly encoded: Uint8Array;
}

/** `[0] signedAttrs` or `[1] unsignedAttrs`. */
export interface AttributeSet {
  readonly attributes: readonly Attribute[];
  /** As it was sent, context tag included. */
  readonly encoded: Uint8Array;
  /** What the tag holds, without end-of-contents octets. */
  readonly content: Uint8Array;
}

/** How a signer names its certificate (RFC 5652 section 5.3). */
export type CmsSignerIdentifier =
  | {
      readonly kind: 'issuer-and-serial';
      /** Name, as it was sent. */
      readonly issuer: Uint8Array;
      /** Content of the INTEGER. */
      readonly serialNumber: Uint8Array;
    }
  | { readonly kind: 'subject-key-identifier'; readonly keyIdentifier: Uint8Array };

/** SignerInfo (RFC 5652 section 5.3), in exact bytes; nothing about it is verified. */
export interface SignerInfo {
  readonly encoded: Uint8Array;
  /** version, sid, digestAlgorithm, signedAttrs, signatureAlgorithm, signature: what an archive time stamp covers. */
  readonly signedFields: readonly Uint8Array[];
  readonly identifier: CmsSignerIdentifier;
  readonly digestAlgorithm: CmsAlgorithm;
  readonly signedAttributes: AttributeSet | undefined;
  readonly signatureAlgorithm: CmsAlgorithm;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: AttributeSet | undefined;
}

/** Where the octets of an eContent lie in a file: in one piece, or in many where it was written as a stream. */
export interface ContentExtent {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Of all pieces, in bytes. */
  readonly length: number;
}

/** Everything of a SignedData (RFC 5652 section 5.1) but its content. */
export interface SignedData {
  /** eContentType, dotted. */
  readonly contentType: string;
  /** `undefined`: detached. */
  readonly content: ContentExtent | undefined;
  /** The EncapsulatedContentInfo in the file. */
  readonly encapsulated: { readonly start: number; readonly end: number };
  /** The file offset behind the ContentInfo. Whoever allows bytes after it looks at them. */
  readonly end: number;
  readonly digestAlgorithms: readonly CmsAlgorithm[];
  /** CertificateChoices as they were sent; X.509 certificates begin with 30. */
  readonly certificates: readonly Uint8Array[];
  /** RevocationInfoChoices as they were sent: CertificateLists begin with 30. */
  readonly revocationValues: readonly Uint8Array[];
  /** certificates and crls as they were sent, tags included, as far as they are there. */
  readonly encodedFields: readonly Uint8Array[];
  readonly signerInfos: readonly SignerInfo[];
}
