import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from '@ciekit/pki';
import { FileError } from '../errors.js';
import { loadPki } from '../load-pki.js';
import { systemCode } from '../store-files.js';
import { lookAtFile, OpenInput } from './input-file.js';

const MAX_FILES = 1_000;
/** In bytes; a file with every authority of a country has less. */
const MAX_FILE_LENGTH = 8 * 1_048_576;

/**
 * The certificates in a folder: DER, PEM or CMS, one or many in a file. What is no certificate is passed over.
 *
 * @throws {FileError} `input-missing`, `input-unreadable` for the folder itself
 */
export async function certificatesIn(folder: string): Promise<readonly Certificate[]> {
  const certificates: Certificate[] = [];
  for (const name of (await namesIn(folder)).slice(0, MAX_FILES)) {
    const bytes = await contentOf(join(folder, name));
    if (bytes !== undefined) certificates.push(...(await certificatesOf(bytes)));
  }
  return certificates;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(systemCode(cause) ?? '');
    throw new FileError(isMissing ? 'input-missing' : 'input-unreadable', folder, { cause });
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    await using input = await OpenInput.open(await lookAtFile(path));
    return await input.readAll(MAX_FILE_LENGTH);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

async function certificatesOf(bytes: Uint8Array): Promise<readonly Certificate[]> {
  const { Certificate, PkiError, readCertificateBundle } = await loadPki();
  const readable = <T>(read: () => T): readonly T[] => {
    try {
      return [read()];
    } catch (error) {
      if (error instanceof PkiError) return [];
      throw error;
    }
  };
  return readable(() => readCertificateBundle(bytes))
    .flatMap(({ certificates }) => certificates)
    .flatMap((der) => readable(() => Certificate.fromDer(der)));
}
