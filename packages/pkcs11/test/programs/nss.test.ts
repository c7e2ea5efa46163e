/** NSS, which Firefox, Chromium, Thunderbird and LibreOffice use, and poppler on top of it, with which Okular signs. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientModule, skipWithout } from '../support/installed.js';
import { onePagePdf, signedBytes } from '../support/pdf.js';
import { run, type Ending } from '../support/program.js';
import { tokenPlace, type TokenPlace } from '../support/token-place.js';

const DATABASE = 'sql:.';

function tool(place: TokenPlace, command: string, ...args: readonly string[]): Promise<Ending> {
  return run(command, args, { cwd: place.folder, env: place.env });
}

/** A database in the place's folder that knows the token. */
async function database(place: TokenPlace): Promise<void> {
  const made = await tool(place, 'certutil', '-N', '-d', DATABASE, '--empty-password');
  expect(made.code, made.text).toBe(0);
  const module = ['-force', '-dbdir', DATABASE, '-add', 'CIE Kit', '-libfile', clientModule];
  const added = await tool(place, 'modutil', ...module);
  expect(added.code, added.text).toBe(0);
}

/** What NSS calls the holder's certificate: the token's label and the object's. */
async function nickname(place: TokenPlace): Promise<string> {
  const { code, text } = await tool(place, 'certutil', '-L', '-d', DATABASE, '-h', 'all');
  expect(code, text).toBe(0);
  const name = /^(\S.*?:.*?) {2,}u,u,u\s*$/mu.exec(text)?.[1];
  if (name === undefined) throw new Error(`no certificate with a private key:\n${text}`);
  return name;
}

describe.skipIf(skipWithout('certutil', 'modutil', 'p11-kit-modules'))('NSS', () => {
  it('lists the module and its slot', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    await database(place);
    const { code, text } = await tool(place, 'modutil', '-dbdir', DATABASE, '-list');
    expect(code).toBe(0);
    expect(text).toContain(clientModule);
    expect(text).toMatch(/serial=CA00000AA/u);
  });

  it('takes the certificate for one of the user, without a PIN', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    await database(place);
    const name = await nickname(place);
    const { stdout } = await tool(place, 'certutil', '-L', '-d', DATABASE, '-n', name, '-a');
    expect(stdout.toString().replaceAll('\r', '').trim()).toBe(place.authorities.holder.trim());
    expect(place.asked).toEqual([]);
  });
});

describe.skipIf(skipWithout('certutil', 'modutil', 'pdfsig', 'openssl', 'p11-kit-modules'))('pdfsig', () => {
  it('signs a PDF that it finds valid itself, and whose signature openssl verifies', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    await database(place);
    await writeFile(join(place.folder, 'page.pdf'), onePagePdf());
    const options = ['-nssdir', DATABASE, '-add-signature', '-nick', await nickname(place)];
    const signing = await tool(place, 'pdfsig', ...options, 'page.pdf', 'signed.pdf');
    expect(signing.code, signing.text).toBe(0);
    expect(place.asked).toHaveLength(1);
    expect(place.verifications).toBe(1);

    const { text } = await tool(place, 'pdfsig', '-nssdir', DATABASE, '-nocert', 'signed.pdf');
    expect(text).toContain('Signature Validation: Signature is Valid.');
    expect(text).toContain('Total document signed');

    const { signature, content } = signedBytes(await readFile(join(place.folder, 'signed.pdf')));
    await writeFile(join(place.folder, 'signature'), signature);
    await writeFile(join(place.folder, 'content'), content);
    await writeFile(join(place.folder, 'ca.pem'), `${place.authorities.root}\n${place.authorities.sub}`);
    const judge = ['-inform', 'DER', '-in', 'signature', '-content', 'content', '-binary', '-CAfile', 'ca.pem'];
    const judged = await tool(place, 'openssl', 'cms', '-verify', ...judge, '-purpose', 'any', '-out', 'read');
    expect(judged.text).toContain('CMS Verification successful');
  });
});
