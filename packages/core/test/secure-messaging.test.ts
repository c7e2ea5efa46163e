import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '../src/bytes.js';
import { CardError, SecureMessagingError } from '../src/errors.js';
import { CommandApdu } from '../src/iso7816/command-apdu.js';
import { deriveSessionKeys } from '../src/ias/key-exchange.js';
import { pad, retailMac, singleDesKey, tripleDesKey, unpad } from '../src/ias/retail-mac.js';
import { SecureMessagingSession } from '../src/ias/secure-messaging.js';
import { SecretBytes } from '../src/secret.js';

/** ICAO Doc 9303-11 appendix D.4: the worked example of secure messaging with two-key triple DES. */
const ICAO = {
  encryption: '979EC13B1CBFE9DCD01AB0FED307EAE5',
  mac: 'F1CB1F1FB5ADF208806B89DC579DC1F8',
  counter: '887022120C06C226',
};

function icaoSession(): SecureMessagingSession {
  return new SecureMessagingSession(
    { encryption: SecretBytes.own(fromHex(ICAO.encryption)), mac: SecretBytes.own(fromHex(ICAO.mac)) },
    fromHex(ICAO.counter),
  );
}

describe('DES and retail MAC', () => {
  it('encrypts the block of the classic DES worked example when both halves are one key', () => {
    const key = fromHex('133457799BBCDFF1133457799BBCDFF1');
    const mac = retailMac({ single: singleDesKey(key), triple: tripleDesKey(key) }, fromHex('0123456789ABCDEF'));
    expect(toHex(mac)).toBe('85E813540F0AB405');
  });

  it('makes the MAC of ICAO 9303-11 D.3', () => {
    const key = fromHex('7862D9ECE03C1BCD4D77089DCF131442');
    const data = fromHex('72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2');
    const mac = retailMac({ single: singleDesKey(key), triple: tripleDesKey(key) }, pad(data));
    expect(toHex(mac)).toBe('5F1448EEA8AD90A7');
  });

  it('refuses input that is not whole blocks', () => {
    const key = new Uint8Array(24);
    for (const length of [0, 7, 9]) {
      expect(() => retailMac({ single: key, triple: key }, new Uint8Array(length))).toThrow(RangeError);
    }
  });

  it('pads always and unpads only what is padded', () => {
    expect(toHex(pad(fromHex('0011223344556677')))).toBe('00112233445566778000000000000000');
    expect(unpad(new Uint8Array(8))).toBeUndefined();
    expect(unpad(new Uint8Array(0))).toBeUndefined();
    expect(unpad(fromHex('80' + '00'.repeat(8)))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        const padded = pad(data);
        expect(padded.length % 8).toBe(0);
        expect(unpad(padded)).toEqual(data);
      }),
      propertyRuns(),
    );
  });
});

describe('secure messaging, ICAO 9303-11 D.4', () => {
  const steps = [
    {
      name: 'SELECT EF.COM',
      command: { cla: 0, ins: 0xa4, p1: 0x02, p2: 0x0c, data: fromHex('011E') },
      protectedCommand: '0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800',
      response: '990290008E08FA855A5D4C50A8ED',
      data: '',
    },
    {
      name: 'READ BINARY, first four bytes',
      command: { cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 4 },
      protectedCommand: '0CB000000D9701048E08ED6705417E96BA5500',
      response: '8709019FF0EC34F9922651990290008E08AD55CC17140B2DED',
      data: '60145F01',
    },
    {
      name: 'READ BINARY, the rest',
      command: { cla: 0, ins: 0xb0, p1: 0, p2: 4, le: 18 },
      protectedCommand: '0CB000040D9701128E082EA28A70F3C7B53500',
      response: '871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D74',
      data: '04303130365F36063034303030305C026175',
    },
  ];

  it('protects and opens the three commands of the example, byte for byte', () => {
    using session = icaoSession();
    for (const step of steps) {
      const command = new CommandApdu(step.command);
      expect(toHex(session.wrap(command).encode('short')), step.name).toBe(step.protectedCommand);
      const response = session.unwrap(fromHex(step.response), command.ins);
      expect(toHex(response.data), step.name).toBe(step.data);
      expect(response.sw).toBe(0x9000);
    }
  });

  it.each([
    ['a bit of the cryptogram', 4, 'sm-bad-mac'],
    ['a bit of the status', 14, 'sm-bad-mac'],
    ['a bit of the MAC', 24, 'sm-bad-mac'],
  ] as const)('refuses an answer with %s changed', (_name, index, code) => {
    using session = icaoSession();
    const [first, second] = steps;
    session.wrap(new CommandApdu(first!.command));
    session.unwrap(fromHex(first!.response), 0xa4);
    session.wrap(new CommandApdu(second!.command));
    const answer = fromHex(second!.response);
    answer[index]! ^= 1;
    expect(() => session.unwrap(answer, 0xb0)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a replayed answer: the counter has gone on', () => {
    using session = icaoSession();
    const [first] = steps;
    session.wrap(new CommandApdu(first!.command));
    session.unwrap(fromHex(first!.response), 0xa4);
    session.wrap(new CommandApdu(first!.command));
    expect(() => session.unwrap(fromHex(first!.response), 0xa4)).toThrow(
      expect.objectContaining({ code: 'sm-bad-mac' }),
    );
  });

  it('refuses answers without MAC, without status, with foreign objects', () => {
    for (const answer of ['', '99029000', '8E0800', '8E080000000000000000', '3003020100']) {
      using session = icaoSession();
      session.wrap(new CommandApdu({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 4 }));
      expect(() => session.unwrap(fromHex(answer), 0xb0)).toThrow(SecureMessagingError);
    }
  });

  it('opens to a value or to a typed error, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 255 }), (answer, ins) => {
        using session = icaoSession();
        try {
          session.unwrap(answer, ins);
        } catch (error) {
          expect(error).toBeInstanceOf(CardError);
        }
      }),
      propertyRuns(),
    );
  });
});

describe('session keys', () => {
  it('hashes a secret with leading zeros as 256 bytes (card-protocol.md section 7)', () => {
    const secret = new Uint8Array(256);
    secret[255] = 1;
    const keys = deriveSessionKeys(secret);
    const hex = (key: SecretBytes): string => key.use(toHex);
    // SHA-256 of 255 zero bytes, 01 and the counter, by Python's hashlib; the first 16 bytes.
    expect(hex(keys.encryption)).toBe('4FD5A7FFA519B1D0D1D493AEAE6C451B');
    expect(hex(keys.mac)).toBe('23BE364465212C3CB3195001BE8EF98A');
    const shorter = deriveSessionKeys(secret.subarray(2));
    expect(hex(shorter.encryption)).not.toBe(hex(keys.encryption));
  });
});
