import { clipboard } from 'electron';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '../desktop.js';
import { calendarReminder } from '../calendar-reminder.js';
import { saveAs } from '../save-dialog.js';

type Names =
  'support.save' | 'log.read' | 'log.clear' | 'sheet.print' | 'sheet.save-pdf' | 'reminder.save' | 'text.copy';

/** What is shown of a long log. In characters. */
const SHOWN = 200_000;

export const supportHandlers: Handlers<Names> = {
  'support.save': ({ files }, { report }, sender) => saveAs(sender, files, 'cie-kit-report.json', () => report),
  'log.read': async ({ log }) => {
    await log.written();
    const text = await readFile(log.path, 'utf8').catch(() => '');
    return text.slice(-SHOWN);
  },
  'log.clear': async ({ log }) => {
    await log.clear();
    return undefined;
  },
  'sheet.print': (_, __, sender) => {
    sender.webContents.print({ printBackground: false });
    return undefined;
  },
  'sheet.save-pdf': ({ files }, { name }, sender) =>
    saveAs(sender, files, `${basename(name)}.pdf`, () =>
      sender.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true }),
    ),
  'text.copy': async (_, { text }) => {
    await clipboard.writeText(text);
    return undefined;
  },
  'reminder.save': ({ files }, reminder, sender) =>
    saveAs(sender, files, 'puk-cie.ics', () => calendarReminder(reminder, new Date())),
};
