import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardHome } from './support/card-home.js';
import { errorOf, jsonOf, WRONG_PIN, type Result } from './support/cli.js';

const place = cardHome();

describe('software cards', () => {
  it('are made, described and reset', async () => {
    const file = join(place.home, 'rossi.json');
    const made = await place.json('emulator create', [
      'emulator',
      'create',
      file,
      '--surname',
      'ROSSI',
      '--profile',
      'stm',
      '--generation',
      '1',
      '--seed',
      'cli-test',
      '--serial-number',
      'CA12345BB',
      '--nis',
      '999988887777',
    ]);
    expect(made).toMatchObject({
      profile: 'stm',
      generation: 1,
      serialNumber: 'CA12345BB',
      nis: '999988887777',
      holder: { surname: 'ROSSI', givenName: 'ANNA' },
      pin: { triesRemaining: 3 },
    });
    place.card = file;
    expect((await place.onCard(['pin', 'verify', '--pin-stdin'], `${WRONG_PIN}\n`)).code).toBe(6);
    expect(await place.json('emulator info', ['emulator', 'info', file])).toMatchObject({ pin: { triesRemaining: 2 } });
    expect(await place.json('emulator reset', ['emulator', 'reset', file])).toMatchObject({
      pin: { triesRemaining: 3 },
    });
    expect(errorOf(await place.onCard(['emulator', 'create', file, '--json']))).toMatchObject({ code: 'file-exists' });
  });

  it('cannot be made just anyhow', async () => {
    const create = (...argv: string[]): Promise<Result> =>
      place.onCard(['emulator', 'create', join(place.home, 'y.json'), '--json', ...argv]);
    for (const argv of [
      ['--profile', 'nokia'],
      ['--nis', '12'],
      ['--surname', ''],
      ['--birth-date', '1985-02-30'],
      ['--expires', 'soon'],
    ]) {
      expect(errorOf(await create(...argv)), argv.join(' ')).toMatchObject({ code: 'card-specification-invalid' });
    }
    expect(errorOf(await create('--generation', '3'))).toMatchObject({ code: 'invalid-value' });
    expect(errorOf(await create('--spec', 'package.json'))).toMatchObject({ code: 'card-specification-invalid' });
    expect(existsSync(join(place.home, 'y.json'))).toBe(false);
  });

  it.each(['info', 'reset', 'serve'])('say what is wrong with their file: %s', async (verb) => {
    const run = (file: string): Promise<Result> => place.onCard(['emulator', verb, file, '--json']);
    if (verb !== 'serve')
      expect(errorOf(await run(join(place.home, 'none.json')))).toMatchObject({ code: 'file-missing' });
    expect(errorOf(await run('package.json'))).toMatchObject({ code: 'card-image-invalid' });
    expect(errorOf(await run(place.home))).toMatchObject({ code: 'file-unreadable' });
  });

  it('are made where there is none, and report a damaged state', async () => {
    expect((await place.onCard(['status'])).code).toBe(0);
    expect(existsSync(place.card)).toBe(true);
    writeFileSync(`${place.card}.state`, '{"format":');
    const result = await place.onCard(['pin', 'status', '--json']);
    expect(errorOf(result)).toMatchObject({ code: 'card-state-damaged', exitCode: 12 });
    expect(readFileSync(`${place.card}.state`, 'utf8')).toBe('{"format":');
    expect((await place.onCard(['emulator', 'reset', place.card])).code).toBe(0);
    expect((await place.onCard(['pin', 'status'])).code).toBe(0);
  });
});

describe('raw commands', () => {
  const COMMANDS = ['00A4040C06A00000000039', '00B081000C'];

  it('are recorded and replayed', async () => {
    const tape = join(place.home, 'session.tape');
    const recorded = await place.json('apdu', ['apdu', ...COMMANDS, '--record', tape]);
    expect(recorded).toMatchObject({ exchanges: [{ sw: '9000' }, { response: '3132333435363738393031329000' }], tape });
    const replayed = await place.onCard(['apdu', '--replay', tape, '--json'], `# twice\n${COMMANDS.join('\n')}\n`);
    expect(jsonOf(replayed)).toMatchObject({ exchanges: recorded['exchanges'] as object, tape: null });
    expect(errorOf(await place.onCard(['apdu', COMMANDS[0] ?? '', '--replay', tape, '--json']))).toMatchObject({
      code: 'tape-unused',
    });
    expect(errorOf(await place.onCard(['apdu', '00A40000', '--replay', tape, '--json']))).toMatchObject({
      code: 'tape-mismatch',
    });
    expect(errorOf(await place.onCard(['apdu', ...COMMANDS, '--record', tape, '--json']))).toMatchObject({
      code: 'file-exists',
    });
    expect((await place.onCard(['apdu', ...COMMANDS])).stderr).toContain('nothing is checked');
  });

  it.each([
    ['00', 'apdu-malformed'],
    ['xyz', 'apdu-malformed'],
    ['0020008108', 'apdu-carries-code'],
    ['00 24 00 81', 'apdu-carries-code'],
    ['1C2C028108', 'apdu-carries-code'],
  ])('%s is refused with all the others', async (command, code) => {
    const result = await place.onCard(['apdu', ...COMMANDS, command, '--json']);
    expect(errorOf(result)).toMatchObject({ code, exitCode: 2 });
  });

  it('with a code go out only on the explicit word of the user, and are not shown', async () => {
    const tape = join(place.home, 'codes.tape');
    const verify = `0020008108${Buffer.from('87654321').toString('hex')}`;
    const result = await place.onCard([
      'apdu',
      verify,
      '--allow-code-commands',
      '--record',
      tape,
      '--log-level',
      'traffic',
    ]);
    expect(result.stdout).toMatch(/^=> 00200081 redacted\n<= [0-9A-F]{4}\n$/);
    expect(result.stdout + result.stderr + readFileSync(tape, 'utf8')).not.toContain('3837363534333231');
  });

  it('have to be there', async () => {
    expect(errorOf(await place.onCard(['apdu', '--json'], '\n# nothing\n'))).toMatchObject({ code: 'no-apdus' });
    expect(errorOf(await place.onCard(['apdu', '--record', 'a', '--replay', 'b', '--json']))).toMatchObject({
      code: 'conflicting-options',
    });
  });
});
