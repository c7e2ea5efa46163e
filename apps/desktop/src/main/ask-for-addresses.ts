import { dialog, type BrowserWindow } from 'electron';
import type { SettingsView } from '../contract/views.js';
import { oneQuestion } from './one-question.js';
import type { MainWords } from './words/words.js';

type Addresses = Pick<SettingsView, 'proxyUrl' | 'timestampUrl'>;

/** The safe answer is the first button's neighbour and what Escape means. */
const REFUSE = 1;

/**
 * Asks the person about addresses that the work processes would go to from now on, in the system's own window: a
 * window has no network, and a page that could set them by itself would have a way out.
 *
 * @param wanted what a window wants to be set; an address that is taken away or stays is nothing to ask about
 * @param held what holds now
 * @returns whether all of it may be set
 */
export async function askForAddresses(
  window: BrowserWindow,
  wanted: { readonly [K in keyof Addresses]?: string | undefined },
  held: Addresses,
  { address }: MainWords,
): Promise<boolean> {
  for (const key of ['proxyUrl', 'timestampUrl'] as const) {
    const url = wanted[key];
    if (url === undefined || url === '' || url === held[key]) continue;
    const agreed = await oneQuestion(window, false, async () => {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        title: 'CIE Kit',
        message: address[key],
        // As it is asked for: another alphabet cannot look like ours.
        detail: `${new URL(url).href}\n\n${address.detail}`,
        buttons: [address.use, address.refuse],
        defaultId: REFUSE,
        cancelId: REFUSE,
        noLink: true,
      });
      return response !== REFUSE;
    });
    if (!agreed) return false;
  }
  return true;
}
