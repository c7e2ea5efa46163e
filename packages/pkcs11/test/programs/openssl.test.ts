/** OpenSSL with libengine-pkcs11, and curl on top of it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIN } from '../../../middleware/test/support/holder.js';
import { skipWithout } from '../support/installed.js';
import { expectSignature } from '../support/judge.js';
import { engineConfiguration } from '../support/openssl-engine.js';
import { run, type Ending } from '../support/program.js';
import { REQUEST, startTlsServer, type TlsServer } from '../support/tls-server.js';
import { CERTIFICATE_URI, HOLDER, KEY_URI, tokenPlace, type TokenPlace } from '../support/token-place.js';

/** The server's own signature first: it is an elliptic curve's. */
const CARD_ALGORITHMS = 'ECDSA+SHA256:RSA+SHA256';
const WRONG_PIN = '11223344';
const MODES = ['prompt', 'login'] as const;

interface Use {
  readonly place: TokenPlace;
  /** The key's URI, with the PIN where the program has to log in. */
  readonly key: string;
  readonly openssl: (...args: readonly string[]) => Promise<Ending>;
}

async function use(mode: (typeof MODES)[number], pin = PIN): Promise<Use> {
  const place = await tokenPlace({ mode });
  const key = `${KEY_URI}${mode === 'login' ? `;pin-value=${pin}` : ''}`;
  const OPENSSL_CONF = await engineConfiguration(place.folder);
  await writeFile(join(place.folder, 'card.pem'), place.authorities.holder);
  await writeFile(join(place.folder, 'issuer.pem'), place.authorities.sub);
  await writeFile(join(place.folder, 'root.pem'), place.authorities.root);
  await writeFile(join(place.folder, 'message'), 'Entra con CIE\n');
  const options = { cwd: place.folder, env: { ...place.env, OPENSSL_CONF } };
  return { place, key, openssl: (...args) => run('openssl', args, { ...options, input: REQUEST }) };
}

const ENGINE = ['-engine', 'pkcs11', '-keyform', 'engine'];

describe.skipIf(skipWithout('openssl', 'libengine-pkcs11-openssl', 'p11-kit-modules'))('openssl', () => {
  describe.each(MODES)('PIN mode %s', (mode) => {
    it.each(['sha1', 'sha256', 'sha384', 'sha512'])('dgst signs with %s', async (hash) => {
      const { place, key, openssl } = await use(mode);
      const { code, text } = await openssl('dgst', `-${hash}`, ...ENGINE, '-sign', key, '-out', 'signature', 'message');
      expect(code, text).toBe(0);
      await expectSignature(place.folder, place.authorities.holder, hash, 'message', 'signature');
      expect(place.verifications).toBe(1);
    });

    it('cms signs a message that its own verification accepts, up to the root', async () => {
      const { place, key, openssl } = await use(mode);
      const files = ['-in', 'message', '-outform', 'DER', '-out', 'message.p7m'];
      const certificates = ['-signer', 'card.pem', '-certfile', 'issuer.pem'];
      const signed = await openssl(
        'cms',
        '-sign',
        '-binary',
        '-nodetach',
        ...ENGINE,
        '-inkey',
        key,
        ...certificates,
        ...files,
      );
      expect(signed.code, signed.text).toBe(0);
      const judge = ['-inform', 'DER', '-in', 'message.p7m', '-CAfile', 'root.pem', '-purpose', 'any', '-out', 'read'];
      const verified = await openssl('cms', '-verify', ...judge);
      expect(verified.text).toContain('CMS Verification successful');
      expect(verified.code).toBe(0);
      expect(place.verifications).toBe(1);
    });

    it('s_client logs in by TLS 1.2', async () => {
      const { place, key, openssl } = await use(mode);
      const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
      const { code, text } = await openssl(...connect(server, key), '-client_sigalgs', 'RSA+SHA256');
      expect(text).toContain(`Welcome ${HOLDER} by TLSv1.2`);
      expect(code).toBe(0);
      expect(place.verifications).toBe(1);
    });
  });

  it.each(['dgst', 's_client'] as const)('%s spends one try on a wrong PIN', async (command) => {
    const { place, key, openssl } = await use('login', WRONG_PIN);
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
    const args =
      command === 'dgst'
        ? ['dgst', '-sha256', ...ENGINE, '-sign', key, 'message']
        : [...connect(server, key), '-client_sigalgs', 'RSA+SHA256'];
    expect((await openssl(...args)).code).toBe(1);
    expect(place.verifications).toBe(1);
    expect(place.desk.card.tries.pin).toBe(2);
  });

  it('s_client fails by TLS 1.2 without being told what the card can do: it chooses PSS', async () => {
    const { place, key, openssl } = await use('prompt');
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
    const { code } = await openssl(...connect(server, key));
    expect(code).toBe(1);
    expect(server.visitors).toEqual([]);
  });

  it('s_client sends no certificate by TLS 1.3', async () => {
    const { place, key, openssl } = await use('prompt');
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.3');
    const { code } = await openssl(...connect(server, key), '-client_sigalgs', 'RSA+SHA256');
    expect(code).toBe(1);
    expect(server.refused).toEqual(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']);
    expect(place.asked).toEqual([]);
  });
});

function connect({ anchor, port }: TlsServer, key: string): readonly string[] {
  const card = [...ENGINE, '-key', key, '-cert', 'card.pem'];
  return ['s_client', ...card, '-CAfile', anchor, '-connect', `localhost:${port}`, '-quiet', '-ign_eof'];
}

describe.skipIf(skipWithout('curl', 'libengine-pkcs11-openssl', 'p11-kit-modules'))('curl', () => {
  async function visit({ place }: Use, { anchor, url }: TlsServer, ...card: readonly string[]): Promise<Ending> {
    const OPENSSL_CONF = await engineConfiguration(place.folder, CARD_ALGORITHMS);
    const args = ['--silent', '--show-error', '--cacert', anchor, '--engine', 'pkcs11', '--key-type', 'ENG'];
    return run('curl', [...args, ...card, url], { cwd: place.folder, env: { ...place.env, OPENSSL_CONF } });
  }

  it.each(MODES)('logs in by TLS 1.2, PIN mode %s', async (mode) => {
    const used = await use(mode);
    const server = await startTlsServer(used.place.folder, used.place.authorities, 'TLSv1.2');
    const { code, text } = await visit(used, server, '--key', used.key, '--cert', 'card.pem');
    expect(text).toBe(`Welcome ${HOLDER} by TLSv1.2\n`);
    expect(code).toBe(0);
    expect(used.place.verifications).toBe(1);
  });

  it('spends one try on a wrong PIN', async () => {
    const used = await use('login', WRONG_PIN);
    const server = await startTlsServer(used.place.folder, used.place.authorities, 'TLSv1.2');
    const { code } = await visit(used, server, '--key', used.key, '--cert', 'card.pem');
    expect(code).toBe(58);
    expect(used.place.verifications).toBe(1);
    expect(used.place.desk.card.tries.pin).toBe(2);
  });

  it('takes the certificate from the card as well', async () => {
    const used = await use('prompt');
    const server = await startTlsServer(used.place.folder, used.place.authorities, 'TLSv1.2');
    const certificate = ['--cert-type', 'ENG', '--cert', CERTIFICATE_URI];
    const { code, text } = await visit(used, server, '--key', used.key, ...certificate);
    expect(text).toContain(`Welcome ${HOLDER} by TLSv1.2`);
    expect(code).toBe(0);
  });

  it('is refused by TLS 1.3', async () => {
    const used = await use('prompt');
    const server = await startTlsServer(used.place.folder, used.place.authorities, 'TLSv1.3');
    const { code } = await visit(used, server, '--key', used.key, '--cert', 'card.pem');
    expect(code).toBe(56);
    expect(server.visitors).toEqual([]);
    expect(used.place.asked).toEqual([]);
  });
});
