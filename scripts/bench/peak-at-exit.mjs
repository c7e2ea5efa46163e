// @ts-check
/** Loaded before a program: at its end the most memory that it ever took goes to the file in CIEKIT_BENCH_PEAK, in KiB. */
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { CIEKIT_BENCH_PEAK } = process.env;
  const [, kibibytes = ''] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (CIEKIT_BENCH_PEAK !== undefined) writeFileSync(CIEKIT_BENCH_PEAK, kibibytes);
});
