/** A signature with a date that an authority vouches for, asked for in the settings; and an authority that is silent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { answerTimestampRequest } from '../../../../../packages/pki/test/support/tsa.js';
import { itDocumentErrors } from '../../../../../packages/middleware/src/messages/it-document-errors.js';
import { ask } from '../../support/desk/launch-desk.js';
import { documents, letter } from '../../support/sign/paper.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign, signing } from '../../support/sign/signing.js';
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
