/** OpenSC's pkcs11-tool: what every card tool does, checked by openssl and by the card's own counters. */
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIN } from '../../../middleware/test/support/holder.js';
import { READER } from '../../../middleware/test/support/desk.js';
import { clientModule, skipWithout } from '../support/installed.js';
import { expectSignature } from '../support/judge.js';
import { run, type Ending } from '../support/program.js';
import { CARD_LABEL, tokenPlace, type TokenPlace } from '../support/token-place.js';

/** DER of DigestInfo up to the hash value, from RFC 8017 section 9.2. */
const DIGEST_INFO_OF_SHA256 = '3031300d060960864801650304020105000420';
const WRONG_PIN = '11223344';
const MEBIBYTE = 2 ** 20;

function tool(place: TokenPlace, ...args: readonly string[]): Promise<Ending> {
  return run('pkcs11-tool', ['--module', clientModule, ...args], { cwd: place.folder, env: place.env });
}

async function sign(place: TokenPlace, mechanism: string, ...args: readonly string[]): Promise<Ending> {
  const files = ['--input-file', 'message', '--output-file', 'signature'];
  return tool(place, '--sign', '--mechanism', mechanism, ...files, ...args);
}

describe.skipIf(skipWithout('pkcs11-tool', 'openssl', 'p11-kit-modules'))('pkcs11-tool', () => {
  it('lists the reader and the card by its number, with the PIN asked by our side', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    const { code, text } = await tool(place, '--list-slots');
    expect(code).toBe(0);
    expect(text).toContain(READER);
    expect(text).toContain('CA00000AA');
    expect(text).toMatch(/token flags\s*:.*PIN initialized/u);
    expect(text).not.toContain('login required');
    expect(place.asked).toEqual([]);
  });

  it('is told in the other mode that it has to log in', async () => {
    const { code, text } = await tool(await tokenPlace({ mode: 'login' }), '--list-token-slots');
    expect(code).toBe(0);
    expect(text).toMatch(/token flags\s*:.*login required/u);
  });

  it('lists the mechanisms that the card can do, and neither PSS nor raw RSA', async () => {
    const { code, text } = await tool(await tokenPlace(), '--list-mechanisms');
    expect(code).toBe(0);
    const mechanisms = [...text.matchAll(/^ {2}(\S+), keySize=\{2048,2048\}, (.*)$/gmu)].map(([, ...words]) => words);
    expect(mechanisms.map(([name]) => name)).toEqual([
      'RSA-PKCS',
      'SHA1-RSA-PKCS',
      'SHA256-RSA-PKCS',
      'SHA384-RSA-PKCS',
      'SHA512-RSA-PKCS',
    ]);
    for (const [, uses] of mechanisms) expect(uses).toMatch(/\bsign\b/u);
  });

  it.each([
    ['prompt', 1],
    ['login', 0],
  ] as const)('lists the objects without a PIN, PIN mode %s: %i private keys', async (mode, privateKeys) => {
    const place = await tokenPlace({ mode });
    const { code, text } = await tool(place, '--list-objects');
    expect(code).toBe(0);
    expect(text.match(/^Certificate Object/gmu)?.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/^Public Key Object; RSA 2048 bits/gmu)).toHaveLength(1);
    expect(text.match(/^Private Key Object; RSA/gmu) ?? []).toHaveLength(privateKeys);
    expect(place.verifications).toBe(0);
  });

  it('lists the private key after a log-in', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code, text } = await tool(place, '--list-objects', '--login', '--pin', PIN);
    expect(code).toBe(0);
    expect(text).toMatch(/^Private Key Object; RSA/mu);
    expect(place.verifications).toBe(1);
    expect(place.asked).toEqual([]);
  });

  it('reads the certificate, byte for byte', async () => {
    const place = await tokenPlace();
    const { code } = await tool(place, '--read-object', '--type', 'cert', '--label', CARD_LABEL, '-o', 'read.der');
    expect(code).toBe(0);
    const read = new X509Certificate(await readFile(join(place.folder, 'read.der')));
    expect(read.toString()).toBe(place.authorities.holder);
  });

  describe.each(['prompt', 'login'] as const)('signs, PIN mode %s', (mode) => {
    const pin = mode === 'login' ? ['--login', '--pin', PIN] : [];

    it.each(['sha1', 'sha256', 'sha384', 'sha512'])('with %s', async (hash) => {
      const place = await tokenPlace({ mode });
      await writeFile(join(place.folder, 'message'), 'Entra con CIE\n');
      const { code } = await sign(place, `${hash.toUpperCase()}-RSA-PKCS`, ...pin);
      expect(code).toBe(0);
      await expectSignature(place.folder, place.authorities.holder, hash, 'message', 'signature');
      expect(place.verifications).toBe(1);
      expect(place.asked).toHaveLength(mode === 'prompt' ? 1 : 0);
    });

    it('with a DigestInfo made elsewhere', async () => {
      const place = await tokenPlace({ mode });
      const text = 'Entra con CIE\n';
      const digest = createHash('sha256').update(text).digest();
      await writeFile(join(place.folder, 'text'), text);
      await writeFile(
        join(place.folder, 'message'),
        Buffer.concat([Buffer.from(DIGEST_INFO_OF_SHA256, 'hex'), digest]),
      );
      const { code } = await sign(place, 'RSA-PKCS', ...pin);
      expect(code).toBe(0);
      await expectSignature(place.folder, place.authorities.holder, 'sha256', 'text', 'signature');
    });

    it('a mebibyte, in parts', async () => {
      const place = await tokenPlace({ mode });
      await writeFile(join(place.folder, 'message'), randomBytes(MEBIBYTE));
      const { code } = await sign(place, 'SHA256-RSA-PKCS', ...pin);
      expect(code).toBe(0);
      await expectSignature(place.folder, place.authorities.holder, 'sha256', 'message', 'signature');
    });
  });

  it('finds nothing wrong with its own tests', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code, text } = await tool(place, '--test', '--login', '--pin', PIN);
    expect(text).toContain('No errors');
    expect(code).toBe(0);
    expect(place.verifications).toBe(1);
  });

  it('spends one try on a wrong PIN and is told so', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code, text } = await tool(place, '--list-objects', '--login', '--pin', WRONG_PIN);
    expect(code).toBe(1);
    expect(text).toContain('CKR_PIN_INCORRECT');
    expect(place.verifications).toBe(1);
    expect(place.desk.card.tries.pin).toBe(2);
    expect((await tool(place, '--list-token-slots')).text).toContain('user PIN count low');
  });

  it('cannot use the last try: nothing is sent to the card', async () => {
    const place = await tokenPlace({ mode: 'login' });
    place.desk.card.set({ pin: 1 });
    const { code, text } = await tool(place, '--list-objects', '--login', '--pin', PIN);
    expect(code).toBe(1);
    expect(text).toContain('CKR_PIN_LOCKED');
    expect(place.verifications).toBe(0);
    expect(place.desk.card.tries.pin).toBe(1);
  });

  it('is told that the PIN is blocked', async () => {
    const place = await tokenPlace({ mode: 'login' });
    place.desk.card.set({ pin: 0 });
    const { code, text } = await tool(place, '--list-objects', '--login', '--pin', PIN);
    expect(code).toBe(1);
    expect(text).toContain('CKR_PIN_LOCKED');
    expect(place.verifications).toBe(0);
  });

  it('refuses a PIN of another form without asking the card', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const { code, text } = await tool(place, '--list-objects', '--login', '--pin', '1234567');
    expect(code).toBe(1);
    expect(text).toMatch(/CKR_PIN_(?:LEN_RANGE|INVALID|INCORRECT)/u);
    expect(place.verifications).toBe(0);
    expect(place.desk.card.tries.pin).toBe(3);
  });

  it('gives up when the holder takes the card away instead of typing the PIN', async () => {
    const place = await tokenPlace({
      mode: 'prompt',
      meanwhile: (pc) => {
        pc.removeCard();
      },
    });
    await writeFile(join(place.folder, 'message'), randomBytes(MEBIBYTE));
    const { code, text } = await sign(place, 'SHA256-RSA-PKCS');
    expect(code).toBe(1);
    expect(text).toMatch(/CKR_(?:DEVICE_REMOVED|TOKEN_NOT_PRESENT)/u);
    expect(place.asked).toHaveLength(1);
    expect(place.verifications).toBe(0);
  });

  it('sees the card leave and come back', async () => {
    const place = await tokenPlace();
    place.removeCard();
    await place.seen('none');
    expect((await tool(place, '--list-slots')).text).toMatch(/\(empty\)/u);
    expect((await tool(place, '--list-token-slots')).text).not.toContain('CA00000AA');
    place.insertCard();
    await place.seen('paired');
    expect((await tool(place, '--list-token-slots')).text).toContain('CA00000AA');
  });

  it('shows of a card that was never paired that this is what it needs', async () => {
    const place = await tokenPlace({ paired: false });
    const { code, text } = await tool(place, '--list-token-slots');
    expect(code).toBe(0);
    expect(text).toMatch(/token label\s*:.*pair/iu);
    expect((await tool(place, '--list-objects')).text).not.toContain('Object;');
  });
});
