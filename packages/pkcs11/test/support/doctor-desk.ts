import { chmodSync, lutimesSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@ciekit/middleware';
import { tokenInspectors, type DoctorSystem, type ProgramOutcome } from '../../src/doctor.js';
import type { ServiceStatus } from '../../src/index.js';
import { FRESH_LIST, UserHome } from './user-home.js';

/** What dpkg-query of Debian 12 answers. */
const DEBIAN_VERSION = '0.24.1-2';
/** What modutil of NSS 3.87 adds to a database. */
export const entry = (name: string, library: string): string => `library=${library}\nname=${name}\n\n`;
export const OPENSC = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';
export const OFFICIAL = '/usr/local/lib/libcie-pkcs11.so';

/** A person's PC for the inspectors: real files, and programs that answer as they are told. */
export class DoctorDesk extends UserHome {
  /** What programs answer, by their name; one that is not here cannot be started. */
  programs: Record<string, ProgramOutcome> = {
    'dpkg-query': { ended: true, code: 0, stdout: DEBIAN_VERSION },
  };
  asked: string[] = [];
  status: () => Promise<ServiceStatus> = () => Promise.reject(new Error('not asked in this test'));
  uid: number | undefined = process.getuid?.();

  constructor() {
    super();
    this.writeSystem('etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n');
    const runtime = join(this.folder, 'runtime');
    mkdirSync(runtime, { mode: 0o700 });
    this.env = { XDG_RUNTIME_DIR: runtime };
  }

  get system(): DoctorSystem {
    return {
      surroundings: { ...this.surroundings, uid: this.uid },
      arch: 'x64',
      run: (program, args) => {
        this.asked.push([program, ...args].join(' '));
        return Promise.resolve(this.programs[program] ?? { ended: false });
      },
      askStatus: () => this.status(),
    };
  }

  /** The folder of the service's socket, made with this mode. */
  socketFolder(mode = 0o700): string {
    const folder = join(this.env['XDG_RUNTIME_DIR'] ?? '', 'ciekit');
    mkdirSync(folder);
    chmodSync(folder, mode);
    return folder;
  }

  /** Our entry in p11-kit, as the installation writes it, for a command that is there. */
  async installModule(): Promise<void> {
    const node = this.write('bin/node', '#!/bin/sh\n');
    chmodSync(node, 0o755);
    const script = this.write('lib/cie.js', '');
    await this.install({ parts: ['p11-kit'], command: [node, script] });
  }

  /** A Firefox with one profile whose list has these entries after NSS's own. */
  oneFirefox(list: string = FRESH_LIST, profile = 'abcd1234.default-release'): string {
    this.firefox({ [profile]: list });
    return join(this.home, '.mozilla/firefox', profile);
  }

  /** As if that browser had been running since then; this process stands in for it. */
  runningSince(lock: string, at: Date): void {
    symlinkSync(`127.0.0.1:+${process.pid}`, lock);
    lutimesSync(lock, at, at);
  }

  async findings(): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    for (const inspect of tokenInspectors(this.system)) found.push(...(await inspect(undefined)));
    return found;
  }

  /** `severity id` of each finding. */
  async ids(): Promise<readonly string[]> {
    return (await this.findings()).map(({ id, severity }) => `${severity} ${id}`);
  }

  /** The finding of this id, which must be there. */
  async finding(id: Finding['id']): Promise<Finding> {
    const found = (await this.findings()).find((each) => each.id === id);
    if (found === undefined) throw new Error(`no ${id} in ${(await this.ids()).join(', ')}`);
    return found;
  }
}
