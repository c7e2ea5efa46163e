import { describe, expect, it } from 'vitest';
import { asciiToBytes, concatBytes, fromHex, toHex } from '../src/bytes.js';
import { AuthenticityError, MalformedResponseError } from '../src/errors.js';
import { assertPublicValue, assertSoundGroup, parseEfDh } from '../src/ias/dh-parameters.js';
import { EphemeralKey } from '../src/ias/diffie-hellman.js';
import { encodeRepresentative, isRepresentativeOf } from '../src/ias/message-recovery.js';
import { modularPower, parseRsaPublicKey } from '../src/ias/rsa.js';
import { terminalCertificate, terminalCertificateBody } from '../src/ias/cv-certificate.js';
import { EXTERNAL_ROOT_PRIVATE_EXPONENT, TERMINAL_KEY } from '../src/ias/terminal-key.js';
import { encodeTlv, parseTlvs, requireTlv, unwrapTlv } from '../src/iso7816/tlv.js';
import { EXTERNAL_ROOT_MODULUS, RFC5114 } from './vectors.js';

describe('RFC 5114 section 2.3, with the test data of its appendix A.3', () => {
  const { p, q, g } = RFC5114;

  it('gives the published public values and the published secret', () => {
    const yA = modularPower(g, RFC5114.xA, p);
    const yB = modularPower(g, RFC5114.xB, p);
    expect(toHex(yA.subarray(0, 16))).toBe('2E9380C8323AF97545BC4941DEB0EC37');
    expect(toHex(yB.subarray(0, 16))).toBe('575F0351BD2B1B817448BDF87A6C362C');
    expect(toHex(modularPower(yA, RFC5114.xB, p).subarray(0, 16))).toBe('86C70BF8D0BB81BB01078A17219CB7D2');
    expect(toHex(modularPower(yB, RFC5114.xA, p))).toBe(toHex(modularPower(yA, RFC5114.xB, p)));
  });

  it('gives them through the key objects that a session uses, leading zeros and all', () => {
    const a = new EphemeralKey(RFC5114, RFC5114.xA);
    const b = new EphemeralKey(RFC5114, RFC5114.xB);
    expect(toHex(a.publicValue)).toBe(toHex(modularPower(g, RFC5114.xA, p)));
    expect(a.agree(b.publicValue).use(toHex)).toBe(toHex(modularPower(b.publicValue, RFC5114.xA, p)));
    expect(a.agree(b.publicValue).use(toHex)).toMatch(/^86C70BF8D0BB81BB01078A17219CB7D2/);
    expect(() => a.agree(Uint8Array.of(1))).toThrow(MalformedResponseError);
    // About one secret in 256 begins with a zero byte: all of them have to have 256 bytes.
    for (let x = 2; x < 600; x++) {
      const key = new EphemeralKey(RFC5114, Uint8Array.of(x >> 8, x & 0xff));
      expect(key.publicValue.length).toBe(256);
      if (x % 10 === 0)
        expect(key.agree(a.publicValue).use(toHex)).toBe(
          toHex(modularPower(a.publicValue, Uint8Array.of(x >> 8, x & 0xff), p)),
        );
    }
  });

  it('is a sound group; the same with a wrong order, a generator of small order, a composite modulus is not', () => {
    // The same group with another generator of order q is in no list and has to pass the arithmetic.
    const otherGenerator = modularPower(g, RFC5114.xA, p);
    for (const sound of [g, otherGenerator]) {
      expect(() => {
        assertSoundGroup({ p, q, g: sound });
      }).not.toThrow();
    }
    const one = Uint8Array.of(1);
    const minusOne = Uint8Array.from(p);
    minusOne[255]! -= 1;
    const composite = Uint8Array.from(p);
    composite[255]! -= 2;
    for (const weak of [
      { p, q, g: one },
      { p, q, g: minusOne },
      { p, q: RFC5114.xA, g },
      { p, q: Uint8Array.of(2), g: minusOne },
      { p: composite, q, g },
    ]) {
      expect(() => {
        assertSoundGroup(weak);
      }).toThrow(AuthenticityError);
    }
  });

  it('refuses public values outside the subgroup', () => {
    const yA = modularPower(g, RFC5114.xA, p);
    expect(() => {
      assertPublicValue(yA, { p, q, g });
    }).not.toThrow();
    const padded = (value: Uint8Array): Uint8Array => concatBytes(new Uint8Array(256 - value.length), value);
    const minusOne = Uint8Array.from(p);
    minusOne[255]! -= 1;
    // 2 generates the whole group and p-1 has order two: small subgroups that a card could confine the host to.
    for (const value of [new Uint8Array(256), padded(Uint8Array.of(1)), minusOne, p, padded(Uint8Array.of(2))]) {
      expect(() => {
        assertPublicValue(value, { p, q, g });
      }).toThrow(expect.objectContaining({ code: 'weak-key-agreement' }));
    }
  });

  it('is read from EF.DH in the three forms that the specification leaves open', () => {
    const fields = [encodeTlv(0x81, p), encodeTlv(0x82, q), encodeTlv(0x83, g)] as const;
    const inner = encodeTlv(0x7f49, encodeTlv(0x7f49, ...fields));
    const split = encodeTlv(0x7f49, ...fields.map((field) => encodeTlv(0x7f49, field)));
    const integer = (value: Uint8Array): Uint8Array =>
      encodeTlv(0x02, (value[0]! & 0x80) !== 0 ? concatBytes(Uint8Array.of(0), value) : value);
    const sequence = encodeTlv(0x30, integer(p), integer(q), integer(g));
    for (const file of [inner, split, sequence, concatBytes(inner, new Uint8Array(9))]) {
      expect(parseEfDh(file)).toEqual({ p, q, g });
    }
    for (const file of [
      encodeTlv(0x30, integer(p)),
      encodeTlv(0x7f49, fields[0]),
      encodeTlv(0x31, fields[0]),
      encodeTlv(0x7f49, encodeTlv(0x7f49, fields[0].subarray(0, 9))),
    ]) {
      expect(() => parseEfDh(file)).toThrow(MalformedResponseError);
    }
  });
});

describe('modular powers', () => {
  it('are the same the slow way, which runtimes with bounded exponents need', () => {
    // More than 3,072 bits with a long exponent: OpenSSL refuses as BoringSSL does for every exponent above 33 bits.
    const modulus = concatBytes(RFC5114.p, RFC5114.p);
    const power = modularPower(RFC5114.g, RFC5114.xA, modulus);
    const bits = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`);
    const p = bits(RFC5114.p);
    // The modulus is p·(2^2048 + 1), so that the power modulo p is the published one.
    expect((bits(power) % p).toString(16).toUpperCase()).toMatch(/^2E9380C8323AF97545BC4941DEB0EC37/);
    expect(modularPower(Uint8Array.of(2), Uint8Array.of(5), Uint8Array.of(33))).toEqual(Uint8Array.of(32));
  });

  it('refuse an even modulus and a base that is not below the modulus', () => {
    expect(() => modularPower(Uint8Array.of(2), Uint8Array.of(3), Uint8Array.of(32))).toThrow(MalformedResponseError);
    expect(() => modularPower(Uint8Array.of(33), Uint8Array.of(3), Uint8Array.of(33))).toThrow(MalformedResponseError);
  });
});

describe('the terminal', () => {
  const root = {
    modulus: EXTERNAL_ROOT_MODULUS,
    authorityReference: fromHex('4954434945100115'),
    authorityAid: fromHex('A00000000039'),
  };

  it('has a key pair and a root exponent that belong together', () => {
    const message = concatBytes(Uint8Array.of(0), new Uint8Array(255).fill(0x5a));
    const e = fromHex('010001');
    for (const [n, d] of [
      [TERMINAL_KEY.modulus, TERMINAL_KEY.privateExponent],
      [EXTERNAL_ROOT_MODULUS, EXTERNAL_ROOT_PRIVATE_EXPONENT],
    ] as const) {
      expect(toHex(modularPower(modularPower(message, d, n), e, n))).toBe(toHex(message));
    }
  });

  it('makes a certificate that the root key verifies, with the body of card-protocol.md section 2', () => {
    const certificate = parseTlvs(unwrapTlv(terminalCertificate(root), [0x7f21]));
    const rest = requireTlv(certificate, 0x5f38);
    const recovered = modularPower(requireTlv(certificate, 0x5f37), fromHex('010001'), root.modulus);
    expect(isRepresentativeOf(recovered, rest)).toBe(true);
    const body = concatBytes(recovered.subarray(1, 223), rest);
    expect(toHex(body)).toBe(toHex(terminalCertificateBody(root)));
    expect(body.length).toBe(297);
    expect(toHex(body.subarray(0, 37))).toBe(
      '8A' + '4954434945100115' + '000000002000000000000001' + 'A0000000003901' + '2A8122F42A02040104',
    );
    expect(toHex(requireTlv(certificate, 0x42))).toBe('4954434945100115');
  });
});

describe('message recovery', () => {
  it('accepts what it encoded and nothing else', () => {
    const part = new Uint8Array(222).fill(7);
    const rest = asciiToBytes('rest');
    const representative = encodeRepresentative(part, concatBytes(part, rest));
    expect(representative.length).toBe(256);
    expect(isRepresentativeOf(representative, rest)).toBe(true);
    for (const index of [0, 1, 222, 223, 254, 255]) {
      const other = Uint8Array.from(representative);
      other[index]! ^= 1;
      expect(isRepresentativeOf(other, rest), `byte ${index}`).toBe(false);
    }
    expect(isRepresentativeOf(representative, asciiToBytes('other'))).toBe(false);
    expect(isRepresentativeOf(representative.subarray(1), rest)).toBe(false);
  });
});

describe('public key files', () => {
  const n = EXTERNAL_ROOT_MODULUS;
  const file = (modulus: Uint8Array, exponent: Uint8Array): Uint8Array =>
    encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(0), modulus), encodeTlv(0x02, exponent));

  it('are read with padding behind them', () => {
    const key = parseRsaPublicKey(concatBytes(file(n, fromHex('010001')), new Uint8Array(40)));
    expect(toHex(key.modulus)).toBe(toHex(n));
    expect(toHex(key.exponent)).toBe('010001');
  });

  it.each([
    ['a short modulus', file(n.subarray(1), fromHex('010001'))],
    ['an even modulus', file(concatBytes(n.subarray(0, 255), Uint8Array.of(2)), fromHex('010001'))],
    ['an exponent of one', file(n, Uint8Array.of(1))],
    ['an even exponent', file(n, Uint8Array.of(4))],
    ['an endless exponent', file(n, new Uint8Array(9).fill(3))],
    ['another structure', encodeTlv(0x04, n)],
    ['three numbers', encodeTlv(0x30, encodeTlv(0x02, n), encodeTlv(0x02, n), encodeTlv(0x02, n))],
  ])('are refused with %s', (_name, bytes) => {
    expect(() => parseRsaPublicKey(bytes)).toThrow(MalformedResponseError);
  });
});
