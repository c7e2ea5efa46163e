import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the paths are made from. */
interface PathSource {
  readonly name: string;
  readonly switches: ReadonlyMap<string, string>;
  getPath(name: string): string;
}

/** The paths of app.getPath on Linux; `undefined` for a name that Electron does not know there. */
export function defaultPath(name: string, app: PathSource): string | undefined {
  const home = homedir();
  switch (name) {
    case 'home':
      return home;
    case 'appData':
      return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
    case 'userData':
      return app.switches.get('user-data-dir') ?? join(app.getPath('appData'), app.name);
    case 'sessionData':
      return app.getPath('userData');
    case 'logs':
      return join(app.getPath('userData'), 'logs');
    case 'crashDumps':
      return join(app.getPath('userData'), 'Crashpad');
    case 'temp':
      return tmpdir();
    case 'exe':
      return process.execPath;
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(home, name.charAt(0).toUpperCase() + name.slice(1));
    default:
      return undefined;
  }
}
