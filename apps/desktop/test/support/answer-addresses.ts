import type { ElectronApplication } from 'playwright-core';

/** What the person says from now on when the system asks whether an address may be used. */
export async function answerAddresses(electron: ElectronApplication, answer: 'use' | 'leave'): Promise<void> {
  await electron.evaluate(
    ({ dialog }, response) => {
      dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
    },
    answer === 'use' ? 0 : 1,
  );
}
