import { chmodSync, chownSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePrivateFolder } from '../../src/server/private-folder.js';
import { shortFolder } from '../support/short-folder.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe('the folder of a socket', () => {
  it('is made in a folder of this user, with those above it', () => {
    const folder = join(shortFolder(), 'not', 'there', 'ciekit');
    makePrivateFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.runIf(isRoot)('is not made in another user’s folder, as with the XDG_RUNTIME_DIR that sudo keeps', () => {
    const theirs = shortFolder();
    chownSync(theirs, NOBODY, NOBODY);
    expect(() => {
      makePrivateFolder(join(theirs, 'run', 'ciekit'));
    }).toThrow(expect.objectContaining({ code: 'token-folder-unsafe' }));
    expect(existsSync(join(theirs, 'run'))).toBe(false);
  });

  it.runIf(isRoot)('is made by a person in root’s folder only where others cannot put theirs into its place', () => {
    const shared = shortFolder();
    const as = (work: () => void): void => {
      process.seteuid?.(NOBODY);
      try {
        work();
      } finally {
        process.seteuid?.(0);
      }
    };
    chmodSync(shared, 0o777);
    as(() => {
      expect(() => {
        makePrivateFolder(join(shared, 'ciekit'));
      }).toThrow(expect.objectContaining({ code: 'token-folder-unsafe' }));
    });
    chmodSync(shared, 0o1777);
    as(() => {
      makePrivateFolder(join(shared, 'ciekit'));
    });
    expect(statSync(join(shared, 'ciekit')).uid).toBe(NOBODY);
  });
});
