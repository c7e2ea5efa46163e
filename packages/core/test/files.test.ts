import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '../src/bytes.js';
import { CardError, MalformedResponseError, PinError, StatusWordError } from '../src/errors.js';
import { parseEfAtr } from '../src/ias/ef-atr.js';
import { parseExternalRoot } from '../src/ias/external-root.js';
import {
  parseFcp,
  readBinary,
  readBinaryOdd,
  readFile,
  selectApplication,
  selectElementaryFile,
  selectMasterFile,
  type FileControlParameters,
} from '../src/ias/files.js';
import { Aid, EF_CERTIFICATE, EF_SERVICES_ID } from '../src/ias/identifiers.js';
import { mseSetKeyAgreement } from '../src/ias/key-exchange.js';
import { assertCodeFormat, readTriesRemaining, unblockKeepingPin } from '../src/ias/pin.js';
import { TransportChannel } from '../src/iso7816/channel.js';
import { TapeTransport } from '../src/iso7816/replay.js';
import { encodeTlv } from '../src/iso7816/tlv.js';
import type { Transport } from '../src/iso7816/transport.js';
import { SecretBytes } from '../src/secret.js';
import { EXTERNAL_ROOT_MODULUS } from './vectors.js';

const SHORT_ONLY = { extended: false, maxCommandLength: 261, refuseExtended: () => undefined };

function channelOf(transport: Transport): TransportChannel {
  return new TransportChannel(transport, SHORT_ONLY, undefined);
}

function onTape(...lines: readonly string[]): { channel: TransportChannel; tape: TapeTransport } {
  const tape = new TapeTransport(lines.join('\n'));
  return { channel: channelOf(tape), tape };
}

describe('commands, byte for byte as card-protocol.md section 2 writes them', () => {
  it.each([
    ['SELECT IAS', selectApplication(Aid.IAS), '00A4040C0DA000000030800000000981600100'],
    ['SELECT CIE', selectApplication(Aid.CIE), '00A4040C06A0000000003900'],
    ['SELECT MF', selectMasterFile(), '00A4000000'],
    ['SELECT EF.Cert_CIE', selectElementaryFile(0x1003), '00A4020402100300'],
    ['READ BINARY by SFI', readBinary(0, 256, 0x06), '00B0860000'],
    ['READ BINARY of the current EF', readBinary(0x1ce, 0xe7), '00B001CEE7'],
    ['READ BINARY, odd', readBinaryOdd(0x0102, 0xe4, 0x06), '00B10006045402' + '0102' + 'E4'],
    ['READ BINARY beyond 32,767', readBinary(0x8000, 16), '00B10000045402800010'],
  ])('%s', (_name, command, hex) => {
    expect(toHex(command.encode('short'))).toBe(hex);
  });

  it('MSE SET for key agreement has 266 bytes of data', () => {
    const command = mseSetKeyAgreement(new Uint8Array(256).fill(0xaa));
    expect(toHex(command.encode('extended'))).toBe(`002241A600010A80019B83018191820100${'AA'.repeat(256)}`);
  });
});

describe('reading a file', () => {
  it('stops at the end of the ASN.1 object, not at the end of the padded file', async () => {
    const object = encodeTlv(0x30, new Uint8Array(300).fill(1));
    const hex = toHex(object);
    const { channel, tape } = onTape(
      '=> 00B0830000',
      `<= ${hex.slice(0, 462)}9000`,
      '=> 00B000E749',
      `<= ${hex.slice(462)}9000`,
    );
    expect(toHex(await readFile(channel, EF_CERTIFICATE, { until: 'asn1' }))).toBe(hex);
    tape.assertUsedUp();
  });

  it('takes what comes with 6282, and goes by 6B00 and by an empty answer as the end', async () => {
    const { channel } = onTape('=> 00B0810000', '<= 3132333435363738393031326282');
    expect(toHex(await readFile(channel, EF_SERVICES_ID, { until: 12 }))).toBe('313233343536373839303132');
    for (const end of ['<= 6B00', '<= 9000', '<= 6282']) {
      const cut = onTape('=> 00B0830000', '<= 30820100019000', '=> 00B00005E7', end);
      await expect(readFile(cut.channel, EF_CERTIFICATE, { until: 'asn1' })).rejects.toThrow(MalformedResponseError);
    }
  });

  it('falls back to SELECT by FID where the card does not take the short identifier', async () => {
    const { channel, tape } = onTape(
      '=> 00B0810000',
      '<= 6A82',
      '=> 00A4020402100100',
      '<= 9000',
      '=> 00B0000000',
      '<= 3132333435363738393031329000',
    );
    await readFile(channel, EF_SERVICES_ID, { until: 12 });
    tape.assertUsedUp();
  });

  it('says which status stopped it', async () => {
    const { channel } = onTape('=> 00B0830000', '<= 6982');
    await expect(readFile(channel, EF_CERTIFICATE, { until: 'asn1' })).rejects.toMatchObject({
      code: 'unexpected-status',
      sw: 0x6982,
      ins: 0xb0,
    });
  });

  it('costs nothing when a card claims 16 MB, or gives a byte at a time for ever', async () => {
    const huge = onTape('=> 00B0830000', '<= 3083FFFFFF009000');
    await expect(readFile(huge.channel, EF_CERTIFICATE, { until: 'asn1' })).rejects.toThrow(MalformedResponseError);
    let answers = 0;
    const trickle: Transport = {
      transmit: () => Promise.resolve(fromHex(answers++ === 0 ? '3082100000 9000' : '00 9000')),
    };
    await expect(readFile(channelOf(trickle), EF_CERTIFICATE, { until: 'asn1' })).rejects.toThrow(
      MalformedResponseError,
    );
    expect(answers).toBeLessThanOrEqual(302);
  });

  it('ends in bytes or in a typed error, whatever the card answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 2, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
        async (answers) => {
          let next = 0;
          const transport: Transport = { transmit: () => Promise.resolve(answers[next++ % answers.length]!) };
          try {
            await readFile(channelOf(transport), EF_CERTIFICATE, { until: 'asn1' });
          } catch (error) {
            expect(error).toBeInstanceOf(CardError);
          }
        },
      ),
      propertyRuns(500),
    );
  });
});

describe('file control parameters', () => {
  it('are read from the template of SELECT', () => {
    const expected: FileControlParameters = { size: 4096, fid: 0x1003, sfi: 3 };
    expect(parseFcp(fromHex('620E 80021000 820101 83021003 880118'))).toEqual(expected);
  });

  it('may lack fields, and must be a template', () => {
    expect(parseFcp(fromHex('6200'))).toEqual({ size: undefined, fid: undefined, sfi: undefined });
    expect(() => parseFcp(fromHex('6F00'))).toThrow(MalformedResponseError);
    expect(() => parseFcp(fromHex('6207 8005FFFFFFFFFF'))).toThrow(MalformedResponseError);
  });
});

describe('EF.ATR', () => {
  it.each([
    ['STM', '47039401 81', { commandChaining: true, extendedLength: false, maxCommandLength: undefined }],
    [
      'Actalis',
      '47039401E0 7F66080202 04D6 0202 07E3',
      { commandChaining: true, extendedLength: true, maxCommandLength: 1238 },
    ],
    ['Gemalto2', '47039441C0', { commandChaining: true, extendedLength: true, maxCommandLength: undefined }],
    [
      'E0 form, other objects before, padding behind',
      '4301B8 4703940140 E0080202 0100 0202 0100 0000',
      { commandChaining: false, extendedLength: true, maxCommandLength: 256 },
    ],
    ['nothing', '', { commandChaining: true, extendedLength: false, maxCommandLength: undefined }],
    ['garbage', 'FFFFFFFF', { commandChaining: true, extendedLength: false, maxCommandLength: undefined }],
  ])('of %s', (_name, hex, capabilities) => {
    expect(parseEfAtr(fromHex(hex))).toEqual(capabilities);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(typeof parseEfAtr(bytes).extendedLength).toBe('boolean');
      }),
      propertyRuns(),
    );
  });
});

describe('the external root (BFA004)', () => {
  const fields = [
    encodeTlv(0x81, EXTERNAL_ROOT_MODULUS),
    encodeTlv(0x82, fromHex('010001')),
    encodeTlv(0x5f20, fromHex('000000004954434945100115')),
    encodeTlv(0x5f4c, fromHex('A0000000003900')),
  ];
  const answer = (parts: readonly Uint8Array[]): Uint8Array =>
    encodeTlv(0x70, encodeTlv(0xbfa004, encodeTlv(0x7f49, ...parts)));

  it('gives CAR and CA_AID', () => {
    const root = parseExternalRoot(answer(fields));
    expect(toHex(root.authorityReference)).toBe('4954434945100115');
    expect(toHex(root.authorityAid)).toBe('A00000000039');
    expect(
      toHex(
        parseExternalRoot(answer([encodeTlv(0x81, Uint8Array.of(0), EXTERNAL_ROOT_MODULUS), ...fields.slice(1)]))
          .modulus,
      ),
    ).toBe(toHex(EXTERNAL_ROOT_MODULUS));
  });

  it.each([0, 2, 3])('is refused without field %i, or with another length of it', (index) => {
    expect(() => parseExternalRoot(answer(fields.filter((_, i) => i !== index)))).toThrow(MalformedResponseError);
    const shorter = fields.map((field, i) =>
      i === index ? encodeTlv([0x81, 0x82, 0x5f20, 0x5f4c][i]!, Uint8Array.of(1)) : field,
    );
    expect(() => parseExternalRoot(answer(shorter))).toThrow(MalformedResponseError);
  });
});

describe('codes', () => {
  const code = (text: string): SecretBytes => SecretBytes.own(new TextEncoder().encode(text));

  it.each(['', '1234', '1234567', '123456789', '1234567a', '1234567 ', '١٢٣٤٥٦٧٨', '12345678\n'])(
    '%j is refused before anything is sent',
    (text) => {
      expect(() => {
        assertCodeFormat(code(text), 'pin');
      }).toThrow(PinError);
    },
  );

  it('tries left are read from the object of the code, and anything else is "not told"', async () => {
    const object = (remaining: string): string =>
      toHex(encodeTlv(0x70, encodeTlv(0xbf8101, encodeTlv(0xa0, fromHex(`840350494E9A0103${remaining}80020008`)))));
    const ask = '=> 00CB3FFF0A4D087006BF810102A08000';
    const answers: readonly (readonly [string, number | undefined])[] = [
      [`${object('9B0102')}9000`, 2],
      [`${object('9B0100')}9000`, 0],
      [`${object('9B0104')}9000`, undefined],
      [`${object('9B020002')}9000`, undefined],
      [`${object('')}9000`, undefined],
      ['6A88', undefined],
      ['70009000', undefined],
    ];
    for (const [answer, tries] of answers) {
      const { channel, tape } = onTape(ask, `<= ${answer}`);
      expect(await readTriesRemaining(channel, 'pin'), answer).toBe(tries);
      tape.assertUsedUp();
    }
  });

  it('RESET RETRY COUNTER without data only unblocks', async () => {
    const { channel, tape } = onTape('=> 002C0381', '<= 9000');
    await unblockKeepingPin(channel);
    tape.assertUsedUp();
    await expect(unblockKeepingPin(onTape('=> 002C0381', '<= 6982').channel)).rejects.toThrow(StatusWordError);
    await expect(unblockKeepingPin(onTape('=> 002C0381', '<= 6983').channel)).rejects.toMatchObject({
      code: 'code-blocked',
      kind: 'puk',
    });
  });
});
