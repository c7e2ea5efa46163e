/** `cie doctor` on this machine, as root and as a person, before and after what its own commands change. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  closedToOthers,
  library,
  proxyModule,
  skipWithout,
} from '../../../../packages/pkcs11/test/support/installed.js';
import { jsonOf } from '../support/cli.js';
import { build, runCie } from '../support/program.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const PERSON = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const OPENSC_MODULE = '/usr/share/p11-kit/modules/opensc-pkcs11.module';

interface Found {
  readonly id: string;
  readonly remedy: string | null;
}

beforeAll(build);

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cie-doctor-'));
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
});

const env = (): Record<string, string> => ({ XDG_RUNTIME_DIR: join(home, 'run') });

async function examine(user: { uid?: number; gid?: number } = PERSON): Promise<readonly Found[]> {
  const result = await runCie(['doctor', '--json'], { home, ...user, env: env() });
  expect([0, 22]).toContain(result.code);
  expect(result.stderr).toBe('');
  return (jsonOf(result) as { findings: Found[] }).findings;
}

const idsOf = (findings: readonly Found[]): readonly string[] => findings.map(({ id }) => id);

/** A command line as the person types it. */
function shell(command: string, variables: Readonly<Record<string, string>> = {}): string {
  const PATH = process.env['PATH'] ?? '';
  const options = { ...PERSON, cwd: home, env: { PATH, HOME: home, ...variables }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], options);
  expect(status, `${command}: ${stderr}`).toBe(0);
  return `${stdout}${stderr}`;
}

describe.skipIf(process.platform !== 'linux' || closedToOthers())('the doctor on this machine', () => {
  it.each([
    ['whoever runs the tests', {}],
    ['a person', PERSON],
  ])('looks at everything, as %s', async (_who, user) => {
    const ids = idsOf(await examine(user));
    expect(ids).not.toContain('check-failed');
    expect(ids.some((id) => id.startsWith('p11-kit-'))).toBe(true);
    expect(ids.some((id) => id.startsWith('browser-'))).toBe(true);
  });
});

describe.skipIf(skipWithout('modutil', 'certutil', 'p11kit', 'pkcs11-tool') || closedToOthers())(
  "the doctor's commands",
  () => {
    /** A database as Chromium makes it, by NSS's own programs. */
    function makeDatabase(): void {
      shell('mkdir -p .pki/nssdb && certutil -N -d sql:.pki/nssdb --empty-password');
    }
    const add = (name: string, path: string): string =>
      shell(`modutil -dbdir sql:.pki/nssdb -add '${name}' -libfile '${path}' -force`);

    it('are believed when they are followed: what modutil wrote is read, what the installation wrote is right', async () => {
      makeDatabase();
      expect(idsOf(await examine())).toEqual(expect.arrayContaining(['browser-not-set-up', 'token-module-missing']));
      const installed = await runCie(['token', 'install', '--json', '--yes'], { home, ...PERSON, env: env() });
      expect(installed.code, installed.stdout + installed.stderr).toBe(0);
      const ids = idsOf(await examine());
      expect(ids).toEqual(expect.arrayContaining(['browser-ready', 'token-module-found', 'token-service-stopped']));
      expect(ids).not.toContain('token-module-missing');
    });

    it.skipIf(!existsSync(OPENSC_MODULE) || library('opensc-pkcs11.so') === undefined)(
      'take OpenSC out of a browser, and out of the proxy',
      async () => {
        makeDatabase();
        add('OpenSC smart cards', library('opensc-pkcs11.so') ?? '');
        add('p11-kit', proxyModule);
        const { remedy } = (await examine()).find(({ id }) => id === 'browser-opensc-twice') ?? {};
        shell(remedy ?? 'false');
        const text = readFileSync(join(home, '.pki/nssdb/pkcs11.txt'), 'utf8');
        expect(text).toContain('p11-kit-proxy');
        expect(text).not.toContain('opensc');
        expect(idsOf(await examine())).not.toContain('browser-opensc-twice');

        const installed = await runCie(['token', 'install', '--p11-kit', '--json', '--yes'], {
          home,
          ...PERSON,
          env: env(),
        });
        expect(installed.code, installed.stdout + installed.stderr).toBe(0);
        const leaveOut = (await examine()).find(({ id }) => id === 'opensc-beside-token')?.remedy;
        shell(leaveOut ?? 'false');
        expect(idsOf(await examine())).not.toContain('opensc-beside-token');
        // Without a card on a reader pkcs11-tool ends with 1.
        const said = shell(`pkcs11-tool --module '${proxyModule}' -I || true`, { P11_KIT_DEBUG: 'lib' });
        expect(said).toContain("disabled module 'opensc-pkcs11'");
      },
    );
  },
);
