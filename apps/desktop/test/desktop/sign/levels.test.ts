/** Signatures with a date and proofs that authorities vouch for, asked for in the settings; and authorities that are silent. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { itDocumentErrors } from '../../../../../packages/middleware/src/messages/it-document-errors.js';
import { skipWithout } from '../../../../../packages/pkcs11/test/support/installed.js';
import { builtApp } from '../../support/built-app.js';
import { ask } from '../../support/desk/launch-desk.js';
import { documents, letter, type Documents } from '../../support/sign/paper.js';
import { dropDocuments } from '../../support/sign/sign-turns.js';
import { goToPin, heading, RIGHT_PIN, sendPin, sign, signing } from '../../support/sign/signing.js';
import { askingProcess, issuingState, type IssuingState } from '../../support/sign/long-term.js';

/** Other people's programs take what was made: OpenSSL the text and its signature, pdfsig the PDF. */
function judge({ folder, path }: Documents, { root, between }: IssuingState): void {
  for (const [name, der] of Object.entries({ root, between })) {
    const body = Buffer.from(der).toString('base64');
    writeFileSync(path(`${name}.pem`), `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`);
  }
  const openssl = (...args: readonly string[]): string =>
    execFileSync('openssl', [...args, '-CAfile', path('root.pem')], { encoding: 'utf8', stdio: 'pipe' });
  const form = ['-verify', '-binary', '-inform', 'DER', '-purpose', 'any', '-certfile', path('between.pem')];
  expect(openssl('cms', ...form, '-in', path('b.txt.p7m'))).toBe('text');
  const signatures = execFileSync('pdfsig', ['-nocert', path('a-signed.pdf')], {
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
    stdio: 'pipe',
  }).split(/^Signature #\d+:/mu);
  expect(signatures[1]).toContain('Signature is Valid.');
  if (signatures.length === 2) return;
  // The stamp over everything, which pdfsig lists and leaves to others (ISO 32000-2 section 12.8.5).
  expect(signatures[2]).toContain('Total document signed');
  const pdf = readFileSync(path('a-signed.pdf'));
  const [from = 0, to = 0, again = 0, rest = 0] =
    [...pdf.toString('latin1').matchAll(/\/ByteRange ?\[([\d ]+)\]/g)].at(-1)?.[1]?.trim().split(/\s+/).map(Number) ??
    [];
  writeFileSync(path('stamped'), Buffer.concat([pdf.subarray(from, from + to), pdf.subarray(again, again + rest)]));
  writeFileSync(path('token'), Buffer.from(pdf.subarray(from + to + 1, again - 1).toString('latin1'), 'hex'));
  const asked = ['-in', path('token'), '-token_in', '-data', path('stamped'), '-untrusted', path('between.pem')];
  expect(openssl('ts', '-verify', ...asked)).toContain('Verification: OK');
}

const judges = skipWithout('openssl', 'pdfsig');

const LASTING = {
  indication: 'TOTAL-PASSED',
  bestTime: { kind: 'proved' },
  verdicts: { revocation: { state: 'good' } },
};

/** What the file itself proves at each level, when nobody is asked. */
const PROVED = {
  t: { timestamps: [{ verdicts: { integrity: { state: 'intact' }, trust: { state: 'trusted' } } }] },
  lt: LASTING,
  lta: LASTING,
} as const;

it('keeps date and proofs with it: whoever verifies it later asks nobody; without an answer it is not made, and that is said', async () => {
  const state = await issuingState();
  const { proxyUrl, timestampUrl } = state;
  const { page, app, card, middleware } = await signing(documents({}), {
    bundles: { app: await builtApp(), cardProcess: await askingProcess() },
    settings: { proxyUrl, timestampUrl },
  });
  await middleware.addTrust(state.root, { purpose: 'tsa', trustUnpinned: true });
  await middleware.addTrust(state.between, { purpose: 'tsa' });
  /** The same documents anew, up to the PIN that is sent. */
  const signAt = async (signatureLevel: 't' | 'lt' | 'lta'): Promise<Documents> => {
    const files = documents({ 'a.pdf': letter(), 'b.txt': 'text' });
    await ask(app, 'settings.change', { signatureLevel });
    await dropDocuments(app, files);
    await goToPin(page, 2);
    await sendPin(page, RIGHT_PIN);
    return files;
  };
  for (const level of ['t', 'lt', 'lta'] as const) {
    const files = await signAt(level);
    await heading(page, sign.result.title(2, 2)).waitFor();
    const asked = state.questions.length;
    const { files: verified } = await middleware.verifyFiles({ files: ['a-signed.pdf', 'b.txt.p7m'].map(files.path) });
    for (const file of verified) {
      expect(file.status === 'verified' && file.report.layers[0]?.signatures).toMatchObject([
        { level, ...PROVED[level] },
      ]);
    }
    expect(state.questions).toHaveLength(asked);
    if (judges === false) judge(files, state);
  }
  expect([card.verifications, card.tries.pin]).toEqual([3, 3]);

  state.fallSilent('issuers');
  const files = await signAt('lt');
  // Before the PIN goes to the card.
  await page.getByRole('alert').getByText(itDocumentErrors['revocation-unavailable'].title).waitFor();
  expect([card.verifications, files.names()]).toEqual([3, ['a.pdf', 'b.txt']]);

  state.fallSilent('authority');
  await ask(app, 'settings.change', { signatureLevel: 't' });
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(0, 2)).waitFor();
  await page.getByText(itDocumentErrors['tsa-unreachable'].title).first().waitFor();
  expect([files.names(), card.tries.pin, app.pageErrors]).toEqual([['a.pdf', 'b.txt'], 3, []]);
});
