import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCommandLine } from '../../apps/cli/src/grammar/program.js';
import { wordsOf } from '../../apps/cli/src/words/words.js';
import { commandLines } from '../docs/command-lines.mjs';
import { codeBlocks } from '../docs/markdown.mjs';
import { pages, readPage } from '../docs/pages.mjs';
import { runSession, sessions } from '../docs/sessions.mjs';

const run = promisify(execFile);
/** A session is some twenty starts of the command. */
const SESSION_MS = 90_000;

const shellBlocks = pages()
  .filter((page) => page !== 'docs/cli.md')
  .flatMap((page) =>
    codeBlocks(readPage(page))
      .filter(({ language }) => language === 'sh' || language === 'yaml')
      .map((block) => ({ page, ...block })),
  );

describe('the command lines of the documents', () => {
  it.each(shellBlocks.map(({ page, line, code }) => [`${page}:${line}`, code] as const))(
    '%s: cie understands every one of them',
    (_, code) => {
      for (const { words } of commandLines(code)) {
        if (words.join(' ') === '--version') continue;
        expect(() => parseCommandLine(words, wordsOf('en')), words.join(' ')).not.toThrow();
      }
    },
  );

  it('are found wherever they stand in a line', () => {
    const code = [
      'FOO=1 cie list | head',
      "- npx cie --reader 'Virtual PCD' status --json > card.log &",
      "printf '1\\n2\\n' | cie pin change --pin-stdin --new-pin-stdin   # cie no comment",
      'cie apdu 00A4 \\',
      '  00B0 || code=$?',
      'echo cie-kit "a cie in quotes"',
      'npx @ciekit/cli demo',
    ].join('\n');
    expect(commandLines(code).map(({ words }) => words)).toEqual([
      ['list'],
      ['--reader', 'Virtual PCD', 'status', '--json'],
      ['pin', 'change', '--pin-stdin', '--new-pin-stdin'],
      ['apdu', '00A4', '00B0'],
      ['demo'],
    ]);
  });

  it('would be noticed if one were wrong', () => {
    expect(() => parseCommandLine(['pin', 'verify', '--pin', '1'], wordsOf('en'))).toThrow();
  });
});

/** Sessions that need a daemon or a distribution's programs have tests of their own; what their names begin with. */
const ELSEWHERE = ['pcsc', 'token'];
const obstacle = process.platform === 'win32' ? 'no POSIX shell' : undefined;

describe.skipIf(obstacle !== undefined)('the sessions of the documents', () => {
  it.each(
    sessions()
      .filter(({ name }) => !ELSEWHERE.includes(name.split('-')[0] ?? ''))
      .map((session) => [`${session.page}: ${session.name}`, session] as const),
  )('%s ends as it says', { timeout: SESSION_MS + 10_000 }, async (_, session) => {
    await runSession(session, SESSION_MS);
  });

  it('would be noticed if a command of one failed', async () => {
    const wrong = { page: '', name: '', code: 'cie emulator info nowhere.json\necho reached\n' };
    await expect(runSession(wrong, SESSION_MS)).rejects.toThrow(/nowhere/u);
  });
});

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function shellOf(workflow: string, parsed: Mapping): readonly string[] {
  if (workflow === 'gitlab') {
    return Object.values(parsed).map((job) => {
      if (!isMapping(job) || !isText(job['image'])) throw new Error('a job without an image');
      const lines = [job['before_script'] ?? [], job['script']].flat();
      if (lines.length === 0 || !lines.every(isText)) throw new Error('a job without a script');
      return lines.join('\n');
    });
  }
  const { on, jobs } = parsed;
  if (on === undefined || !isMapping(jobs)) throw new Error('no trigger or no jobs');
  return Object.values(jobs).map((job) => {
    if (!isMapping(job) || !isText(job['runs-on']) || !Array.isArray(job['steps'])) throw new Error('no job of GitHub');
    return job['steps']
      .map((step: unknown) => {
        if (!isMapping(step) || isText(step['run']) === isText(step['uses'])) throw new Error('a step that is none');
        return isText(step['run']) ? step['run'] : '';
      })
      .join('\n');
  });
}

describe('the workflows of the documents', () => {
  const workflows = shellBlocks.filter(({ language }) => language === 'yaml');

  it('are there for both services', () => {
    expect(workflows.map(({ comment }) => comment)).toEqual([
      'workflow: github',
      'workflow: gitlab',
      'workflow: github',
      'workflow: gitlab',
    ]);
  });

  it.each(workflows.map((workflow) => [`${workflow.page}:${workflow.line}`, workflow] as const))(
    '%s has the structure that the service wants, and a script that a shell can read',
    async (_, { code, comment }) => {
      const parsed: unknown = parse(code, { strict: true, uniqueKeys: true });
      expect(isMapping(parsed)).toBe(true);
      const scripts = shellOf((comment ?? '').replace('workflow: ', ''), parsed as Mapping);
      if (obstacle !== undefined) return;
      for (const script of scripts) await run('sh', ['-n', '-c', script]);
    },
  );
});
