/** What can be done with a file that was verified: take out, report, copy, stamp, choose what a signature is about. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { answerTimestampRequest } from '../../../../../packages/pki/test/support/tsa.js';
import { ask } from '../../support/desk/launch-desk.js';
import { dropFiles } from '../../support/drop-files.js';
import { documents, letter } from '../../support/sign/paper.js';
import { RIGHT_PIN, sendPin, signing } from '../../support/sign/signing.js';
import * as files from '../../support/verify/signed-files.js';
import { answers, button, heading, verify, verifying, words } from '../../support/verify/verifying.js';

const { actions } = verify;

/** @returns the address of a server on the loopback, gone after the test */
async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * A time-stamping authority of the test PKI on the loopback.
 *
 * @param ready what each answer waits for
 */
function authority(ready: () => Promise<void> = () => Promise.resolve()): Promise<string> {
  return listening((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/timestamp-reply');
      const stamp = answerTimestampRequest(new Uint8Array(Buffer.concat(chunks)), files.pki.tsa, { time: new Date() });
      void ready().then(() => response.end(stamp));
    });
  });
}

describe('a file that was verified', () => {
  it('gives its content out as it was signed, beside itself', async () => {
    const docs = documents({ 'Lettera.txt.p7m': await files.signedP7m('Caro Comune') });
    const { page } = await verifying(docs);
    await button(page, actions.extract).click();
    await button(page, actions.extractBeside).click();
    await heading(page, actions.done.extract, 2).waitFor();
    expect(readFileSync(docs.path('Lettera.txt'), 'utf8')).toBe('Caro Comune');
    await button(page, actions.openResult).waitFor();
  });

  it('gives its content out into a folder that the person chose', async () => {
    const docs = documents({ 'Lettera.txt.p7m': await files.signedP7m('Caro Comune') });
    const other = documents({});
    const { page, electron } = await verifying(docs);
    await electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, other.folder);
    await button(page, actions.extract).click();
    await button(page, actions.extractElsewhere).click();
    await heading(page, actions.done.extract, 2).waitFor();
    expect(other.names()).toEqual(['Lettera.txt']);
    expect(docs.names()).toEqual(['Lettera.txt.p7m']);
  });

  it('leaves a report in each format beside itself', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf() });
    const { page } = await verifying(docs);
    for (const format of ['html', 'pdf', 'json'] as const) {
      await button(page, actions.report).click();
      await button(page, actions.reports[format]).click();
      await page
        .getByText(actions.where(`Contratto.pdf.report.${format}`, docs.folder.split('/').at(-1) ?? ''))
        .waitFor();
      await button(page, actions.report).click();
    }
    expect(JSON.parse(readFileSync(docs.path('Contratto.pdf.report.json'), 'utf8'))).toMatchObject({
      network: 'offline',
      indication: 'INDETERMINATE',
    });
  });

  it('is verified anew before a report of it, when the process that knew it was started again', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf() });
    const app = await verifying(docs);
    const { page } = app;
    await heading(page, 'Contratto.pdf').waitFor();
    // Another trust: the process for documents begins anew, as it does when a document has ended it.
    for (const on of [true, false]) await ask(app, 'try-out.set', { on });
    const report = async (): Promise<void> => {
      await button(page, actions.report).click();
      await button(page, actions.reports.json).click();
    };
    await report();
    const forgotten = words.errors.own['verdict-forgotten'];
    await page.getByRole('alert').getByText(forgotten.title).waitFor();
    expect(await page.getByRole('alert').innerText()).not.toContain(words.note.card);
    expect(docs.names()).toEqual(['Contratto.pdf']);
    await button(page, verify.again).click();
    await heading(page, forgotten.title, 2).waitFor({ state: 'detached' });
    await report();
    await heading(page, actions.done.report, 2).waitFor();
    expect(docs.names()).toEqual(['Contratto.pdf', 'Contratto.pdf.report.json']);
  });

  it('is copied as text with every answer', async () => {
    const docs = documents({ 'Due firme.pdf': await files.twoSignersPdf() });
    const { page, electron } = await verifying(docs);
    await button(page, actions.copy).click();
    await page.getByText(actions.copied).waitFor();
    const text = await electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain(verify.text.heading('Due firme.pdf'));
    expect(text.split(`- ${verify.questions.integrity} ${verify.states.integrity.intact}.`)).toHaveLength(3);
    expect(text.split(`- ${verify.questions.revocation.card} ${verify.states.revocation['not-asked']}.`)).toHaveLength(
      3,
    );
    expect(text).toContain(verify.text.noFirm);
  });

  it('gets a time stamp where an authority is set, and says that it is to be confirmed', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf() });
    const { page } = await verifying(docs, { settings: { timestampUrl: await authority() } });
    await button(page, actions.stamp).click();
    await button(page, actions.stampNow).click();
    await heading(page, actions.done.timestamp, 2).waitFor();
    await button(page, actions.verifyResult).click();
    await heading(page, 'Contratto-timestamped.pdf').waitFor();
    // Nobody was asked about the authority yet.
    await page.getByText(/: da confermare online$/).waitFor();
  });

  it('is not interrupted by a file that is dropped meanwhile, which is looked at after it', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf(), 'Secondo.pdf': await files.brokenPdf() });
    let begin = (): void => undefined;
    let release = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const timestampUrl = await authority(() => {
      begin();
      return released;
    });
    const { page } = await verifying(docs, { open: ['Contratto.pdf'], settings: { timestampUrl } });
    await button(page, actions.stamp).click();
    await button(page, actions.stampNow).click();
    await begun;
    await dropFiles(page, 'main', [docs.path('Secondo.pdf')]);
    await heading(page, 'Contratto.pdf').waitFor();
    release();
    await heading(page, verify.list.title(2)).waitFor();
    expect(docs.names()).toEqual(['Contratto-timestamped.pdf', 'Contratto.pdf', 'Secondo.pdf']);
  });

  it('offers no time stamp without an authority', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf() });
    const { page } = await verifying(docs);
    await button(page, actions.report).waitFor();
    expect(await button(page, actions.stamp).count()).toBe(0);
  });
});

describe('a signature in a file of its own', () => {
  it('is compared with the file that the person chooses', async () => {
    const docs = documents({
      'firma.p7s': await files.detachedP7s('Appunti'),
      'Appunti.txt': 'Appunti',
      'Altro.txt': 'Altro',
    });
    const { page, electron } = await verifying(docs, { open: ['firma.p7s'] });
    const choose = async (name: string): Promise<void> => {
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, docs.path(name));
      await button(page, verify.chooseContent).click();
    };
    expect((await answers(page))[0]).toContain(verify.answersByReason['content-missing']);
    expect(await button(page, actions.extract).count()).toBe(0);
    await choose('Appunti.txt');
    await page.getByText(verify.compared('Appunti.txt')).waitFor();
    expect((await answers(page))[0]).toContain(`| ${verify.states.integrity.intact}`);
  });

  it('finds the file beside it that has its name', async () => {
    const docs = documents({ 'Appunti.txt.p7s': await files.detachedP7s('Appunti'), 'Appunti.txt': 'cambiati' });
    const { page } = await verifying(docs, { open: ['Appunti.txt.p7s'] });
    await page.getByText(verify.compared('Appunti.txt')).waitFor();
    expect((await answers(page))[0]).toContain(`| ${verify.states.integrity.broken}`);
  });
});

describe('from one screen to the next', () => {
  it('takes files that are dropped, also on the answers of another', async () => {
    const docs = documents({ 'Primo.pdf': await files.signedPdf(), 'Secondo.pdf': await files.brokenPdf() });
    const { page } = await verifying(docs, { open: [] });
    await page.getByRole('link', { name: words.shell.entries.verify }).click();
    await heading(page, verify.title).waitFor();
    await dropFiles(page, 'main', [docs.path('Primo.pdf')]);
    await heading(page, 'Primo.pdf').waitFor();
    await dropFiles(page, 'main', [docs.path('Secondo.pdf')]);
    await heading(page, 'Secondo.pdf').waitFor();
    expect((await answers(page))[0]).toContain(`| ${verify.states.integrity.broken}`);
  });

  it('judges what the card signed a moment ago', async () => {
    const docs = documents({ 'Delega.pdf': letter(), 'Mappa.dwg': 'una mappa' });
    const { page } = await signing(docs, { card: new DeskCard() });
    await button(page, words.documents.sign.signFiles(2)).click();
    await sendPin(page, RIGHT_PIN);
    await button(page, words.documents.sign.result.verifyAll).click();
    await heading(page, verify.list.title(2)).waitFor();
    for (const name of ['Delega-signed.pdf', 'Mappa.dwg.p7m']) {
      await button(page, verify.list.lookNamed(name)).click();
      await heading(page, name).waitFor();
      const rows = await answers(page);
      expect(rows[0]).toContain(`| ${verify.states.integrity.intact}`);
      expect(rows[2]).toContain(`| ${verify.states.trust.trusted}`);
      await page.getByText('firma elettronica avanzata (FEA)').waitFor();
      await button(page, verify.allFiles).click();
    }
  });

  it('says of a folder that it is one, and what comes during the work is looked at after it, beside the first', async () => {
    const docs = documents({ 'Primo.pdf': await files.signedPdf(), 'Secondo.pdf': await files.brokenPdf() });
    mkdirSync(docs.path('Contratti'));
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const proxyUrl = await listening((_, response) => {
      void released.then(() => response.writeHead(404).end());
    });
    const { page } = await verifying(docs, { open: [], settings: { checkOnline: true, proxyUrl } });
    const isAFolder = page.getByRole('alert').getByText(words.documents.arrivals.why.folder('Contratti'));
    const drop = (...names: readonly string[]): Promise<void> => dropFiles(page, 'main', names.map(docs.path));
    await page.evaluate(`location.hash = '#/verify'`);
    await heading(page, verify.title).waitFor();
    await drop('Contratti');
    await isAFolder.waitFor();
    await drop('Primo.pdf');
    await heading(page, verify.verifying(1)).waitFor();
    await drop('Secondo.pdf', 'Contratti');
    await page.getByRole('status').getByText(words.documents.arrivals.waiting.soon(1)).waitFor();
    release();
    await heading(page, verify.list.title(2)).waitFor();
    await button(page, verify.list.lookNamed('Primo.pdf')).waitFor();
    await isAFolder.waitFor();
    // On the answers: begun anew.
    await drop('Primo.pdf');
    await heading(page, 'Primo.pdf').waitFor();
    expect(await isAFolder.count()).toBe(0);
  });

  it('leads to signing from a file without a signature', async () => {
    const docs = documents({ 'Bozza.pdf': letter() });
    const { page } = await verifying(docs);
    await button(page, verify.unsigned.sign).click();
    await heading(page, words.documents.sign.title).waitFor();
    await page.getByText('Bozza.pdf').first().waitFor();
  });
});
