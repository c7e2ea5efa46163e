import { shell, type FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { DesktopError } from '../../contract/desktop-error.js';
import type { RequestArgument } from '../../contract/requests.js';
import { shownPlace } from '../../card-process/shown-place.js';
import { askForFiles } from '../ask-for-files.js';
import type { Desktop, Handlers } from '../desktop.js';

type Names = 'files.choose' | 'files.choose-folder' | 'files.look' | 'files.read' | 'files.show' | 'files.open';

/** A page preview of more is not worth its memory. In bytes. */
const MAX_PREVIEW = 64 * 1_048_576;

type Purpose = RequestArgument<'files.choose'>['purpose'];

const FILTERS: Readonly<Record<Purpose, readonly FileFilter[]>> = {
  sign: [],
  verify: [],
  content: [],
  picture: [{ name: 'PNG, JPEG', extensions: ['png', 'jpg', 'jpeg'] }],
};

export const fileHandlers: Handlers<Names> = {
  'files.choose': async ({ files }, { purpose }, sender) => {
    const several = purpose === 'sign' || purpose === 'verify';
    return files.admitAll(
      await askForFiles(sender, {
        properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: [...FILTERS[purpose]],
      }),
    );
  },
  'files.choose-folder': async ({ files }, _, sender) => {
    const [path] = await askForFiles(sender, { properties: ['openDirectory', 'createDirectory'] });
    return path === undefined ? undefined : { fileId: files.name(path), name: shownPlace(path).name };
  },
  'files.look': ({ files }, { files: ids }) => files.look(ids),
  'files.read': async (desktop, { file }) => {
    const path = pathOf(desktop, file);
    if ((await stat(path)).size > MAX_PREVIEW) throw new DesktopError('refused');
    return new Uint8Array(await readFile(path));
  },
  'files.show': (desktop, { file }) => {
    const path = pathOf(desktop, file);
    // The system would open some other folder, or do nothing.
    if (!existsSync(path)) throw new DesktopError('failed');
    shell.showItemInFolder(path);
    return undefined;
  },
  'files.open': async (desktop, { file }) => {
    const path = pathOf(desktop, file);
    // A program that was signed is not started from here.
    if (!/\.(?:pdf|xml|txt|html|json|png|jpe?g|odt|docx?|p7m)$/i.test(path)) throw new DesktopError('refused');
    // What the system says about it is in no language of ours.
    if ((await shell.openPath(path)) !== '') throw new DesktopError('failed');
    return undefined;
  },
};

/** @throws {DesktopError} `refused`: a name that no window was given */
function pathOf({ files }: Desktop, id: string): string {
  const path = files.path(id);
  if (path === undefined) throw new DesktopError('refused');
  return path;
}
