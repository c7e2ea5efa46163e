import { basename, dirname } from 'node:path';
import { shownText } from '../contract/shown-text.js';

/** A file by its name and that of its folder: all that a window learns of a path. */
export function shownPlace(path: string): { readonly name: string; readonly folder: string } {
  return { name: shownText(basename(path)), folder: shownText(basename(dirname(path))) };
}
