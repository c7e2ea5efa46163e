import { app } from 'electron';
import { join } from 'node:path';

/**
 * The bundle of the process that has the readers. Tests put another in its place, whose readers are theirs; an installed
 * app knows its own alone.
 */
export function cardProcessScript(folder: string): string {
  const other = process.env['CIEKIT_CARD_PROCESS'];
  return !app.isPackaged && other !== undefined ? other : join(folder, 'card-process.cjs');
}
