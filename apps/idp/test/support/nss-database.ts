import type { UnprivilegedUser } from './unprivileged-user.js';

/** The certificate and module store of a browser: `~/.pki/nssdb` for Chromium, the profile itself for Firefox. */
export class NssDatabase {
  readonly #user: UnprivilegedUser;
  readonly #directory: string;

  /** Makes it, empty and without a password. */
  constructor(user: UnprivilegedUser, relative: string) {
    this.#user = user;
    this.#directory = `sql:${user.folder(relative)}`;
    user.run('certutil', ['-N', '-d', this.#directory, '--empty-password']);
  }

  /** Believes a server certificate, or the authority that made it. */
  trustServers(nickname: string, pem: string): void {
    const file = this.#user.write(`${nickname}.pem`, pem);
    this.#user.run('certutil', ['-A', '-d', this.#directory, '-n', nickname, '-t', 'C,,', '-a', '-i', file]);
  }

  addModule(name: string, library: string): void {
    this.#user.run('modutil', ['-dbdir', this.#directory, '-add', name, '-libfile', library, '-force']);
  }
}
