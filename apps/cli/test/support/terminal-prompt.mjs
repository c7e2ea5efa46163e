/** Puts the question for a PIN on this terminal, for so many milliseconds; says how it ended. */
import { TerminalPrompt } from '../../dist/codes/terminal-prompt.js';

const context = {
  language: 'en',
  settings: { yes: false, noColor: true },
  stdio: { env: {}, stdin: process.stdin },
  signal: new AbortController().signal,
  progress: { clear: () => undefined },
  options: { flag: () => false },
};
const prompt = new TerminalPrompt(context, Number(process.argv[2]));
const asked = {
  program: { name: 'firefox', pid: undefined },
  card: { reader: 'Reader', serialNumber: 'CA00000AA', label: '' },
  signal: new AbortController().signal,
};
try {
  await prompt.open(asked).askPin({ refused: undefined });
  process.stdout.write('answered\n');
} catch (error) {
  process.stdout.write(`${error.name}\n`);
}
process.exit(0);
