/** Many files, one PIN; and every turn that this can take. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { itDocumentErrors } from '../../../../../packages/middleware/src/messages/it-document-errors.js';
import { certifiedContract } from '../../../../../packages/signature/test/support/contract.js';
import { dropFiles } from '../../support/drop-files.js';
import { bytes, documents, letter } from '../../support/sign/paper.js';
import {
  button,
  goToPin,
  heading,
  integrityOf,
  RIGHT_PIN,
  sendPin,
  sign,
  signing,
  words,
  WRONG_PIN,
} from '../../support/sign/signing.js';
import { manyNotes, pulledAmongMany, wrongPin } from '../../support/sign/sign-turns.js';

describe('signing many files', () => {
  it('gives each its kind of signature, says what it is worth, and takes them to verification', async () => {
    const desk = documents({ 'a.pdf': letter(), 'b.xml': '<?xml version="1.0"?><b>1</b>', 'c.dwg': 'lines' });
    const { page, card, middleware } = await signing(desk);
    await goToPin(page, 3);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(3, 3)).waitFor();
    expect(desk.names()).toEqual(['a-signed.pdf', 'a.pdf', 'b-signed.xml', 'b.xml', 'c.dwg', 'c.dwg.p7m']);
    for (const name of ['a-signed.pdf', 'b-signed.xml', 'c.dwg.p7m']) {
      expect(await integrityOf(middleware, desk.path(name))).toEqual(['intact']);
    }
    expect(card.verifications).toBe(1);
    await page.getByText(sign.result.worth[1] ?? '').waitFor();
    await button(page, sign.result.verifyNamed('c.dwg.p7m')).click();
    await page.waitForURL(/#\/verify$/);
    await page.getByText('c.dwg.p7m').first().waitFor();
    await page.evaluate(() => {
      location.hash = '#/sign';
    });
    // What is signed is not offered again.
    await page.getByRole('heading', { name: sign.drop.title }).waitFor();
  });

  it('signs the signature of whoever signed before, when that is asked for', async () => {
    const desk = documents({ 'c.txt': 'text' });
    const { page, card, middleware } = await signing(desk);
    const counterSign = page.getByRole('checkbox', { name: sign.format.counterSign });
    await page.getByText(sign.format.title).click();
    expect(await counterSign.count()).toBe(0);
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 1)).waitFor();
    await button(page, sign.result.others).click();
    await heading(page, sign.title).waitFor();
    await dropFiles(page, 'h1', [desk.path('c.txt.p7m')]);
    await page.getByText(sign.becomes.further('c.txt.p7m')).waitFor();
    await page.getByText(sign.format.title).click();
    await counterSign.check();
    await page.getByText(sign.becomes.counter('c.txt.p7m')).waitFor();
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 1)).waitFor();
    await page.getByText(sign.result.about.counter).waitFor();
    const [made] = desk.names().filter((name) => name !== 'c.txt' && name !== 'c.txt.p7m');
    const { files } = await middleware.verifyFiles({ files: [desk.path(made ?? '')] });
    const [file] = files;
    const layers = file?.status === 'verified' ? file.report.layers : [];
    expect(layers.flatMap(({ signatures }) => signatures)).toMatchObject([
      { counterSignatures: [{ verdicts: { integrity: { state: 'intact' } } }] },
    ]);
    expect(card.verifications).toBe(2);
  });

  it('tells of files that cannot be signed before the PIN goes out, and signs the others', async () => {
    const desk = documents({
      'broken.pdf': '%PDF-1.7 broken',
      'certified.pdf': bytes(certifiedContract(1)),
      'good.pdf': letter(),
      'replaced.txt': 'what was chosen',
    });
    const { page, card } = await signing(desk);
    await page.getByText(sign.viewer.failed).waitFor();
    await goToPin(page, 4);
    writeFileSync(desk.path('replaced.txt'), 'nobody has seen this');
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 4)).waitFor();
    await page.getByText(itDocumentErrors['input-changed'].title).waitFor();
    expect(desk.names()).toEqual(['broken.pdf', 'certified.pdf', 'good-signed.pdf', 'good.pdf', 'replaced.txt']);
    expect(card.verifications).toBe(1);
    const outcomes = page.getByRole('list', { name: sign.result.list });
    expect(await outcomes.getByRole('heading').allTextContents()).toEqual([
      'broken.pdf',
      'certified.pdf',
      'replaced.txt',
      'good-signed.pdf',
    ]);
    await button(page, sign.result.changeRest(3)).click();
    for (const name of ['broken.pdf', 'certified.pdf']) await button(page, sign.remove(name)).click();
    // As it is now it is on the page, and is signed.
    await page.getByText(/^20 byte/).waitFor();
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 1)).waitFor();
    expect(desk.names()).toContain('replaced.txt.p7m');
  });

  it('leaves nothing half on a disk that is full, and says that it is full', async (context) => {
    const desk = documents({ 'big.bin': new Uint8Array(300_000), 'small.txt': 'text' });
    const out = desk.path('out');
    mkdirSync(out);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', out], { stdio: 'ignore' });
    } catch {
      context.skip('needs the right to mount a tmpfs');
    }
    onTestFinished(() => {
      execFileSync('umount', ['--lazy', out]);
    });
    const { page, app } = await signing(desk, { open: ['big.bin', 'small.txt'] });
    await app.electron.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, out);
    await page.getByText(sign.format.title).click();
    await button(page, sign.format.chooseFolder).click();
    await page.getByText(sign.bar('out')).waitFor();
    await goToPin(page, 2);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(1, 2)).waitFor();
    await page.getByText('Il disco è pieno').waitFor();
    expect(readdirSync(out)).toEqual(['small.txt.p7m']);
  });

  it('keeps what is signed when it is stopped, and asks for the PIN again for the rest', async () => {
    const desk = documents(manyNotes());
    const { page, card } = await signing(desk);
    await goToPin(page, 60);
    await sendPin(page, RIGHT_PIN);
    await page.getByText(words.progress.states.done, { exact: true }).first().waitFor();
    await button(page, words.progress.cancel).click();
    await page.getByRole('heading', { name: sign.result.cancelled.title }).waitFor();
    const signed = desk.names().filter((name) => name.endsWith('.p7m'));
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.length).toBeLessThan(60);
    await heading(page, sign.result.title(signed.length, 60)).waitFor();
    expect(desk.names()).toHaveLength(60 + signed.length);
    await button(page, sign.result.signRest(60 - signed.length)).click();
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(60 - signed.length, 60 - signed.length)).waitFor();
    expect(desk.names()).toHaveLength(120);
    expect(card.verifications).toBe(2);
  });

  it('says which files are signed when the card is pulled away, and signs the rest later', async () => {
    const desk = documents(manyNotes());
    await pulledAmongMany({ ...(await signing(desk)), documents: desk });
  });
});

describe('the PIN', () => {
  it('that is wrong signs nothing, is sent once, and another try wants a tick', async () => {
    const desk = documents({ 'a.txt': 'text' });
    await wrongPin({ ...(await signing(desk)), documents: desk });
  });

  it('is not spent on the last try without a word', async () => {
    const desk = documents({ 'a.txt': 'text' });
    const { page, card } = await signing(desk);
    card.set({ pin: 1 });
    await goToPin(page, 1);
    await sendPin(page, RIGHT_PIN);
    const { lastPinTry } = words.codes.questions;
    await page.getByRole('alertdialog', { name: lastPinTry.title }).waitFor();
    await button(page, lastPinTry.safe).click();
    await page.getByText(sign.pin.nothingYet).waitFor();
    expect([card.verifications, desk.names()]).toEqual([0, ['a.txt']]);
    await sendPin(page, RIGHT_PIN);
    await button(page, lastPinTry.other).click();
    await heading(page, sign.result.title(1, 1)).waitFor();
    expect(card.verifications).toBe(1);
  });
});

describe('what is missing of the card', () => {
  it('is said and led to, and the files wait', async () => {
    const desk = documents({ 'a.txt': 'text' });
    const { page, app, card } = await signing(desk, { isPaired: false });
    await goToPin(page, 1);
    await page.getByRole('heading', { name: sign.needed.notPaired.title }).waitFor();
    app.desk.take();
    await page.getByRole('heading', { name: sign.needed.noCard.title }).waitFor();
    app.desk.unplug();
    await page.getByRole('heading', { name: sign.needed.noReader.title }).waitFor();
    app.desk.plug('Lettore di prova 1');
    app.desk.put(card);
    await page.getByRole('link', { name: sign.needed.notPaired.go }).click();
    await page.waitForURL(/#\/pair$/);
    await page.evaluate(() => {
      location.hash = '#/sign';
    });
    await button(page, sign.signFiles(1)).waitFor();
    expect(existsSync(desk.path('a.txt.p7m'))).toBe(false);
  });

  it('is the PUK when the PIN is blocked', async () => {
    const { page, card } = await signing(documents({ 'a.txt': 'text' }));
    card.set({ pin: 1 });
    await goToPin(page, 1);
    await sendPin(page, WRONG_PIN);
    await button(page, words.codes.questions.lastPinTry.other).click();
    await page.getByRole('link', { name: sign.needed.pinBlocked.go }).click();
    await page.waitForURL(/#\/unblock$/);
    expect(card.verifications).toBe(1);
  });
});
