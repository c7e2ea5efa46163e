/** GnuTLS: p11tool and gnutls-cli. */
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIN } from '../../../middleware/test/support/holder.js';
import { clientModule, skipWithout } from '../support/installed.js';
import { run, type Ending } from '../support/program.js';
import { REQUEST, startTlsServer, type TlsServer } from '../support/tls-server.js';
import { CARD_URI, CERTIFICATE_URI, HOLDER, KEY_URI, tokenPlace, type TokenPlace } from '../support/token-place.js';

const WRONG_PIN = '11223344';

function p11tool(place: TokenPlace, ...args: readonly string[]): Promise<Ending> {
  const options = ['--provider', clientModule, '--batch'];
  return run('p11tool', [...options, ...args], { cwd: place.folder, env: place.env });
}

describe.skipIf(skipWithout('p11tool', 'p11-kit-modules'))('p11tool', () => {
  it('lists the card', async () => {
    const { code, text } = await p11tool(await tokenPlace(), '--list-tokens');
    expect(code).toBe(0);
    expect(text).toContain('serial=CA00000AA');
  });

  it('lists and exports the certificates without a PIN', async () => {
    const place = await tokenPlace();
    const listed = await p11tool(place, '--list-all-certs', CARD_URI);
    expect(listed.code).toBe(0);
    const uris = [...listed.text.matchAll(/URL: (\S+)/gu)].map(([, uri]) => uri ?? '');
    const exported = await Promise.all(uris.map((uri) => p11tool(place, '--export', uri)));
    const certificates = exported.map(({ stdout }) => new X509Certificate(stdout).toString());
    expect(certificates).toContain(place.authorities.holder);
    expect(certificates).toContain(place.authorities.sub);
    expect(place.verifications).toBe(0);
  });

  it('lists everything after a log-in, in the mode where programs log in', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code, text } = await p11tool(place, '--list-all', '--login', '--set-pin', PIN, CARD_URI);
    expect(code).toBe(0);
    expect(text).toMatch(/Type: Private key \(RSA-2048\)/u);
    // It logs in anew for each object.
    expect(place.verifications).toBeGreaterThan(0);
    expect(place.desk.card.tries.pin).toBe(3);
  });

  it('spends one try on a wrong PIN', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code } = await p11tool(place, '--list-all', '--login', '--set-pin', WRONG_PIN, CARD_URI);
    expect(code).toBe(1);
    expect(place.verifications).toBe(1);
    expect(place.desk.card.tries.pin).toBe(2);
  });

  it('tells what the token is', async () => {
    const { code, text } = await p11tool(await tokenPlace(), '--info', `${CARD_URI};type=public`);
    expect(code).toBe(0);
    expect(text).toMatch(/Type: Public key \(RSA-2048\)/u);
  });

  it('signs and verifies a test', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    const { code, text } = await p11tool(place, '--test-sign', KEY_URI);
    expect(code, text).toBe(0);
    expect(text).toMatch(/Verifying against .*\.\.\. ok/u);
    expect(place.verifications).toBe(1);
  });
});

describe.skipIf(skipWithout('gnutls-cli', 'openssl', 'p11-kit-modules'))('gnutls-cli', () => {
  async function visit(place: TokenPlace, { anchor, port }: TlsServer, pin = ''): Promise<Ending> {
    const card = ['--x509certfile', CERTIFICATE_URI, '--x509keyfile', `${KEY_URI}${pin}`];
    const args = ['--provider', clientModule, '--x509cafile', anchor, ...card, '-p', `${port}`, 'localhost'];
    return run('gnutls-cli', args, { cwd: place.folder, env: place.env, input: REQUEST });
  }

  it.each(['prompt', 'login'] as const)('logs in by TLS 1.2, PIN mode %s', async (mode) => {
    const place = await tokenPlace({ mode });
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
    const { code, text } = await visit(place, server, mode === 'login' ? `;pin-value=${PIN}` : '');
    expect(text).toContain(`Welcome ${HOLDER} by TLSv1.2`);
    expect(code).toBe(0);
    expect(server.visitors).toEqual([HOLDER]);
    expect(place.verifications).toBe(1);
  });

  it('spends one try on a wrong PIN', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
    const { code } = await visit(place, server, `;pin-value=${WRONG_PIN}`);
    expect(code).toBe(1);
    expect(server.visitors).toEqual([]);
    expect(place.verifications).toBe(1);
    expect(place.desk.card.tries.pin).toBe(2);
  });

  it('is let in with the PIN in a file', async () => {
    const place = await tokenPlace({ mode: 'login' });
    await writeFile(join(place.folder, 'pin'), PIN);
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.2');
    const { code, text } = await visit(place, server, `;pin-source=${place.folder}/pin`);
    expect(code, text).toBe(0);
    expect(server.visitors).toEqual([HOLDER]);
  });

  it('sends no certificate by TLS 1.3, for which the card would have to do PSS', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    const server = await startTlsServer(place.folder, place.authorities, 'TLSv1.3');
    const { code } = await visit(place, server);
    expect(code).toBe(1);
    expect(server.visitors).toEqual([]);
    expect(server.refused).toEqual(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']);
    expect(place.asked).toEqual([]);
  });
});
