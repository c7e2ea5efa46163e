import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserHome } from '../support/user-home.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('an installation that sudo starts for root', () => {
  it.each([
    ['XDG_CONFIG_HOME', 'alice/.config', ['p11-kit']],
    ['XDG_CONFIG_HOME', 'alice/not/there/yet', ['service']],
    ['XDG_DATA_HOME', 'alice/.local/share', ['chromium']],
  ] as const)('refuses another user’s folder that sudo keeps in %s: %s', async (name, folder, parts) => {
    const user = new UserHome();
    const theirs = join(user.folder, 'alice');
    mkdirSync(join(theirs, '.config'), { recursive: true });
    for (const path of [theirs, join(theirs, '.config')]) chownSync(path, NOBODY, NOBODY);
    user.env = { [name]: join(user.folder, folder) };
    const before = user.snapshot();
    await expect(user.install({ parts })).rejects.toMatchObject({ code: 'home-of-another', path: user.env[name] });
    await expect(user.remove(parts)).rejects.toMatchObject({ code: 'home-of-another' });
    expect(user.snapshot()).toEqual(before);
  });

  it('keeps no record in another user’s folder', async () => {
    const user = new UserHome();
    const theirs = join(user.folder, 'alice');
    mkdirSync(theirs);
    chownSync(theirs, NOBODY, NOBODY);
    const surroundings = { ...user.surroundings, stateDirectory: join(theirs, 'ciekit') };
    await expect(user.plan({ surroundings })).rejects.toMatchObject({ code: 'home-of-another' });
  });
});
