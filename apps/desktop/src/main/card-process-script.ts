import { join } from 'node:path';

/** What decides which process has the readers. */
export interface Surroundings {
  /** Whether the app is installed, as Electron knows it. */
  readonly isPackaged: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The bundle of the process that has the readers. Tests put another in its place, whose readers are theirs; an installed
 * app knows its own alone.
 */
export function cardProcessScript(folder: string, { isPackaged, environment }: Surroundings): string {
  const other = environment['CIEKIT_CARD_PROCESS'];
  return !isPackaged && other !== undefined ? other : join(folder, 'card-process.cjs');
}
