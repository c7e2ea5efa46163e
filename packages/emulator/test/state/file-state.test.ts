import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CardStateError,
  FileState,
  initialCardState,
  parseCardState,
  SoftwareCard,
  SoftwareReaders,
  specimenImage,
} from '@ciekit/emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authenticatedCard, cardInHand, expectSuccess, READER, WRONG_CODE } from '../card-in-hand.js';
import { DEFAULT_PIN, ReferenceHost } from '../reference-host.js';

const image = specimenImage();
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-state-'));
  path = join(folder, 'card.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inReader = (state: FileState): { card: SoftwareCard; readers: SoftwareReaders } => {
  const card = new SoftwareCard({ image, state });
  return { card, readers: new SoftwareReaders({ readers: [{ name: READER, card }] }) };
};
const onDisk = () => parseCardState(readFileSync(path, 'utf8'));
const next = (tries: number) => ({ ...initialCardState(image), pin: { digits: DEFAULT_PIN, triesRemaining: tries } });

describe('opening', () => {
  it('reports a file that is no state, or of another card, and leaves it alone', async () => {
    writeFileSync(path, 'my diary');
    await expect(FileState.open(path, image)).rejects.toMatchObject({ code: 'state-malformed' });
    expect(readFileSync(path, 'utf8')).toBe('my diary');
    writeFileSync(path, 'x'.repeat(100_000));
    await expect(FileState.open(path, image)).rejects.toMatchObject({ code: 'state-malformed' });
    const other = { ...image, files: { ...image.files, D003: '5A0A93800000000000000000' } };
    rmSync(path);
    await FileState.open(path, other);
    await expect(FileState.open(path, image)).rejects.toMatchObject({ code: 'state-of-another-card' });
    expect(onDisk().card).toBe(other.files.D003);
  });

  it('reports a folder that is not there or in the place of the file', async () => {
    mkdirSync(path);
    await expect(FileState.open(path, image)).rejects.toMatchObject({ code: 'state-unreadable' });
    await expect(FileState.open(join(folder, 'missing', 'card.json'), image)).rejects.toMatchObject({
      code: 'state-unwritable',
    });
  });

  it('makes a file for its owner only, and finds it again', async () => {
    const state = await FileState.open(path, image);
    expect(onDisk()).toEqual(initialCardState(image));
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['card.json']);
    const lock = await state.tryLock();
    state.save(next(1));
    await lock?.release();
    const again = await FileState.open(path, image);
    expect(again.load().pin.triesRemaining).toBe(1);
    expect(readdirSync(folder)).toEqual(['card.json']);
  });

  it('lets any number of openers agree on one file', async () => {
    const states = await Promise.all(Array.from({ length: 8 }, () => FileState.open(path, image)));
    for (const state of states) expect(state.load()).toEqual(initialCardState(image));
  });
});

describe('saving', () => {
  it('needs the lock', async () => {
    const state = await FileState.open(path, image);
    expect(() => {
      state.save(next(2));
    }).toThrow(CardStateError);
    const lock = await state.tryLock();
    state.save(next(2));
    await lock?.release();
    await lock?.release();
    expect(() => {
      state.save(next(1));
    }).toThrow(CardStateError);
    expect(onDisk().pin.triesRemaining).toBe(2);
  });

  it('is done before the answer is out', async () => {
    const state = await FileState.open(path, image);
    const seen: number[] = [];
    const { host } = await authenticatedCard({
      image,
      state,
      onExchange: (command) => {
        if (command[1] === 0x20) seen.push(onDisk().pin.triesRemaining);
      },
    });
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c2);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c1);
    expectSuccess(await host.verify(DEFAULT_PIN));
    expect(seen).toEqual([2, 1, 3]);
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'on a full disk fails typed, and the card answers 6581',
    async () => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
      try {
        const file = join(disk, 'card.json');
        const state = await FileState.open(file, image);
        const { host, transaction } = await authenticatedCard({ image, state });
        const filler = join(disk, 'filler');
        expect(() => {
          writeFileSync(filler, new Uint8Array(64 * 1024));
        }).toThrow('ENOSPC');
        expect((await host.verify(WRONG_CODE)).sw).toBe(0x6581);
        expect(parseCardState(readFileSync(file, 'utf8')).pin.triesRemaining).toBe(3);
        expect(readdirSync(disk).sort()).toEqual(['card.json', 'card.json.lock', 'filler']);
        rmSync(filler);
        expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c2);
        await transaction.end('leave');
        expect(readdirSync(disk)).toEqual(['card.json']);
      } finally {
        execFileSync('/bin/umount', ['-l', disk]);
      }
    },
  );

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)(
    'in a folder that is read-only is refused as such',
    async () => {
      const state = await FileState.open(path, image);
      chmodSync(folder, 0o500);
      try {
        await expect(cardInHand({ image, state })).rejects.toMatchObject({ code: 'access-denied' });
      } finally {
        chmodSync(folder, 0o700);
      }
    },
  );
});

describe('two users of one file', () => {
  it('take turns; the second finds the card reset when the first changed it, and its counters as they are', async () => {
    const first = await authenticatedCard({ image, state: await FileState.open(path, image) });
    const { card, readers } = inReader(await FileState.open(path, image));
    const connection = await readers.connect(READER);
    await expect(connection.beginTransaction({ waitMs: 50 })).rejects.toMatchObject({ code: 'sharing-violation' });
    expect((await first.host.verify(WRONG_CODE)).sw).toBe(0x63c2);
    const waiting = connection.beginTransaction();
    await first.transaction.end('leave');
    await expect(waiting).rejects.toMatchObject({ code: 'card-reset' });
    const transaction = await connection.beginTransaction();
    expect(card.readState().pin.triesRemaining).toBe(2);
    const host = new ReferenceHost((command) => transaction.transmit(command));
    await host.openSession(first.profile);
    expect((await host.verify(WRONG_CODE)).sw).toBe(0x63c1);
    await transaction.end('leave');
  });

  it('cannot go on when the file is gone or spoilt', async () => {
    const { readers } = inReader(await FileState.open(path, image));
    const connection = await readers.connect(READER);
    writeFileSync(path, '{}');
    await expect(connection.beginTransaction()).rejects.toMatchObject({
      code: 'communication-failed',
      cause: { code: 'state-malformed' },
    });
    rmSync(path);
    await expect(connection.beginTransaction()).rejects.toMatchObject({ cause: { code: 'state-unreadable' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** Another process that opens the state, takes the lock, says so and never gives it back. */
const HOLDER = `
  const { default: lockfile } = await import(process.argv[1]);
  await lockfile.lock(process.argv[2], { realpath: false, stale: 3000, update: 1000 });
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

describe('another process', () => {
  it('is waited for; one that was killed does not stand in the way for long', async () => {
    const state = await FileState.open(path, image);
    const module = import.meta.resolve('proper-lockfile');
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, module, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout, 'data');
      const { readers } = inReader(state);
      const connection = await readers.connect(READER);
      await expect(connection.beginTransaction({ waitMs: 60 })).rejects.toMatchObject({ code: 'sharing-violation' });
      const exited = once(holder, 'exit');
      holder.kill('SIGKILL');
      await exited;
      expect(existsSync(`${path}.lock`)).toBe(true);
      const transaction = await connection.beginTransaction();
      const host = new ReferenceHost((command) => transaction.transmit(command));
      expectSuccess(await host.selectCie());
      await transaction.end('leave');
      expect(existsSync(`${path}.lock`)).toBe(false);
    } finally {
      holder.kill('SIGKILL');
    }
  });
});
