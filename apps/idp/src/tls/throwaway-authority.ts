import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import * as der from './der.js';

/** What a TLS server shows, in PEM. */
export interface ServerCredentials {
  readonly key: string;
  /** The server's certificate; that of its authority may follow. */
  readonly cert: string;
}

/** A certification authority that lives as long as the process: its key is never written anywhere. */
export interface ThrowawayAuthority {
  /** To be trusted by the browser or program that is to reach the servers. */
  readonly certificatePem: string;
  /** Issues a server certificate for names and addresses. */
  issue(names: readonly string[]): ServerCredentials;
}

const DAY_MS = 86_400_000;
/** Browsers refuse server certificates of more than 398 days. */
const LIFETIME_DAYS = 90;
/** So that a client whose clock is a little behind believes it. */
const BACKDATED_DAYS = 1;

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  organizationName: '2.5.4.10',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

interface KeyPair {
  /** PKCS#8, PEM. */
  readonly privateKey: string;
  readonly publicKeyInfo: Uint8Array;
  readonly identifier: Uint8Array;
}

/**
 * Makes a certification authority (ECDSA P-256) and nothing on disk.
 *
 * @example
 * ```ts
 * const authority = createThrowawayAuthority();
 * createServer(authority.issue(['localhost', '127.0.0.1']));
 * ```
 */
export function createThrowawayAuthority(): ThrowawayAuthority {
  const authorityKey = newKeyPair();
  const authorityName = distinguishedName(`Throw-away CA ${randomBytes(4).toString('hex')} of a CIE Kit test service`);
  const certificatePem = toPem(
    certificate(authorityName, authorityKey, authorityName, authorityKey, [
      extension(OID.basicConstraints, der.sequence(der.booleanTrue(), der.integer(Uint8Array.of(0))), true),
      // keyCertSign and cRLSign
      extension(OID.keyUsage, der.bitString(Uint8Array.of(0x06), 1), true),
    ]),
  );
  return {
    certificatePem,
    issue: (names) => {
      const key = newKeyPair();
      const subject = distinguishedName(names[0] ?? 'localhost');
      const issued = certificate(subject, key, authorityName, authorityKey, [
        extension(OID.keyUsage, der.bitString(Uint8Array.of(0x80), 7), true),
        extension(OID.extKeyUsage, der.sequence(der.objectIdentifier(OID.serverAuth))),
        extension(OID.subjectAltName, der.sequence(...names.map(generalName))),
      ]);
      return { key: key.privateKey, cert: `${toPem(issued)}${certificatePem}` };
    },
  };
}

function newKeyPair(): KeyPair {
  // Encoded at once: Node 20 can deadlock when a key object is exported while the job that made it is collected.
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const publicKeyInfo = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKeyInfo, identifier: createHash('sha1').update(publicKeyInfo).digest() };
}

function certificate(
  subject: Uint8Array,
  key: KeyPair,
  issuer: Uint8Array,
  issuerKey: KeyPair,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const now = Date.now();
  const serialNumber = randomBytes(16);
  serialNumber[0] = ((serialNumber[0] ?? 0) & 0x7f) | 0x40;
  const algorithm = der.sequence(der.objectIdentifier(OID.ecdsaWithSha256));
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Uint8Array.of(2))),
    der.integer(serialNumber),
    algorithm,
    issuer,
    der.sequence(
      der.utcTime(new Date(now - BACKDATED_DAYS * DAY_MS)),
      der.utcTime(new Date(now + LIFETIME_DAYS * DAY_MS)),
    ),
    subject,
    key.publicKeyInfo,
    der.explicit(
      3,
      der.sequence(
        ...extensions,
        extension(OID.subjectKeyIdentifier, der.octetString(key.identifier)),
        extension(OID.authorityKeyIdentifier, der.sequence(der.implicit(0, issuerKey.identifier))),
      ),
    ),
  );
  return der.sequence(toBeSigned, algorithm, der.bitString(sign('sha256', toBeSigned, issuerKey.privateKey)));
}

function distinguishedName(commonName: string): Uint8Array {
  const attribute = (oid: string, text: string): Uint8Array =>
    der.setOf(der.sequence(der.objectIdentifier(oid), der.utf8String(text)));
  return der.sequence(
    attribute(OID.organizationName, 'CIE Kit test service'),
    // RFC 5280 appendix A: at most 64 characters.
    attribute(OID.commonName, commonName.slice(0, 64)),
  );
}

function extension(oid: string, content: Uint8Array, critical = false): Uint8Array {
  return der.sequence(der.objectIdentifier(oid), ...(critical ? [der.booleanTrue()] : []), der.octetString(content));
}

/** RFC 5280 section 4.2.1.6: dNSName, or iPAddress in network byte order. */
function generalName(name: string): Uint8Array {
  const family = isIP(name);
  if (family === 0) return der.implicit(2, Buffer.from(name, 'latin1'));
  return der.implicit(7, family === 4 ? Uint8Array.from(name.split('.').map(Number)) : ipv6Octets(name));
}

function ipv6Octets(address: string): Uint8Array {
  // The URL parser writes an address in its shortest form, with an embedded IPv4 part in hexadecimal.
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = (part: string | undefined): readonly number[] =>
    part === undefined || part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const before = groups(head);
  const after = groups(tail);
  const all = [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function toPem(content: Uint8Array): string {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
