import type { VerifiedFileView } from '../../../contract/document-views.js';
import type { WindowLanguage } from '../../../contract/views.js';
import { Store } from '../../state/store.js';

/** What was verified, kept while the person looks something up or adds authorities in Settings. */
export interface VerifiedFiles {
  readonly files: readonly VerifiedFileView[];
  /** ISO 8601: when the last of them was verified. */
  readonly at: string;
  /** Files whose issuers were asked. */
  readonly online: readonly string[];
  /** What the person said that a detached signature is about. */
  readonly contents: Readonly<Record<string, string>>;
  /** Which of several is looked at. */
  readonly selected: string | undefined;
  /** Of the sentences in `files`. */
  readonly language: WindowLanguage | undefined;
}

export const NOTHING_VERIFIED: VerifiedFiles = {
  files: [],
  at: '',
  online: [],
  contents: {},
  selected: undefined,
  language: undefined,
};

export const verifiedStore = new Store<VerifiedFiles>(NOTHING_VERIFIED);

/** Whether a file is being made of one that is shown: leaving the page would end that. */
export const writingStore = new Store(false);

/** What one run of the operation was asked. */
export interface VerifyRun {
  readonly ids: readonly string[];
  readonly online: boolean;
  readonly content: string | undefined;
  /** New files take the place of those before; else those that are new come beside them. */
  readonly fresh: boolean;
  /** When it began: what it finds is told in it. */
  readonly language: WindowLanguage;
}

/** Puts what a run found in its place; a file that it did not begin keeps what was known of it. */
export function withRun(
  before: VerifiedFiles,
  run: VerifyRun,
  { files: found, at }: { readonly files: readonly VerifiedFileView[]; readonly at: string },
): VerifiedFiles {
  const { language } = run;
  if (run.fresh) return { ...NOTHING_VERIFIED, files: found, at, online: run.online ? run.ids : [], language };
  const begun = found.filter(({ status }) => status !== 'not-begun');
  const ids = new Set(begun.map(({ fileId }) => fileId));
  return {
    ...before,
    language,
    at: begun.length === 0 ? before.at : at,
    files: [
      ...before.files.map((file) => begun.find(({ fileId }) => fileId === file.fileId) ?? file),
      ...found.filter((file) => !before.files.some(({ fileId }) => fileId === file.fileId)),
    ],
    online: [...before.online.filter((id) => !ids.has(id)), ...(run.online ? ids : [])],
    contents:
      run.content === undefined
        ? before.contents
        : { ...before.contents, ...Object.fromEntries([...ids].map((id) => [id, run.content ?? ''])) },
  };
}

/** The same files in the words of another language; what nobody knows any more stays as it was told. */
export function inLanguage(
  before: VerifiedFiles,
  told: readonly VerifiedFileView[],
  language: WindowLanguage,
): VerifiedFiles {
  return {
    ...before,
    language,
    files: before.files.map((file) => told.find(({ fileId }) => fileId === file.fileId) ?? file),
  };
}
