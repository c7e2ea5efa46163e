import { createMiddleware } from '@ciekit/middleware';
import { SoftwareReaders } from '@ciekit/emulator';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { launchDesk } from '../desk/launch-desk.js';
import { PLACES } from '../desk/places.js';
import { testFolder } from '../help-pages.js';
import { pki } from '../verify/signed-files.js';
import { CODE_SCENES } from './code-scenes.js';
import { DESK_SCENES, earlyImage, expiredImage, FRESH_SCENES, graceImage, SEVERAL_SCENES } from './desk-scenes.js';
import { SIGN_SCENES, VERIFY_SCENES } from './document-scenes.js';
import type { Gallery } from './scene.js';
import { HELP_SCENES, PIN_WINDOW_SCENES } from './window-scenes.js';

/** A place for the app's files on a PC that also knows the authority of the signed files. */
async function folderThatTrusts(): Promise<string> {
  const folder = testFolder();
  const storeDirectory = join(folder, 'home');
  mkdirSync(storeDirectory);
  const middleware = createMiddleware({ readers: new SoftwareReaders({ readers: [] }), storeDirectory });
  await middleware.addTrust(pki.root.der, { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(pki.root.der, { purpose: 'tsa', trustUnpinned: true });
  await middleware.addTrust(pki.subCa.der);
  return folder;
}

/** Every screen in every state. */
export const GALLERIES: readonly Gallery[] = [
  {
    name: 'one card paired',
    launch: async (env) => launchDesk({ env, folder: await folderThatTrusts(), paired: [new DeskCard()] }),
    scenes: [
      ...PLACES,
      ...DESK_SCENES,
      ...CODE_SCENES,
      ...SIGN_SCENES,
      ...VERIFY_SCENES,
      ...HELP_SCENES,
      ...PIN_WINDOW_SCENES,
    ],
  },
  {
    name: 'several cards paired',
    launch: (env) =>
      launchDesk({
        env,
        paired: [new DeskCard(), ...[graceImage, expiredImage, earlyImage].map((image) => new DeskCard(image))],
      }),
    scenes: SEVERAL_SCENES,
  },
  {
    name: 'nothing paired',
    launch: (env) => launchDesk({ env, trusts: false, firstRunDone: false }),
    scenes: FRESH_SCENES,
  },
];
