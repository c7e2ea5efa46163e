import { randomBytes } from 'node:crypto';
import { asciiToBytes, concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { specimenImage } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { authenticatedCard, cardInHand, DIGEST_INFO, expectSuccess, openedCard } from '../card-in-hand.js';
import { DEFAULT_PIN, encode, mac, modPow, ReferenceHost, rsaPublicKey, tlv } from '../reference-host.js';

const image = specimenImage();

/** What a signature opens to under a key. */
const opened = (signature: Uint8Array, key: { n: bigint; e: bigint }): string =>
  modPow(BigInt(`0x${toHex(signature)}`), key.e, key.n)
    .toString(16)
    .toUpperCase();

const paddedPkcs1 = (data: Uint8Array): string =>
  toHex(concatBytes(fromHex('01'), new Uint8Array(256 - 3 - data.length).fill(0xff), fromHex('00'), data)).slice(1);

describe('the class byte and the form of a command', () => {
  it('answers what it does not know with the status words of the standard', async () => {
    const { host } = await cardInHand();
    const statuses = {
      '80A40000': 0x6e00,
      '01A40000': 0x6e00,
      '04A40000': 0x6882,
      '08A40000': 0x6882,
      '0CA40000': 0x6882,
      '00FF0000': 0x6d00,
      '00A4': 0x6700,
      '00A4040C06A0': 0x6700,
      '00B0000000000000': 0x6700,
      '00C0000000': 0x6985,
      '00C0000100': 0x6a86,
    };
    for (const [command, sw] of Object.entries(statuses))
      expect([command, (await host.raw(command)).sw]).toEqual([command, sw]);
  });

  it('takes extended commands as far as its EF.ATR goes, and gives the whole answer at once', async () => {
    const { host, transaction } = await cardInHand();
    await host.selectCie();
    const root = await transaction.transmit(fromHex('00CB3FFF00000B4D097007BFA004037F49800000'));
    expect(root.length).toBeGreaterThan(258);
    expect(toHex(root.slice(-2))).toBe('9000');
    // 1,238 bytes and one more
    const long = (length: number): Uint8Array =>
      encode(fromHex('00A4040C'), new Uint8Array(length - 7), undefined, true);
    expect((await host.raw(long(1238))).sw).toBe(0x6a82);
    expect((await host.raw(long(1239))).sw).toBe(0x6700);
    expect((await transaction.transmit(fromHex('00B08600000400'))).length).toBe(0xe7 + 2);
    expect(toHex(await transaction.transmit(fromHex('00B08100000100')))).toBe(`${image.files['1001']}9000`);
    expect(toHex(await transaction.transmit(fromHex('00B08100000200')))).toBe(`${image.files['1001']}6282`);
  });

  it('runs whole sessions in extended commands', async () => {
    const { host, profile, card } = await cardInHand();
    host.extended = true;
    await host.openSession(profile);
    expectSuccess(await host.verify(DEFAULT_PIN));
    expect(toHex((await host.secure('00B08200', undefined, 9)).data)).toBe(image.files['1002'].slice(0, 18));
    expect(card.traffic.exchanges).toBeLessThan(45);
    const refused = await cardInHand({ image: specimenImage({ profile: 'stm' }) });
    expect((await refused.host.raw('00B09D0000000A')).sw).toBe(0x6700);
  });
});

describe('an answer longer than its Le', () => {
  const GET_ROOT = '00CB3FFF0B4D097007BFA004037F4980';

  it('comes 256 bytes at a time, 61xx telling how much is left', async () => {
    const { host, transaction } = await cardInHand();
    await host.selectCie();
    const whole = await host.raw(`${GET_ROOT}00`);
    const rest = whole.data.length - 256;
    for (const le of ['', '00']) {
      const first = await transaction.transmit(fromHex(`${GET_ROOT}${le}`));
      expect(first).toHaveLength(258);
      expect(first.slice(-2)).toEqual(Uint8Array.of(0x61, rest));
      // an Le that is too large is corrected and loses nothing; one that is too small leaves the rest for later
      expect(await transaction.transmit(Uint8Array.of(0x00, 0xc0, 0, 0, rest + 1))).toEqual(Uint8Array.of(0x6c, rest));
      const second = await transaction.transmit(Uint8Array.of(0x00, 0xc0, 0, 0, rest - 1));
      expect(second.slice(-2)).toEqual(Uint8Array.of(0x61, 1));
      // shipping clients ask so under secure messaging
      const third = await transaction.transmit(fromHex('0CC0000000'));
      expect(third.slice(-2)).toEqual(fromHex('9000'));
      expect(concatBytes(first.slice(0, -2), second.slice(0, -2), third.slice(0, -2))).toEqual(whole.data);
      expect((await host.raw('00C0000000')).sw).toBe(0x6985);
    }
  });

  it('says 6100 where 256 bytes or more are left', async () => {
    const { host, transaction } = await cardInHand({ image: specimenImage({ profile: 'gemalto' }) });
    await host.selectCie();
    const first = await transaction.transmit(fromHex('00CB3FFF0A4D087006BFA10102A38000'));
    expect(first.slice(-2)).toEqual(fromHex('6100'));
    expect((await transaction.transmit(fromHex('00C0000000'))).length).toBe(258);
  });

  it('is gone with the next command', async () => {
    const { host, transaction } = await cardInHand();
    await host.selectCie();
    await transaction.transmit(fromHex(GET_ROOT));
    await host.raw('00B0810004');
    expect((await host.raw('00C0000000')).sw).toBe(0x6985);
  });
});

describe('command chaining', () => {
  it('collects blocks; a command that does not belong ends the chain and is executed', async () => {
    const { host } = await cardInHand();
    expect((await host.raw('10A4040C03A00000')).sw).toBe(0x9000);
    expect((await host.raw('00A4040C03000039')).sw).toBe(0x9000);
    expect((await host.raw('00B0810004')).sw).toBe(0x9000);
    await host.raw('10A4040C03A00000');
    expect((await host.raw('00B0810004')).sw).toBe(0x9000);
    expect((await host.raw('00A4040C03000039')).sw).toBe(0x6a82);
    await host.raw('10A4040C03A00000');
    expect((await host.raw('00A4040403000039')).sw).toBe(0x6a82);
  });

  it('ends where the card cannot hold more', async () => {
    const { host } = await cardInHand();
    const block = `10A4040CFF${'A0'.repeat(255)}`;
    for (let i = 0; i < 8; i++) expect((await host.raw(block)).sw).toBe(0x9000);
    expect((await host.raw(block)).sw).toBe(0x6700);
    expect((await host.raw('00A4040C06A00000000039')).sw).toBe(0x9000);
  });

  it('answers every protected block with a protected answer', async () => {
    const { host } = await authenticatedCard();
    expectSuccess(await host.secure('002281B6', fromHex('800141830184')));
    const before = host.keys!.ssc;
    expectSuccess(await host.secure('002A00AE', host.certificate()));
    expect(host.keys!.ssc - before).toBe(4n);
  });
});

describe('the secure messaging session', () => {
  const serial = (host: ReferenceHost) => host.secure('00B08200', undefined, 9);

  it('ends with a plain command, but not with SELECT by name or GET RESPONSE', async () => {
    const { host } = await openedCard();
    expectSuccess(await host.selectCie());
    expect((await host.raw('00C0000000')).sw).toBe(0x6985);
    expectSuccess(await serial(host));
    expect((await host.raw('00A4040C05A000000001')).sw).toBe(0x6a82);
    expectSuccess(await serial(host));
    expectSuccess(await host.raw('00B081000C'));
    expect((await serial(host)).sw).toBe(0x6882);
  });

  it('ends with the power and with a reset', async () => {
    const { host, readers, transaction } = await openedCard();
    const reset = await readers.connect('Software card');
    await transaction.end('reset');
    await expect(reset.beginTransaction()).rejects.toMatchObject({ code: 'card-reset' });
    const next = await reset.beginTransaction();
    const after = new ReferenceHost((command) => next.transmit(command));
    after.keys = host.keys;
    expect((await serial(after)).sw).toBe(0x6882);
    expect((await after.raw('00B081000C')).sw).toBe(0x6a82);
  });

  it('ends with 6988 where the MAC or an object is wrong, in clear, and 6987 where the MAC is missing', async () => {
    const wrap = (host: ReferenceHost, ins: number, objects: Uint8Array): Uint8Array => {
      const header = Uint8Array.of(0x0c, ins, 0x82, 0x00);
      const keys = host.keys!;
      keys.ssc += 1n;
      const padTo8 = (data: Uint8Array): Uint8Array => {
        const zeros = (16 - ((data.length + 1) % 8)) % 8;
        return concatBytes(data, Uint8Array.of(0x80), new Uint8Array(zeros));
      };
      const counter = fromHex(keys.ssc.toString(16).padStart(16, '0'));
      const input = concatBytes(padTo8(concatBytes(counter, header)), objects.length > 0 ? padTo8(objects) : objects);
      return encode(header, concatBytes(objects, tlv('8E', mac(keys.mac, input))), 256, false);
    };
    const le = tlv('97', Uint8Array.of(9));
    const malformed: [string, Uint8Array][] = [
      ['the right command', le],
      ['unknown object', concatBytes(le, tlv('80', Uint8Array.of(0)))],
      ['Le twice', concatBytes(le, le)],
      ['Le of three bytes', tlv('97', new Uint8Array(3))],
      ['cryptogram of an odd INS', concatBytes(tlv('85', new Uint8Array(8)), le)],
      ['cryptogram without indicator', concatBytes(tlv('87', new Uint8Array(8)), le)],
      ['cryptogram of half a block', concatBytes(tlv('87', concatBytes(Uint8Array.of(1), new Uint8Array(4))), le)],
      ['empty cryptogram', concatBytes(tlv('87', Uint8Array.of(1)), le)],
      ['cryptogram without padding', concatBytes(tlv('87', concatBytes(Uint8Array.of(1), new Uint8Array(8))), le)],
    ];
    for (const [what, objects] of malformed) {
      const { host } = await openedCard();
      const answer = await host.raw(wrap(host, 0xb0, objects));
      if (what === 'the right command') {
        expect(host.open(0xb0, answer.data).sw).toBe(0x9000);
        continue;
      }
      expect([what, answer]).toEqual([what, { data: new Uint8Array(0), sw: 0x6988 }]);
      expect((await serial(host)).sw).toBe(0x6882);
    }
    const { host } = await openedCard();
    expect((await host.raw(encode(fromHex('0CB08200'), le, 256, false))).sw).toBe(0x6987);
    expect((await serial(host)).sw).toBe(0x6882);
    const second = await openedCard();
    expect((await second.host.raw('0CB0820000')).sw).toBe(0x6987);
    const third = await openedCard();
    expect((await third.host.raw(encode(fromHex('0CB08200'), fromHex('9701'), 256, false))).sw).toBe(0x6988);
  });

  it('takes a command without any object: the MAC covers the header alone', async () => {
    const { host } = await authenticatedCard();
    // RESET without the PUK: refused by the card's rules, inside secure messaging
    expect((await host.secure('002C0381')).sw).toBe(0x6982);
    expectSuccess(await host.verify(DEFAULT_PIN));
  });

  it('notices a replayed command', async () => {
    const { host, transaction } = await openedCard();
    const command = host.wrap(fromHex('00B0820009'));
    const first = await transaction.transmit(command);
    expect(host.open(0xb0, first.slice(0, -2)).sw).toBe(0x9000);
    expect(toHex(await transaction.transmit(command))).toBe('6988');
  });

  it('carries answers in DO 85 for odd INS, reads of E7 bytes in one short answer, and errors inside', async () => {
    const { host, transaction } = await openedCard();
    const odd = await transaction.transmit(host.wrap(fromHex('00B1000304540200 0000'.replace(' ', ''))));
    expect(odd[0]).toBe(0x85);
    host.open(0xb1, odd.slice(0, -2));
    const full = await transaction.transmit(host.wrap(fromHex('00B0830000')));
    expect(toHex(full.slice(-2))).toBe('9000');
    expect(host.open(0xb0, full.slice(0, -2)).data).toHaveLength(0xe7);
    const wrong = await transaction.transmit(host.wrap(concatBytes(fromHex('0020008108'), asciiToBytes('00000000'))));
    expect(toHex(wrong.slice(0, 4))).toBe('990263C2');
    expect(toHex(wrong.slice(-2))).toBe('9000');
    host.open(0x20, wrong.slice(0, -2));
  });
});

describe('INTERNAL AUTHENTICATE', () => {
  it('signs with the holder key after the PIN, with padding of its own', async () => {
    const { host } = await authenticatedCard();
    // the selection brings SE KEY back, which names this key: no MSE needed
    expectSuccess(await host.selectCie());
    expect((await host.secure('00880000', DIGEST_INFO, 256)).sw).toBe(0x6982);
    expectSuccess(await host.verify(DEFAULT_PIN));
    const holder = { n: BigInt(`0x${image.keys.holder.n}`), e: BigInt(`0x${image.keys.holder.e}`) };
    const signature = await host.secure('00880000', DIGEST_INFO, 256);
    expect(opened(signature.data, holder)).toBe(paddedPkcs1(DIGEST_INFO));
    expectSuccess(await host.secure('002241A4', fromHex('800102840181')));
    expect((await host.secure('00880000', DIGEST_INFO, 256)).data).toEqual(signature.data);
    for (const length of [0, 103]) expect((await host.secure('00880000', new Uint8Array(length), 256)).sw).toBe(0x6700);
    expectSuccess(await host.secure('00880000', new Uint8Array(102), 256));
    expect((await host.secure('00880100', DIGEST_INFO, 256)).sw).toBe(0x6a86);
  });

  it('proves with key 83, in clear and the same each time, that the card is no copy', async () => {
    const { host } = await cardInHand();
    await host.selectCie();
    expect((await host.raw('002241A406840183800102')).sw).toBe(0x9000);
    const nis = fromHex(`0088 0000 0C ${image.files['1001']} 00`);
    const first = await host.raw(nis);
    expect(opened(first.data, rsaPublicKey(fromHex(image.files['1005'])))).toBe(
      paddedPkcs1(fromHex(image.files['1001'])),
    );
    expect(await host.raw(nis)).toEqual(first);
    const random = new Uint8Array(randomBytes(102));
    expect((await host.raw(encode(fromHex('00880000'), random, 256, false))).data).toHaveLength(256);
    // SELECT by name brings SE KEY back
    await host.selectCie();
    expect((await host.raw(nis)).sw).toBe(0x6982);
    await host.raw('00A40000');
    expect((await host.raw(nis)).sw).toBe(0x6a88);
  });
});
