import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cardHome } from './support/card-home.js';
import { cie, errorOf, jsonOf, PIN, start, type Result } from './support/cli.js';
import { unannounced } from './support/json-fields.js';

const place = cardHome();

describe('readers and status', () => {
  it('show the software card', async () => {
    expect(await place.json('readers', ['readers'])).toEqual({
      readers: [{ name: 'Software card', card: 'present', atr: '3B8F80018031806549544A3442120FFF8290008B' }],
    });
    expect(await place.json('status', ['status', '--tries'])).toEqual({
      readers: [
        {
          name: 'Software card',
          card: { state: 'cie', nis: '123456789012', profile: 'bit4id', paired: null, tries: { pin: 3, puk: 10 } },
        },
      ],
    });
  });

  it('speak both languages', async () => {
    expect((await cie(['readers', '--reader', 'software'], { home: place.home })).stdout).toMatch(
      /^Reader +Card +ATR\n/,
    );
    const italian = await cie(['status', '--reader', 'software', '--lang', 'it'], { home: place.home });
    expect(italian).toEqual({
      code: 0,
      stdout: 'Software card\nCIE, non abbinata a questo computer ("cie pair")\n',
      stderr: '',
    });
    const byLocale = await cie(['list'], { home: place.home, env: { LANG: 'it_IT.UTF-8' } });
    expect(byLocale.stdout).toBe('Nessuna carta è abbinata a questo computer ("cie pair").\n');
  });

  it('watch until Ctrl-C, one object a line', async () => {
    const running = start(['status', '--watch', '--json', '--reader', 'software'], { home: place.home });
    await expect.poll(() => running.stdout(), { timeout: 20_000 }).toContain('all-told');
    running.interrupt();
    const { code, stdout } = await running.result;
    expect(code).toBe(0);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual(['reader-added', 'card-inserted', 'card-recognised', 'all-told']);
    for (const event of events) expect(unannounced('status', event)).toEqual([]);
  });
});

describe('pairing', () => {
  it('goes from pair to info, certificate, list and unpair', async () => {
    expect(await place.json('list', ['list'])).toEqual({ cards: [], problems: [] });
    const paired = await place.json('pair', ['pair', '--pin-stdin', '--label', 'Anna'], `${PIN}\n`);
    expect(paired).toMatchObject({
      renewed: false,
      card: { serialNumber: 'CA00000AA', label: 'Anna', issuer: 'unverified-issuer', validity: 'valid' },
    });
    expect(await place.json('status', ['status'])).toMatchObject({
      readers: [{ card: { paired: { serialNumber: 'CA00000AA' } } }],
    });
    expect(await place.json('info', ['info'])).toMatchObject({
      surname: 'SPECIMEN',
      givenName: 'ANNA',
      codiceFiscale: 'SPCNNA85C52H501U',
      serialNumber: 'CA00000AA',
      certificate: { issuer: 'no-anchor' },
    });
    expect(await place.json('list', ['list'])).toMatchObject({ cards: [{ serialNumber: 'CA00000AA' }] });
    const listed = (await place.onCard(['list'])).stdout;
    expect(listed).toContain('CA00000AA');
    // As it is printed on the card: the certificate ends with that day of universal time, an hour later in Italy.
    expect(listed).toContain('12 March 2034');
    expect(await place.json('pair', ['pair', '--pin-stdin'], `${PIN}\n`)).toMatchObject({ renewed: true });
    expect(await place.json('unpair', ['unpair', 'ca00000aa'])).toMatchObject({
      removed: [{ serialNumber: 'CA00000AA' }],
    });
    const again = await place.onCard(['unpair', 'CA00000AA', '--json']);
    expect(again.code).toBe(20);
    expect(errorOf(again)).toMatchObject({ code: 'no-such-pairing', class: 'not-paired', exitCode: 20 });
  });

  it('needs a paired card for the data of the holder', async () => {
    const result = await place.onCard(['info', '--json']);
    expect(result.code).toBe(20);
    expect(errorOf(result)).toMatchObject({ code: 'not-paired' });
  });

  it('asks before every card is forgotten', async () => {
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const silent = await cie(['unpair', '--all', '--json'], { home: place.home });
    expect(silent.code).toBe(2);
    expect(errorOf(silent)).toMatchObject({ code: 'no-terminal' });
    const refused = await cie(['unpair', '--all'], { home: place.home, terminal: true, answers: [[/no:/, '\r']] });
    expect(refused.code).toBe(11);
    expect((await place.onCard(['list'])).stdout).toContain('CA00000AA');
    const agreed = await cie(['unpair', '--all'], { home: place.home, terminal: true, answers: [[/no:/, 'y\r']] });
    expect(agreed).toMatchObject({ code: 0, stdout: 'Card CA00000AA is forgotten on this PC.\n' });
    expect((await place.onCard(['unpair', '--all', '--lang', 'it'])).stdout).toBe('Nessuna carta era abbinata.\n');
  });

  it('refuses to forget nothing, or both one and all', async () => {
    expect(errorOf(await place.onCard(['unpair', '--json']))).toMatchObject({ code: 'missing-argument' });
    expect(errorOf(await place.onCard(['unpair', 'x', '--all', '--json']))).toMatchObject({
      code: 'conflicting-options',
    });
  });

  it('saves the certificate, and replaces a file only when told to', async () => {
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const pem = await place.onCard(['certificate']);
    expect(new X509Certificate(pem.stdout).subject).toContain('SPCNNA85C52H501U/123456789012');
    const file = join(place.home, 'anna.der');
    const save = (...more: string[]): Promise<Result> =>
      place.onCard(['certificate', '--out', file, '--format', 'der', ...more]);
    expect((await save()).code).toBe(0);
    expect(new X509Certificate(readFileSync(file)).fingerprint256).toBe(new X509Certificate(pem.stdout).fingerprint256);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file);
    expect(errorOf(await save('--json'))).toMatchObject({ code: 'file-exists', exitCode: 2 });
    expect(readFileSync(file)).toEqual(before);
    expect((await save('--force')).code).toBe(0);
    expect(await place.json('certificate', ['certificate', '--format', 'der'])).toMatchObject({
      format: 'der',
      file: null,
    });
    const lost = await place.onCard(['certificate', '--out', join(place.home, 'no', 'such', 'x.pem'), '--json']);
    expect(errorOf(lost)).toMatchObject({ code: 'file-unwritable' });
  });
});

describe('doctor', () => {
  it('finds the missing certificates and writes a report once', async () => {
    const report = join(place.home, 'report.json');
    const found = await place.json('doctor', ['doctor', '--report', report]);
    expect(found).toMatchObject({ worst: 'warning', report });
    const saved = readFileSync(report, 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ format: 'ciekit-doctor-report' });
    for (const personal of ['123456789012', 'CA00000AA', 'SPECIMEN', 'SPCNNA85']) expect(saved).not.toContain(personal);
    expect(errorOf(await place.onCard(['doctor', '--report', report, '--json']))).toMatchObject({
      code: 'file-exists',
    });
    expect((await place.onCard(['doctor', '--lang', 'it'])).stdout).toContain('attenzione');
  });
});

describe('trust', () => {
  it('takes an unknown authority only on the explicit word of the user', async () => {
    const anchors = join(place.home, 'anchors');
    await place.json('emulator create', ['emulator', 'create', join(place.home, 'x.json'), '--trust', anchors]);
    const csca = join(anchors, 'csca.pem');
    const refused = await place.onCard(['trust', 'add', csca, '--json']);
    expect(refused.code).toBe(17);
    expect(jsonOf(refused)).toMatchObject({ files: [{ certificates: [{ status: 'not-trusted' }] }] });
    expect(unannounced('trust add', jsonOf(refused))).toEqual([]);
    expect(errorOf(await place.onCard(['trust', 'add', csca, '--trust-unpinned', '--json']))).toMatchObject({
      exitCode: 2,
    });
    const unasked = await cie(['trust', 'add', csca, '--trust-unpinned', '--purpose', 'chip-signer', '--json'], {
      home: place.home,
    });
    expect(errorOf(unasked)).toMatchObject({ code: 'no-terminal' });
    const added = await place.json('trust add', ['trust', 'add', csca, '--trust-unpinned', '--purpose', 'chip-signer']);
    expect(added).toMatchObject({ files: [{ certificates: [{ status: 'added', basis: 'explicit' }] }] });
    expect(await place.json('trust list', ['trust', 'list'])).toMatchObject({
      certificates: [{ purpose: 'chip-signer' }],
    });
    expect((await place.onCard(['trust', 'list', '--lang', 'it'])).stdout).toContain('decisione tua');
    expect(await place.json('pin status', ['pin', 'status'])).toMatchObject({ issuer: 'genuine' });
  });

  it('says what is wrong with a file', async () => {
    expect(errorOf(await place.onCard(['trust', 'add', join(place.home, 'none.pem'), '--json']))).toMatchObject({
      code: 'file-missing',
    });
    expect(errorOf(await place.onCard(['trust', 'add', place.home, '--json']))).toMatchObject({
      code: 'file-unreadable',
    });
    expect(errorOf(await place.onCard(['trust', 'add', '/dev/zero', '--json']))).toMatchObject({
      code: 'file-unreadable',
    });
    const noCertificate = await place.onCard(['trust', 'add', 'package.json', '--json']);
    expect(errorOf(noCertificate)).toMatchObject({ exitCode: 17 });
  });
});

describe('completion', () => {
  it('prints a script', async () => {
    expect((await place.json('completion', ['completion', 'fish']))['script']).toContain('complete -c cie');
    expect((await place.onCard(['completion', 'bash'])).stdout).toContain('complete -o filenames -F _cie cie');
  });
});
