/** Signatures with a date and proofs that authorities vouch for, asked for in the settings; and authorities that are silent. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { answerTimestampRequest } from '../../../../../packages/pki/test/support/tsa.js';
import { itDocumentErrors } from '../../../../../packages/middleware/src/messages/it-document-errors.js';
import { skipWithout } from '../../../../../packages/pkcs11/test/support/installed.js';
import { builtApp } from '../../support/built-app.js';
import { ask } from '../../support/desk/launch-desk.js';
import { documents, letter, type Documents } from '../../support/sign/paper.js';
import { dropDocuments } from '../../support/sign/sign-turns.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign, signing } from '../../support/sign/signing.js';
import { askingProcess, issuingState, type IssuingState } from '../../support/sign/long-term.js';
import { pki } from '../../support/verify/signed-files.js';

it('is stamped by the authority of the settings; without it the file is not signed, and that is said', async () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(answerTimestampRequest(new Uint8Array(Buffer.concat(chunks)), pki.tsa, { time: new Date() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const timestampUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const desk = documents({ 'a.pdf': letter(), 'b.txt': 'text' });
  const { page, app, card, middleware } = await signing(desk, { settings: { timestampUrl, signatureLevel: 't' } });
  await middleware.addTrust(pki.root.der, { purpose: 'tsa', trustUnpinned: true });
  await goToPin(page, 2);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(2, 2)).waitFor();
  const signed = ['a-signed.pdf', 'b.txt.p7m'];
  const { files } = await middleware.verifyFiles({ files: signed.map(desk.path) });
  for (const file of files) {
    const signatures = file.status === 'verified' ? file.report.layers.flatMap(({ signatures: inside }) => inside) : [];
    expect(signatures.map(({ timestamps, verdicts }) => [timestamps.length, verdicts.integrity.state])).toEqual([
      [1, 'intact'],
    ]);
  }

  await ask(app, 'settings.change', { timestampUrl: 'http://127.0.0.1:9/' });
  await button(page, sign.result.others).click();
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, desk.path('b.txt'));
  await button(page, sign.drop.choose).click();
  await goToPin(page, 1);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(0, 1)).waitFor();
  await page.getByText(itDocumentErrors['tsa-unreachable'].title).waitFor();
  expect(desk.names()).toEqual(['a-signed.pdf', 'a.pdf', 'b.txt', 'b.txt.p7m']);
  expect([card.tries.pin, app.pageErrors]).toEqual([3, []]);
});

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
    env: { HOME: folder },
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

it('keeps its proofs with it: whoever verifies it later asks nobody; without an answer no PIN is asked for', async () => {
  const state = await issuingState();
  const { proxyUrl, timestampUrl } = state;
  const desk = documents({});
  const { page, app, card, middleware } = await signing(desk, {
    bundles: { app: await builtApp(), cardProcess: await askingProcess() },
    settings: { proxyUrl, timestampUrl, signatureLevel: 'lt' },
  });
  await middleware.addTrust(state.root, { purpose: 'tsa', trustUnpinned: true });
  await middleware.addTrust(state.between, { purpose: 'tsa' });
  for (const level of ['lt', 'lta'] as const) {
    const files = documents({ 'a.pdf': letter(), 'b.txt': 'text' });
    await ask(app, 'settings.change', { signatureLevel: level });
    await dropDocuments(app, files);
    await goToPin(page, 2);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(2, 2)).waitFor();
    const asked = state.questions.length;
    expect(asked).toBeGreaterThan(0);
    const { files: verified } = await middleware.verifyFiles({ files: ['a-signed.pdf', 'b.txt.p7m'].map(files.path) });
    for (const file of verified) {
      expect(file.status === 'verified' && file.report.layers[0]?.signatures).toMatchObject([
        {
          indication: 'TOTAL-PASSED',
          level,
          bestTime: { kind: 'proved' },
          verdicts: { revocation: { state: 'good' } },
        },
      ]);
    }
    expect(state.questions).toHaveLength(asked);
    if (judges === false) judge(files, state);
  }
  const sent = card.verifications;
  state.fallSilent();
  const files = documents({ 'a.pdf': letter() });
  await dropDocuments(app, files);
  await goToPin(page, 1);
  await sendPin(page, RIGHT_PIN);
  await page.getByRole('alert').getByText(itDocumentErrors['revocation-unavailable'].title).waitFor();
  expect([card.verifications, card.tries.pin, files.names(), app.pageErrors]).toEqual([sent, 3, ['a.pdf'], []]);
});
