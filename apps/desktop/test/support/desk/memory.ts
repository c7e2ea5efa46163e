import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DeskApp } from './launch-desk.js';

/** What the app holds once everything that nobody holds is thrown away; bytes and numbers. */
export interface Weight {
  readonly windowHeap: number;
  readonly mainHeap: number;
  readonly cardHeap: number;
  readonly windowNodes: number;
  readonly windowListeners: number;
  /** Memory of all processes that they share with nobody: with what allocators keep for themselves. */
  readonly written: number;
}

export async function weigh(app: DeskApp): Promise<Weight> {
  const window = await app.page.context().newCDPSession(app.page);
  await window.send('HeapProfiler.enable');
  await window.send('HeapProfiler.collectGarbage');
  const { usedSize } = await window.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await window.send('Memory.getDOMCounters');
  await window.detach();
  return {
    windowHeap: usedSize,
    windowNodes: nodes,
    windowListeners: jsEventListeners,
    mainHeap: await mainHeap(app),
    cardHeap: await cardHeap(app),
    written: privateBytes(app),
  };
}

function mainHeap({ electron }: DeskApp): Promise<number> {
  return electron.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  });
}

async function cardHeap({ desk }: DeskApp): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-weight-'));
  const into = join(folder, 'heap');
  desk.order({ order: 'weigh', into });
  await expect.poll(() => existsSync(into)).toBe(true);
  const heap = Number(readFileSync(into, 'utf8'));
  rmSync(folder, { recursive: true });
  return heap;
}

/** Pages of programs and libraries come and go with what else the machine does: what a process wrote counts. */
function privateBytes({ electron }: DeskApp): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const ours = new Set([electron.process().pid]);
  for (let before = 0; before !== ours.size;) {
    before = ours.size;
    for (const [pid, parent] of all) if (ours.has(parent)) ours.add(pid);
  }
  return all.reduce((sum, [pid = 0, , resident = 0]) => sum + (ours.has(pid) ? writtenBy(pid, resident) * 1024 : 0), 0);
}

/** In KiB; without /proc, and of a process that has just ended, everything that is resident. */
function writtenBy(pid: number, resident: number): number {
  try {
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Private_Dirty:\s+(\d+) kB/m.exec(rollup)?.[1] ?? resident);
  } catch {
    return resident;
  }
}

/** A line through what was measured at even distances: the median of all pairs, which a single odd value does not move. */
export function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((first, i) =>
    values.slice(i + 1).map((second, distance) => (second - first) / (distance + 1)),
  );
  return median(slopes);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
}
