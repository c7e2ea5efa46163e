import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, FINDING_SECTIONS } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { anchors } from '../../../scripts/docs/markdown.mjs';
import { readPage } from '../../../scripts/docs/pages.mjs';
import { cardHome } from './support/card-home.js';
import { cie, errorOf, jsonOf, type Result } from './support/cli.js';

const place = cardHome();

/** The names of somebody whose home, browser and PC are full of them. */
const PERSON = { user: 'maria.bianchi', host: 'pc-di-maria', profile: 'Maria Bianchi' } as const;
const NAMES = /maria|bianchi/iu;

/** The doctor on this person's PC, which has a browser with two rivals in it. */
function onPersonsPc(argv: readonly string[]): Promise<Result> {
  const home = join(place.home, PERSON.user);
  const profile = join(home, '.mozilla/firefox', `abcd1234.${PERSON.profile}`);
  mkdirSync(profile, { recursive: true });
  mkdirSync(join(home, '.config/pkcs11/modules'), { recursive: true });
  writeFileSync(
    join(home, '.config/pkcs11/modules/ciekit.module'),
    `remote: |${home}/node ${home}/cie token connect\n`,
  );
  writeFileSync(
    join(home, '.mozilla/firefox/profiles.ini'),
    `[Profile0]\nName=${PERSON.profile}\nIsRelative=1\nPath=abcd1234.${PERSON.profile}\n`,
  );
  writeFileSync(
    join(profile, 'pkcs11.txt'),
    `library=${home}/p11-kit-proxy.so\nname=${PERSON.profile}\n\nlibrary=${home}/libcie-pkcs11.so\nname=of ${PERSON.user}\n\n`,
  );
  const env = {
    HOME: home,
    USER: PERSON.user,
    HOSTNAME: PERSON.host,
    CIEKIT_HOME: join(home, 'store'),
    XDG_RUNTIME_DIR: join(home, 'run', PERSON.host),
  };
  return cie(['doctor', ...argv, '--reader', `software:${place.card}`], { home: place.home, env });
}

describe('cie doctor', () => {
  it('groups what it found, in the order of the sections', async () => {
    const { stdout } = await onPersonsPc(['--lang', 'it']);
    const { doctorSections } = catalogueOf('it');
    const headings = FINDING_SECTIONS.map((section) => doctorSections[section]);
    const shown = stdout.split('\n').filter((line) => headings.includes(line));
    expect(shown).toEqual(headings.filter((heading) => shown.includes(heading)));
    for (const section of ['card', 'trust', 'store', 'token', 'browsers'] as const) {
      expect(shown).toContain(doctorSections[section]);
    }
    expect(stdout).toContain('docs/doctor.md#token-module-broken');
  });

  it('says with --json all that it says in words, and leads to headings that are there', async () => {
    const { findings } = jsonOf(await onPersonsPc(['--json'])) as { findings: Record<string, unknown>[] };
    const headings = anchors(readPage('docs/doctor.md'));
    for (const { id, section, docs, title, advice } of findings) {
      expect(FINDING_SECTIONS).toContain(section);
      expect(docs).toBe(`docs/doctor.md#${String(id)}`);
      expect(headings).toContain(id);
      for (const text of [title, advice]) expect(text).toMatch(/\S{2}/u);
    }
    expect(findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['token-module-broken', 'browser-module-broken']),
    );
    const broken = findings.find(({ id }) => id === 'token-module-broken');
    expect(broken).toMatchObject({ severity: 'problem', remedy: 'cie token install' });
    expect(broken?.['meaning']).toMatch(/browsers/u);
  });

  it('never wraps a command that is there to be copied', async () => {
    const { stdout } = await onPersonsPc([]);
    const { findings } = jsonOf(await onPersonsPc(['--json'])) as { findings: { remedy: string | null }[] };
    for (const { remedy } of findings) if (remedy !== null) expect(stdout).toContain(`Command: ${remedy}\n`);
  });
});

describe('cie doctor --report', () => {
  it.each(['report.json', 'report.txt'])('%s holds no name of a person or a PC', async (name) => {
    const file = join(place.home, name);
    const { code, stdout } = await onPersonsPc(['--report', file]);
    expect(code).toBe(22);
    const report = readFileSync(file, 'utf8');
    expect(report).toContain('p11-kit');
    for (const text of [report, stdout.replaceAll(file, '')]) {
      expect(text).not.toMatch(NAMES);
      expect(text).not.toContain(hostname());
      const { username } = userInfo();
      if (username !== 'root') expect(text).not.toContain(username);
      for (const personal of ['123456789012', 'CA00000AA', 'SPECIMEN', 'SPCNNA85'])
        expect(text).not.toContain(personal);
    }
  });

  it('shows what is in it before it writes it, and leaves a file that is there alone', async () => {
    const file = join(place.home, 'report.txt');
    writeFileSync(file, 'mine');
    const refused = await onPersonsPc(['--report', file]);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain('The report holds what is shown above');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await onPersonsPc(['--report', file, '--force'])).stdout).toContain('Report saved');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(process.versions.node);
    expect(text).toContain('docs/doctor.md#');
    expect(text).not.toContain('\u001b');
  });

  it('that cannot be written is an error, and no half of it stays', async () => {
    const file = join(place.home, 'no', 'such', 'report.json');
    expect(errorOf(await onPersonsPc(['--report', file, '--json']))).toMatchObject({ code: 'file-unwritable' });
    expect(existsSync(file)).toBe(false);
  });
});
