import { chmod, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePairingRecord } from '@ciekit/middleware';
import ts from 'typescript';
import { pairingRecord } from './record.js';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

/** The program of the process: COMMAND FOLDER NIS COUNT. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
import { decodePairingRecord } from './pairing-record.js';
import { PairingStore } from './pairing-store.js';
import { defaultStoreDirectory } from './store-location.js';

const [command, folder, nis, count] = process.argv.slice(2);
const store = new PairingStore({ directory: () => (folder === 'default' ? defaultStoreDirectory() : folder) });
const record = decodePairingRecord(readFileSync(new URL('./record.json', import.meta.url)));

try {
  switch (command) {
    case 'append':
      for (let i = 0; i < Number(count); i++) {
        await store.updatePreferences(nis, (old) => ({
          ...old,
          extendedRefusedBy: [...old.extendedRefusedBy, 'reader ' + process.pid + ' ' + i],
        }));
      }
      break;
    case 'save':
      await store.save(record);
      break;
    case 'churn':
      process.stdout.write('started');
      for (;;) {
        await store.save(record);
        await store.remove(nis);
      }
    case 'list':
      process.stdout.write((await store.list()).records.length + ' ');
      break;
  }
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(error.code ?? String(error));
}
`;

/** Makes a folder with a program that works on a store in a process of its own, out of the sources, readable by all. */
export async function runnableStore(): Promise<{ readonly folder: string; readonly program: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ciekit-runnable-'));
  await chmod(folder, 0o755);
  for (const name of await readdir(SOURCES)) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
    const { outputText } = ts.transpileModule(await readFile(join(SOURCES, name), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    await writeFile(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'record.json'), encodePairingRecord(pairingRecord()));
  const program = join(folder, 'program.js');
  await writeFile(program, PROGRAM);
  return { folder, program };
}
