import { constants, createPrivateKey, privateEncrypt, type KeyObject } from 'node:crypto';
import { ecKey, entity, rsaKey, type Entity, type KeyPair } from '../../../pki/test/support/test-pki.js';
import type { Signer } from '../../src/index.js';

export const CONTENT = new Uint8Array(Buffer.from('Si chiede il rilascio del certificato.\n'));

/** An authority and the persons that it certified; keys are made once for a test file. */
export const AUTHORITY: Entity = entity('authority', 'Test CA');
const keys: KeyPair[] = [];
const people = new Map<number, Entity>();

/** The same person for the same number. */
export function person(number = 0): Entity {
  const key = (keys[number] ??= rsaKey());
  const found = people.get(number) ?? entity('end', `Person ${number}`, { key, by: AUTHORITY });
  people.set(number, found);
  return found;
}

/** A key in memory that does what the card does: PKCS#1 v1.5 padding of a DigestInfo. */
export function signerOf({ der, key }: Entity): Signer {
  return {
    certificate: der,
    issuers: [AUTHORITY.der],
    sign: (digestInfo) => Promise.resolve(new Uint8Array(rawRsa(key.privateKey, digestInfo))),
  };
}

function rawRsa(key: KeyObject, digestInfo: Uint8Array): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
}

export const rsaSigner = (number = 0): Signer => signerOf(person(number));

export function ecSigner(): Signer {
  const key = ecKey();
  return { ...signerOf(entity('end', 'Curve', { key, by: AUTHORITY })), sign: () => Promise.resolve(new Uint8Array()) };
}

/** PKCS #8, PEM: for openssl. */
export const privatePem = ({ key }: Entity): string =>
  createPrivateKey(key.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
