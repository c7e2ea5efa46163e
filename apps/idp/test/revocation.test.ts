import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anna } from './support/cards.js';
import { browserHas, HOLDER_EXTENSIONS, HOLDER_NAME, issue, subCa } from './support/issued.js';
import { openLoginPlace, type LoginPlace } from './support/login-place.js';
import { startOpensslResponder, type OpensslResponder } from './support/openssl-responder.js';
import type { ClientCertificate } from './support/test-browser.js';

describe('the status of a card', () => {
  let responder: OpensslResponder;
  let reachable: LoginPlace;
  let required: LoginPlace;
  const lost: ClientCertificate = browserHas(
    issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: HOLDER_EXTENSIONS, serial: '4001' }),
    subCa(),
  );
  const unheardOf: ClientCertificate = browserHas(
    issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: HOLDER_EXTENSIONS, serial: '4002' }),
    subCa(),
  );

  beforeAll(async () => {
    responder = await startOpensslResponder(
      [
        { pem: anna().cert, status: 'good' },
        { pem: lost.cert, status: 'revoked' },
      ],
      anna(),
    );
    reachable = await openLoginPlace({ ocspResponder: responder.url });
    required = await openLoginPlace({ ocspResponder: responder.url, ocsp: 'required' });
  });
  afterAll(async () => {
    await reachable.close();
    await required.close();
    await responder.close();
  });
  beforeEach(() => {
    responder.falsification = 'none';
  });

  it('is asked for, and a good one lets somebody in', async () => {
    const before = responder.asked();
    expect((await reachable.showCard(anna())).page).toBe('consent');
    expect((await required.showCard(anna())).page).toBe('consent');
    expect(responder.asked()).toBe(before + 2);
  });

  it('keeps a revoked card out', async () => {
    expect((await reachable.showCard(lost)).page).toBe('revoked');
  });

  it('keeps out a card that the responder has not heard of', async () => {
    expect((await reachable.showCard(unheardOf)).page).toBe('status-unknown');
  });

  it.each(['replayed', 'bad-signature', 'wrong-signer'] as const)('is not believed when it is %s', async (how) => {
    await reachable.showCard(anna());
    responder.falsification = how;
    expect((await reachable.showCard(anna())).page).toBe('status-not-believed');
    expect((await reachable.showCard(lost)).page).toBe('status-not-believed');
  });

  it('is done without when nobody answers, unless it is required', async () => {
    responder.falsification = 'silent';
    expect((await reachable.showCard(anna())).page).toBe('consent');
    expect((await required.showCard(anna())).page).toBe('status-unreachable');
  });

  it('is not asked for when that is off', async () => {
    const off = await openLoginPlace({ ocspResponder: responder.url, ocsp: 'off' });
    try {
      const before = responder.asked();
      expect((await off.showCard(lost)).page).toBe('consent');
      expect(responder.asked()).toBe(before);
    } finally {
      await off.close();
    }
  });
});
