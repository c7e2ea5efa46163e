import type { Certificate } from '@ciekit/pki';
import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag, BerValue } from '../cms/ber.js';
import { derOctets, derOid, derSequence } from '../cms/der-values.js';
import { CmsOid } from '../cms/oids.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { readCertificates } from '../cms/signer-certificate.js';
import { attributeValues } from '../cms/signer-info.js';
import { SignatureError } from '../errors.js';

/** Validation data in a file, DER each. */
export interface EmbeddedValues {
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** In the certificate-values attribute. */
  readonly certificates: readonly Certificate[];
}

const OTHER_REVOCATION_INFO = 0xa1;
const SUCCESSFUL = Uint8Array.of(0x0a, 0x01, 0x00);
const BASIC_OCSP = '1.3.6.1.5.5.7.48.1.1';

/**
 * The revocation values of a SignedData (RFC 5652 section 10.2.1, RFC 5940) and of one signer's certificate-values and
 * revocation-values (ETSI EN 319 122-1 annex A.1.1). What cannot be read is left out.
 */
export function embeddedValues(signedData: SignedData, signer: SignerInfo): EmbeddedValues {
  const ocspResponses: Uint8Array[] = [];
  const crls: Uint8Array[] = [];
  for (const choice of signedData.revocationValues) {
    if (choice[0] === BerTag.sequence) crls.push(choice);
    else if (choice[0] === OTHER_REVOCATION_INFO) ocspResponses.push(...readable(() => otherRevocationInfo(choice)));
  }
  for (const value of attributeValues(signer.unsignedAttributes, CmsOid.revocationValues)) {
    for (const field of readable(() => BerValue.of(value).children())) {
      const entries = readable(() => field.fields(field.tag).next().children());
      if (field.tag === BerTag.context0) crls.push(...entries.map(({ encoded }) => encoded));
      // BasicOCSPResponse here; everywhere else whole OCSPResponses are handled.
      else if (field.tag === BerTag.context1)
        ocspResponses.push(...entries.map(({ encoded }) => wholeResponse(encoded)));
    }
  }
  const certificates = attributeValues(signer.unsignedAttributes, CmsOid.certificateValues).flatMap((value) =>
    readable(() => BerValue.of(value).children()).map(({ encoded }) => encoded),
  );
  return { ocspResponses, crls, certificates: readCertificates(certificates) };
}

function otherRevocationInfo(choice: Uint8Array): readonly Uint8Array[] {
  const [format, info] = BerValue.of(choice).children();
  if (info === undefined) return [];
  const type = format?.oid();
  if (type === CmsOid.ocspResponse) return [info.encoded];
  return type === BASIC_OCSP ? [wholeResponse(info.encoded)] : [];
}

/** OCSPResponse (RFC 6960 section 4.2.1) around a BasicOCSPResponse. */
function wholeResponse(basic: Uint8Array): Uint8Array {
  const responseBytes = derSequence(derOid(BASIC_OCSP), derOctets(basic));
  return derSequence(SUCCESSFUL, encodeDer(BerTag.context0, responseBytes));
}

function readable<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof SignatureError) return [];
    throw error;
  }
}
