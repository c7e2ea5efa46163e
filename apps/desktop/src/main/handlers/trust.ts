import type { BrowserWindow } from 'electron';
import type { TrustView } from '../../contract/system-views.js';
import { askForFiles } from '../ask-for-files.js';
import type { Desktop, Handlers } from '../desktop.js';
import { answered } from '../process-answer.js';

type Names = 'trust.list' | 'trust.add-files' | 'trust.remove' | 'lists.add-files' | 'lists.remove';

export const trustHandlers: Handlers<Names> = {
  'trust.list': async ({ processes }) => answered(await processes.cards.query('list-trust', undefined)),
  'trust.add-files': (desktop, _, sender) => withFiles(desktop, sender, 'add-trust'),
  'trust.remove': async ({ processes }, argument) => answered(await processes.cards.query('remove-trust', argument)),
  'lists.add-files': (desktop, _, sender) => withFiles(desktop, sender, 'add-lists'),
  'lists.remove': async ({ processes }, argument) => answered(await processes.cards.query('remove-list', argument)),
};

async function withFiles(
  { processes }: Desktop,
  sender: BrowserWindow,
  query: 'add-trust' | 'add-lists',
): Promise<TrustView> {
  const paths = await askForFiles(sender, { properties: ['openFile', 'multiSelections'] });
  return paths.length === 0 ? list(processes) : answered(await processes.cards.query(query, { paths }));
}

async function list(processes: Desktop['processes']): Promise<TrustView> {
  return answered(await processes.cards.query('list-trust', undefined));
}
