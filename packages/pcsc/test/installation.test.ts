import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBindings, openPcscReaders } from '@ciekit/pcsc';
import { unavailable } from '../src/bindings.js';
import { builtEntry, PACKAGE, runModule } from './support/built-package.js';

describe('an installation without koffi and without pcsclite', () => {
  let folder: string;

  beforeAll(() => {
    builtEntry();
    folder = mkdtempSync(join(tmpdir(), 'ciekit-bare-'));
    const scope = join(folder, 'node_modules', '@ciekit');
    mkdirSync(join(scope, 'pcsc'), { recursive: true });
    for (const part of ['package.json', 'dist'])
      cpSync(join(PACKAGE, part), join(scope, 'pcsc', part), { recursive: true });
    symlinkSync(realpathSync(join(PACKAGE, 'node_modules', '@ciekit', 'core')), join(scope, 'core'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('loads, says which binding is missing and why, and gives one typed error', async () => {
    const source = `
      import { describeBindings, openPcscReaders } from '@ciekit/pcsc';
      const readers = openPcscReaders();
      const attempts = await Promise.allSettled([
        readers.list(),
        readers.connect('R'),
        readers.watch(new AbortController().signal).next(),
      ]);
      const nameless = (() => { try { return readers.bindingName; } catch (error) { return error.code; } })();
      await readers.close();
      console.log(JSON.stringify({
        bindings: describeBindings().map(({ name, available, reason }) => [name, available, reason]),
        codes: attempts.map(({ reason }) => reason.code),
        causes: attempts.map(({ reason }) => reason.cause instanceof Error),
        nameless,
        message: attempts[0].reason.message,
      }));`;
    const result = await runModule(source, 20_000, folder);
    expect(result.exitCode, result.output).toBe(0);
    const told = JSON.parse(result.output) as Record<string, unknown>;
    expect(told).toMatchObject({
      bindings: [
        ['native', false, expect.stringContaining('koffi') as unknown],
        ['pcsclite', false, expect.stringContaining('pcsclite') as unknown],
      ],
      codes: ['binding-unavailable', 'binding-unavailable', 'binding-unavailable'],
      causes: [true, true, true],
      nameless: 'binding-unavailable',
      message: expect.stringContaining('npm install koffi') as unknown,
    });
  });
});

describe('the hint', () => {
  const message = (wanted: 'auto' | 'pcsclite', platform: NodeJS.Platform): string =>
    unavailable(wanted, [new Error('no such file\nat somewhere')], platform).message;

  it('fits the system and the binding that was asked for', () => {
    expect(message('auto', 'linux')).toMatch(/npm install koffi.*pcscd/);
    expect(message('auto', 'win32')).not.toContain('pcscd');
    expect(message('pcsclite', 'linux')).toContain('npm install pcsclite');
  });

  it('keeps what the loaders said', () => {
    const { cause } = unavailable('auto', [new Error('no such file\nat somewhere')], 'linux');
    expect(cause).toBeInstanceOf(AggregateError);
    expect((cause as Error).message).toBe('no such file');
  });
});

describe('describeBindings', () => {
  it('names both in the order of preference, with what they would use', () => {
    const bindings = describeBindings();
    expect(bindings.map(({ name, packageName }) => [name, packageName])).toEqual([
      ['native', 'koffi'],
      ['pcsclite', 'pcsclite'],
    ]);
    for (const { available, reason, packageVersion, library } of bindings) {
      expect(reason === undefined).toBe(available);
      expect(packageVersion !== undefined && library !== undefined).toBe(available);
    }
  });
});

describe('openPcscReaders', () => {
  it('loads nothing and asks nobody, so closing at once is free', async () => {
    const readers = openPcscReaders();
    expect(readers.stuckCalls).toBe(0);
    await readers.close();
    await expect(readers.list()).rejects.toMatchObject({ code: 'communication-failed' });
  });
});
