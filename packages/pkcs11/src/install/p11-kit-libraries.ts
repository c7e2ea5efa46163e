import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemPath, type InstallSurroundings } from './user-places.js';

/**
 * The two libraries of p11-kit that programs load: `proxy` shows every module that p11-kit is set up with, `client`
 * connects to one socket.
 */
export type P11KitLibrary = 'proxy' | 'client';

const FILES: Readonly<Record<P11KitLibrary, string>> = { proxy: 'p11-kit-proxy', client: 'p11-kit-client' };

/** Debian's folders for each architecture (multiarch tuples), by the name that Node has for it. */
const MULTIARCH: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ia32: 'i386-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
  ppc64: 'powerpc64le-linux-gnu',
  s390x: 's390x-linux-gnu',
  loong64: 'loongarch64-linux-gnu',
};

/**
 * Where the library is, as an absolute path that stays the same when p11-kit is renewed; `undefined` when it is not
 * installed. Debian and its like keep the client in p11-kit-modules, Fedora in p11-kit-server, Homebrew has both in
 * p11-kit.
 *
 * @param arch as `process.arch`; a library of another architecture is of no use to the browsers of this one
 */
export async function findP11KitLibrary(
  library: P11KitLibrary,
  surroundings: InstallSurroundings,
  arch: string = process.arch,
): Promise<string | undefined> {
  const suffix = surroundings.platform === 'darwin' ? 'dylib' : 'so';
  for (const folder of libraryFolders(surroundings, arch)) {
    for (const path of [join(folder, `${FILES[library]}.${suffix}`), join(folder, 'pkcs11', `${FILES[library]}.so`)]) {
      if (await isThere(path)) return path;
    }
  }
  return undefined;
}

function libraryFolders(surroundings: InstallSurroundings, arch: string): readonly string[] {
  if (surroundings.platform === 'darwin') {
    const prefix = surroundings.env['HOMEBREW_PREFIX'];
    const prefixes = [...(prefix === undefined ? [] : [prefix]), '/opt/homebrew', '/usr/local', '/opt/local'];
    return prefixes.flatMap((path) => [
      systemPath(surroundings, join(path, 'lib')),
      systemPath(surroundings, join(path, 'opt', 'p11-kit', 'lib')),
    ]);
  }
  const tuple = MULTIARCH[arch];
  const is64 = /64|s390x/u.test(arch);
  return [
    ...(tuple === undefined ? [] : [`/usr/lib/${tuple}`]),
    ...(is64 ? ['/usr/lib64'] : []),
    '/usr/lib',
    '/usr/local/lib',
    '/run/current-system/sw/lib',
  ].map((path) => systemPath(surroundings, path));
}

async function isThere(path: string): Promise<boolean> {
  try {
    // A link into nowhere is no library.
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
