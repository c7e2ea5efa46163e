import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { askForFiles, askForPlace } from '../src/main/ask-for-files.js';

type Answer = { canceled: boolean; filePaths: string[]; filePath: string };

const electron = vi.hoisted(() => ({ answers: [] as { give: (answer: unknown) => void; fail: () => void }[] }));

vi.mock('electron', () => {
  const show = (): Promise<unknown> =>
    new Promise((give, reject) =>
      electron.answers.push({
        give,
        fail: () => {
          reject(new Error('no display'));
        },
      }),
    );
  return { dialog: { showOpenDialog: show, showSaveDialog: show } };
});

const [main, another] = [{}, {}] as unknown as [BrowserWindow, BrowserWindow];

beforeEach(() => {
  electron.answers.length = 0;
});

function answer(given: Partial<Answer>): void {
  electron.answers.pop()?.give({ canceled: false, filePaths: [], filePath: '', ...given });
}

test('the person is asked once at a time, by each window; who asks meanwhile gets what a change of mind gives', async () => {
  const first = askForFiles(main, {});
  expect(await Promise.all(Array.from({ length: 100 }, () => askForFiles(main, {})))).toEqual(Array(100).fill([]));
  expect(await askForPlace(main, {})).toBeUndefined();
  expect(electron.answers.length).toBe(1);
  const other = askForPlace(another, {});
  expect(electron.answers.length).toBe(2);
  answer({ filePath: '/b.pdf' });
  answer({ filePaths: ['/a.pdf'] });
  expect([await first, await other]).toEqual([['/a.pdf'], '/b.pdf']);
});

test('after an answer, or a dialog that could not be shown, the person is asked again', async () => {
  const failed = askForFiles(main, {});
  electron.answers.pop()?.fail();
  await expect(failed).rejects.toThrow('no display');
  const cancelled = askForFiles(main, {});
  answer({ canceled: true, filePaths: ['/a.pdf'] });
  expect(await cancelled).toEqual([]);
  const place = askForPlace(main, {});
  answer({ canceled: true, filePath: '/a.pdf' });
  expect(await place).toBeUndefined();
  const nowhere = askForPlace(main, {});
  answer({ filePath: '' });
  expect(await nowhere).toBeUndefined();
});
