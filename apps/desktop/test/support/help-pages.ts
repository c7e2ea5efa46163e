import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LaunchedApp } from './launch-app.js';

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cie-help-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** The next dialogs that ask where to save answer with this path; `''`: the person changes their mind. */
export async function saveTo({ electron }: LaunchedApp, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, path);
}

/** What a PDF says, line by line as it lies on its pages. */
export function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

/** Number of pages, and the format of the paper as pdfinfo names it. */
export function pdfPaper(path: string): { readonly pages: number; readonly format: string } {
  const text = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  const pages = /^Pages:\s+(\d+)$/mu.exec(text)?.[1];
  const format = /^Page size:.*\((\w+)\)$/mu.exec(text)?.[1];
  return { pages: Number(pages), format: format ?? '' };
}

/** Whether poppler's programs are there to read PDFs with. */
export const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** What Firefox's own security module writes into a new profile. */
const FRESH_LIST = `library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:/home/anna' certPrefix='' keyPrefix='' secmod='secmod.db' flags=optimizeSpace
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100 slotParams=(1={slotFlags=[ECC,RSA] askpw=any timeout=30})

`;

/** A person's home with a Firefox in it, and a command `cie`, so that nothing of this machine's is touched. */
export class PersonsHome {
  readonly folder = testFolder();
  readonly home = join(this.folder, 'anna');
  readonly runtime = join(this.folder, 'run');
  readonly programs = join(this.folder, 'bin');
  /** Written by the command when it is started. */
  readonly pidFile = join(this.folder, 'pid');

  constructor() {
    mkdirSync(this.home);
    mkdirSync(this.runtime, { mode: 0o700 });
    mkdirSync(this.programs);
  }

  get env(): Record<string, string> {
    const path = `${this.programs}:/usr/bin:/bin`;
    return { HOME: this.home, XDG_RUNTIME_DIR: this.runtime, XDG_CONFIG_HOME: join(this.home, '.config'), PATH: path };
  }

  /** @returns the list of security devices of a new profile */
  addFirefox(folder = '.mozilla/firefox'): string {
    const profile = join(this.home, folder, 'anna.default');
    mkdirSync(profile, { recursive: true });
    writeFileSync(
      join(this.home, folder, 'profiles.ini'),
      '[Profile0]\nName=default\nIsRelative=1\nPath=anna.default\nDefault=1\n',
    );
    const list = join(profile, 'pkcs11.txt');
    writeFileSync(list, FRESH_LIST);
    return list;
  }

  /** @param script what the command does */
  addCommand(script: string): void {
    writeFileSync(join(this.programs, 'cie'), `#!/bin/sh\necho $$ > '${this.pidFile}'\n${script}\n`, { mode: 0o755 });
  }
}
