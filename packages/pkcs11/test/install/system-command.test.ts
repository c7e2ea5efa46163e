import { chmodSync, chownSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND, UserHome } from '../support/user-home.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A computer with the command in a place of root's. */
function computer(): UserHome {
  const user = new UserHome();
  for (const path of COMMAND) user.writeSystem(path, '');
  return user;
}

describe('a command for every user of the computer', () => {
  it.each([
    ['the interpreter', 'opt/node/bin/node'],
    ['the script', 'opt/cie/bin/cie.js'],
    ['a folder above them', 'opt'],
  ])('is refused when others can change %s', async (_what, path) => {
    const user = computer();
    const before = user.snapshot();
    for (const mode of [0o775, 0o757]) {
      chmodSync(join(user.root, path), mode);
      await expect(user.install({ scope: 'system' })).rejects.toMatchObject({
        code: 'command-untrusted',
        path: join(user.root, path),
      });
    }
    chmodSync(join(user.root, path), 0o755);
    await user.install({ scope: 'system' });
    expect(Object.keys(user.snapshot()).length).toBeGreaterThan(Object.keys(before).length);
  });

  it.runIf(isRoot).each(['opt/cie/bin/cie.js', 'opt/cie'])('is refused when a person owns %s', async (path) => {
    const user = computer();
    chownSync(join(user.root, path), NOBODY, NOBODY);
    await expect(user.plan({ scope: 'system' })).rejects.toMatchObject({ code: 'command-untrusted' });
    // For that person alone it is good enough.
    expect((await user.plan()).changes).not.toEqual([]);
  });

  it('is written without links, which others may turn elsewhere', async () => {
    const user = computer();
    symlinkSync('opt/cie', join(user.root, 'link'));
    const plan = await user.plan({
      scope: 'system',
      parts: ['p11-kit'],
      command: [COMMAND[0] ?? '', '/link/bin/cie.js'],
    });
    const after = plan.changes[0]?.after;
    expect(after?.kind === 'file' ? Buffer.from(after.bytes).toString() : '').toContain('"/opt/cie/bin/cie.js"');
  });

  it('has to be there', async () => {
    const user = new UserHome();
    await expect(user.plan({ scope: 'system' })).rejects.toMatchObject({ code: 'path-unusable' });
  });
});
