/** Other people's programs about what `cie sign` makes with the software card, run as users run it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, XML } from '../../../../packages/middleware/test/support/documents.js';
import { skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';
import { run } from '../../../../packages/pkcs11/test/support/program.js';
import { PIN } from '../support/cli.js';
import { build, runCie } from '../support/program.js';

const skipped = skipWithout('openssl', 'pdfsig', 'pdftotext', 'qpdf', 'xmlsec1');
const SIGNATURE_VALUE = 'http://www.w3.org/2000/09/xmldsig#:SignatureValue';
const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties';

let home = '';

const at = (name: string): string => join(home, name);

async function cie(argv: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await runCie([...argv, '--reader', `software:${at('card.json')}`, '--yes'], {
    home,
    input,
  });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe.skipIf(skipped)('what cie sign makes', () => {
  beforeAll(async () => {
    await build();
    home = mkdtempSync(join(tmpdir(), 'cie-sign-'));
    await cie(['emulator', 'create', at('card.json'), '--trust', at('anchors')]);
    const anchors = readdirSync(at('anchors')).map((name) => at(join('anchors', name)));
    for (const purpose of ['chip-signer', 'holder-issuer']) {
      await runCie(['trust', 'add', ...anchors, '--trust-unpinned', '--purpose', purpose, '--yes'], { home });
    }
    await cie(['pair', '--pin-stdin'], `${PIN}\n`);
    mkdirSync(at('countersigned'));
    writeFileSync(at('letter.txt'), 'Dear Sirs');
    writeFileSync(at('contract.pdf'), pdf());
    writeFileSync(at('invoice.xml'), XML);
    const files = ['letter.txt', 'contract.pdf', 'invoice.xml'].map(at);
    await cie(['sign', '--pin-stdin', ...files], `${PIN}\n`);
    await cie(['sign', '--pin-stdin', '--detached', at('letter.txt')], `${PIN}\n`);
    // A second signature on each.
    const signed = ['letter.txt.p7m', 'contract-signed.pdf', 'invoice-signed.xml'].map(at);
    const visible = ['--page', '1', '--at', '0.5,0.8,0.4,0.1', '--reason', 'Visto'];
    await cie(['sign', '--pin-stdin', ...visible, ...signed], `${PIN}\n`);
    await cie(['sign', '--pin-stdin', at('letter.txt.p7s')], `${PIN}\n`);
    const signatures = ['letter-2.txt.p7m', 'letter-2.txt.p7s', 'invoice-signed.xml'].map(at);
    await cie(['sign', '--pin-stdin', '--countersign', '--out', at('countersigned'), ...signatures], `${PIN}\n`);
    const words = ['--page', '1', '--text', 'Prima riga\\nSeconda | riga\nTerza riga'];
    await cie(['sign', '--pin-stdin', ...words, '--out', at('countersigned'), at('contract.pdf')], `${PIN}\n`);
  }, 240_000);

  afterAll(() => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it.each(['letter.txt.p7m', 'letter-2.txt.p7m'])('openssl cms takes %s, with its chain', async (name) => {
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', at(name), '-CAfile', at('anchors/root.pem')];
    const { code, text } = await run('openssl', [...args, '-purpose', 'any', '-out', at('content')]);
    expect({ code, text: text.trim() }).toEqual({ code: 0, text: 'CMS Verification successful' });
    expect(readFileSync(at('content'), 'utf8')).toBe('Dear Sirs');
  });

  it('openssl cms takes a signature in a file of its own, and no other content', async () => {
    const args = [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      at('letter.txt.p7s'),
      '-CAfile',
      at('anchors/root.pem'),
    ];
    const about = (name: string) => run('openssl', [...args, '-purpose', 'any', '-content', at(name), '-out', at('x')]);
    expect((await about('letter.txt')).code).toBe(0);
    expect((await about('invoice.xml')).code).not.toBe(0);
  });

  it.each([
    ['contract-signed.pdf', [true]],
    ['contract-signed-signed.pdf', [false, true]],
  ])('pdfsig takes every signature of %s, qpdf the file', async (name, total) => {
    const { text } = await run('pdfsig', ['-nocert', at(name)], { env: { HOME: home } });
    const blocks = text.split(/^Signature #\d+:/mu).slice(1);
    expect(blocks.map((block) => block.includes('Signature is Valid.'))).toEqual(total.map(() => true));
    expect(blocks.map((block) => block.includes('Total document signed'))).toEqual(total);
    const { code, text: said } = await run('qpdf', ['--check', at(name)]);
    expect(code === 0 ? '' : said).toBe('');
  });

  it.each([
    ['invoice-signed.xml', 1],
    ['invoice-signed-signed.xml', 2],
    ['countersigned/invoice-signed-signed.xml', 2],
  ])('xmlsec1 takes every signature of %s', async (name, count) => {
    const trust = [
      '--trusted-pem',
      at('anchors/root.pem'),
      '--untrusted-pem',
      at('anchors/sub-ca.pem'),
      '--id-attr:Id',
      SIGNED_PROPERTIES,
      '--id-attr:Id',
      SIGNATURE_VALUE,
    ];
    for (let place = 1; place <= count; place++) {
      const xpath = `(//*[local-name()='Signature'])[${place}]`;
      const { code, text } = await run('xmlsec1', ['--verify', ...trust, '--node-xpath', xpath, at(name)]);
      expect({ place, code, text: code === 0 ? '' : text }).toEqual({ place, code: 0, text: '' });
    }
  });

  it.each(['letter-2.txt.p7s', 'countersigned/letter-2.txt.p7s'])(
    'openssl cms takes both signers of %s',
    async (name) => {
      const signer = ['-CAfile', at('anchors/root.pem'), '-purpose', 'any', '-content', at('letter.txt')];
      const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', at(name), ...signer, '-out', at('x')];
      const { code, text } = await run('openssl', args);
      expect({ code, text: text.trim() }).toEqual({ code: 0, text: 'CMS Verification successful' });
    },
  );

  it('openssl cms takes a countersigned file, and finds the counter-signature in it', async () => {
    const file = ['-inform', 'DER', '-in', at('countersigned/letter-2.txt.p7m')];
    const signer = ['-CAfile', at('anchors/root.pem'), '-purpose', 'any', '-out', at('x')];
    expect((await run('openssl', ['cms', '-verify', '-binary', ...file, ...signer])).code).toBe(0);
    const { text } = await run('openssl', ['cms', '-cmsout', '-print', '-noout', ...file]);
    expect(text.match(/countersignature/g)).toHaveLength(1);
  });

  it('pdftotext reads the lines of a visible signature as they were given', async () => {
    const { stdout } = await run('pdftotext', [at('countersigned/contract-signed.pdf'), '-']);
    const lines = stdout.toString('utf8').split('\n');
    expect(lines).toEqual(expect.arrayContaining(['Prima riga', 'Seconda | riga', 'Terza riga']));
  });

  it('cie verify agrees, and says that nobody was asked about revocation', async () => {
    const files = ['letter-2.txt.p7m', 'contract-signed-signed.pdf', 'invoice-signed-signed.xml'].map(at);
    const { code, stdout } = await runCie(['verify', ...files, '--json'], { home });
    expect(code).toBe(25);
    const told = JSON.parse(stdout) as { readonly files: readonly { readonly signatures: readonly unknown[] }[] };
    for (const { signatures } of told.files) {
      expect(signatures).toHaveLength(2);
      for (const signature of signatures) {
        expect(signature).toMatchObject({
          integrity: { state: 'intact' },
          certificate: { state: 'valid' },
          trust: { state: 'trusted' },
          revocation: { state: 'not-asked' },
        });
      }
    }
  });
});
