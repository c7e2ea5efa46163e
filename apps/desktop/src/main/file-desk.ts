import { stat } from 'node:fs/promises';
import { extname, isAbsolute } from 'node:path';
import { shownPlace } from '../card-process/shown-place.js';
import type { FileKind, FileView } from '../contract/views.js';

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

  /** @returns `undefined` for what is no file that can be read */
  async admit(path: string): Promise<FileView | undefined> {
    if (!isAbsolute(path)) return undefined;
    try {
      const { size, isFile } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
      if (!isFile) return undefined;
      return {
        id: this.#idOf(path),
        ...shownPlace(path),
        size,
        kind: kindOf(path),
      };
    } catch {
      return undefined;
    }
  }

  async admitAll(paths: readonly string[]): Promise<readonly FileView[]> {
    const views = await Promise.all([...new Set(paths)].map((path) => this.admit(path)));
    return views.filter((view) => view !== undefined);
  }

  /**
   * The files that a window knows already, as they are now. One that is gone meanwhile stays among them, empty: whoever
   * wanted to work with it is told so by what is done with it.
   */
  async look(ids: readonly string[]): Promise<readonly FileView[]> {
    const paths = new Map([...new Set(ids)].map((id) => [id, this.#paths.get(id)]));
    const views = await Promise.all(
      [...paths].map(async ([id, path]) => {
        if (path === undefined) return undefined;
        const view = await this.admit(path);
        return view ?? ((await isGone(path)) ? { id, ...shownPlace(path), size: 0, kind: kindOf(path) } : undefined);
      }),
    );
    return views.filter((view) => view !== undefined);
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

  #idOf(path: string): string {
    for (const [id, known] of this.#paths) if (known === path) return id;
    const id = crypto.randomUUID();
    this.#paths.set(id, path);
    return id;
  }
}

async function isGone(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  }
}

function kindOf(path: string): FileKind {
  return KINDS[extname(path).toLowerCase()] ?? 'other';
}
