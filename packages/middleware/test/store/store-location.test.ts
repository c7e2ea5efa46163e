import { defaultStoreDirectory, StoreError } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';

const exists = (): boolean => true;

describe('where the store is', () => {
  it.each([
    ['linux', {}, '/home/a', '/home/a/.local/share/ciekit'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/ciekit'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/ciekit'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/a', '/home/a/.local/share/ciekit'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/a', '/Users/a/Library/Application Support/CIE Kit'],
    ['win32', { LOCALAPPDATA: 'C:\\Users\\a\\Local' }, 'C:\\Users\\a', 'C:\\Users\\a\\Local\\CIE Kit'],
    ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\CIE Kit'],
    ['linux', { CIEKIT_HOME: '/elsewhere', XDG_DATA_HOME: '/data' }, '/home/a', '/elsewhere'],
    ['win32', { CIEKIT_HOME: 'D:\\cie' }, 'C:\\Users\\a', 'D:\\cie'],
  ] as const)('%s %j', (platform, env, home, folder) => {
    expect(defaultStoreDirectory({ platform, env, homedir: () => home, exists })).toBe(folder);
  });

  it.each([
    [
      'no entry in the list of users',
      () => {
        throw new Error('ENOENT');
      },
      exists,
    ],
    ['an empty home', () => '', exists],
    ['a home that does not exist', () => '/nonexistent', () => false],
  ])('%s: a typed error', (_name, homedir, there) => {
    expect(() => defaultStoreDirectory({ platform: 'linux', env: {}, homedir, exists: there })).toThrow(StoreError);
    // A folder named in the environment needs no home.
    const env = { XDG_DATA_HOME: '/data' };
    expect(defaultStoreDirectory({ platform: 'linux', env, homedir, exists: there })).toBe('/data/ciekit');
  });
});
