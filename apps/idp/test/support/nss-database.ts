import type { UnprivilegedUser } from './unprivileged-user.js';

/** The certificate and module store of a browser: `~/.pki/nssdb` for Chromium, the profile itself for Firefox. */
export class NssDatabase {
  readonly #user: UnprivilegedUser;
  readonly #directory: string;

  private constructor(user: UnprivilegedUser, directory: string) {
    this.#user = user;
    this.#directory = directory;
  }

  /** Makes it in a folder of the user's home, empty and without a password. */
  static async create(user: UnprivilegedUser, relative: string): Promise<NssDatabase> {
    const directory = `sql:${user.folder(relative)}`;
    await user.run('certutil', ['-N', '-d', directory, '--empty-password']);
    return new NssDatabase(user, directory);
  }

  /** Believes servers with certificates of an authority. */
  async trustServers(nickname: string, pem: string): Promise<void> {
    await this.#user.run('certutil', ['-A', '-d', this.#directory, '-n', nickname, '-t', 'C,,', '-a'], pem);
  }
}
