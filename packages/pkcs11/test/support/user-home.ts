import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  applyPlan,
  planInstallation,
  planRemoval,
  type InstallationOptions,
  type InstallationPlan,
  type InstallPart,
  type InstallSurroundings,
} from '../../src/install.js';

export const COMMAND = ['/opt/node/bin/node', '/opt/cie/bin/cie.js'];
const ALL: readonly InstallPart[] = ['p11-kit', 'firefox', 'chromium', 'service'];

/** What NSS writes into a new database of Firefox. */
export const FRESH_LIST = `library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:/home/anna' certPrefix='' keyPrefix='' secmod='secmod.db' flags=optimizeSpace
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100 slotParams=(1={slotFlags=[ECC,RSA] askpw=any timeout=30})

`;

/** A person's home and the system around it, in a folder that goes when the test is over. */
export class UserHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'cie-install-'));
  readonly home = join(this.folder, 'home');
  readonly root = join(this.folder, 'root');
  readonly proxy = join(this.root, 'usr/lib/p11-kit-proxy.so');
  env: Record<string, string> = {};
  platform: NodeJS.Platform = 'linux';

  constructor() {
    onTestFinished(() => {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    });
    mkdirSync(this.home);
    this.writeSystem('usr/lib/p11-kit-proxy.so', '');
  }

  get surroundings(): InstallSurroundings {
    return {
      platform: this.platform,
      env: this.env,
      home: this.home,
      uid: process.getuid?.(),
      stateDirectory: join(this.folder, 'state'),
      root: this.root,
    };
  }

  write(path: string, content: string): string {
    return put(join(this.home, path), content);
  }

  writeSystem(path: string, content: string): string {
    return put(join(this.root, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.home, path), 'utf8');
  }

  /** Firefox with these profiles; each has a list of modules, or `undefined` for none. */
  firefox(profiles: Readonly<Record<string, string | undefined>>, folder = '.mozilla/firefox'): void {
    const sections = Object.keys(profiles).map(
      (name, index) => `[Profile${index}]\nName=${name}\nIsRelative=1\nPath=${name}\n`,
    );
    this.write(`${folder}/profiles.ini`, `${sections.join('\n')}\n[General]\nStartWithLastProfile=1\n`);
    for (const [name, list] of Object.entries(profiles)) {
      mkdirSync(join(this.home, folder, name), { recursive: true });
      if (list !== undefined) this.write(`${folder}/${name}/pkcs11.txt`, list);
    }
  }

  plan(options: Partial<InstallationOptions> = {}): Promise<InstallationPlan> {
    return planInstallation({
      parts: ALL,
      scope: 'user',
      command: COMMAND,
      surroundings: this.surroundings,
      ...options,
    });
  }

  async install(options: Partial<InstallationOptions> = {}): Promise<InstallationPlan> {
    const plan = await this.plan(options);
    await applyPlan(plan, this.surroundings);
    return plan;
  }

  async remove(parts: readonly InstallPart[] = ALL, scope: 'user' | 'system' = 'user'): Promise<InstallationPlan> {
    const plan = await planRemoval({ parts, scope, surroundings: this.surroundings });
    await applyPlan(plan, this.surroundings);
    return plan;
  }

  /** Every file, link and folder, with contents and modes: two equal snapshots are two equal homes. */
  snapshot(): Readonly<Record<string, string>> {
    const all: Record<string, string> = {};
    const look = (folder: string): void => {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const status = lstatSync(path);
        const mode = (status.mode & 0o777).toString(8);
        const key = relative(this.folder, path);
        if (status.isDirectory()) {
          all[key] = `folder ${mode}`;
          look(path);
        } else if (status.isSymbolicLink()) all[key] = `link ${readlinkSync(path)}`;
        else all[key] = `file ${mode} ${readFileSync(path, 'latin1')}`;
      }
    };
    look(this.folder);
    return all;
  }
}

function put(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
