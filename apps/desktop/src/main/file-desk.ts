import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { extname, isAbsolute } from 'node:path';
import type { SeenFiles } from '../card-process/protocol.js';
import { shownPlace } from '../card-process/shown-place.js';
import { MAX_FILES } from '../contract/limits.js';
import type { ArrivalView, FileKind, FileView, RefusedFileView } from '../contract/views.js';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.pdf': 'pdf',
  '.p7m': 'p7m',
  '.p7s': 'p7s',
  '.xml': 'xml',
  '.tsr': 'timestamp',
  '.tst': 'timestamp',
  '.tsd': 'timestamp',
};

/**
 * The files that the person chose, dropped or had made. Windows know them by names that mean nothing elsewhere: a hostile
 * page cannot have any other file read, signed or shown.
 */
export class FileDesk {
  readonly #paths = new Map<string, string>();
  /** By the same names: what each was when it was looked at last. */
  readonly #seen = new Map<string, SeenFiles[string]>();

  /** Takes what can be signed or verified, as many as one operation does; of everything else it says why not. */
  async admitAll(paths: readonly string[]): Promise<ArrivalView> {
    const different = [...new Set(paths)].filter((path) => isAbsolute(path));
    const looked = await Promise.all(different.slice(0, MAX_FILES).map((path) => this.#look(path)));
    const left = different.slice(MAX_FILES).map((path) => refused(path, 'too-many'));
    return arrivalOf([...looked, ...left]);
  }

  /**
   * The files that a window knows already, as they are now. One that is gone meanwhile stays among them, empty: whoever
   * wanted to work with it is told so by what is done with it.
   */
  async look(ids: readonly string[]): Promise<ArrivalView> {
    const paths = new Map([...new Set(ids)].map((id) => [id, this.#paths.get(id)]));
    const looked = await Promise.all(
      [...paths].map(async ([id, path]) => {
        if (path === undefined) return undefined;
        const view = await this.#look(path);
        const isGone = 'why' in view && view.why === 'missing';
        return isGone ? { id, ...shownPlace(path), size: 0, kind: kindOf(path) } : view;
      }),
    );
    return arrivalOf(looked.filter((view) => view !== undefined));
  }

  /** A folder for results, or a file that was written under a name chosen elsewhere. */
  name(path: string, id: string = this.#idOf(path)): string {
    this.#paths.set(id, path);
    return id;
  }

  /** @returns `undefined` for a name that was never given */
  path(id: string): string | undefined {
    return this.#paths.get(id);
  }

  /** What these were when the person saw them listed, where they did. */
  seen(ids: readonly string[]): SeenFiles {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const seen = this.#seen.get(id);
        return seen === undefined ? [] : [[id, seen] as const];
      }),
    );
  }

  async #look(path: string): Promise<FileView | RefusedFileView> {
    try {
      const stats = await stat(path, { bigint: true });
      if (stats.isDirectory()) return refused(path, 'folder');
      // A pipe has no end, and opening it would wait for somebody who writes.
      if (!stats.isFile()) return refused(path, 'unreadable');
      if (stats.size === 0n) return refused(path, 'empty');
      await (await open(path, constants.O_RDONLY)).close();
      const id = this.#idOf(path);
      const size = Number(stats.size);
      this.#seen.set(id, { size, modified: String(stats.mtimeNs) });
      return { id, ...shownPlace(path), size, kind: kindOf(path) };
    } catch (error) {
      return refused(path, isHeld(error) ? 'unreadable' : 'missing');
    }
  }

  #idOf(path: string): string {
    for (const [id, known] of this.#paths) if (known === path) return id;
    const id = crypto.randomUUID();
    this.#paths.set(id, path);
    return id;
  }
}

function arrivalOf(looked: readonly (FileView | RefusedFileView)[]): ArrivalView {
  return { files: looked.filter((view) => 'id' in view), refused: looked.filter((view) => 'why' in view) };
}

function refused(path: string, why: RefusedFileView['why']): RefusedFileView {
  return { name: shownPlace(path).name, why };
}

/** It is there and is not given out: rights, a program that holds it, a disk that fails. */
const HELD: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EIO']);

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HELD.has(String(error.code));
}

function kindOf(path: string): FileKind {
  return KINDS[extname(path).toLowerCase()] ?? 'other';
}
