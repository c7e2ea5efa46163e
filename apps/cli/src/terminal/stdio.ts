/** The standard streams as the program sees them: the process's own, or a test's. */
import type { Readable, Writable } from 'node:stream';

export interface StandardInput extends Readable {
  readonly isTTY?: boolean | undefined;
  /** Terminals only: bytes come as they are typed and the terminal does not show them. */
  setRawMode?(enabled: boolean): unknown;
}

export interface StandardOutput extends Writable {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Stdio {
  readonly stdin: StandardInput;
  readonly stdout: StandardOutput;
  readonly stderr: StandardOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Calls back for each request to stop (Ctrl-C, a termination signal, which is named). Returns the way to be left alone
   * again.
   */
  onInterrupt(listener: (signal?: NodeJS.Signals) => void): () => void;
  /** Calls back for each request to move the card of `emulator serve` (SIGUSR2 where the system has it). */
  onToggle(listener: () => void): () => void;
}
