/**
 * Every reason that a report can give, with a stable code. docs/verification.md explains each for integrators, the
 * message catalogues have a sentence for people. A code never changes its meaning.
 */
export const FINDING_CODES = [
  // When

  /** A time stamp that passed proves that the signature existed at `{time}`; everything is judged at that time. */
  'judged-at-proved-time',
  /** Nothing proves when the signature was made: everything is judged at the validation time `{time}`. */
  'judged-at-validation-time',
  /** The signer claims a time that lies after the proved one, `{time}`. */
  'claimed-after-proved-time',
  /** The signer claims a time in the future of the validation, `{time}`. */
  'claimed-in-future',

  // Certificate

  /** No signing certificate in the file that matches the signature. */
  'signing-certificate-missing',
  /** Proved: the signature was made after the certificate ended at `{time}`. */
  'signed-after-expiry',
  /** Proved: the signature was made before the certificate began at `{time}`. */
  'signed-before-validity',
  /** The certificate ended at `{time}`, and nothing proves that the signature is older. */
  'certificate-expired',
  /** As `certificate-expired`; it had not been revoked when it ended. */
  'certificate-expired-not-revoked',
  /** The certificate begins at `{time}`, after the time that is judged. */
  'certificate-not-yet-valid',
  /** The key usage says neither digital signature nor content commitment: the key is not for documents. */
  'key-usage',
  /** The certificate of a time-stamping authority lacks the one key purpose for it, or has others (RFC 3161 section 2.3). */
  'not-a-tsa-certificate',
  /** A critical extension that nothing here understands. */
  'critical-extension',
  /** The signer's key `{algorithm}` is too weak today, and nothing proves that the signature is older. */
  'weak-key-no-proof',
  /** The signer's key `{algorithm}` was too weak already when the signature was made, or never fit. */
  'weak-key',

  // Integrity, as the judgement adds to it

  /** The hash `{algorithm}` is too weak today, and nothing proves that the signature is older. */
  'weak-digest-no-proof',
  /** The hash `{algorithm}` was too weak already when the signature was made, or never fit. */
  'digest-was-weak',
  /** The hash `{algorithm}` is too weak today; the signature is proved to be older than the day it became so. */
  'weak-digest-proved-earlier',

  // Trust

  /** The chain leads to `{anchor}`. */
  'trusted-anchor',
  /** No issuer held vouches for `{subject}`; its issuer `{issuer}` is not held. */
  'no-anchor',
  /** The signature on the certificate of `{subject}` is not its issuer's. */
  'chain-signature',
  /** The authority `{subject}` had ended at the time that is judged. */
  'authority-expired',
  /** The authority `{subject}` had not begun at the time that is judged. */
  'authority-not-yet-valid',
  /** `{subject}` issued a certificate and is no authority, or one that may not issue such. */
  'authority-constraints',
  /** The certificate of `{subject}` has a critical extension that nothing here understands. */
  'chain-critical-extension',
  /** The certificate of `{subject}` is signed with an algorithm that nothing here accepts. */
  'chain-algorithm',
  /** The certificate of `{subject}` is signed over the hash `{algorithm}`, which is too weak, and nothing proves that it is older. */
  'chain-weak-digest',
  /** The authority `{subject}` was revoked at `{time}`. */
  'authority-revoked',

  // Revocation

  /** Not revoked, says an answer of `{time}` (`{source}`: ocsp or crl). */
  'not-revoked',
  /** Revoked at `{time}` for `{reason}`, after the signature is proved to have existed. */
  'revoked-after-proved-time',
  /** Proved: the signature was made after the certificate was revoked at `{time}` for `{reason}`. */
  'signed-after-revocation',
  /** Revoked at `{time}` for `{reason}`, and nothing proves that the signature is older. */
  'revoked',
  /** Put on hold at `{time}`: neither good nor revoked. */
  'suspended',
  /** Asked, and the authority does not know the certificate. */
  'revocation-status-unknown',
  /** An answer that says nothing about the time that is judged: out of date, or made after the certificate ended (`{reason}`). */
  'revocation-stale',
  /** An answer that is not believed: `{reason}`. */
  'revocation-answer-refused',
  /** An answer whose signer was revoked: it is not believed. */
  'revocation-signer-revoked',
  /** Whether `{subject}`, who signed the answer for the issuer, was revoked is not known; the answer counts. */
  'revocation-signer-unchecked',
  /** Changes to a revocation list (a delta list) that did not count: `{reason}`. The list counts without them. */
  'revocation-changes-refused',
  /** The certificate names a list in a directory, `{address}` (LDAP); directories are not asked. */
  'revocation-directory-not-asked',
  /** Nobody was asked: offline, and the file holds no answers. */
  'revocation-not-asked',
  /** The services that the certificate names could not be reached, or did not answer. */
  'revocation-unreachable',
  /** The certificate names nobody who could be asked. */
  'revocation-no-source',
  /** The certificate is one that is not revoked by its nature (short-lived, or id-ce-noRevAvail). */
  'revocation-not-applicable',
  /** Whether the authority `{subject}` is revoked is not known. */
  'authority-revocation-unknown',

  // Time stamps

  /** A time stamp of `{time}` did not pass: it proves nothing. */
  'timestamp-not-proved',
  /** A time stamp lies in the future of the validation, `{time}`. */
  'timestamp-in-future',
  /** The time stamps contradict each other: what was stamped first says the later time. */
  'timestamp-order',
  /** The time in a stamp cannot be read. */
  'timestamp-no-time',

  // Worth

  /** Made with a CIE: an advanced electronic signature for dealings with the public administration. */
  'worth-fea-cie',
  /** The certificate has the form of a CIE's and no authority of the CIE vouches for it. */
  'worth-cie-not-confirmed',
  /** A qualified certificate, a qualified device, and a trusted list that confirms both. */
  'worth-qualified',
  /** A qualified seal of an organisation, confirmed by a trusted list. */
  'worth-qualified-seal',
  /** The certificate says that it is qualified; no trusted list held confirms it. */
  'worth-qualified-not-confirmed',
  /** Qualified certificate, and nothing says that the key lies in a qualified device. */
  'worth-qualified-certificate-only',
  /** A certificate that makes no claim to be qualified. */
  'worth-not-qualified',
  /** Nobody vouches for the certificate. */
  'worth-unknown',

  // Integrity: mathematics and CMS

  /** The content's hash is not the one that was signed: the content was changed. */
  'digest-mismatch',
  /** The signature value does not verify with the certificate's key. */
  'signature-mismatch',
  /** The signed content is not in the file and was not given. */
  'content-missing',
  /** A hash function `{algorithm}` that nothing here accepts. */
  'unsupported-digest',
  /** A signature algorithm `{algorithm}` that nothing here accepts. */
  'unsupported-signature',
  /** The certificate's key cannot be used: too short, of an unusual kind, or not fit for the algorithm. */
  'unusable-key',
  /** The hash `{algorithm}` is weak; whether that matters depends on when it was signed. */
  'weak-digest',
  /** The hash `{algorithm}` in a time stamp is weak. */
  'weak-imprint',
  /** digestAlgorithm holds the identifier of a signature algorithm. */
  'digest-algorithm-misnamed',
  /** signatureAlgorithm names another hash than digestAlgorithm; the signature follows the latter. */
  'signature-algorithm-mismatch',
  /** Signed attributes that are not in DER order (RFC 5652 section 5.4). */
  'attributes-unsorted',
  /** A signed attribute cannot be read. */
  'attribute-malformed',
  /** A signed attribute occurs twice (RFC 5652 section 11). */
  'attribute-repeated',
  /** A signed attribute has several values where one is allowed. */
  'attribute-values-repeated',
  /** A signed attribute without a value. */
  'attribute-empty',
  /** An attribute that counts only when signed stands among the unsigned ones. */
  'attribute-not-signed',
  /** No content-type among the signed attributes. */
  'content-type-missing',
  /** content-type differs from eContentType. */
  'content-type-mismatch',
  /** No message-digest among the signed attributes. */
  'message-digest-missing',
  /** No signed attributes at all: not a CAdES signature. */
  'signed-attributes-missing',
  /** signingTime cannot be read. */
  'signing-time-malformed',
  /** The certificate is not the one that the signature names. */
  'signing-certificate-mismatch',
  /** No signing-certificate attribute: the certificate could be exchanged for another of the same key. */
  'signing-certificate-reference-missing',
  /** As `signing-certificate-reference-missing`, in a PDF. */
  'signing-certificate-attribute-missing',
  /** The signing-certificate attribute of the first version, with SHA-1. */
  'signing-certificate-v1',
  /** The content has the form of signed attributes: a signature of another file could be passed off (RFC 5652 security considerations). */
  'content-is-signed-attributes',
  /** The content is a signed file itself. */
  'content-is-signed',
  /** Bytes follow the CMS structure. */
  'bytes-after-signature',
  /** Content was given, and the file holds its own. */
  'detached-content-ignored',
  /** A counter-signature with a content-type (RFC 5652 section 11.4). */
  'counter-signature-content-type',

  // Integrity: time stamps

  /** The bytes are no time stamp token. */
  'timestamp-malformed',
  /** The token is about something else. */
  'timestamp-imprint-mismatch',
  /** The token's certificate does not name time stamping as its purpose. */
  'timestamp-purpose',
  /** An archive time stamp of the oldest form (v1), whose imprint is not checked. */
  'archive-form-unsupported',
  /** An archive time stamp v3 without its ats-hash-index. */
  'archive-index-missing',
  /** The ats-hash-index names values that are not there. */
  'archive-index-mismatch',

  // Integrity: PDF

  /** No ByteRange. */
  'byte-range-missing',
  /** ByteRange is not four integers that begin with 0. */
  'byte-range-malformed',
  /** ByteRange goes beyond the file. */
  'byte-range-out-of-bounds',
  /** The gap in ByteRange is not exactly the signature. */
  'byte-range-gap',
  /** ByteRange does not end where a revision of the file ends. */
  'byte-range-not-a-revision',
  /** No Contents. */
  'contents-missing',
  /** Contents is no CMS signature. */
  'contents-malformed',
  /** Not exactly one signer in a PDF signature (ISO 32000-2, 12.8.3.3.1). */
  'contents-signers',
  /** Something other than zeros follows the CMS in Contents. */
  'contents-trailing-bytes',
  /** A PDF signature that brings its own content. */
  'embedded-content',
  /** A kind of PDF signature `{subFilter}` that nothing here reads. */
  'unsupported-subfilter',
  /** The file says something twice, and programs may read it differently. */
  'ambiguous-structure',
  /** The file cannot be read strictly (`{reason}`); the signature was found in its text. */
  'structure-unreadable',
  /** A signature that no form field shows. */
  'signature-not-in-form',
  /** A signature that was prepared in the signed file and shown only by a later addition. */
  'signature-activated-later',
  /** A later revision took the signature out of the form. */
  'signature-removed',
  /** Bytes after the last revision. */
  'bytes-after-revision',
  /** Page content that nothing shows was in the file when it was signed: it could be shown later (shadow attacks). */
  'unused-content',
  /** What was added after the signature cannot be read. */
  'changes-unreadable',
  /** Certificates and revocation values were added (DSS): allowed. */
  'validation-data-added',
  /** A document time stamp was added: allowed. */
  'document-timestamp-added',
  /** Title, author or other metadata changed; nothing that is shown. */
  'metadata-changed',
  /** Structure that shows nothing was added. */
  'structure-extended',
  /** Objects were added that nothing uses. */
  'unused-objects-added',
  /** Another signature was added: allowed. */
  'signature-added',
  /** Another signature with a picture on a page was added. */
  'visible-signature-added',
  /** An empty field for a further signature was added, in a file that nobody certified. */
  'signature-field-added',
  /** A signature was added although the certifier forbids changes (DocMDP 1). */
  'signing-forbidden',
  /** A signature field was drawn over a certified page (sneaky signature attack). */
  'sneaky-signature',
  /** A form field was filled in after signing. */
  'form-filled',
  /** A form field was filled in although the certifier forbids changes. */
  'form-filling-forbidden',
  /** A form field was changed that a signature locks. */
  'field-locked',
  /** A note or other annotation was added. */
  'annotation-added',
  /** A note or other annotation was changed. */
  'annotation-changed',
  /** A note or other annotation was taken away. */
  'annotation-removed',
  /** An annotation was added or changed although the certifier forbids it. */
  'annotation-forbidden',
  /** An annotation covers what the page shows (evil annotation attack). */
  'evil-annotation',
  /** Content that was hidden when the file was signed was brought to light (shadow attacks). */
  'hidden-content',
  /** The document was changed after signing (`{what}`). */
  'changed-after-signing',

  // Integrity: XML

  /** The hash of `{reference}` is not the one that was signed. */
  'reference-digest-mismatch',
  /** A signed part `{reference}` is not in the document. */
  'reference-missing',
  /** The signed part `{reference}` was moved to where it does not belong, so that another can stand in its place (XML signature wrapping). */
  'reference-misplaced',
  /** Two elements have the Id `{reference}`: which one is signed depends on the reader (XML signature wrapping). */
  'duplicate-id',
  /** A transform that could make the signature mean something else than what is shown. */
  'transform-refused',
  /** The Signature element cannot be read (`{place}`). */
  'signature-malformed',
  /** Nothing but the signature's own parts is signed. */
  'no-content-signed',
  /** A counter-signature that is not over the value of the signature it stands in. */
  'counter-signature-misplaced',
  /** No SignedProperties: not a XAdES signature. */
  'signed-properties-missing',
  /** SignedProperties are not among what is signed. */
  'signed-properties-not-signed',
  /** A reference of type SignedProperties points elsewhere. */
  'signed-properties-misplaced',
  /** The reference to SignedProperties lacks its Type. */
  'signed-properties-untyped',
  /** A Manifest is signed; what it lists is not checked. */
  'manifest-not-followed',
  /** The signature covers the part `{path}`. */
  'covers-element',
  /** The part `{path}` is not signed. */
  'unsigned-content',
  /** What is signed lies in the signature itself (`{path}`), not in the document. */
  'signed-content-in-signature',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];
