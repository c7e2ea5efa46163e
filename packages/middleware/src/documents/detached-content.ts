import { stat } from 'node:fs/promises';

/** What a detached signature may be about. */
export interface ContentBeside {
  readonly path: string;
  /** The names differ by the number that is put into a name which is taken: `photo-2.jpg.p7s` beside `photo.jpg`. */
  readonly isGuess: boolean;
}

/** The file that a `.p7s`, `.tst` or `.tsr` lies beside and has the name of; `undefined` where there is none. */
export async function contentBeside(path: string): Promise<ContentBeside | undefined> {
  const beside = /^(.+)\.(?:p7s|tst|tsr)$/i.exec(path)?.[1];
  if (beside === undefined) return undefined;
  if (await isFile(beside)) return { path: beside, isGuess: false };
  // Whoever signs `photo-2.jpg.p7s` again gets `photo-2-2.jpg.p7s`.
  for (let path = withoutNumber(beside); path !== undefined; path = withoutNumber(path)) {
    if (await isFile(path)) return { path, isGuess: true };
  }
  return undefined;
}

function withoutNumber(path: string): string | undefined {
  const [, stem, ending = ''] = /^(.+)-\d{1,4}(\.[^./\\]+)?$/.exec(path) ?? [];
  return stem === undefined ? undefined : `${stem}${ending}`;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
