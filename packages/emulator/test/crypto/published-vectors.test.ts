import { asciiToBytes, concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { CommandApdu, ResponseApdu } from '@ciekit/core/iso7816';
import { describe, expect, it } from 'vitest';
import { decryptTripleDes, encryptTripleDes, retailMac } from '../../src/secure-messaging/des.js';
import { pad, unpad } from '../../src/secure-messaging/padding.js';
import { SecureChannel } from '../../src/secure-messaging/secure-channel.js';
import { modularPower } from '../../src/security-module/modular-exponentiation.js';
import { modPow } from '../reference-host.js';

describe('DES in its compositions', () => {
  it('is triple DES where both halves of the key are one: the FIPS 81 CBC example', () => {
    // FIPS 81 appendix C has another IV; with a zero IV the first block is the ECB example of its appendix B
    const key = fromHex('0123456789ABCDEF');
    const plain = asciiToBytes('Now is t');
    const cipher = encryptTripleDes(concatBytes(key, key), plain);
    expect(toHex(cipher)).toBe('3FA40E8A984D4815');
    expect(decryptTripleDes(concatBytes(key, key), cipher)).toEqual(plain);
  });

  it('encrypts as ICAO 9303-11 appendix D.3 does (S with K_ENC)', () => {
    const key = fromHex('AB94FDECF2674FDFB9B391F85D7F76F2');
    const s = fromHex('781723860C06C2264608F919887022120B795240CB7049B01C19B33E32804F0B');
    const e = '72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2';
    expect(toHex(encryptTripleDes(key, s))).toBe(e);
  });

  it('computes the retail MAC of ICAO 9303-11 appendix D.3', () => {
    const key = fromHex('7962D9ECE03D1ACD4C76089DCE131543');
    const e = fromHex('72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2');
    expect(toHex(retailMac(key, pad(e, 8)))).toBe('5F1448EEA8AD90A7');
  });

  it('computes the retail MACs of ISO 9797-1 annex B, padding methods 1 and 2', () => {
    const key = fromHex('0123456789ABCDEFFEDCBA9876543210');
    const whole = asciiToBytes('Now is the time for all ');
    const partial = asciiToBytes('Now is the time for it');
    expect(toHex(retailMac(key, whole))).toBe('A1C72E74EA3FA9B6');
    expect(toHex(retailMac(key, concatBytes(partial, new Uint8Array(2))))).toBe('2E2B1428CC78254F');
    expect(toHex(retailMac(key, pad(whole, 8)))).toBe('E9086230CA3BE796');
    expect(toHex(retailMac(key, pad(partial, 8)))).toBe('5A692CE64F404145');
  });

  it('refuses what is not whole blocks', () => {
    for (const length of [0, 1, 7, 9])
      expect(() => retailMac(new Uint8Array(16), new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('padding', () => {
  it('is always added, and taken off only where it is whole', () => {
    expect(toHex(pad(new Uint8Array(8), 8))).toBe(`${'00'.repeat(8)}8000000000000000`);
    expect(unpad(fromHex('0102800000000000'), 8)).toEqual(fromHex('0102'));
    for (const wrong of [
      '0102030405060708',
      '0000000000000000',
      '',
      '8000000000000000000000000000000000',
      '8001000000000000',
    ])
      expect(unpad(fromHex(wrong), 8)).toBeUndefined();
  });
});

describe('the card side of the secure messaging example of ICAO 9303-11 appendix D.4', () => {
  it('opens each command and protects each answer, to the byte', () => {
    const channel = new SecureChannel({
      encryption: fromHex('979EC13B1CBFE9DCD01AB0FED307EAE5'),
      mac: fromHex('F1CB1F1FB5ADF208806B89DC579DC1F8'),
      sendSequenceCounter: fromHex('887022120C06C226'),
    });
    const steps = [
      {
        command: '0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800',
        plain: '00A4020C02011E',
        data: '',
        answer: '990290008E08FA855A5D4C50A8ED9000',
      },
      {
        command: '0CB000000D9701048E08ED6705417E96BA5500',
        plain: '00B0000004',
        data: '60145F01',
        answer: '8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000',
      },
      {
        command: '0CB000040D9701128E082EA28A70F3C7B53500',
        plain: '00B0000412',
        data: '04303130365F36063034303030305C026175',
        answer: '871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000',
      },
    ];
    for (const step of steps) {
      const plain = channel.unwrap(CommandApdu.parse(fromHex(step.command)).command);
      expect(toHex(plain.encode('short'))).toBe(step.plain);
      const answer = channel.protect(new ResponseApdu(fromHex(step.data), 0x9000), plain.ins);
      expect(toHex(answer.encode())).toBe(step.answer);
    }
  });
});

describe('RFC 5114 section 2.3, test data of appendix A.3', () => {
  const p = fromHex(
    '87A8E61DB4B6663CFFBBD19C651959998CEEF608660DD0F25D2CEED4435E3B00E00DF8F1D61957D4FAF7DF4561B2AA3016C3D91134096FAA3BF4296D830E9A7C209E0C6497517ABD5A8A9D306BCF67ED91F9E6725B4758C022E0B1EF4275BF7B6C5BFC11D45F9088B941F54EB1E59BB8BC39A0BF12307F5C4FDB70C581B23F76B63ACAE1CAA6B7902D52526735488A0EF13C6D9A51BFA4AB3AD8347796524D8EF6A167B5A41825D967E144E5140564251CCACB83E6B486F6B3CA3F7971506026C0B857F689962856DED4010ABD0BE621C3A3960A54E710C375F26375D7014103A4B54330C198AF126116D2276E11715F693877FAD7EF09CADB094AE91E1A1597',
  );
  const g = fromHex(
    '3FB32C9B73134D0B2E77506660EDBD484CA7B18F21EF205407F4793A1A0BA12510DBC15077BE463FFF4FED4AAC0BB555BE3A6C1B0C6B47B1BC3773BF7E8C6F62901228F8C28CBB18A55AE31341000A650196F931C77A57F2DDF463E5E9EC144B777DE62AAAB8A8628AC376D282D6ED3864E67982428EBC831D14348F6F2F9193B5045AF2767164E1DFC967C1FB3F2E55A4BD1BFFE83B9C80D052B985D182EA0ADB2A3B7313D3FE14C8484B1E052588B9B7D2BBD2DF016199ECD06E1557CD0915B3353BBB64E0EC377FD028370DF92B52C7891428CDC67EB6184B523D1DB246C32F63078490F00EF8D647D148D47954515E2327CFEF98C582664B4C0F6CC41659',
  );
  const xA = fromHex('0881382CDB87660C6DC13E614938D5B9C8B2F248581CC5E31B35454397FCE50E');
  const xB = fromHex('7D62A7E3EF36DE617B13D1AFB82C780D83A23BD4EE6705645121F371F546A53D');

  it('gives the published public values and the published secret from both sides', () => {
    const yA = modularPower(g, xA, p)!;
    const yB = modularPower(g, xB, p)!;
    expect(toHex(yA.subarray(0, 16))).toBe('2E9380C8323AF97545BC4941DEB0EC37');
    expect(toHex(yB.subarray(0, 16))).toBe('575F0351BD2B1B817448BDF87A6C362C');
    const secret = modularPower(yA, xB, p)!;
    expect(toHex(secret.subarray(0, 16))).toBe('86C70BF8D0BB81BB01078A17219CB7D2');
    expect(modularPower(yB, xA, p)).toEqual(secret);
  });

  it('is computed also where the runtime refuses: a long exponent and more than 3,072 bits', () => {
    const modulus = concatBytes(p, p);
    const expected = modPow(7n, BigInt(`0x${toHex(xA)}`), BigInt(`0x${toHex(modulus)}`));
    expect(toHex(modularPower(Uint8Array.of(7), xA, modulus)!)).toBe(
      expected.toString(16).padStart(1024, '0').toUpperCase(),
    );
  });

  it('keeps leading zeros and says what it cannot do', () => {
    expect(modularPower(Uint8Array.of(2), Uint8Array.of(3), p)).toEqual(
      concatBytes(new Uint8Array(255), Uint8Array.of(8)),
    );
    expect(modularPower(p, xA, p)).toBeUndefined();
    expect(modularPower(concatBytes(Uint8Array.of(1), p), xA, p)).toBeUndefined();
    expect(modularPower(Uint8Array.of(2), xA, Uint8Array.of(0))).toBeUndefined();
    expect(modularPower(Uint8Array.of(2), xA, Uint8Array.of(10))).toBeUndefined();
  });
});
