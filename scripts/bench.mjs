// @ts-check
/**
 * The figures of the command line and the protocol, as one JSON object: `npm run bench -- --json`.
 *
 * APDUs and bytes are counts and the same on every machine. Times are compared within one run: quote the ratios.
 */
import { run } from './bench/run.mjs';

await run(process.argv.slice(2));
