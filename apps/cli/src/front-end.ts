import { connectFrontEnd, defaultSocketPath } from '@ciekit/pkcs11/front-end';
import { EXIT_CODES } from './exit-codes.js';

const EXPLANATION =
  'cie token connect is run by p11-kit, for programs that use the card; "cie token install" sets it up.\n';

/**
 * `cie token connect [--socket PATH]`: speaks p11-kit's protocol on the standard streams until the program that started
 * it hangs up. Outside of the grammar, whose loading would be most of its time.
 *
 * @param argv what follows `token connect`
 * @returns the exit code
 */
export async function runFrontEnd(argv: readonly string[]): Promise<number> {
  const [option, socketPath = defaultSocketPath()] = argv;
  const understood = argv.length === 0 || (option === '--socket' && argv.length === 2);
  if (!understood || process.stdin.isTTY) {
    process.stderr.write(EXPLANATION);
    return EXIT_CODES.usage;
  }
  await connectFrontEnd({ input: process.stdin, output: process.stdout, socketPath });
  return EXIT_CODES.done;
}
