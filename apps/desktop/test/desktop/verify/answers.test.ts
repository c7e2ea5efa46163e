/** The four answers of each signature, as they are read from the screen. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documents } from '../../support/sign/paper.js';
import * as files from '../../support/verify/signed-files.js';
import { answers, button, heading, verify, verifying, words } from '../../support/verify/verifying.js';

/** The answers alone: what stands between question and reason. */
const onlyAnswers = (rows: readonly string[], of: readonly string[]): readonly (string | undefined)[] =>
  rows.map((row) => of.find((answer) => row.includes(`| ${answer}`)));

const { integrity, certificate, trust, revocation } = verify.states;
const { answersByReason } = verify;
/** Longer ones first: some begin as others do. */
const EVERY = [
  ...Object.values(answersByReason),
  ...[integrity, certificate, trust, revocation].flatMap((states) => Object.values(states)),
].sort((a, b) => b.length - a.length);

describe('one file', () => {
  it('says who, when by whose clock, and leaves open what nobody was asked', async () => {
    const docs = documents({ 'Contratto.pdf': await files.signedPdf() });
    const { page } = await verifying(docs);
    await heading(page, 'Contratto.pdf').waitFor();
    const lead = await page.locator('.lead').innerText();
    expect(lead).toMatch(/^1 firma: MARIA ROSSI, \d.* \(ora del suo computer\)\.$/);
    expect(onlyAnswers(await answers(page), EVERY)).toEqual([
      integrity.intact,
      certificate.valid,
      trust.trusted,
      revocation['not-asked'],
    ]);
    // Nothing listens where the certificate sends the question: none of the others changes because of it.
    await button(page, verify.online).click();
    await button(page, verify.onlineAgain).waitFor();
    expect(onlyAnswers(await answers(page), EVERY)).toEqual([
      integrity.intact,
      certificate.valid,
      trust.trusted,
      revocation.unknown,
    ]);
  });

  it('says that the text was changed, and what to do', async () => {
    const docs = documents({ 'Importo.pdf': await files.brokenPdf() });
    const { page } = await verifying(docs);
    const rows = await answers(page);
    expect(onlyAnswers(rows, EVERY)).toEqual([
      integrity.broken,
      certificate.valid,
      trust.trusted,
      revocation['not-asked'],
    ]);
    expect(rows[0]).toContain(verify.advice.broken);
    await page.getByText(verify.worth.onlyIf).waitFor();
  });

  it('keeps what came after signing apart from what was signed, and gives that out', async () => {
    const noted = await files.notedPdf();
    const docs = documents({ 'Con nota.pdf': noted });
    const { page } = await verifying(docs);
    expect(onlyAnswers(await answers(page), EVERY)[0]).toBe(integrity.intact);
    await heading(page, verify.after.title, 2).waitFor();
    await page.getByText(verify.after.notSigned).waitFor();
    const { asSigned } = verify.after;
    await button(page, asSigned.show).press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(verify.actions.extractBeside);
    await page.keyboard.press('Enter');
    await heading(page, asSigned.done, 2).waitFor();
    const [name = ''] = docs.names().filter((each) => each !== 'Con nota.pdf');
    const signed = readFileSync(docs.path(name));
    expect(Buffer.from(noted).subarray(0, signed.length).equals(signed)).toBe(true);
    expect(signed.length).toBeLessThan(noted.length);
    // The copy holds the signature and nothing that came after it.
    await button(page, verify.actions.verifyResult).click();
    await heading(page, name).waitFor();
    expect(onlyAnswers(await answers(page), EVERY)[0]).toBe(integrity.intact);
    expect(await button(page, asSigned.show).count()).toBe(0);
  });

  it('takes the date from a stamp that holds, and asks nobody about what the file proves', async () => {
    const docs = documents({ 'Con marca.pdf': await files.stampedPdf() });
    const { page } = await verifying(docs);
    await page.locator('.lead', { hasText: 'data provata da una marca temporale' }).waitFor();
    expect(onlyAnswers(await answers(page), EVERY)).toEqual([
      integrity.intact,
      certificate.valid,
      trust.trusted,
      revocation.good,
    ]);
    await page.getByText(/: prova la data$/).click();
    await page.getByText(verify.timestamps.questions.integrity).waitFor();
  });

  it.each([
    ['before', 5, answersByReason.revoked],
    ['after', 60, answersByReason['revoked-after-proved-time']],
  ])('tells a card that was blocked %s signing from one that was blocked later', async (when, days, answer) => {
    const docs = documents({ 'Lettera.txt.p7m': await files.revokedP7m(days) });
    const { page } = await verifying(docs);
    const rows = await answers(page);
    expect(onlyAnswers(rows, EVERY)[3]).toBe(answer);
    expect(rows[3]?.includes(verify.advice.revoked)).toBe(when === 'before');
  });

  it('says what a certificate that ended or that nobody vouches for means', async () => {
    const docs = documents({ 'Scaduto.pdf': await files.expiredPdf(), 'Sconosciuto.pdf': await files.strangerPdf() });
    const { page } = await verifying(docs);
    await button(page, verify.list.lookNamed('Scaduto.pdf')).click();
    const ended = await answers(page);
    expect(onlyAnswers(ended, EVERY)[1]).toBe(answersByReason['certificate-expired']);
    expect(ended[1]).toContain(verify.advice.expired);
    await button(page, verify.allFiles).click();
    await button(page, verify.list.lookNamed('Sconosciuto.pdf')).click();
    const unknown = await answers(page);
    expect(onlyAnswers(unknown, EVERY)[2]).toBe(trust.untrusted);
    expect(unknown[2]).toContain(verify.advice.untrusted);
    await page.getByRole('link', { name: verify.toTrust }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/settings/verification');
    // What was verified waits for whoever comes back.
    await page
      .getByRole('navigation', { name: words.shell.main })
      .getByRole('link', { name: words.shell.entries.verify })
      .click();
    await heading(page, 'Sconosciuto.pdf').waitFor();
  });

  it('judges every signature by itself', async () => {
    const docs = documents({
      'Due firme.pdf': await files.twoSignersPdf(),
      'Due buste.p7m': await files.nestedP7m(),
      'Controfirma.p7m': await files.counterSignedP7m(),
    });
    const { page } = await verifying(docs);
    for (const name of ['Due firme.pdf', 'Due buste.p7m']) {
      await button(page, verify.list.lookNamed(name)).click();
      for (const number of [1, 2]) {
        const title = verify.nth(number, 2, 'MARIA ROSSI');
        await heading(page, title, 2).waitFor();
        expect(await answers(page, title)).toHaveLength(4);
      }
      await button(page, verify.allFiles).click();
    }
    await button(page, verify.list.lookNamed('Due buste.p7m')).click();
    await page.getByText(verify.inside(1)).waitFor();
    await button(page, verify.allFiles).click();
    await button(page, verify.list.lookNamed('Controfirma.p7m')).click();
    const counter = verify.counter.by('MARIA ROSSI');
    await page.getByText(counter, { exact: true }).click();
    expect(await answers(page, counter)).toHaveLength(4);
  });
});

describe('several files', () => {
  it('puts those that need a look on top', async () => {
    const docs = documents({
      'a buono.pdf': await files.stampedPdf(),
      'b da chiedere.pdf': await files.signedPdf(),
      'c nessuna.pdf': files.contract(),
      'd sconosciuto.pdf': await files.strangerPdf(),
      'e tagliato.p7m': (await files.signedP7m()).subarray(0, 500),
      'f revocato.p7m': await files.revokedP7m(5),
      'g cambiato.pdf': await files.brokenPdf(),
      'h archivio.asice': files.asic(),
      'i protetto.pdf': files.encryptedPdf(),
    });
    const { page } = await verifying(docs);
    await heading(page, verify.list.title(9)).waitFor();
    const list = page.getByRole('list', { name: verify.list.label, exact: true });
    expect(await list.getByRole('heading').allInnerTexts()).toEqual([
      'g cambiato.pdf',
      'f revocato.p7m',
      'e tagliato.p7m',
      'i protetto.pdf',
      'd sconosciuto.pdf',
      'h archivio.asice',
      'c nessuna.pdf',
      'b da chiedere.pdf',
      'a buono.pdf',
    ]);
    for (const [name, title] of [
      ['c nessuna.pdf', verify.unsigned.title],
      ['e tagliato.p7m', verify.unreadable.broken.title],
      ['h archivio.asice', verify.unsupported.title],
      ['i protetto.pdf', verify.unreadable.encrypted.title],
    ] as const) {
      await button(page, verify.list.lookNamed(name)).click();
      await heading(page, title, 2).waitFor();
      await button(page, verify.allFiles).click();
    }
  });
});
