import type { CardReaders } from '@ciekit/core';
import type { Settings } from './settings.js';

export const SOFTWARE_READER = 'Software card';
const SOFTWARE = /^software(?::(.*))?$/su;

export interface ChosenReaders {
  readonly readers: CardReaders;
  /** Which of them is meant; `undefined`: the one with the CIE. */
  readonly reader: string | undefined;
  readonly isSoftware: boolean;
}

/**
 * The readers that a command works with: PC/SC's, or one in this process with a software card, whose state is kept in
 * a file or nowhere.
 *
 * @throws {CliError} the card's files cannot be used
 */
export async function chooseReaders(settings: Settings): Promise<ChosenReaders> {
  const software = SOFTWARE.exec(settings.reader ?? '');
  if (software === null) {
    const { platformReaders } = await import('@ciekit/middleware');
    return { readers: platformReaders(settings.binding), reader: settings.reader, isSoftware: false };
  }
  const { SoftwareCard, SoftwareReaders, specimenImage } = await import('@ciekit/emulator');
  const file = software[1] ?? '';
  const { openCard, readOrMakeCardFile } = await import('./software/card-file.js');
  const card =
    file === '' ? new SoftwareCard({ image: specimenImage() }) : await openCard(await readOrMakeCardFile(file));
  return {
    readers: new SoftwareReaders({ readers: [{ name: SOFTWARE_READER, card }] }),
    reader: undefined,
    isSoftware: true,
  };
}
