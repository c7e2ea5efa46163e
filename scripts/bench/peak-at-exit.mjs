// @ts-check
/** At the end of a program the most memory that it ever took goes to the file in CIEKIT_BENCH_PEAK, in KiB. */
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { CIEKIT_BENCH_PEAK } = process.env;
  // Elsewhere nobody knows.
  if (CIEKIT_BENCH_PEAK === undefined || process.platform !== 'linux') return;
  const [, kibibytes = ''] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  writeFileSync(CIEKIT_BENCH_PEAK, kibibytes);
});
