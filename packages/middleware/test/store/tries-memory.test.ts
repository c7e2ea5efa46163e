import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cardFileName,
  decodeTries,
  encodeTries,
  PairingStore,
  StoredCardMemory,
  StoreError,
  TriesMemory,
} from '@ciekit/middleware';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { pairingRecord } from '../support/record.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const NIS = '123456789012';

interface Memory {
  readonly memory: StoredCardMemory;
  readonly problems: string[];
}

function memoryIn(folder: string): Memory {
  const directory = (): string => folder;
  const problems: string[] = [];
  const memory = new StoredCardMemory(new PairingStore({ directory }), new TriesMemory({ directory }), (error) =>
    problems.push(error.code),
  );
  return { memory, problems };
}

describe('the file of tries', () => {
  it('is a value or a typed error, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          expect(() => decodeTries(bytes)).toThrow(StoreError);
        },
      ),
      propertyRuns(),
    );
  });

  it.each(['{"pin":16,"puk":1', '{"pin":-1,"puk":1', '{"pin":1.5,"puk":1', '{"pin":"1","puk":1', '{"pin":1'])(
    '%s… is damaged',
    (start) => {
      const bytes = new TextEncoder().encode(`${start},"format":"ciekit-tries","version":1}`);
      expect(() => decodeTries(bytes)).toThrow(expect.objectContaining({ code: 'store-damaged' }) as Error);
    },
  );

  it('comes back as it was written', () => {
    const count = fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ pin: count, puk: count }), (tries) => {
        expect(decodeTries(encodeTries(tries))).toEqual(tries);
      }),
      propertyRuns(),
    );
  });
});

describe('the memory of cards', () => {
  it('keeps the two codes and the cards apart, over runs, without a number in a name', async () => {
    const folder = await temporaryFolder();
    await memoryIn(folder).memory.rememberTries(NIS, 'pin', 2);
    await memoryIn(folder).memory.rememberTries(NIS, 'puk', 9);
    const { memory, problems } = memoryIn(folder);
    expect(await memory.recallTries(NIS, 'pin')).toBe(2);
    expect(await memory.recallTries(NIS, 'puk')).toBe(9);
    expect(await memory.recallTries('000000000000', 'pin')).toBeUndefined();
    await memory.rememberTries(NIS, 'pin', undefined);
    expect(await memory.recallTries(NIS, 'pin')).toBeUndefined();
    expect(await memory.recallTries(NIS, 'puk')).toBe(9);
    expect(problems).toEqual([]);
    const [name = ''] = await readdir(join(folder, 'tries'));
    expect(name + (await readFile(join(folder, 'tries', name), 'utf8'))).not.toContain(NIS);
  });

  it('never says that a code is blocked: another PC may have unblocked it', async () => {
    const { memory } = memoryIn(await temporaryFolder());
    await memory.rememberTries(NIS, 'pin', 0);
    expect(await memory.recallTries(NIS, 'pin')).toBe(1);
  });

  it('is no condition for using a card: what fails is told and left alone', async () => {
    const folder = await temporaryFolder();
    for (const part of ['tries', 'cards']) {
      await mkdir(join(folder, part), { recursive: true });
      await writeFile(join(folder, part, cardFileName(NIS)), 'broken');
    }
    const { memory, problems } = memoryIn(folder);
    expect(await memory.recallTries(NIS, 'pin')).toBeUndefined();
    await memory.rememberTries(NIS, 'pin', 1);
    expect(await memory.recall(NIS)).toBeUndefined();
    expect(problems).toEqual(['store-damaged', 'store-damaged', 'store-damaged']);
    expect(await readFile(join(folder, 'tries', cardFileName(NIS)), 'utf8')).toBe('broken');
  });

  it('gives a paired card to core, and learns which readers refuse long commands', async () => {
    const folder = await temporaryFolder();
    const store = new PairingStore({ directory: () => folder });
    const record = pairingRecord(NIS);
    await store.save(record);
    const { memory } = memoryIn(folder);
    const known = (await memory.recall(NIS))!;
    expect(known).toEqual({ ...record.open.card, extendedRefusedBy: ['A reader'] });
    const names = Array.from({ length: 40 }, (_, index) => `reader ${String(index)}`);
    await memory.update({ ...known, nis: NIS, extendedRefusedBy: [...names, 'bad\u0007name'], sod: new Uint8Array(1) });
    const after = (await memory.recall(NIS))!;
    expect(after.extendedRefusedBy).toEqual(names.slice(-32));
    expect(after.sod).toEqual(record.open.card.sod);
  });
});
