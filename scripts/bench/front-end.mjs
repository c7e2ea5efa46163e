// @ts-check
/** What the front end of `remote: |cie token connect` costs: each program that uses PKCS#11 starts one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';
import { median, residentMebibytes } from './figures.mjs';

const START_UPS = 9;
/** The version of p11-kit 0.24; its answer is the first sign of life. */
const VERSION = 0;

/** @param {readonly string[]} args of Node; the process answers a byte with a byte */
async function startOnce(args) {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.write(Uint8Array.of(VERSION));
  await once(child.stdout, 'data');
  const figures = { ms: performance.now() - begin, mebibytes: residentMebibytes(child.pid) };
  const ended = once(child, 'exit');
  child.stdin.end();
  await ended;
  return figures;
}

/** The same for a Node that does nothing but answer: what is left is ours. */
export async function measureFrontEnd() {
  if (process.platform !== 'linux') return undefined;
  const frontEnd = [join(ROOT, 'apps/cli/bin/cie.js'), 'token', 'connect', '--socket', '/nowhere/token.sock'];
  const bare = ['-e', 'process.stdin.pipe(process.stdout)'];
  /** @type {{ ms: number, mebibytes: number }[][]} */
  const rounds = [];
  for (let round = 0; round < START_UPS; round++) rounds.push([await startOnce(frontEnd), await startOnce(bare)]);
  /** @param {number} which @param {'ms' | 'mebibytes'} figure */
  const of = (which, figure) => Math.round(median(rounds.map((round) => round[which]?.[figure] ?? Number.NaN)));
  return {
    firstAnswerMs: of(0, 'ms'),
    bareNodeMs: of(1, 'ms'),
    idleMebibytes: of(0, 'mebibytes'),
    bareNodeMebibytes: of(1, 'mebibytes'),
  };
}
