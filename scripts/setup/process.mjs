// @ts-check
import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** What is kept of a captured output; a list of every file that git knows is longer than it looks. */
const KEPT_OUTPUT = 4 * 1024 * 1024;
/** The tail of it that is worth showing after a failure. */
const SHOWN_OUTPUT = 64 * 1024;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the root unless told
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {number} [timeoutMs] kill the program after so long
 * @property {boolean} [show] let the program write to the terminal instead of capturing what it says
 * @property {boolean} [showErrors] let it write to standard error, and capture the rest
 */

/** A program that could not be started or did not end with 0. */
export class ProcessError extends Error {
  /**
   * @param {string} title what was being done, in words
   * @param {string} output what the program said, when it was captured
   * @param {number} exitCode 127 when it could not be started
   */
  constructor(title, output, exitCode) {
    super(title);
    this.name = 'ProcessError';
    this.output = output;
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program to its end, without a shell.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} its standard output and error, empty with `show`
 * @throws {ProcessError}
 */
export function run(command, args, options = {}) {
  const { cwd = ROOT, env = {}, show = false, showErrors = false, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', showErrors ? 'inherit' : 'pipe'],
      windowsHide: true,
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => reject(new ProcessError(`${command} could not be started`, error.message, 127)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new ProcessError(`${command} ended with ${signal ?? code}`, output.slice(-SHOWN_OUTPUT), code ?? 1));
    });
  });
}

/**
 * Runs a script with this Node.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}
