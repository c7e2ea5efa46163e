import { byteAt, equalBytes } from '@ciekit/core/bytes';
import { ResponseApdu, StatusWord, type CommandApdu, type Tlv } from '@ciekit/core/iso7816';
import { optionalObject, parseObjects } from '../card-os/data-objects.js';
import { refuse } from '../card-os/refusal.js';

/** Control reference templates in P2 of MSE SET (ISO 7816-4 section 10.3.1). */
const AUTHENTICATION = 0xa4;
const KEY_AGREEMENT = 0xa6;
const DIGITAL_SIGNATURE = 0xb6;
/** P1 of MSE: computation, internal authentication and key agreement; verification and external authentication; RESTORE. */
const SET_COMPUTATION = 0x41;
const SET_VERIFICATION = 0x81;
const RESTORE = 0xf3;

/** Data objects of a control reference template. */
const ALGORITHM = 0x80;
const PUBLIC_KEY = 0x83;
const PRIVATE_KEY = 0x84;
const KEY_AGREEMENT_PUBLIC_VALUE = 0x91;

const Algorithm = {
  /** RSASSA-PKCS1-v1_5, the DigestInfo from outside. */
  CLIENT_AUTHENTICATION: 0x02,
  /** Verification of card verifiable certificates. */
  CERTIFICATE_VERIFICATION: 0x41,
  /** Device authentication with key agreement, 3DES, SHA-256. */
  DEVICE_AUTHENTICATION: 0x9b,
} as const;

export const KeyReference = {
  DIFFIE_HELLMAN: 0x81,
  HOLDER: 0x81,
  INTERNAL_AUTHENTICATION: 0x82,
  SERVICES: 0x83,
  EXTERNAL_ROOT: 0x84,
} as const;

export interface AuthenticationKey {
  readonly algorithm: number;
  readonly reference: number;
}

/** SE KEY, the environment after a selection: client authentication with the holder's key (docs/card-protocol.md section 1). */
export const DEFAULT_AUTHENTICATION_KEY: AuthenticationKey = {
  algorithm: Algorithm.CLIENT_AUTHENTICATION,
  reference: KeyReference.HOLDER,
};

/** The numbers of SE KEY, SE PIN, SE PUK and SE DAPP. None may be restored by command. */
const SECURITY_ENVIRONMENTS = 4;

/** The key of a terminal, taken from a certificate that the card verified. */
export interface TerminalKey {
  /** Certificate holder reference, 12 bytes. */
  readonly holderReference: Uint8Array;
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** Which key and algorithm the next cryptographic command uses. */
export class SecurityEnvironment {
  #authenticationKey = DEFAULT_AUTHENTICATION_KEY;
  #verifiesCertificates = false;
  #terminalKey: TerminalKey | undefined;
  #externalKeySelected = false;
  #hostPublicValue: Uint8Array | undefined;

  get authenticationKey(): AuthenticationKey {
    return this.#authenticationKey;
  }

  /** Whether the external root was chosen for certificate verification. */
  get verifiesCertificates(): boolean {
    return this.#verifiesCertificates;
  }

  /** The terminal key chosen for EXTERNAL AUTHENTICATE. */
  get externalKey(): TerminalKey | undefined {
    return this.#externalKeySelected ? this.#terminalKey : undefined;
  }

  /** What SELECT of an application brings back; the key from a certificate is forgotten with it. */
  restoreDefault(): void {
    this.#authenticationKey = DEFAULT_AUTHENTICATION_KEY;
    this.#verifiesCertificates = false;
    this.#terminalKey = undefined;
    this.#externalKeySelected = false;
    this.#hostPublicValue = undefined;
  }

  /** A verified certificate puts its key here; it has to be chosen by MSE SET before use. */
  learnTerminalKey(key: TerminalKey): void {
    this.#terminalKey = key;
    this.#externalKeySelected = false;
  }

  /** The host's public value for key agreement; it serves once. */
  takeHostPublicValue(): Uint8Array | undefined {
    const value = this.#hostPublicValue;
    this.#hostPublicValue = undefined;
    return value;
  }

  /**
   * MANAGE SECURITY ENVIRONMENT (ISO 7816-4 section 11.5.11).
   *
   * @param isPublicValue whether a key agreement value is one of the group
   * @throws {Refusal} 6A80, 6A86, 6A88; 6982 for RESTORE
   */
  manage(command: CommandApdu, isPublicValue: (value: Uint8Array) => boolean): ResponseApdu {
    if (command.p1 === RESTORE) {
      const known = command.p2 >= 1 && command.p2 <= SECURITY_ENVIRONMENTS;
      refuse(known ? StatusWord.SECURITY_STATUS_NOT_SATISFIED : StatusWord.REFERENCE_NOT_FOUND);
    }
    const objects = parseObjects(command.data);
    const operation = (command.p1 << 8) | command.p2;
    switch (operation) {
      case (SET_COMPUTATION << 8) | AUTHENTICATION:
        this.#setAuthentication(objects);
        break;
      case (SET_COMPUTATION << 8) | KEY_AGREEMENT:
        this.#setKeyAgreement(objects, isPublicValue);
        break;
      case (SET_VERIFICATION << 8) | DIGITAL_SIGNATURE:
        this.#setCertificateVerification(objects);
        break;
      case (SET_VERIFICATION << 8) | AUTHENTICATION:
        this.#setExternalAuthentication(objects);
        break;
      default:
        refuse(StatusWord.WRONG_P1_P2);
    }
    return new ResponseApdu(new Uint8Array(0), StatusWord.SUCCESS);
  }

  #setAuthentication(objects: readonly Tlv[]): void {
    allowTags(objects, [ALGORITHM, PRIVATE_KEY]);
    const reference = oneByte(optionalObject(objects, PRIVATE_KEY)) ?? this.#authenticationKey.reference;
    const wanted =
      reference === KeyReference.INTERNAL_AUTHENTICATION
        ? Algorithm.DEVICE_AUTHENTICATION
        : reference === KeyReference.HOLDER || reference === KeyReference.SERVICES
          ? Algorithm.CLIENT_AUTHENTICATION
          : refuse(StatusWord.REFERENCE_NOT_FOUND);
    const algorithm = oneByte(optionalObject(objects, ALGORITHM)) ?? wanted;
    if (algorithm !== wanted) refuse(StatusWord.WRONG_DATA);
    this.#authenticationKey = { reference, algorithm };
  }

  #setKeyAgreement(objects: readonly Tlv[], isPublicValue: (value: Uint8Array) => boolean): void {
    allowTags(objects, [ALGORITHM, PUBLIC_KEY, KEY_AGREEMENT_PUBLIC_VALUE]);
    requireAlgorithm(objects, Algorithm.DEVICE_AUTHENTICATION);
    if (oneByte(optionalObject(objects, PUBLIC_KEY)) !== KeyReference.DIFFIE_HELLMAN)
      refuse(StatusWord.REFERENCE_NOT_FOUND);
    const value = optionalObject(objects, KEY_AGREEMENT_PUBLIC_VALUE);
    if (value === undefined || !isPublicValue(value)) refuse(StatusWord.WRONG_DATA);
    this.#hostPublicValue = Uint8Array.from(value);
  }

  #setCertificateVerification(objects: readonly Tlv[]): void {
    allowTags(objects, [ALGORITHM, PUBLIC_KEY]);
    requireAlgorithm(objects, Algorithm.CERTIFICATE_VERIFICATION);
    if (oneByte(optionalObject(objects, PUBLIC_KEY)) !== KeyReference.EXTERNAL_ROOT)
      refuse(StatusWord.REFERENCE_NOT_FOUND);
    this.#verifiesCertificates = true;
  }

  #setExternalAuthentication(objects: readonly Tlv[]): void {
    allowTags(objects, [ALGORITHM, PUBLIC_KEY]);
    const reference = optionalObject(objects, PUBLIC_KEY);
    const key = this.#terminalKey;
    if (reference === undefined || key === undefined || !equalBytes(reference, key.holderReference))
      refuse(StatusWord.REFERENCE_NOT_FOUND);
    this.#externalKeySelected = true;
  }
}

function allowTags(objects: readonly Tlv[], allowed: readonly number[]): void {
  if (objects.some((object) => !allowed.includes(object.tag))) refuse(StatusWord.WRONG_DATA);
}

function requireAlgorithm(objects: readonly Tlv[], algorithm: number): void {
  if (oneByte(optionalObject(objects, ALGORITHM)) !== algorithm) refuse(StatusWord.WRONG_DATA);
}

function oneByte(value: Uint8Array | undefined): number | undefined {
  if (value === undefined) return undefined;
  return value.length === 1 ? byteAt(value, 0) : refuse(StatusWord.WRONG_DATA);
}
