import { app, dialog } from 'electron';
import type { DeepLink } from './deep-link.js';
import type { MainWords } from './words/words.js';

/** The safe answer is the first button's neighbour and what Escape means. */
const REFUSE = 1;

/** Asks the person about files that a link names, in the system's own window: no page can answer for them. */
export async function askForLink({ to, paths }: DeepLink, { link }: MainWords): Promise<boolean> {
  await app.whenReady();
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'CIE Kit',
    message: to === 'sign' ? link.sign(paths.length) : link.verify(paths.length),
    detail: `${paths.join('\n')}\n\n${link.detail}`,
    buttons: [link.open, link.refuse],
    defaultId: REFUSE,
    cancelId: REFUSE,
    noLink: true,
  });
  return response !== REFUSE;
}
