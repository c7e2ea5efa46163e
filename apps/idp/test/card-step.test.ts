import { connect } from 'node:tls';
import { specimenImage, specimenPki } from '@ciekit/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, anna, expiredCard, pem } from './support/cards.js';
import {
  browserHas,
  HOLDER_EXTENSIONS,
  HOLDER_NAME,
  issue,
  policy,
  purpose,
  rootCa,
  strangerCa,
  subCa,
} from './support/issued.js';
import { openLoginPlace, type LoginPlace } from './support/login-place.js';
import type { ClientCertificate } from './support/test-browser.js';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const HOLDER_POLICY = '1.3.76.47.4';
const DAY = 86_400_000;
/** What people could be told by: no page that refuses somebody holds any. */
const PERSONAL = /SMPMRA|SPCNNA|CA99999ZZ|ESEMPIO/;

describe('the card step', () => {
  let place: LoginPlace;
  beforeAll(async () => {
    place = await openLoginPlace();
  });
  afterAll(() => place.close());

  it('takes a card whose browser leaves the sub CA out', async () => {
    expect((await place.showCard(clientOf(specimenImage()))).page).toBe('consent');
  });

  it('takes another certificate of the same form, so that what follows is refused for what it says', async () => {
    const own = issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: HOLDER_EXTENSIONS });
    const answer = await place.showCard(browserHas(own, subCa()));
    expect(answer.page).toBe('consent');
    expect(answer.body).toContain('SMPMRA80A01H501J');
  });

  const holder = { subject: HOLDER_NAME, more: HOLDER_EXTENSIONS };
  const lookAlike = (): ClientCertificate => browserHas(issue('end', '', holder));
  const REFUSED: [string, string, () => ClientCertificate | undefined][] = [
    ['no-certificate', 'nothing', () => undefined],
    ['unknown-issuer', 'a self-signed look-alike', lookAlike],
    [
      'unknown-issuer',
      'a certificate of another authority',
      () => browserHas(issue('end', '', { ...holder, by: strangerCa() }), strangerCa()),
    ],
    [
      'unknown-issuer',
      'a sub CA of the right name that the root did not issue',
      () => {
        const claimed = issue('authority', '', { subject: subCa().subject });
        return browserHas(issue('end', '', { ...holder, by: claimed }), claimed);
      },
    ],
    [
      'unknown-issuer',
      'a holder who issues for others',
      () => {
        const first = issue('end', '', { ...holder, by: subCa() });
        return browserHas(issue('end', '', { ...holder, by: first }), first, subCa());
      },
    ],
    [
      'not-genuine',
      'an authority that the sub CA had no right to make',
      () => {
        const below = issue('authority', 'Sub sub CA', { by: subCa() });
        return browserHas(issue('end', '', { ...holder, by: below }), below, subCa());
      },
    ],
    ['expired', 'a card that has expired', expiredCard],
    [
      'not-yet-valid',
      'a card of next year',
      () =>
        browserHas(issue('end', '', { ...holder, by: subCa(), notBefore: new Date(Date.now() + 365 * DAY) }), subCa()),
    ],
    [
      'wrong-purpose',
      'a certificate for servers',
      () =>
        browserHas(
          issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: [purpose(SERVER_AUTH), policy(HOLDER_POLICY)] }),
          subCa(),
        ),
    ],
    [
      'wrong-purpose',
      'a certificate for no purpose',
      () => browserHas(issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: [policy(HOLDER_POLICY)] }), subCa()),
    ],
    [
      'wrong-purpose',
      'a certificate for encrypting',
      () => {
        const own = issue('end', '', { by: subCa(), subject: HOLDER_NAME, extensions: HOLDER_EXTENSIONS });
        return browserHas(own, subCa());
      },
    ],
    [
      'wrong-policy',
      'a certificate under the policy of sub CAs',
      () =>
        browserHas(
          issue('end', '', { by: subCa(), subject: HOLDER_NAME, more: [purpose(CLIENT_AUTH), policy('1.3.76.47.2')] }),
          subCa(),
        ),
    ],
    [
      'not-a-holder',
      'a certificate of nobody',
      () => browserHas(issue('end', 'Nobody', { by: subCa(), more: HOLDER_EXTENSIONS }), subCa()),
    ],
  ];
  it.each(REFUSED)('answers %s to %s', async (reason, _, card) => {
    const answer = await place.showCard(card());
    expect(answer).toMatchObject({ page: reason, status: 403 });
    expect(place.events.at(-1)).toEqual({ kind: 'card-refused', reason });
    expect(answer.body).toContain('lang="it"');
    expect(answer.body).toContain('lang="en"');
    expect(answer.body).toContain('SERVIZIO DI PROVA');
    expect(answer.body).toContain('TEST SERVICE');
    expect(answer.body).not.toMatch(PERSONAL);
  });

  it('lets somebody who chose no certificate try again', async () => {
    const browser = place.browser();
    browser.card = undefined;
    const refused = await browser.press(await place.beginLogin(browser), 'card');
    browser.card = anna();
    const again = await browser.press(refused, 'again');
    expect(again.page).toBe('login');
    expect((await browser.press(again, 'card')).page).toBe('consent');
  });

  // OpenSSL itself ends such a connection inside Node, before there is anything to answer with a page.
  it.each<[string, () => ClientCertificate]>([
    [
      'a certificate that names the sub CA and was signed by somebody else',
      () => {
        const forger = issue('authority', 'forger');
        return browserHas(issue('end', '', { ...holder, by: { ...subCa(), key: forger.key } }), subCa());
      },
    ],
    [
      'a sub CA that says that the root issued it',
      () => {
        const forger = issue('authority', 'forger');
        const claimed = issue('authority', 'Sub CA', { by: { ...rootCa(), key: forger.key } });
        return browserHas(issue('end', '', { ...holder, by: claimed }), claimed);
      },
    ],
  ])('lets nobody in with %s', async (_, card) => {
    const before = place.events.length;
    await expect(place.showCard(card())).rejects.toThrow('socket hang up');
    expect(place.events).toHaveLength(before);
  });

  it('needs the key, not only the certificate', async () => {
    const { key } = browserHas(issue('end', 'thief'));
    await expect(place.showCard({ cert: anna().cert, key })).rejects.toThrow();
  });

  it('names the authorities whose cards it takes, and offers no signature that cards cannot make', async () => {
    const { port, hostname } = new URL(place.idp.cardOrigin);
    const said = await new Promise<{ protocol: string | null; algorithms: string[] }>((resolve, reject) => {
      const socket = connect(
        { host: hostname, port: Number(port), ca: place.idp.authority.certificatePem, ...anna() },
        () => {
          resolve({ protocol: socket.getProtocol(), algorithms: socket.getSharedSigalgs() });
          socket.destroy();
        },
      );
      socket.on('error', reject);
    });
    expect(said.protocol).toBe('TLSv1.2');
    expect(said.algorithms.filter((name) => name.includes('PSS'))).toEqual([]);
  });

  it('does not speak TLS 1.3, in which no card can sign', async () => {
    const browser = place.browser();
    const login = await place.beginLogin(browser);
    browser.tls = { minVersion: 'TLSv1.3' };
    await expect(browser.press(login, 'card')).rejects.toThrow(/protocol version|EPROTO/i);
  });

  it('asks the card anew each time: no TLS session is taken up again', async () => {
    const { port, hostname } = new URL(place.idp.cardOrigin);
    const tickets: Buffer[] = [];
    const visit = (session?: Buffer): Promise<boolean> =>
      new Promise((resolve, reject) => {
        const socket = connect(
          {
            host: hostname,
            port: Number(port),
            ca: place.idp.authority.certificatePem,
            maxVersion: 'TLSv1.2',
            ...anna(),
            ...(session === undefined ? {} : { session }),
          },
          () => {
            const own = socket.getSession();
            if (own !== undefined) tickets.push(own);
            resolve(socket.isSessionReused());
            socket.destroy();
          },
        );
        socket.on('error', reject);
      });
    expect(await visit()).toBe(false);
    expect(await visit(tickets[0])).toBe(false);
  });

  it('has other anchors where others are given', async () => {
    const { csca1 } = specimenPki().authorities;
    const elsewhere = await openLoginPlace({ clientAnchors: [csca1.certificate] });
    try {
      expect((await elsewhere.showCard(anna())).page).toBe('unknown-issuer');
    } finally {
      await elsewhere.close();
    }
  });

  it('takes a card whose browser sends the sub CA where only the root is known', async () => {
    const { rootCa: root } = specimenPki().authorities;
    const elsewhere = await openLoginPlace({ clientAnchors: [Buffer.from(pem(root.certificate))] });
    try {
      expect((await elsewhere.showCard(anna())).page).toBe('consent');
      expect((await elsewhere.showCard(clientOf(specimenImage()))).page).toBe('unknown-issuer');
    } finally {
      await elsewhere.close();
    }
  });

  it('does not start without a root', async () => {
    const { subCa: sub } = specimenPki().authorities;
    await expect(openLoginPlace({ clientAnchors: [sub.certificate] })).rejects.toThrow(RangeError);
    await expect(openLoginPlace({ clientAnchors: [Buffer.from('nothing')] })).rejects.toThrow();
  });
});
