import { concatBytes, fromHex } from '../bytes.js';
import { encodeTlv } from '../iso7816/tlv.js';
import type { ExternalRoot } from './external-root.js';
import { Tag } from './identifiers.js';
import { encodeRepresentative, RECOVERABLE_LENGTH } from './message-recovery.js';
import { modularPower } from './rsa.js';
import { EXTERNAL_ROOT_PRIVATE_EXPONENT, TERMINAL_KEY, TERMINAL_SERIAL } from './terminal-key.js';

/** Certificate profile identifier of IAS ECC for RSA keys (section 5.4). */
const PROFILE_IDENTIFIER = 0x8a;
/** What the terminal may do: the role byte after CA_AID. */
const TERMINAL_ROLE = 0x01;
/** iso-itu 9796-2 signature with SHA-256, as the CIE writes it. */
const OID_MUTUAL_AUTHENTICATION_SHA256 = fromHex('2A8122F42A02040104');

/** CHR of the terminal's certificate: four zero bytes and SN.IFD. */
export const TERMINAL_HOLDER_REFERENCE = concatBytes(new Uint8Array(4), TERMINAL_SERIAL);

/** The certificate body that the root signs, 297 bytes. */
export function terminalCertificateBody(root: ExternalRoot): Uint8Array {
  return concatBytes(
    Uint8Array.of(PROFILE_IDENTIFIER),
    root.authorityReference,
    TERMINAL_HOLDER_REFERENCE,
    root.authorityAid,
    Uint8Array.of(TERMINAL_ROLE),
    OID_MUTUAL_AUTHENTICATION_SHA256,
    TERMINAL_KEY.modulus,
    TERMINAL_KEY.publicExponent,
  );
}

/** The terminal's CV certificate, made for the root that this card holds: `7F21{5F37 signature, 5F38 rest, 42 CAR}`. */
export function terminalCertificate(root: ExternalRoot): Uint8Array {
  const body = terminalCertificateBody(root);
  const representative = encodeRepresentative(body.subarray(0, RECOVERABLE_LENGTH), body);
  const signature = modularPower(representative, EXTERNAL_ROOT_PRIVATE_EXPONENT, root.modulus);
  return encodeTlv(
    Tag.CV_CERTIFICATE,
    encodeTlv(0x5f37, signature),
    encodeTlv(0x5f38, body.subarray(RECOVERABLE_LENGTH)),
    encodeTlv(0x42, root.authorityReference),
  );
}
