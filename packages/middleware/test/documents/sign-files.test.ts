import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { chmod, link, mkdir, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { specimenImage } from '@ciekit/emulator';
import type { FileEvent, OwnPlace } from '@ciekit/middleware';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeskCard, errorOf, READER } from '../support/desk.js';
import { codeOf, office, pdf, signed, verdictsOf, XML } from '../support/documents.js';
import { Holder } from '../support/holder.js';

const GOOD = 'intact valid trusted not-asked fea';

describe('signing files', () => {
  it('gives each kind of file its kind of signature, and a name of its own', async () => {
    const { middleware, write, names, card } = await office();
    const files = [
      await write('contract.pdf', pdf()),
      await write('invoice.xml', XML),
      await write('photo.jpg', Buffer.alloc(1_000, 7)),
    ];
    const summary = await middleware.signFiles(new Holder(), { files });
    expect(summary).toMatchObject({ serialNumber: 'CA00000AA', stoppedBy: undefined });
    expect(signed(summary).map(({ format, level }) => `${format} ${level}`)).toEqual(['pades b', 'xades b', 'cades b']);
    expect(await names()).toEqual([
      'contract-signed.pdf',
      'contract.pdf',
      'invoice-signed.xml',
      'invoice.xml',
      'photo.jpg',
      'photo.jpg.p7m',
    ]);
    for (const { output, format } of signed(summary)) {
      expect(await verdictsOf(middleware, output)).toEqual([`${format} ${GOOD}`]);
    }
    expect(card.verifications).toBe(1);
  });

  it('takes a .p7m as a file to add a signer to, and keeps the earlier one', async () => {
    const { middleware, write } = await office();
    const file = await write('letter.txt', 'Dear Sirs');
    const [first] = signed(await middleware.signFiles(new Holder(), { files: [file] }));
    const [second] = signed(await middleware.signFiles(new Holder(), { files: [first!.output] }));
    expect(second?.output).toBe(`${file.replace('letter.txt', 'letter-2.txt')}.p7m`);
    expect(await verdictsOf(middleware, second!.output)).toEqual([`cades ${GOOD}`, `cades ${GOOD}`]);
  });

  it('adds a signer to a .p7s, whose content is the file beside it or the one that is named', async () => {
    const { middleware, write, documents } = await office();
    const file = await write('photo.jpg', 'a photo');
    const [first] = signed(await middleware.signFiles(new Holder(), { files: [file], detached: true }));
    const [second] = signed(await middleware.signFiles(new Holder(), { files: [first!.output] }));
    expect(second?.output).toBe(join(documents, 'photo-2.jpg.p7s'));
    // The number in the name does not hide what it is about.
    expect(await verdictsOf(middleware, second!.output)).toEqual([`cades ${GOOD}`, `cades ${GOOD}`]);
    await mkdir(join(documents, 'elsewhere'));
    const moved = await write('elsewhere/moved.jpg', 'a photo');
    const outFolder = join(documents, 'elsewhere');
    const [third] = signed(
      await middleware.signFiles(new Holder(), { files: [second!.output], detachedContent: moved, outFolder }),
    );
    const { files } = await middleware.verifyFiles({ files: [third!.output], detachedContent: moved });
    expect(files).toMatchObject([{ report: { layers: [{ signatures: Array.from({ length: 3 }, () => ({})) }] } }]);
  });

  it('adds no signer for another content, or for none, and asks for no PIN then', async () => {
    const { middleware, write, documents } = await office();
    const file = await write('photo.jpg', 'a photo');
    const [first] = signed(await middleware.signFiles(new Holder(), { files: [file], detached: true }));
    const other = await write('other.jpg', 'another photo');
    await write('unrelated.p7s', await readFile(first!.output));
    const holder = new Holder();
    const mismatch = await middleware.signFiles(holder, { files: [first!.output], detachedContent: other });
    const missing = await middleware.signFiles(holder, { files: [join(documents, 'unrelated.p7s')] });
    expect([codeOf(mismatch.files[0]), codeOf(missing.files[0])]).toEqual(['content-mismatch', 'content-missing']);
    expect(holder.asked).toEqual([]);
  });

  it('does not take another file for the content because of its name', async () => {
    const { middleware, write } = await office();
    const [made] = signed(
      await middleware.signFiles(new Holder(), { files: [await write('a.txt', 'content')], detached: true }),
    );
    const stray = await write('b-2.txt.p7s', await readFile(made!.output));
    await write('b.txt', 'something else');
    expect(await verdictsOf(middleware, stray)).toEqual(['cades undetermined valid trusted not-asked fea']);
  });

  it.each([
    ['letter.txt', 'Dear Sirs', false, 'letter-2.txt.p7m'],
    ['letter.txt', 'Dear Sirs', true, 'letter-2.txt.p7s'],
    ['invoice.xml', XML, false, 'invoice-signed-signed.xml'],
  ] as const)('countersigns the last signature of %s (%s, detached %s)', async (name, content, detached, output) => {
    const { middleware, write, documents } = await office();
    const file = await write(name, content);
    const [first] = signed(await middleware.signFiles(new Holder(), { files: [file], detached }));
    const [counter] = signed(await middleware.signFiles(new Holder(), { files: [first!.output], counterSign: true }));
    expect(counter?.output).toBe(join(documents, output));
    const { files } = await middleware.verifyFiles({ files: [counter!.output] });
    const intact = { verdicts: { integrity: { state: 'intact', findings: [] }, trust: { state: 'trusted' } } };
    expect(files).toMatchObject([
      { report: { layers: [{ signatures: [{ ...intact, counterSignatures: [intact] }] }] } },
    ]);
  });

  it('countersigns no signer that is not there, and nothing that has no counter-signatures, without asking for the PIN', async () => {
    const { middleware, write } = await office();
    const [letter, invoice] = signed(
      await middleware.signFiles(new Holder(), { files: [await write('a.txt', 'a'), await write('b.xml', XML)] }),
    );
    const holder = new Holder();
    const files = [letter!.output, invoice!.output, await write('c.pdf', pdf()), await write('d.xml', XML)];
    for (const signerNumber of [2, -2, 0]) {
      const summary = await middleware.signFiles(holder, { files, counterSign: true, signerNumber });
      expect(summary.files.map(codeOf)).toEqual(['not-signed', 'not-signed', 'input-format', 'not-signed']);
    }
    const timestamps = { url: 'http://tsa.test/' };
    const high = middleware.signFiles(holder, { files, counterSign: true, level: 'lt', timestamps });
    await expect(high).rejects.toThrow(RangeError);
    expect(holder.asked).toEqual([]);
  });

  it.each([
    ['cades', false, 'contract.pdf.p7m'],
    ['cades', true, 'contract.pdf.p7s'],
    ['auto', true, 'contract.pdf.p7s'],
    ['xades', false, 'contract-signed.pdf.xml'],
    ['xades', true, 'contract-signed.pdf.xml'],
  ] as const)('%s, detached %s: %s', async (format, detached, name) => {
    const { middleware, write, documents } = await office();
    const file = await write('contract.pdf', pdf());
    const [made] = signed(await middleware.signFiles(new Holder(), { files: [file], format, detached }));
    expect(made?.output).toBe(join(documents, name));
    const { files } = await middleware.verifyFiles({
      files: [made!.output],
      detachedContent: detached ? file : undefined,
    });
    expect(files[0]).toMatchObject({
      report: { layers: [{ signatures: [{ verdicts: { integrity: { state: 'intact' } } }] }] },
    });
  });

  it('puts the signature of each PDF where that one has its place', async () => {
    const { middleware, write } = await office();
    const files = [await write('a.pdf', pdf()), await write('b.pdf', pdf()), await write('c.pdf', pdf())];
    const at = (x: number) => ({
      place: { page: -1, rectangle: { unit: 'fraction', x, y: 0.5, width: 0.3, height: 0.1 } as const },
    });
    const summary = await middleware.signFiles(new Holder(), {
      files,
      visible: { language: 'it', ...at(0.1) },
      places: new Map<string, OwnPlace>([
        [files[1]!, at(0.6)],
        [files[2]!, { field: 'Nowhere' }],
      ]),
    });
    expect(summary.files.map(codeOf)).toEqual(['signed', 'signed', 'no-such-field']);
    const lefts = await Promise.all(
      signed(summary).map(async ({ output }) => /\/Rect \[([\d.]+) /.exec(await readFile(output, 'latin1'))?.[1]),
    );
    expect(lefts.map(Number)).toEqual([59.5, 357]);
  });

  it('never writes over a file, however many there are', async () => {
    const { middleware, write, names, documents } = await office();
    const file = await write('a.pdf', pdf());
    await write('a-signed.pdf', 'mine');
    await mkdir(join(documents, 'a-signed-2.pdf'));
    const [made] = signed(await middleware.signFiles(new Holder(), { files: [file] }));
    expect(made?.output).toBe(join(documents, 'a-signed-3.pdf'));
    expect(await readFile(join(documents, 'a-signed.pdf'), 'utf8')).toBe('mine');
    expect(await names()).toEqual(['a-signed-2.pdf', 'a-signed-3.pdf', 'a-signed.pdf', 'a.pdf']);
  });

  it('goes on to the next name when one is taken while the card is at work', async () => {
    const { middleware, write, documents } = await office();
    const file = await write('a.bin', 'content');
    const meanwhile = (): Promise<void> => writeFile(join(documents, 'a.bin.p7m'), 'mine');
    const [made] = signed(await middleware.signFiles(new Holder({ meanwhile }), { files: [file] }));
    expect(made?.output).toBe(join(documents, 'a-2.bin.p7m'));
    expect(await readFile(join(documents, 'a.bin.p7m'), 'utf8')).toBe('mine');
  });

  it('gives files of one name from two folders two names in one folder', async () => {
    const { middleware, write, documents } = await office();
    await mkdir(join(documents, 'x'));
    await mkdir(join(documents, 'out'));
    const files = [await write('a.txt', '1'), await write('x/a.txt', '2')];
    const summary = await middleware.signFiles(new Holder(), { files, outFolder: join(documents, 'out') });
    expect(signed(summary).map(({ output }) => output)).toEqual([
      join(documents, 'out', 'a.txt.p7m'),
      join(documents, 'out', 'a-2.txt.p7m'),
    ]);
  });

  it('leaves the copy as private as the original', async () => {
    const { middleware, write } = await office();
    const files = [await write('open.txt', '1'), await write('mine.txt', '2'), await write('odd.txt', '3')];
    await chmod(files[0]!, 0o644);
    await chmod(files[1]!, 0o600);
    await chmod(files[2]!, 0o555);
    const summary = await middleware.signFiles(new Holder(), { files });
    const modes = await Promise.all(signed(summary).map(async ({ output }) => (await stat(output)).mode & 0o777));
    expect(modes).toEqual([0o644, 0o600, 0o644]);
  });
});

describe('many files', () => {
  it.each([
    ['extended', specimenImage(), 17, 1],
    ['short', specimenImage({ profile: 'gemalto', sodGeneration: 2 }), 22, 2],
  ] as const)(
    'take one PIN, and with %s APDUs the commands of log-in and those of a signature a file',
    async (_lengths, image, first, further) => {
      const { middleware, write, card } = await office(new DeskCard(image));
      const files = await Promise.all(
        Array.from({ length: 100 }, (_none, index) => write(`${String(index)}.txt`, `file ${String(index)}`)),
      );
      const holder = new Holder();
      const summary = await middleware.signFiles(holder, { files });
      expect(signed(summary)).toHaveLength(100);
      expect(holder.asked).toEqual(['pin']);
      expect(card.verifications).toBe(1);
      expect(card.card.traffic.exchanges).toBe(first + 100 * further);
    },
  );

  it('leave the rest when the card goes, and say so; nobody is asked for the PIN again', async () => {
    const { middleware, write, readers, names, card } = await office();
    const files = await Promise.all(['a', 'b', 'c', 'd'].map((name) => write(`${name}.txt`, name)));
    const holder = new Holder();
    const summary = await middleware.signFiles(
      holder,
      { files },
      {
        onFile: ({ type, path }) => {
          if (type === 'begun' && path.endsWith('b.txt')) readers.remove(READER);
        },
      },
    );
    expect(summary.files.map(({ status }) => status)).toEqual(['signed', 'failed', 'not-begun', 'not-begun']);
    expect(codeOf(summary.files[1])).toBe('session-lost');
    expect(summary.stoppedBy).toBe((summary.files[1] as { error: unknown }).error);
    expect(holder.asked).toEqual(['pin']);
    expect(card.verifications).toBe(1);
    expect(await names()).toEqual(['a.txt', 'a.txt.p7m', 'b.txt', 'c.txt', 'd.txt']);
  });

  it('stop when the user stops them, with nothing half', async () => {
    const { middleware, write, names } = await office();
    const files = await Promise.all(['a', 'b', 'c'].map((name) => write(`${name}.txt`, Buffer.alloc(600_000, name))));
    const stop = new AbortController();
    const summary = await middleware.signFiles(
      new Holder(),
      { files },
      {
        signal: stop.signal,
        onFile: ({ type, path }) => {
          if (type === 'begun' && path.endsWith('b.txt')) stop.abort();
        },
      },
    );
    expect(summary.files.map(({ status }) => status)).toEqual(['signed', 'failed', 'not-begun']);
    expect(codeOf(summary.files[1])).toBe('cancelled');
    expect(await names()).toEqual(['a.txt', 'a.txt.p7m', 'b.txt', 'c.txt']);
  });

  it('are not begun any more when the user stops between two', async () => {
    const { middleware, write, card } = await office();
    const files = await Promise.all(['a', 'b', 'c'].map((name) => write(`${name}.txt`, name)));
    const stop = new AbortController();
    const begun: string[] = [];
    const summary = await middleware.signFiles(
      new Holder(),
      { files },
      {
        signal: stop.signal,
        onFile: ({ type, path }) => {
          if (type === 'begun') begun.push(path);
          if (type === 'done') stop.abort();
        },
      },
    );
    expect(summary.files.map(({ status }) => status)).toEqual(['signed', 'not-begun', 'not-begun']);
    expect(summary.stoppedBy).toMatchObject({ code: 'cancelled' });
    expect([begun, card.verifications]).toEqual([[files[0]], 1]);
  });

  it('are all told how far they are', async () => {
    const { middleware, write } = await office();
    const files = await Promise.all(['a', 'b'].map((name) => write(`${name}.txt`, Buffer.alloc(3_000_000, name))));
    const percents: number[] = [];
    const steps = new Set<string>();
    const events: FileEvent[] = [];
    await middleware.signFiles(
      new Holder(),
      { files },
      {
        onFile: (event) => events.push(event),
        onProgress: ({ percent, step }) => {
          percents.push(percent);
          steps.add(step);
        },
      },
    );
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect([percents[0], percents.at(-1)]).toEqual([0, 100]);
    expect(new Set(percents).size).toBeGreaterThan(20);
    expect([...steps]).toEqual(expect.arrayContaining(['looking-at-files', 'checking-code', 'signing-files', 'done']));
    expect(events.map(({ type }) => type)).toEqual(['begun', 'done', 'begun', 'done']);
    expect(events[2]).toMatchObject({ number: 2, total: 2 });
  });
});

describe('what cannot be signed', () => {
  it('is told before the PIN is asked for, and leaves the others', async () => {
    const { middleware, write, documents } = await office();
    const good = await write('good.txt', 'x');
    await mkdir(join(documents, 'folder'));
    await link(good, join(documents, 'other-name.txt'));
    await symlink(good, join(documents, 'linked.txt'));
    await symlink(join(documents, 'nowhere'), join(documents, 'dangling.txt'));
    execFileSync('mkfifo', [join(documents, 'pipe')]);
    const files = [
      join(documents, 'missing.txt'),
      join(documents, 'folder'),
      await write('empty.txt', ''),
      good,
      good,
      join(documents, 'other-name.txt'),
      join(documents, 'linked.txt'),
      join(documents, 'dangling.txt'),
      join(documents, 'pipe'),
      await write('broken.pdf', '%PDF-1.7 and nothing else'),
      await write('broken.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ];
    const told: string[] = [];
    const holder = new Holder({ meanwhile: () => void told.push('PIN') });
    const summary = await middleware.signFiles(holder, { files }, { onFile: (event) => told.push(event.type) });
    expect(summary.files.map(codeOf)).toEqual([
      'input-missing',
      'input-not-a-file',
      'input-empty',
      'signed',
      'input-twice',
      'input-twice',
      'input-twice',
      'input-missing',
      'input-not-a-file',
      'malformed-pdf',
      'malformed-xml',
    ]);
    expect(told.indexOf('PIN')).toBe(9);
    expect(told.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'failed'));
  });

  it('costs neither card nor PIN where it is everything', async () => {
    const { middleware, documents, card } = await office();
    const holder = new Holder();
    const summary = await middleware.signFiles(holder, { files: [join(documents, 'missing')] });
    expect(summary).toMatchObject({ serialNumber: undefined, files: [{ status: 'failed' }] });
    expect([holder.asked, card.card.traffic.exchanges]).toEqual([[], 0]);
  });

  it('is a PDF without the field, the page or the picture that was asked for', async () => {
    const { middleware, write } = await office();
    const file = await write('a.pdf', pdf());
    const place = (page: number) => ({
      page,
      rectangle: { unit: 'fraction', x: 0.1, y: 0.1, width: 0.3, height: 0.1 } as const,
    });
    const holder = new Holder();
    const tried = async (request: object): Promise<string> =>
      codeOf((await middleware.signFiles(holder, { files: [file], ...request })).files[0]);
    expect(await tried({ field: 'Nowhere' })).toBe('no-such-field');
    expect(await tried({ visible: { language: 'it', place: place(9) } })).toBe('no-such-place');
    const picture = new Uint8Array([1, 2, 3]);
    expect(await tried({ visible: { language: 'it', place: place(1), picture } })).toBe('unusable-picture');
    expect(holder.asked).toEqual([]);
    expect(await tried({ visible: { language: 'it', place: place(-1) }, reason: 'Visto', place: 'Roma' })).toBe(
      'signed',
    );
  });

  it('is a card that is not paired', async () => {
    const { middleware, write } = await office();
    await middleware.unpairAll();
    const holder = new Holder();
    const file = await write('a.txt', 'x');
    expect(await errorOf(middleware.signFiles(holder, { files: [file] }))).toMatchObject({ code: 'not-paired' });
    expect(holder.asked).toEqual([]);
  });

  it('is everything after a wrong PIN: nothing is written, one try is spent', async () => {
    const { middleware, write, names, card } = await office();
    const file = await write('a.txt', 'x');
    const holder = new Holder({ pins: ['90817263'] });
    expect(await errorOf(middleware.signFiles(holder, { files: [file] }))).toMatchObject({ code: 'code-incorrect' });
    expect([await names(), card.tries.pin]).toEqual([['a.txt'], 2]);
  });

  it('is a file that changed after it was looked at, and one that grows while it is read', async () => {
    const { middleware, write, names } = await office();
    const files = [
      await write('a.txt', 'before'),
      await write('b.txt', Buffer.alloc(2_000_000)),
      await write('c.pdf', pdf()),
    ];
    const holder = new Holder({
      meanwhile: () => {
        appendFileSync(files[0]!, 'after');
        appendFileSync(files[2]!, '%');
      },
    });
    const summary = await middleware.signFiles(
      holder,
      { files },
      {
        onProgress: ({ percent }) => {
          if (percent > 40 && percent < 99) appendFileSync(files[1]!, 'more');
        },
      },
    );
    expect(summary.files.map(codeOf)).toEqual(['input-changed', 'input-changed', 'input-changed']);
    expect(await names()).toEqual(['a.txt', 'b.txt', 'c.pdf']);
  });

  it('is not what it was when the user chose it, by its length or its age', async () => {
    const { middleware, write } = await office();
    const files = [await write('a.txt', 'chosen'), await write('b.txt', 'chosen'), await write('c.txt', 'chosen')];
    const seen = new Map<string, { size: number; modified: bigint }>();
    const then = new Date('2026-01-02T03:04:05Z');
    for (const file of files) {
      await utimes(file, then, then);
      const { size, mtimeNs } = await stat(file, { bigint: true });
      seen.set(file, { size: Number(size), modified: mtimeNs });
    }
    appendFileSync(files[0]!, 'more');
    await utimes(files[0]!, then, then);
    await utimes(files[1]!, then, new Date('2026-01-02T03:04:06Z'));
    const summary = await middleware.signFiles(new Holder(), { files, seen });
    expect(summary.files.slice(0, 2).map(codeOf)).toEqual(['input-changed', 'input-changed']);
    expect(summary.files[2]).toMatchObject({ status: 'signed' });
  });

  it('is another file in the place of the one that was looked at, of the same length and age', async () => {
    const { middleware, write, names } = await office();
    const then = new Date('2026-01-02T03:04:05Z');
    const files = [await write('a.txt', 'before')];
    await utimes(files[0]!, then, then);
    const holder = new Holder({
      meanwhile: async () => {
        const other = await write('other.txt', 'behind');
        await utimes(other, then, then);
        await rename(other, files[0]!);
      },
    });
    const summary = await middleware.signFiles(holder, { files });
    expect(summary.files.map(codeOf)).toEqual(['input-changed']);
    expect(await names()).toEqual(['a.txt']);
  });

  it.runIf(process.getuid?.() === 0)('is a folder that does not exist or is read-only', async () => {
    const { middleware, write, documents } = await office();
    const file = await write('a.txt', 'x');
    const holder = new Holder();
    const missing = await middleware.signFiles(holder, { files: [file], outFolder: join(documents, 'nowhere') });
    expect(missing.files.map(codeOf)).toEqual(['output-folder']);
    const proc = await middleware.signFiles(holder, { files: [file], outFolder: '/proc' });
    expect(proc.files.map(codeOf)).toEqual(['output-folder']);
    expect(holder.asked).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('fails the file that does not fit, leaves the others whole and nothing half', async (context) => {
    const { middleware, write, documents } = await office();
    const out = join(documents, 'out');
    await mkdir(out);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', out], { stdio: 'ignore' });
    } catch {
      context.skip('needs the right to mount a tmpfs');
    }
    onTestFinished(() => void execFileSync('umount', [out]));
    const files = [
      await write('small.txt', 'x'),
      await write('big.bin', Buffer.alloc(400_000)),
      await write('last.txt', 'y'),
    ];
    const summary = await middleware.signFiles(new Holder(), { files, outFolder: out });
    expect(summary.files.map(codeOf)).toEqual(['signed', 'output-full', 'signed']);
    expect((await readdir(out)).sort()).toEqual(['last.txt.p7m', 'small.txt.p7m']);
  });
});
