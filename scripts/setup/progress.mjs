// @ts-check
import { clearInterval, setInterval } from 'node:timers';
import { ProcessError } from './process.mjs';

/** How often a step that is still running says so where there is no terminal. */
const HEARTBEAT_MS = 10_000;

/**
 * @param {number} milliseconds
 * @returns {string} such as `0.4 s`, `12 s`, `3 min 05 s`
 */
export function duration(milliseconds) {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Does one piece of quiet work under a title: a counting line on a terminal, plain lines elsewhere, what the program
 * said only if it fails.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const started = performance.now();
  const elapsed = () => duration(performance.now() - started);
  const terminal = process.stdout.isTTY === true;
  if (!terminal) console.log(`${title} …`);
  const draw = () => {
    if (terminal) process.stdout.write(`\r\u001b[2K${title} … ${elapsed()}`);
    else console.log(`  still at it, ${elapsed()}`);
  };
  if (terminal) draw();
  const timer = setInterval(draw, terminal ? 250 : HEARTBEAT_MS);
  const end = (/** @type {string} */ result) => {
    clearInterval(timer);
    console.log(terminal ? `\r\u001b[2K${title}: ${result}, ${elapsed()}` : `  ${result}, ${elapsed()}`);
  };
  try {
    const value = await work();
    end('done');
    return value;
  } catch (error) {
    end('failed');
    if (error instanceof ProcessError && error.output !== '') console.error(error.output);
    throw error;
  }
}
