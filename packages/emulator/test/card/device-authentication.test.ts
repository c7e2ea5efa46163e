import { randomBytes } from 'node:crypto';
import { concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { ATR_PROFILES, specimenImage, withDefect } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { authenticatedCard, cardInHand, expectSuccess, type CardInHand } from '../card-in-hand.js';
import { DEFAULT_PIN, modPow, rsaPublicKey, tlv, type ReferenceHost } from '../reference-host.js';

const image = specimenImage();
const chipKey = rsaPublicKey(fromHex(image.files['1004']));

/** Key agreement done, nobody authenticated. */
async function agreed(): Promise<CardInHand> {
  const inHand = await cardInHand();
  await inHand.host.selectCie();
  await inHand.host.readExternalRoot();
  await inHand.host.readGroup(inHand.profile.dhParameters);
  expectSuccess(await inHand.host.agreeOnKeys());
  return inHand;
}

describe('every profile', () => {
  it.each(ATR_PROFILES.map((profile) => [profile.name, profile] as const))(
    '%s authenticates both ways',
    async (name, profile) => {
      const { host } = await cardInHand({ image: specimenImage({ profile: name, sodGeneration: 1 }) });
      await host.openSession(profile);
      expectSuccess(await host.verify(DEFAULT_PIN));
    },
  );
});

describe('DH parameters and the external root', () => {
  it('come in one template or one by one, each family its own way', async () => {
    const { host } = await cardInHand({ image: specimenImage({ profile: 'gemalto' }) });
    await host.selectCie();
    const { p, q, g } = image.dh;
    const all = tlv(
      '70',
      tlv('BFA101', tlv('A3', tlv('97', fromHex(g)), tlv('98', fromHex(p)), tlv('99', fromHex(q)))),
    );
    // with and without Le
    for (const le of ['', '00'])
      expect(await host.raw(`00CB3FFF0A4D087006BFA10102A380${le}`)).toEqual({ data: all, sw: 0x9000 });
    expect((await host.raw('00CB3FFF0C4D0A7008BFA10104A302970000')).sw).toBe(0x6a88);
    const other = await cardInHand();
    await other.host.selectCie();
    expect((await other.host.raw('00CB3FFF0A4D087006BFA10102A38000')).sw).toBe(0x6a88);
    const order = tlv('70', tlv('BFA101', tlv('A3', tlv('99', fromHex(q)))));
    expect(await other.host.raw('00CB3FFF0C4D0A7008BFA10104A302990000')).toEqual({ data: order, sw: 0x9000 });
    expect((await other.host.raw('00CB3FFF0C4D0A7008BFA10104A302960000')).sw).toBe(0x6a88);
  });

  it('the root has its four objects in order, and a name that the card refers to', async () => {
    const { host } = await cardInHand();
    await host.selectCie();
    const { n, e, chr, cha } = image.externalRoot;
    const expected = tlv(
      '70',
      tlv(
        'BFA004',
        tlv('7F49', tlv('81', fromHex(n)), tlv('82', fromHex(e)), tlv('5F20', fromHex(chr)), tlv('5F4C', fromHex(cha))),
      ),
    );
    expect(await host.readExternalRoot()).toEqual(expected);
    expect(cha).toBe('A0000000003900');
  });
});

describe('other objects of GET DATA', () => {
  it('are SE KEY, what may never be read, and nothing', async () => {
    const { host } = await cardInHand();
    expect((await host.raw('00CB3FFF0B4D097007BFA004037F498000')).sw).toBe(0x6a88); // not in the MF
    await host.selectCie();
    expect(toHex((await host.raw('00CB3FFF0A4D087006BFFB0102A48000')).data)).toBe('700CBFFB0108A406800102840181');
    for (const environment of ['02', '03', '04'])
      expect((await host.raw(`00CB3FFF0A4D087006BFFB${environment}02A48000`)).sw).toBe(0x6982);
    for (const object of ['BF9001', 'BFFB05', 'BF8103'])
      expect((await host.raw(`00CB3FFF0A4D087006${object}02A08000`)).sw).toBe(0x6a88);
    expect((await host.raw('00CB3FFE0A4D087006BFA10102A38000')).sw).toBe(0x6a86);
    for (const list of [
      '4D',
      '4D00',
      '4D017F',
      '4D0170',
      '4D027000FF',
      '7006BFA10102A380',
      '4D087006BFA10103A380',
      '4D047FFFFFFF',
    ])
      expect([
        list,
        (await host.raw(`00CB3FFF${(list.length / 2).toString(16).padStart(2, '0')}${list}00`)).sw,
      ]).toEqual([list, 0x6a80]);
    expect((await host.raw('00CA010000')).sw).toBe(0x6d00);
  });
});

describe('key agreement', () => {
  it('refuses public values outside the group, and GET DATA without a value', async () => {
    const { host, profile } = await cardInHand();
    await host.selectCie();
    await host.readGroup(profile.dhParameters);
    expect((await host.raw('00CB3FFF064D04A602910000')).sw).toBe(0x6985);
    const p = BigInt(`0x${image.dh.p}`);
    const values = [0n, 1n, p - 1n, p, p + 1n, 2n /* of the whole group */];
    for (const value of values) {
      const data = concatBytes(fromHex('80019B830181'), tlv('91', fromHex(value.toString(16).padStart(512, '0'))));
      expect((await host.plain('002241A6', data)).sw).toBe(0x6a80);
    }
    expect(
      (await host.plain('002241A6', concatBytes(fromHex('80019B830182'), tlv('91', fromHex(image.dh.g))))).sw,
    ).toBe(0x6a88);
    expect(
      (await host.plain('002241A6', concatBytes(fromHex('800102830181'), tlv('91', fromHex(image.dh.g))))).sw,
    ).toBe(0x6a80);
    expect((await host.plain('002241A6', fromHex('80019B830181'))).sw).toBe(0x6a80);
    expect((await host.raw('00CB3FFF064D04A602910000')).sw).toBe(0x6985);
  });

  it('gives values of the subgroup, each time others, and each host value serves once', async () => {
    const first = await agreed();
    const second = await agreed();
    expect(first.host.yIcc).not.toEqual(second.host.yIcc);
    const [p, q] = [BigInt(`0x${image.dh.p}`), BigInt(`0x${image.dh.q}`)];
    for (const { host } of [first, second]) {
      expect(host.yIcc).toHaveLength(256);
      expect(modPow(BigInt(`0x${toHex(host.yIcc)}`), q, p)).toBe(1n);
      expect((await host.secure('00CB3FFF', fromHex('4D04A6029100'), 256)).sw).toBe(0x6985);
    }
  });

  it('opens a new session within a session, and the old keys protect the answer', async () => {
    const { host } = await authenticatedCard();
    const { g, p } = host.group!;
    const x = 0x1234567890abcdefn;
    const big = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`);
    const yIfd = fromHex(modPow(big(g), x, big(p)).toString(16).padStart(512, '0'));
    expectSuccess(await host.secure('002241A6', concatBytes(fromHex('80019B830181'), tlv('91', yIfd))));
    const answer = await host.secure('00CB3FFF', fromHex('4D04A6029100'), 256);
    expectSuccess(answer);
    // the old session is gone
    expect((await host.secure('00B08200', undefined, 9)).sw).toBe(0x6988);
  });
});

describe('a card with weak DH parameters', () => {
  it.each(['weak-dh-generator', 'weak-dh-modulus'] as const)(
    '%s: lets a host in that does not look',
    async (defect) => {
      const { host, profile } = await cardInHand({ image: withDefect(image, defect) });
      await host.openSession(profile);
      expectSuccess(await host.verify(DEFAULT_PIN));
    },
  );
});

describe('certificate verification', () => {
  it('refuses a certificate without the root chosen, of another authority, changed or malformed', async () => {
    const { host } = await agreed();
    const certificate = host.certificate();
    expect((await host.secure('002A00AE', certificate)).sw).toBe(0x6985);
    expectSuccess(await host.secure('002281B6', fromHex('800141830184')));
    const spoilt = (index: number): Uint8Array => certificate.map((byte, i) => (i === index ? byte ^ 1 : byte));
    expect((await host.secure('002A00AE', spoilt(40))).sw).toBe(0x6300);
    expect((await host.secure('002A00AE', spoilt(certificate.length - 20))).sw).toBe(0x6300);
    expect((await host.secure('002A00AE', spoilt(certificate.length - 1))).sw).toBe(0x6a88);
    expect((await host.secure('002A00AE', certificate.subarray(0, -1))).sw).toBe(0x6a80);
    const short = tlv('7F21', tlv('5F37', new Uint8Array(255)), tlv('5F38'), tlv('42', fromHex('4954434945100115')));
    expect((await host.secure('002A00AE', short)).sw).toBe(0x6a80);
    const bodies: ((body: Uint8Array) => Uint8Array)[] = [
      (body) => concatBytes(Uint8Array.of(0x8b), body.subarray(1)),
      (body) => body.map((byte, i) => (i === 3 ? byte ^ 1 : byte)), // CAR in the body
      (body) => body.map((byte, i) => (i === 22 ? byte ^ 1 : byte)), // application of the CHA
      (body) => body.map((byte, i) => (i === 30 ? byte ^ 1 : byte)), // algorithm
      (body) => body.subarray(0, -1),
    ];
    for (const change of bodies) expect((await host.secure('002A00AE', host.certificate(change))).sw).toBe(0x6a80);
    expect((await host.secure('002281A4', fromHex('830C000000002000000000000001'))).sw).toBe(0x6a88);
    expectSuccess(await host.presentCertificate(certificate));
    expect((await host.secure('002281A4', fromHex('830C000000002000000000000002'))).sw).toBe(0x6a88);
  });

  it('knows the root only by its reference, and the signature operations never', async () => {
    const { host } = await agreed();
    expect((await host.secure('002281B6', fromHex('800141830185'))).sw).toBe(0x6a88);
    expect((await host.secure('002281B6', fromHex('800140830184'))).sw).toBe(0x6a80);
    expect((await host.secure('002A9E9A', new Uint8Array(51), 256)).sw).toBe(0x6982);
    expect((await host.secure('002A0000', new Uint8Array(51))).sw).toBe(0x6a86);
    for (const environment of ['01', '02', '03', '04'])
      expect((await host.secure(`0022F3${environment}`)).sw).toBe(0x6982);
    expect((await host.secure('0022F305')).sw).toBe(0x6a88);
    expect((await host.secure('002241B8', fromHex('840181'))).sw).toBe(0x6a86);
    expect((await host.secure('002241A4', fromHex('840184'))).sw).toBe(0x6a88);
    expect((await host.secure('002241A4', fromHex('840182800102'))).sw).toBe(0x6a80);
    expect((await host.secure('002241A4', fromHex('840181840181'))).sw).toBe(0x6a80);
    expect((await host.secure('002241A4', fromHex('8402008181'))).sw).toBe(0x6a80);
  });
});

describe('EXTERNAL AUTHENTICATE', () => {
  const challenge = async (host: ReferenceHost): Promise<Uint8Array> => {
    const { data, sw } = await host.secure('00840000', undefined, 8);
    expect([data.length, sw]).toEqual([8, 0x9000]);
    return data;
  };

  it('wants a challenge from the command before it, and a key', async () => {
    const { host } = await agreed();
    expect((await host.secure('00840000', undefined, 4)).sw).toBe(0x6c08);
    expect((await host.secure('00840000')).sw).toBe(0x6700);
    const withoutKey = host.terminalProof(await challenge(host));
    expect((await host.secure('00820000', withoutKey)).sw).toBe(0x6985);
    expectSuccess(await host.presentCertificate());
    expect((await host.secure('00820000', host.terminalProof(new Uint8Array(8)))).sw).toBe(0x6985);
    const late = host.terminalProof(await challenge(host));
    await host.secure('00B08100', undefined, 12);
    expect((await host.secure('00820000', late)).sw).toBe(0x6985);
    const used = host.terminalProof(await challenge(host));
    expect((await host.secure('00820000', used.subarray(1))).sw).toBe(0x6700);
    expect((await host.secure('00820000', used)).sw).toBe(0x6985);
  });

  it('refuses a proof over anything else', async () => {
    const { host } = await agreed();
    expectSuccess(await host.presentCertificate());
    const proofs: ((rnd: Uint8Array) => Uint8Array)[] = [
      () => host.terminalProof(new Uint8Array(randomBytes(8))),
      (rnd) => host.terminalProof(rnd).map((byte, i) => (i === 0 ? byte ^ 1 : byte)), // another name
      (rnd) => host.terminalProof(rnd).map((byte, i) => (i === 200 ? byte ^ 1 : byte)),
      (rnd) => concatBytes(host.terminalProof(rnd).subarray(0, 8), new Uint8Array(256).fill(0xff)), // not below the modulus
    ];
    for (const proof of proofs) expect((await host.secure('00820000', proof(await challenge(host)))).sw).toBe(0x6300);
    const own = host.yIfd;
    host.yIfd = Uint8Array.from(host.yIcc);
    const crossed = host.terminalProof(await challenge(host));
    host.yIfd = own;
    expect((await host.secure('00820000', crossed)).sw).toBe(0x6300);
    // and nothing of it counts as authentication
    await host.secure('002241A4', fromHex('84018280019B'));
    expect((await host.secure('00880000', new Uint8Array(8), 256)).sw).toBe(0x6985);
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x6982);
  });

  it('lets the chip prove itself once, and only then are codes taken', async () => {
    const { host } = await agreed();
    expectSuccess(await host.presentCertificate());
    const rnd = await challenge(host);
    expectSuccess(await host.secure('00820000', host.terminalProof(rnd)));
    expect((await host.verify(DEFAULT_PIN)).sw).toBe(0x6982);
    await host.secure('002241A4', fromHex('84018280019B'));
    expect((await host.secure('00880000', new Uint8Array(7), 256)).sw).toBe(0x6700);
    await host.authenticateChip(chipKey, rnd);
    expectSuccess(await host.verify(DEFAULT_PIN));
    expect((await host.secure('00880000', new Uint8Array(8), 256)).sw).toBe(0x6985);
    // with another key in the chip the proof does not open
    const cloned = await cardInHand({ image: withDefect(image, 'cloned') });
    await expect(cloned.host.openSession(cloned.profile)).rejects.toThrow('did not prove itself');
  });

  it('is forgotten with SELECT of an application: the terminal has to show its certificate again', async () => {
    const { host } = await agreed();
    expectSuccess(await host.presentCertificate());
    expectSuccess(await host.selectCie());
    const proof = host.terminalProof(await challenge(host));
    expect((await host.secure('00820000', proof)).sw).toBe(0x6985);
    expectSuccess(await host.presentCertificate());
    expectSuccess(await host.secure('00820000', host.terminalProof(await challenge(host))));
  });
});
