/** Documents that are signed with a card in pcscd's virtual reader, judged by other people's programs, and verified. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { skipWithoutPcscd } from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';
import { launchAt, type DeskApp } from '../support/desk/launch-desk.js';
import { untilGone, untilRead } from '../support/desk/pulling.js';
import { documents, letter, type Documents } from '../support/sign/paper.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign } from '../support/sign/signing.js';
import { dropDocuments, manyNotes, pulledAmongMany, wrongPin } from '../support/sign/sign-turns.js';
import { answers, verify } from '../support/verify/verifying.js';
import { PcscDesk } from './support/pcsc-desk.js';

const withoutJudges = skipWithout('openssl', 'pdfsig');

describe.skipIf(skipWithoutPcscd() !== false)('documents through pcscd', () => {
  const desk = new PcscDesk();
  let app: DeskApp<PcscDesk>;
  let card: DeskCard;

  beforeAll(async () => {
    await desk.startService();
    app = await launchAt(desk, { paired: [new DeskCard()] });
  });

  afterAll(async () => {
    try {
      await app.close();
    } finally {
      await desk[Symbol.asyncDispose]();
    }
  });

  beforeEach(async () => {
    card = new DeskCard();
    // The card of the test before is nothing to sign with.
    await desk.take();
    await untilGone(app);
    await desk.put(card);
    await untilRead(app);
  });

  /** Documents on the page that signs. */
  async function offered(files: Readonly<Record<string, Uint8Array | string>>): Promise<Documents> {
    const offer = documents(files);
    await dropDocuments(app, offer);
    return offer;
  }

  function judge(signed: Documents): void {
    const { rootCaCertificate } = card.image.pki;
    writeFileSync(
      signed.path('root.pem'),
      `-----BEGIN CERTIFICATE-----\n${rootCaCertificate}\n-----END CERTIFICATE-----\n`,
    );
    const about = ['-in', signed.path('b.txt.p7m'), '-CAfile', signed.path('root.pem'), '-out', signed.path('content')];
    execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any', ...about], {
      stdio: 'pipe',
    });
    expect(readFileSync(signed.path('content'), 'utf8')).toBe('text');
    const said = execFileSync('pdfsig', ['-nocert', signed.path('a-signed.pdf')], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid.');
  }

  test('a PDF and a text are signed with one PIN, and verified', async () => {
    const files = await offered({ 'a.pdf': letter(), 'b.txt': 'text' });
    const { page } = app;
    await goToPin(page, 2);
    await sendPin(page, RIGHT_PIN);
    await heading(page, sign.result.title(2, 2)).waitFor();
    expect(files.names()).toEqual(['a-signed.pdf', 'a.pdf', 'b.txt', 'b.txt.p7m']);
    expect(card.verifications).toBe(1);
    if (withoutJudges === false) judge(files);
    const { integrity, certificate, trust } = verify.states;
    await button(page, sign.result.verifyNamed('a-signed.pdf')).click();
    await heading(page, 'a-signed.pdf').waitFor();
    expect(await answers(page)).toEqual([
      expect.stringContaining(`| ${integrity.intact}`),
      expect.stringContaining(`| ${certificate.valid}`),
      expect.stringContaining(`| ${trust.trusted}`),
      expect.any(String),
    ]);
  });

  test('a wrong PIN signs nothing, is sent once, and another try wants a tick', async () => {
    await wrongPin({ app, card, documents: await offered({ 'a.txt': 'text' }) });
  });

  test('a card that is pulled among many documents: which ones are signed is said, the rest is signed later', async () => {
    await pulledAmongMany({ app, card, documents: await offered(manyNotes()) });
  });
});
