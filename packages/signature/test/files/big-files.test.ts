import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { build } from '../../../../apps/cli/test/support/program.js';
import { run } from '../../../pkcs11/test/support/program.js';
import { startLoopbackServer, tsaRoute } from '../../../pki/test/support/revocation-servers.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import {
  BIG_FILE_STEPS,
  bigFileProgram,
  signerInput,
  type BigFileInput,
  type Step,
} from '../support/big-file-program.js';

/** Far more than the bound on memory; `npm run bench` does the same with a gigabyte. */
const SIZE = 256 * 1_048_576;
/**
 * Beside the package, loaded: it takes 63 MiB of 100 on Node 20, and 82 on Node 26, whose loading of modules leaves more
 * behind. What a step needs is the same.
 */
const MOST_MEBIBYTES = 37;

it('files that do not fit into memory are signed, added to, extended and read in little memory', async () => {
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'big-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const pki = signingPki();
  const server = await startLoopbackServer({ '/tsa': tsaRoute(pki.tsa) });
  onTestFinished(() => server.close());
  const input: BigFileInput = {
    folder,
    size: SIZE,
    tsa: server.url('/tsa'),
    signers: [pki.cie, pki.cie2].map((person) => signerInput(person, softwareSigner(person, [pki.subCa]))),
    crl: Buffer.from(pki.crl()).toString('base64'),
  };
  const steps: Step[] = [];
  for (const step of BIG_FILE_STEPS) {
    const { code, text } = await run(process.execPath, bigFileProgram(input, step), { timeoutMs: 50_000 });
    expect(code, text).toBe(0);
    steps.push(JSON.parse(text) as Step);
  }
  expect(steps.map(({ name, states }) => [name, ...states])).toEqual([
    ['signed', 'intact'],
    // Its own time stamp, and then those of the archive.
    ['added', 'intact', 'intact', 'intact'],
    ['countersigned', 'intact', 'intact', 'intact', 'intact'],
    ['extended', ...Array.from({ length: 7 }, () => 'intact')],
    ['in pieces', ...Array.from({ length: 7 }, () => 'intact')],
    ['added in pieces', ...Array.from({ length: 8 }, () => 'intact')],
    ['stamped', 'intact', 'whole'],
  ]);
  for (const { name, peak = 0, loaded = 0 } of steps) expect(peak - loaded, name).toBeLessThan(MOST_MEBIBYTES);
});
