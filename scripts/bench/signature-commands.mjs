// @ts-check
/** Commands to the card when many files are signed with one PIN. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asciiToBytes, SecretBytes } from '../../packages/core/dist/index.js';
import { SoftwareCard, SoftwareReaders, specimenImage } from '../../packages/emulator/dist/index.js';
import { createMiddleware } from '../../packages/middleware/dist/index.js';

const FILES = 100;
const refuse = () => Promise.reject(new TypeError('nobody asks'));

/** Short APDUs: a chip without extended length. */
export async function countFileCommands() {
  const folder = mkdtempSync(join(tmpdir(), 'cie-bench-'));
  try {
    const card = new SoftwareCard({ image: specimenImage({ profile: 'gemalto', sodGeneration: 2 }) });
    const readers = new SoftwareReaders({ readers: [{ name: 'Software card', card }] });
    let beforePin = 0;
    const holder = {
      interactive: false,
      // The same class, which the types of sources and of what was built take for two.
      askPin: () => {
        beforePin = card.traffic.exchanges;
        return Promise.resolve(/** @type {never} */ (SecretBytes.takeFrom(asciiToBytes('19283746'))));
      },
      askPuk: refuse,
      askNewPin: refuse,
      confirmLastTry: () => Promise.resolve(false),
      warnWeak: () => Promise.resolve(false),
      advisePuk: () => Promise.resolve(false),
    };
    const middleware = createMiddleware({ readers, storeDirectory: join(folder, 'store') });
    await middleware.pair(holder);
    const out = join(folder, 'signed');
    mkdirSync(out);
    const files = Array.from({ length: FILES }, (_, index) => join(folder, `letter-${String(index + 1)}.txt`));
    for (const path of files) writeFileSync(path, `Letter in ${path}\n`);
    const apdusOf = async (/** @type {readonly string[]} */ some) => {
      card.resetTraffic();
      const summary = await middleware.signFiles(holder, { files: some, outFolder: out });
      if (summary.files.some(({ status }) => status !== 'signed')) throw new Error('a file was not signed');
      return card.traffic.exchanges;
    };
    const once = await apdusOf(files.slice(0, 1));
    const all = await apdusOf(files);
    await readers.close();
    return { beforePin, files: FILES, apdusOfOne: once, apdus: all, further: (all - once) / (FILES - 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
