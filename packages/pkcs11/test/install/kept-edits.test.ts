import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InstallationPlan } from '../../src/install.js';
import { FRESH_LIST, UserHome } from '../support/user-home.js';

const MODULE = '.config/pkcs11/modules/ciekit.module';
const LIST = '.mozilla/firefox/daily/pkcs11.txt';
const EDIT = 'priority: 7\ndisable-in: sshd\n';

async function edited(): Promise<UserHome> {
  const user = new UserHome();
  await user.install({ parts: ['p11-kit'] });
  user.write(MODULE, user.read(MODULE) + EDIT);
  return user;
}

/** The copies that the notes tell of. */
function keptCopies({ notes }: InstallationPlan): readonly string[] {
  return notes.filter(({ code }) => code === 'edit-kept').map(({ place }) => readFileSync(place, 'utf8'));
}

describe('a file of ours that somebody has changed', () => {
  it('is removed, and a copy of it stays', async () => {
    const user = await edited();
    const text = user.read(MODULE);
    expect(keptCopies(await user.remove())).toEqual([text]);
    expect(Object.keys(user.snapshot()).filter((key) => key.includes('ciekit.module'))).toHaveLength(1);
    expect((await user.remove()).changes).toEqual([]);
  });

  it('is replaced, and a copy of it stays, also after the way back', async () => {
    const user = await edited();
    const text = user.read(MODULE);
    const plan = await user.install({ parts: ['p11-kit'] });
    expect(keptCopies(plan)).toEqual([text]);
    expect(user.read(MODULE)).not.toContain('disable-in');
    // What stands there now is ours again, to be replaced and removed without a word.
    expect(keptCopies(await user.install({ parts: ['p11-kit'], command: ['/new/node', '/new/cie.js'] }))).toEqual([]);
    expect(keptCopies(await user.remove())).toEqual([]);
    expect(keptCopies(plan)).toEqual([text]);
  });

  it('does not take the place of what was there before us', async () => {
    const user = new UserHome();
    user.write(MODULE, 'module: mine.so\n');
    await user.install({ parts: ['p11-kit'] });
    user.write(MODULE, user.read(MODULE) + EDIT);
    await user.install({ parts: ['p11-kit'] });
    await user.remove();
    expect(user.read(MODULE)).toBe('module: mine.so\n');
  });

  it('is kept nowhere by a plan that nobody follows', async () => {
    const user = await edited();
    const before = user.snapshot();
    expect((await user.plan({ parts: ['p11-kit'] })).notes.map(({ code }) => code)).toContain('edit-kept');
    expect(user.snapshot()).toEqual(before);
  });
});

describe('a list of modules that is not understood when it is to be taken back', () => {
  it('keeps its record and its backup until it can be read again', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    await user.install({ parts: ['firefox'] });
    const state = join(user.folder, 'state/token-install');
    const kept = readdirSync(state);
    const written = user.read(LIST);
    user.write(LIST, `${written}library=/opt/other.so\nname=Other\nfuture=1\n\n`);
    const plan = await user.remove();
    expect(plan.notes.map(({ code }) => code)).toEqual(['modules-unreadable']);
    expect(user.read(LIST)).toContain('CIE Kit');
    expect(readdirSync(state)).toEqual(kept);
    user.write(LIST, written);
    await user.remove();
    expect(user.read(LIST)).toBe(FRESH_LIST);
  });
});
