import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TransportError } from '@ciekit/core';
import { withDefect } from '@ciekit/emulator';
import { catalogueOf, createMiddleware, type BindingReport, type DoctorReport } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { findingOfNode } from '../../src/doctor.js';
import { desk, DeskCard, READER } from '../support/desk.js';
import { Holder } from '../support/holder.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const ids = (report: DoctorReport): string[] => report.findings.map(({ id, severity }) => `${severity} ${id}`);

const bindings = (available: boolean) => (): readonly BindingReport[] => [
  {
    name: 'native',
    available,
    reason: available ? undefined : `cannot open ${process.env['HOME'] ?? '/root'}/lib`,
    packageName: 'koffi',
    packageVersion: '3.0.0',
    library: 'libpcsclite.so.1',
  },
];

describe('the doctor', () => {
  it('on a PC where nothing is there names every gap and its remedy', async () => {
    const readers = {
      list: () => Promise.reject(new TransportError('service-not-running', 'x')),
      watch: () => {
        throw new TypeError('not watched');
      },
      connect: () => Promise.reject(new TransportError('no-reader', 'x')),
      close: () => Promise.resolve(),
    };
    const middleware = createMiddleware({ readers, storeDirectory: join(await temporaryFolder(), 'none') });
    const report = await middleware.doctor({ bindings: bindings(false) });
    expect(ids(report)).toEqual([
      'ok node-supported',
      'problem binding-missing',
      'problem service-stopped',
      'warning trust-none',
      'info store-empty',
      'ok clock-plausible',
    ]);
    expect(report.worst).toBe('problem');
    expect(report.findings.find(({ id }) => id === 'trust-none')?.remedy).toBe('cie trust fetch');
  });

  it('finds everything in order', async () => {
    const { middleware, trustSpecimen } = await desk();
    await trustSpecimen();
    await middleware.pair(new Holder());
    const report = await middleware.doctor({ bindings: bindings(true) });
    expect(ids(report)).toEqual([
      'ok node-supported',
      'ok binding-available',
      'ok service-running',
      'ok reader-found',
      'ok card-found',
      'ok cie-recognised',
      'ok chip-genuine-chosen',
      'ok codes-ready',
      'ok card-paired',
      'ok card-valid',
      'info trust-incomplete',
      'ok store-usable',
      'ok clock-plausible',
    ]);
    expect(JSON.parse(JSON.stringify(report))).toMatchObject({ format: 'ciekit-doctor-report', version: 1 });
  });

  it("sends no code and tells nobody's data", async () => {
    const { middleware, card, folder, readers } = await desk();
    await middleware.pair(new Holder());
    readers.addReader({ name: 'ACME Reader (0123456789AB) 00 00', card: new DeskCard().card });
    const before = card.codeCommands.length;
    const text = JSON.stringify(await middleware.doctor({ bindings: bindings(true) }));
    expect(card.codeCommands).toHaveLength(before);
    for (const word of ['SPECIMEN', 'ANNA', '123456789012', 'CA00000AA', '0123456789AB', '19283746']) {
      expect(text).not.toContain(word);
    }
    expect(text).toContain(JSON.stringify(folder).slice(1, -1));
    expect(text).toContain('ACME Reader (…)');
  });

  it.each([
    ['cloned', 'problem chip-refused'],
    ['cloned-services-key', 'problem chip-refused'],
    ['wrong-sod-hash', 'problem chip-refused'],
    ['foreign-sod-signer', 'warning chip-unverified'],
  ] as const)('judges a %s chip', async (defect, expected) => {
    const { middleware } = await desk(new DeskCard(withDefect(new DeskCard().image, defect)));
    expect(ids(await middleware.doctor())).toContain(expected);
  });

  it.each([
    ['2033-12-01T00:00:00Z', 'warning card-expiring'],
    ['2034-04-01T00:00:00Z', 'warning card-expired-usable'],
    ['2035-01-01T00:00:00Z', 'problem card-expired'],
    ['2024-01-01T00:00:00Z', 'problem card-not-yet-valid'],
    ['2024-01-01T00:00:00Z', 'problem clock-implausible'],
    ['2026-11-20T00:00:00Z', 'problem clock-implausible'],
  ])('at %s: %s', async (date, expected) => {
    let now = new Date('2026-11-21T12:00:00Z');
    const { middleware } = await desk(undefined, { clock: () => now });
    await middleware.pair(new Holder());
    now = new Date(date);
    expect(ids(await middleware.doctor())).toContain(expected);
  });

  it.each([
    [{ pin: 0 }, 'problem pin-blocked'],
    [{ puk: 0 }, 'problem puk-blocked'],
    [{ pin: 1 }, 'warning tries-low'],
    [{ puk: 8 }, 'warning tries-low'],
    [{ pin: 2, puk: 9 }, 'ok codes-ready'],
  ])('with tries %j: %s', async (tries, expected) => {
    const { middleware, card } = await desk();
    card.set(tries);
    expect(ids(await middleware.doctor())).toContain(expected);
  });

  it('says when a card does not tell its tries', async () => {
    const { middleware, card } = await desk();
    card.hideTries(2);
    expect(ids(await middleware.doctor())).toContain('info tries-unknown');
  });

  it('sees a store that is open to others, damaged, littered or in the way', async () => {
    const { middleware, folder } = await desk();
    await middleware.pair(new Holder());
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'cards', 'foreign'), 'x');
    await writeFile(join(folder, 'cards', '.a.json.0123456789abcdef.tmp'), 'x');
    await mkdir(join(folder, 'trust'));
    await writeFile(join(folder, 'trust', 'foreign'), 'x');
    const found = ids(await middleware.doctor());
    if (process.platform !== 'win32') expect(found).toContain('warning store-open-to-others');
    expect(found).toEqual(
      expect.arrayContaining(['warning store-damaged-files', 'info store-leftovers', 'warning trust-foreign-files']),
    );
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, 'x');
    const { readers } = await desk();
    const blocked = createMiddleware({ readers, storeDirectory: file });
    expect(ids(await blocked.doctor())).toContain('problem store-unusable');
  });

  it('tells an empty reader, a mute one and one in use apart', async () => {
    const { readers, folder } = await desk();
    readers.remove(READER);
    const states = ['mute', 'in-use'] as const;
    for (const card of states) {
      const middleware = createMiddleware({
        readers: {
          list: () => Promise.resolve([{ name: 'NFC', card, atr: undefined }]),
          watch: (signal) => readers.watch(signal),
          connect: () => Promise.reject(new TransportError('sharing-violation', 'x')),
          close: () => Promise.resolve(),
        },
        storeDirectory: folder,
      });
      expect(ids(await middleware.doctor())).toContain(card === 'mute' ? 'problem card-mute' : 'warning card-in-use');
    }
    const empty = createMiddleware({ readers, storeDirectory: folder });
    expect(ids(await empty.doctor())).toContain('info card-missing');
  });

  it.each([
    ['18.20.0', 'problem'],
    ['20.18.3', 'problem'],
    ['20.19.0', 'ok'],
    ['21.7.0', 'problem'],
    ['22.12.0', 'problem'],
    ['22.13.0', 'ok'],
    ['23.11.0', 'problem'],
    ['24.0.0', 'ok'],
    ['26.1.0', 'ok'],
    ['nonsense', 'problem'],
  ])('Node %s: %s', (version, severity) => {
    expect(findingOfNode(version).severity).toBe(severity);
  });

  it('has words for each of its findings', async () => {
    const { middleware } = await desk();
    for (const { titleKey, id } of (await middleware.doctor()).findings) {
      expect(titleKey).toBe(`doctor.${id}`);
      expect(catalogueOf('it').doctor[id].title).not.toBe('');
    }
  });
});
