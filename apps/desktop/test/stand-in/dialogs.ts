import { desktop } from './desktop.js';
import { loud } from './loud-object.js';

/** Options come alone or after the window they belong to. */
function optionsOf(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  return (values.at(-1) ?? {}) as Readonly<Record<string, unknown>>;
}

/** Windows do not survive the way to the test, and are not what it asks about. */
function record(kind: string, values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const options = optionsOf(values);
  desktop.record(kind, { options, modal: values.length > 1 });
  return options;
}

/**
 * Nobody is there to answer: a test puts its own function in place of one of these, on the stand-in as on Electron.
 * Unanswered means cancelled.
 */
export const dialog = loud(
  {
    showOpenDialog: (...values: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> => {
      record('dialog.showOpenDialog', values);
      return Promise.resolve({ canceled: true, filePaths: [] });
    },
    showSaveDialog: (...values: unknown[]): Promise<{ canceled: boolean; filePath: string }> => {
      record('dialog.showSaveDialog', values);
      return Promise.resolve({ canceled: true, filePath: '' });
    },
    showMessageBox: (...values: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> => {
      const { cancelId, checkboxChecked } = record('dialog.showMessageBox', values);
      return Promise.resolve({ response: Number(cancelId ?? 0), checkboxChecked: checkboxChecked === true });
    },
    showErrorBox: (title: string, content: string): void => {
      desktop.record('dialog.showErrorBox', { title, content });
    },
  },
  'dialog',
);
