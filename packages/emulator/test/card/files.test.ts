import { concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { ATR_PROFILES, specimenImage } from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';
import { cardInHand, openedCard } from '../card-in-hand.js';
import { strip } from '../reference-host.js';

const image = specimenImage();
const size = (fid: keyof typeof image.files): number => image.files[fid].length / 2;

describe('SELECT', () => {
  it('refuses what does not exist and what it does not know', async () => {
    const { host } = await cardInHand();
    const statuses = {
      '00A4040C05A000000001': 0x6a82,
      '00A4040C0DA0000000308000000009816001': 0x6a82, // Bit4id reaches the IAS application through the MF
      '00A4020402100100': 0x6a82, // a file of DF_CIE, the MF current
      '00A40204011000': 0x6700,
      '00A4020802D00300': 0x6a86,
      '00A4090402D00300': 0x6a86,
      '00A4030C': 0x6a82,
      '00A4030C02D003': 0x6700,
    };
    for (const [command, sw] of Object.entries(statuses))
      expect([command, (await host.raw(command)).sw]).toEqual([command, sw]);
  });

  it('finds applications by name, the MF and files by identifier', async () => {
    const { host } = await cardInHand();
    const commands = [
      '00A40000',
      '00A4000C023F00',
      '00A4020C02D003',
      '00A4000C02D003',
      '00A4040C06A00000000039',
      '00A4020C021001',
      '00A4030C',
      '00A4020C02D004',
    ];
    for (const command of commands) expect([command, (await host.raw(command)).sw]).toEqual([command, 0x9000]);
  });

  it('gives the FCP only where an answer is expected', async () => {
    const { host } = await cardInHand();
    expect((await host.raw('00A4020402D004')).data).toHaveLength(0);
    expect((await host.raw('00A4020C02D00400')).data).toHaveLength(0);
    const fcp = strip('62', (await host.raw('00A4020402D00400')).data).value;
    expect(toHex(fcp)).toBe(
      `8002${size('D004').toString(16).padStart(4, '0').toUpperCase()}8201018302D0048801D88A01058C020100`,
    );
    await host.selectCie();
    expect(toHex((await host.raw('00A40204021003 00')).data)).toContain('8801188A01058C0201D0');
    expect(toHex((await host.raw('00A4040406A0000000003900')).data)).toBe('620E8201388406A000000000398A0105');
  });
});

describe('READ BINARY', () => {
  it('refuses', async () => {
    const { host } = await cardInHand();
    expect((await host.raw('00B0000010')).sw).toBe(0x6986); // no file selected
    await host.raw('00A4020C02D003');
    expect((await host.raw('00B0000C01')).sw).toBe(0x6b00); // the 12 bytes end here
    expect((await host.raw('00B07FFF00')).sw).toBe(0x6b00);
    expect((await host.raw('00B00000')).sw).toBe(0x6700);
    expect((await host.raw('00B0810010')).sw).toBe(0x6a82); // DF_CIE is not selected
    expect((await host.raw('00B0FB0010')).sw).toBe(0x6a86);
    expect((await host.raw('00B1000004 54020000 00')).sw).toBe(0x9000);
    expect((await host.raw('00B1000003 540100 00')).sw).toBe(0x9000);
    expect((await host.raw('00B1000002 5400 00')).sw).toBe(0x6a80);
    expect((await host.raw('00B1000004 55020000 00')).sw).toBe(0x6a80);
  });

  it('gives at most E7 bytes, says where the end is, and goes on from there', async () => {
    const { host } = await cardInHand();
    expect((await host.raw('00A4020402D00400')).sw).toBe(0x9000);
    const whole = fromHex(image.files.D004);
    const first = await host.raw('00B0000000');
    expect(first).toEqual({ data: whole.subarray(0, 0xe7), sw: 0x9000 });
    expect((await host.raw('00B00000FF')).data).toHaveLength(0xe7);
    const near = whole.length - 5;
    const header = `00B0${near.toString(16).padStart(4, '0')}`;
    expect(await host.raw(`${header}10`)).toEqual({ data: whole.subarray(near), sw: 0x6282 });
    expect(await host.raw(`${header}05`)).toEqual({ data: whole.subarray(near), sw: 0x9000 });
    expect(await host.raw(`${header}00`)).toEqual({ data: whole.subarray(near), sw: 0x9000 });
  });

  it('says 6Cxx at the end instead, on a chip that does', async () => {
    const { host } = await cardInHand({ endOfFile: '6Cxx' });
    await host.raw('00A4020C02D003');
    expect(await host.raw('00B0000410')).toEqual({ data: new Uint8Array(0), sw: 0x6c08 });
    expect((await host.raw('00B0000408')).sw).toBe(0x9000);
    expect((await host.raw('00B1000004 54020004 20')).sw).toBe(0x6c0b);
  });

  it('reads by short identifier and makes that file current', async () => {
    const { host } = await cardInHand();
    await host.selectCie();
    const id = await host.raw('00B081000C');
    expect(id).toEqual({ data: fromHex(image.files['1001']), sw: 0x9000 });
    expect((await host.raw('00B0000404')).data).toEqual(fromHex(image.files['1001']).subarray(4, 8));
    expect((await host.raw('00B085F400')).data).toEqual(fromHex(image.files['1005']).subarray(0xf4, 0xf4 + 0xe7));
  });

  it('reads with an odd INS by short identifier and by file identifier, the object around the bytes counted', async () => {
    const { host } = await cardInHand();
    await host.selectCie();
    const sod = fromHex(image.files['1006']);
    for (const reference of ['0006', '1006']) {
      const { data, sw } = await host.raw(`00B1${reference}04 54020100 00`);
      expect(sw).toBe(0x9000);
      expect(data).toHaveLength(0xe7);
      expect(strip('53', data).value).toEqual(sod.subarray(0x100, 0x100 + 0xe4));
    }
    expect((await host.raw('00B1000604 54020000 12')).data).toHaveLength(0x12);
    const last = (sod.length - 1).toString(16).padStart(4, '0');
    expect(await host.raw(`00B1000604 5402${last} 10`)).toEqual({
      data: concatBytes(fromHex('5301'), sod.subarray(-1)),
      sw: 0x6282,
    });
    expect((await host.raw(`00B1000604 5402${sod.length.toString(16).padStart(4, '0')} 10`)).sw).toBe(0x6b00);
  });

  it('keeps what needs the PIN from whoever has not shown it', async () => {
    const { host } = await cardInHand();
    await host.selectCie();
    for (const sfi of ['82', '83']) expect((await host.raw(`00B0${sfi}0000`)).sw).toBe(0x6982);
    const opened = await openedCard();
    expect((await opened.host.secure('00B08200', undefined, 9)).data).toEqual(
      fromHex(image.files['1002']).subarray(0, 9),
    );
    expect(await opened.host.readFile('1003', 'secure')).toEqual(fromHex(image.files['1003']));
    // the same session, but in clear: the session is over, and with it the PIN
    expect((await opened.host.raw('00B0820009')).sw).toBe(0x6982);
  });
});

describe('profiles', () => {
  it('hide EF.CardAccess on Actalis chips after DF_CIE, until power is lost', async () => {
    const { host, readers, card } = await cardInHand({ image: specimenImage({ profile: 'actalis' }) });
    expect((await host.raw('00B09C0000')).sw).toBe(0x9000);
    await host.selectCie();
    await host.raw('00A40000');
    expect((await host.raw('00B09C0000')).sw).toBe(0x6a82);
    expect((await host.raw('00A4020C02011C')).sw).toBe(0x6a82);
    const connection = await readers.connect('Software card');
    readers.remove('Software card');
    await expect(connection.beginTransaction()).rejects.toMatchObject({ code: 'card-removed' });
    readers.insert('Software card', card);
    const transaction = await (await readers.connect('Software card')).beginTransaction();
    expect(toHex((await transaction.transmit(fromHex('00B09C0000'))).slice(-2))).toBe('9000');
  });

  it('are twelve, with right check bytes, each with its way to the IAS application', async () => {
    expect(ATR_PROFILES).toHaveLength(12);
    for (const profile of ATR_PROFILES) {
      expect([profile.name, profile.atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0)]).toEqual([profile.name, 0]);
      const { host, card } = await cardInHand({ image: specimenImage({ profile: profile.name }) });
      expect(card.atr).toEqual(profile.atr);
      expect([profile.name, (await host.selectIas('aid')).sw]).toEqual([
        profile.name,
        profile.selectsIasBy === 'aid' ? 0x9000 : 0x6a82,
      ]);
      expect((await host.selectIas('mf')).sw).toBe(0x9000);
      // what its EF.ATR says about extended length is what it does
      const efAtr = toHex((await host.raw('00B09D0000')).data);
      const promised = (Number.parseInt(efAtr.slice(efAtr.indexOf('4703') + 8).slice(0, 2), 16) & 0x40) !== 0;
      const { sw } = await host.raw('00B09D0000000A');
      expect([profile.name, sw]).toEqual([profile.name, promised ? 0x9000 : 0x6700]);
    }
  });
});
