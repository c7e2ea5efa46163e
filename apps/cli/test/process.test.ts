import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  chmodSync,
  chownSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorOf, jsonOf, PIN, temporaryFolder } from './support/cli.js';
import { build, PROGRAM, runCie, spawnCie } from './support/program.js';

beforeAll(build);

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

describe('the program', () => {
  it('tells its version, whatever else is asked', async () => {
    const home = temporaryFolder();
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    for (const argv of [['--version'], ['-V', '--lang', '--quiet']]) {
      expect(await runCie(argv, { home })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
    expect(jsonOf(await runCie(['--version', '--json'], { home }))).toEqual({ version });
  });

  it('says what to do where it is not built, and on an old Node.js', () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'bin'));
    cpSync(PROGRAM, join(home, 'bin/cie.js'));
    const unbuilt = spawnSync(process.execPath, [join(home, 'bin/cie.js'), 'list'], { encoding: 'utf8' });
    expect(unbuilt).toMatchObject({ status: 1, stdout: '' });
    expect(unbuilt.stderr).toMatch(/^cie is not built yet: run .*\n$/);
    const source = readFileSync(PROGRAM, 'utf8').replace('process.versions.node.split', `'18.20.4'.split`);
    writeFileSync(join(home, 'bin/old.mjs'), source);
    const old = spawnSync(process.execPath, [join(home, 'bin/old.mjs'), 'list'], { encoding: 'utf8' });
    expect(old.status).toBe(1);
    expect(old.stderr).toContain('needs Node.js');
  });

  it('answers, and shows help in Italian', async () => {
    const home = temporaryFolder();
    const help = await runCie(['pin', 'change', '--help'], { home, env: { LANG: 'it_IT.UTF-8' } });
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(/^Uso: cie pin change/);
    const status = await runCie(['status', '--reader', 'software', '--json'], { home });
    expect(jsonOf(status)).toMatchObject({ readers: [{ card: { state: 'cie' } }] });
  });

  it('is silent when nobody reads any more', async () => {
    const home = temporaryFolder();
    const script = `"$NODE" "$CIE" --help | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NODE: process.execPath, CIE: PROGRAM, HOME: home, LANG: 'en' },
    });
    expect(stdout).toBe('Usage: cie [options] <command>\n0\n');
    expect(stderr).toBe('');
    const { child, result } = spawnCie(['status', '--watch', '--reader', 'software'], { home });
    child.stdout?.destroy();
    child.kill('SIGTERM');
    expect((await result).stderr).not.toContain('EPIPE');
  });

  it.skipIf(!existsSync('/dev/full'))('does not call a result that could not be written a success', async () => {
    const home = temporaryFolder();
    const full = openSync('/dev/full', 'w');
    try {
      for (const argv of [['list'], ['list', '--json'], ['--help']]) {
        const { code, stderr } = await runCie(argv, { home, stdio: ['ignore', full, 'pipe'] });
        expect(code).toBe(1);
        if (!argv.includes('--json')) expect(stderr).toContain('[output-failed]');
      }
    } finally {
      closeSync(full);
    }
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with %s, at a moment that is safe', async (signal) => {
    const home = temporaryFolder();
    const { result } = spawnCie(
      ['pair', '--wait', '--pin-stdin', '--yes', '--reader', `software:${join(home, 'c.json')}`],
      {
        home,
        onStderr: (text, child) => {
          if (text.includes('Looking for the card')) child.kill(signal);
        },
      },
    );
    const { code, stderr } = await result;
    expect(code).toBe(11);
    expect(stderr).toContain('[cancelled]');
  });

  it('survives a second Ctrl-C, and leaves nothing behind', async () => {
    const home = temporaryFolder();
    let again: NodeJS.Timeout | undefined;
    const { result } = spawnCie(['demo'], {
      home,
      env: { TMPDIR: home },
      onStdout: (text, child) => {
        if (again !== undefined || !text.includes('cie pair')) return;
        child.kill('SIGINT');
        // Until it has ended: one at least comes while it tidies up.
        again = setInterval(() => child.kill('SIGINT'), 1);
      },
    });
    expect((await result).code).toBe(11);
    clearInterval(again);
    expect(readdirSync(home)).toEqual([]);
  });

  it.skipIf(!isRoot)('says what is wrong with a home that cannot be written', async () => {
    const home = temporaryFolder();
    // The test's own folder is root's alone.
    chmodSync(home, 0o755);
    const asNobody = { home, uid: NOBODY, gid: NOBODY };
    const readable = await runCie(['list', '--json'], asNobody);
    if (readable.code !== 0) return; // The sources themselves are closed to other users here.
    const card = join(home, 'card.json');
    execFileSync(process.execPath, [PROGRAM, 'emulator', 'create', card]);
    expect(readdirSync(home)).toEqual(['card.json']);
    const store = await runCie(['pair', '--pin-stdin', '--yes', '--json', '--reader', 'software'], {
      ...asNobody,
      input: `${PIN}\n`,
    });
    expect(store.code).toBe(12);
    expect(errorOf(store)).toMatchObject({ class: 'store' });
    const state = await runCie(['pin', 'status', '--json', '--reader', `software:${card}`], asNobody);
    expect(errorOf(state)).toMatchObject({ code: 'card-state-unusable', exitCode: 12 });
    const image = await runCie(['status', '--json', '--reader', `software:${join(home, 'new.json')}`], asNobody);
    expect(errorOf(image)).toMatchObject({ code: 'file-unwritable' });
    const volatile = await runCie(['pin', 'verify', '--pin-stdin', '--yes', '--json', '--reader', 'software'], {
      ...asNobody,
      input: `${PIN}\n`,
    });
    expect(volatile.code).toBe(0);
    chownSync(home, NOBODY, NOBODY);
    const fine = await runCie(['pair', '--pin-stdin', '--yes', '--json', '--reader', 'software'], {
      ...asNobody,
      input: `${PIN}\n`,
    });
    expect(fine.code).toBe(0);
  });
});
