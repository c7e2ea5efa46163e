import { EXIT_CODES } from './exit-codes.js';
import { main } from './main.js';
import type { Stdio } from './terminal/stdio.js';

const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function subscribe(signals: readonly NodeJS.Signals[], listener: (signal?: NodeJS.Signals) => void): () => void {
  const taken: NodeJS.Signals[] = [];
  for (const signal of signals) {
    try {
      process.on(signal, listener);
      taken.push(signal);
    } catch {
      // Windows does not have them all.
    }
  }
  return () => {
    for (const signal of taken) process.off(signal, listener);
  };
}

const processStdio: Stdio = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onInterrupt: (listener) => subscribe(INTERRUPTIONS, listener),
  onToggle: (listener) => subscribe(['SIGUSR2'], listener),
};

/** Runs the command in this process and ends it: a reader's thread or an open socket must not keep a finished command. */
export async function runProcess(): Promise<void> {
  let code: number = EXIT_CODES.internal;
  try {
    code = await main(process.argv.slice(2), processStdio, (forced) => process.exit(forced));
  } finally {
    process.exit(code);
  }
}
