import type { Handlers } from '../desktop.js';
import { answered } from '../process-answer.js';
import { saveAs } from '../save-dialog.js';

type Names = 'cards.unpair' | 'cards.unpair-all' | 'cards.save-certificate';

export const cardHandlers: Handlers<Names> = {
  'cards.unpair': async ({ processes }, argument) => answered(await processes.cards.query('unpair', argument)),
  'cards.unpair-all': async ({ processes }) => answered(await processes.cards.query('unpair-all', undefined)),
  'cards.save-certificate': async (desktop, argument, sender) => {
    const { name, der } = answered(await desktop.processes.cards.query('certificate', argument));
    return saveAs(sender, desktop.files, name, () => der);
  },
};
