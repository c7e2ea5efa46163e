/** Files that are not what they should be: the others are signed and judged, and each is told what is wrong with it. */
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { itDocumentErrors } from '../../../../../packages/middleware/src/messages/it-document-errors.js';
import { newPdf } from '../../../../../packages/signature/test/support/raw-pdf.js';
import { dropFiles } from '../../support/drop-files.js';
import { bytes, documents, letter, type Documents } from '../../support/sign/paper.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign, signing, words } from '../../support/sign/signing.js';
import { encryptedPdf, signedP7m, signedPdf } from '../../support/verify/signed-files.js';
import { verify, verifying } from '../../support/verify/verifying.js';

/** 200 MB of blanks in 200 kB: what a page draws. */
function bomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200_000_000, 0x20)).toString('latin1');
  return bytes(
    newPdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
      4: `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
    }),
  );
}

/** Root may read everything. */
const hasRights = process.getuid?.() !== 0;

async function broken(): Promise<Documents> {
  const whole = await signedPdf();
  const desk = documents({
    'bomb.pdf': bomb(),
    'cut-signed.pdf': whole.subarray(0, Math.floor(whole.length * 0.6)),
    'cut.pdf': letter().subarray(0, 300),
    'empty.pdf': '',
    'good.pdf': letter(),
    'locked.pdf': encryptedPdf(),
    'other.pdf': 'This is no PDF at all.',
    'emptied.pdf': letter(),
    'vanishing.pdf': letter(),
    ...(hasRights && { 'secret.pdf': letter() }),
  });
  mkdirSync(desk.path('folder.pdf'));
  if (hasRights) chmodSync(desk.path('secret.pdf'), 0);
  return desk;
}

/** What is said of each file of the list on the screen. */
async function said(page: Page, list: string | RegExp): Promise<Readonly<Record<string, string>>> {
  const items = page.getByRole('list', { name: list }).getByRole('listitem');
  await items.first().waitFor();
  const texts = await items.allInnerTexts();
  return Object.fromEntries(texts.map((text) => [text.split('\n')[0] ?? '', text.replaceAll(/\s+/g, ' ')]));
}

it('are not signed, and each is told why; the others are, with one PIN', async () => {
  const desk = await broken();
  const { page, card, app } = await signing(desk);
  const count = 8;
  const bad = 5;
  const { why } = words.documents.arrivals;
  // These are not even taken.
  const refused = page.getByRole('alert');
  await refused.getByText(why.empty('empty.pdf')).waitFor();
  if (hasRights) await refused.getByText(why.unreadable('secret.pdf')).waitFor();
  // A page that cannot be drawn holds nothing up.
  await button(page, sign.signFiles(count)).waitFor();
  await button(page, /^cut\.pdf/).click();
  await page.getByText(sign.viewer.failed).waitFor();
  await goToPin(page, count);
  rmSync(desk.path('vanishing.pdf'));
  truncateSync(desk.path('emptied.pdf'));
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(count - bad, count)).waitFor();
  const told = await said(page, sign.result.list);
  expect(told).toMatchObject({
    'cut.pdf': expect.stringContaining(itDocumentErrors['malformed-pdf'].title) as string,
    'cut-signed.pdf': expect.stringContaining(itDocumentErrors['malformed-pdf'].title) as string,
    'emptied.pdf': expect.stringContaining(itDocumentErrors['input-empty'].title) as string,
    'locked.pdf': expect.stringContaining(`«${sign.format.formats.cades.title}»`) as string,
    'vanishing.pdf': expect.stringContaining(itDocumentErrors['input-missing'].title) as string,
  });
  expect(Object.keys(told).filter((name) => /-signed\.pdf$|\.p7m$/.test(name))).toEqual(
    expect.arrayContaining(['bomb-signed.pdf', 'good-signed.pdf', 'other.pdf.p7m']),
  );
  // A window names no command.
  expect(await page.locator('main').innerText()).not.toMatch(/--|"cie /);
  expect([card.verifications, app.pageErrors]).toEqual([1, []]);
});

it('are judged apart from the good ones, and none of them is said to be in order', async () => {
  const desk = await broken();
  writeFileSync(desk.path('whole.pdf'), await signedPdf());
  const { page, pageErrors } = await verifying(desk);
  const { standsOut, title, label, lookNamed } = verify.list;
  await heading(page, title(9)).waitFor();
  const told = await said(page, label);
  const wanted = {
    'bomb.pdf': standsOut.unsigned,
    'cut-signed.pdf': standsOut.undetermined,
    'cut.pdf': standsOut.failed,
    'emptied.pdf': standsOut.unsigned,
    'good.pdf': standsOut.unsigned,
    'locked.pdf': standsOut.failed,
    'other.pdf': standsOut.unsigned,
    'vanishing.pdf': standsOut.unsigned,
    'whole.pdf': standsOut.open,
  };
  expect(Object.keys(told).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, words] of Object.entries(wanted)) expect(told[name], name).toContain(words);
  await button(page, lookNamed('locked.pdf')).click();
  await page.getByRole('alert').getByText(verify.unreadable.encrypted.title).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/--|"cie /);
  expect(pageErrors).toEqual([]);
});

it('are gone when they are to be judged: that is said of each, wherever the person came from', async () => {
  const desk = documents({ 'a.txt': 'text' });
  const others = documents({
    'draft.pdf': letter(),
    'gone.p7m': await signedP7m('Lettera'),
    'there.p7m': await signedP7m('Appunti'),
  });
  const { page, app } = await signing(desk);
  const isGone = async (name: string): Promise<void> => {
    await heading(page, name).waitFor();
    const alert = page.getByRole('alert');
    await alert.getByRole('heading', { name: itDocumentErrors['input-missing'].title }).waitFor();
    await alert.getByRole('term').getByText(words.note.files, { exact: true }).waitFor();
    await alert.getByText(`${name} non esiste`).waitFor();
    expect(await page.getByRole('list', { name: verify.four }).count()).toBe(0);
  };

  await goToPin(page, 1);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(1, 1)).waitFor();
  rmSync(desk.path('a.txt.p7m'));
  await button(page, sign.result.show).click();
  await page.getByRole('alert').getByText(words.errors.own.failed.title).waitFor();
  await button(page, sign.result.verifyNamed('a.txt.p7m')).click();
  await isGone('a.txt.p7m');

  await dropFiles(page, 'h1', others.names().map(others.path));
  await heading(page, verify.list.title(3)).waitFor();
  rmSync(others.path('gone.p7m'));
  rmSync(others.path('draft.pdf'));
  await button(page, verify.online).click();
  await expect
    .poll(() => said(page, verify.list.label))
    .toMatchObject({
      'gone.p7m': expect.stringContaining(verify.list.standsOut.failed) as string,
    });
  expect((await said(page, verify.list.label))['there.p7m']).not.toContain(verify.list.standsOut.failed);
  await button(page, verify.list.lookNamed('gone.p7m')).click();
  await isGone('gone.p7m');

  await button(page, verify.allFiles).click();
  await button(page, verify.list.lookNamed('draft.pdf')).click();
  await button(page, verify.unsigned.sign).click();
  await page.getByText(sign.viewer.failed).waitFor();
  await page.getByText('draft.pdf').first().waitFor();
  expect(app.pageErrors).toEqual([]);
});
