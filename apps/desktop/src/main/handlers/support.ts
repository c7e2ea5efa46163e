import { clipboard } from 'electron';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Handlers } from '../desktop.js';
import { calendarReminder } from '../calendar-reminder.js';
import { chooseSavePath, savedFile } from '../save-dialog.js';

type Names =
  'support.save' | 'log.read' | 'log.clear' | 'sheet.print' | 'sheet.save-pdf' | 'reminder.save' | 'text.copy';

/** What is shown of a long log. In characters. */
const SHOWN = 200_000;

export const supportHandlers: Handlers<Names> = {
  'support.save': async ({ files }, { report }, sender) => {
    const path = await chooseSavePath(sender, 'cie-kit-report.json');
    if (path === undefined) return undefined;
    await writeFile(path, report);
    return savedFile(files, path);
  },
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
  'sheet.save-pdf': async ({ files }, { name }, sender) => {
    const path = await chooseSavePath(sender, `${basename(name)}.pdf`);
    if (path === undefined) return undefined;
    await writeFile(path, await sender.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true }));
    return savedFile(files, path);
  },
  'text.copy': async (_, { text }) => {
    await clipboard.writeText(text);
    return undefined;
  },
  'reminder.save': async ({ files }, reminder, sender) => {
    const path = await chooseSavePath(sender, 'puk-cie.ics');
    if (path === undefined) return undefined;
    await writeFile(path, calendarReminder(reminder, new Date()));
    return savedFile(files, path);
  },
};
