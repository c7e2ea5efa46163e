import type { CardMemory, KnownCard } from '@ciekit/core';
import { PairingStore } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { NoRecord, RecordMemory } from '../../src/record-memory.js';
import { CHALLENGE, HOLDER, pairingRecord, sealKey } from '../support/record.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const NIS = '123456789012';

/** What is asked of the store behind it. */
class Watched implements CardMemory {
  readonly asked: string[] = [];

  recall(): Promise<undefined> {
    this.asked.push('recall');
    return Promise.resolve(undefined);
  }

  update({ nis }: KnownCard): Promise<void> {
    this.asked.push(`update ${nis}`);
    return Promise.resolve();
  }

  recallTries(nis: string, kind: string): Promise<number> {
    this.asked.push(`tries ${nis} ${kind}`);
    return Promise.resolve(2);
  }

  rememberTries(nis: string, kind: string, triesRemaining: number | undefined): Promise<void> {
    this.asked.push(`${String(triesRemaining)} left ${nis} ${kind}`);
    return Promise.resolve();
  }
}

async function memory(): Promise<{ readonly records: RecordMemory; readonly stored: Watched }> {
  const folder = await temporaryFolder();
  const pairings = new PairingStore({ directory: () => folder });
  await pairings.save(pairingRecord(NIS));
  const stored = new Watched();
  return { records: new RecordMemory(pairings, stored), stored };
}

describe('the memory of an operation that opens the seal', () => {
  it('opens the record with the key that the card made, and wipes it', async () => {
    const { records } = await memory();
    expect(await records.recall(NIS)).toMatchObject({ nis: NIS, extendedRefusedBy: ['A reader'] });
    expect(await records.challengeOf(NIS)).toEqual(CHALLENGE);
    const key = sealKey();
    expect((await records.openWith(key, NIS)).holder).toEqual(HOLDER);
    expect(key.isWiped).toBe(true);
  });

  it('wipes a key that does not open it', async () => {
    const { records } = await memory();
    const key = sealKey();
    key.use((bytes) => bytes.reverse());
    await expect(records.openWith(key, NIS)).rejects.toMatchObject({ code: 'store-seal-broken' });
    expect(key.isWiped).toBe(true);
  });

  it('ends the operation on a card without a record, whatever is asked', async () => {
    const { records } = await memory();
    const other = '210987654321';
    for (const asked of [() => records.recall(other), () => records.challengeOf(other)]) {
      await expect(asked()).rejects.toBeInstanceOf(NoRecord);
    }
    const key = sealKey();
    await expect(records.openWith(key, other)).rejects.toMatchObject({ nis: other });
    expect(key.isWiped).toBe(true);
  });

  it('hands on what is learnt besides', async () => {
    const { records, stored } = await memory();
    await records.update(await records.recall(NIS));
    expect(await records.recallTries(NIS, 'pin')).toBe(2);
    await records.rememberTries(NIS, 'pin', 1);
    expect(stored.asked).toEqual([`update ${NIS}`, `tries ${NIS} pin`, `1 left ${NIS} pin`]);
  });
});
