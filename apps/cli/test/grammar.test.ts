import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { refuseCodesInArguments, repeatable } from '../src/grammar/code-arguments.js';
import { COMMAND_NAMES } from '../src/grammar/command-spec.js';
import { COMMANDS } from '../src/grammar/commands.js';
import { completionScript } from '../src/grammar/completion.js';
import { GLOBAL_OPTIONS } from '../src/grammar/options.js';
import { helpText, parseCommandLine } from '../src/grammar/program.js';
import { chooseLanguage, languageOf } from '../src/language.js';
import { EXIT_CODES } from '../src/exit-codes.js';
import { wordsOf } from '../src/words/words.js';

const LANGUAGES = ['it', 'en'] as const;

/** The words of an example up to the shell's own business. */
function wordsOfExample(example: string): string[] {
  return Array.from(
    example.replace(/\s[<>|].*$/, '').matchAll(/"([^"]*)"|(\S+)/g),
    ([, quoted, plain]) => quoted ?? plain ?? '',
  ).slice(1);
}

describe('the grammar', () => {
  it('has every command once', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual([...COMMAND_NAMES]);
  });

  it.each(COMMANDS.map((spec) => [spec.name, spec] as const))(
    '%s: module, words and examples fit',
    async (_name, spec) => {
      expect(typeof (await spec.load()).run).toBe('function');
      for (const language of LANGUAGES) {
        const words = wordsOf(language);
        expect(words.commands[spec.name].captions).toHaveLength(spec.examples.length);
        for (const { name, choices, words: text = name } of spec.options) {
          expect(words.options, name).toHaveProperty([text]);
          expect(choices).not.toEqual([]);
        }
        for (const { name } of spec.arguments) expect(words.arguments, name).toHaveProperty([name]);
        const help = helpText(words, spec.name);
        for (const example of spec.examples) expect(help).toContain(example);
        for (const field of spec.json) expect(help).toContain(field);
        for (const line of help.split('\n').filter((each) => !each.startsWith('      ') && !each.includes('cie '))) {
          expect(line.length, line).toBeLessThanOrEqual(80);
        }
      }
      for (const example of spec.examples) {
        const parsed = parseCommandLine(wordsOfExample(example), wordsOf('en'));
        expect(parsed).toMatchObject({ kind: 'command', spec: { name: spec.name } });
      }
      expect(spec.json.length).toBeGreaterThan(0);
    },
  );

  it('shows every command, option and exit code in the help of both languages', () => {
    for (const language of LANGUAGES) {
      const help = helpText(wordsOf(language), undefined);
      for (const { name } of COMMANDS) expect(help).toContain(`  ${name.split(' ')[0] ?? ''}`);
      for (const { name } of GLOBAL_OPTIONS) expect(help).toContain(`--${name}`);
      for (const [ending, code] of Object.entries(EXIT_CODES)) {
        expect(help).toMatch(new RegExp(`^ *${String(code)}  ${ending} +\\S`, 'm'));
      }
    }
    expect(helpText(wordsOf('it'), undefined)).toMatch(/^Uso: cie \[opzioni\] <comando>\n/);
    expect(helpText(wordsOf('en'), 'pin change')).toMatch(/^Usage: cie pin change \[options\]\n/);
  });

  it('has one number for each ending, for ever', () => {
    expect(EXIT_CODES).toEqual({
      done: 0,
      internal: 1,
      usage: 2,
      'no-reader': 3,
      'no-card': 4,
      'not-a-cie': 5,
      'wrong-code': 6,
      'pin-blocked': 7,
      'puk-blocked': 8,
      'not-genuine': 9,
      'card-removed': 10,
      cancelled: 11,
      store: 12,
      'last-try-unconfirmed': 13,
      'outcome-unknown': 14,
      busy: 15,
      service: 16,
      trust: 17,
      network: 18,
      'code-refused': 19,
      'not-paired': 20,
      'card-fault': 21,
      'problems-found': 22,
      file: 23,
      'not-valid': 24,
      'not-decided': 25,
    });
  });

  it.each([
    [['lst'], 'unknown-command'],
    [['pin', 'foo'], 'unknown-command'],
    [['list', '--foo'], 'unknown-option'],
    [['list', 'extra'], 'excess-arguments'],
    [['completion'], 'missing-argument'],
    [['completion', 'tcsh'], 'invalid-value'],
    [['certificate', '--out'], 'missing-value'],
    [['--log-level', 'loud', 'list'], 'invalid-value'],
    [['--lang', 'de', 'list'], 'invalid-value'],
    [['pin'], 'missing-command'],
    [[], 'missing-command'],
  ])('refuses %j', (argv, code) => {
    expect(() => parseCommandLine(argv, wordsOf('en'))).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('takes options of every command before and after its name', () => {
    for (const argv of [
      ['--json', '--reader', 'software', 'list'],
      ['list', '--json', '--reader=software'],
    ]) {
      const parsed = parseCommandLine(argv, wordsOf('en'));
      if (parsed.kind !== 'command') throw new Error('help');
      expect(parsed.options.flag('json')).toBe(true);
      expect(parsed.options.text('reader')).toBe('software');
      expect(parsed.options.flag('no-color')).toBe(false);
    }
    const plain = parseCommandLine(['--no-color', 'list'], wordsOf('en'));
    expect(plain.kind === 'command' && plain.options.flag('no-color')).toBe(true);
  });

  it.each([
    ['help', 'pin', 'change'],
    ['pin', 'help', 'change'],
    ['--lang', 'it', 'help', 'pin', 'change'],
    ['pin', 'change', '-h'],
  ])('gives the help of a command for %s %s %s', (...argv) => {
    const parsed = parseCommandLine(argv, wordsOf('en'));
    expect(parsed.kind === 'help' && parsed.text).toContain('cie pin change');
  });
});

describe('codes among the arguments', () => {
  it.each([
    [['pin', 'verify', '12345678']],
    [['pin', 'change', '1234']],
    [['pair', '1234-5678']],
    [['--json', 'pair', '12345678']],
    [['12345678']],
    [['pin', 'verify', '--pin', '12345678']],
    [['pin', 'verify', '--pin=12345678']],
    [['pin', 'unblock', '--puk', 'x']],
    [['pin', 'change', '--new-pin=1']],
    [['pair', '-p', '12345678']],
    [['unpair', '--pin', '12345678']],
    [['list', '--foo=12345678']],
  ])('are refused: %j', (argv) => {
    expect(() => {
      refuseCodesInArguments(argv);
    }).toThrow(expect.objectContaining({ code: 'code-in-arguments' }) as Error);
  });

  it.each([
    [['unpair', '123456789012']],
    [['unpair', '12345678']],
    [['emulator', 'serve', 'card.json', '--port', '35963']],
    [['token', 'run', '--', 'pkcs11-tool', '--pin', '12345678', '-p', '1']],
    [['apdu', '00A40000']],
    [['pair', '--label', '2024']],
    [['pin', 'verify', '--pin-stdin']],
    [['pin', 'change', '--pin-stdin', '--new-pin-stdin']],
    [['pair', '--pcsc-binding', 'native']],
  ])('are not seen where there are none: %j', (argv) => {
    expect(() => {
      refuseCodesInArguments(argv);
    }).not.toThrow();
  });

  it('are never repeated', () => {
    expect(repeatable('--pin=87654321')).toBe('--pin');
    expect(repeatable('x87654321')).toBe('x••••••••');
    expect(repeatable('a\u001b[2Jb')).not.toContain('\u001b');
  });
});

describe('the language', () => {
  it.each([
    [{ LANG: 'it_IT.UTF-8' }, 'it'],
    [{ LANG: 'it' }, 'it'],
    [{ LC_ALL: 'en_GB', LANG: 'it_IT' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'it_CH', LANG: 'en' }, 'it'],
    [{ LANG: 'ity_IT' }, 'en'],
    [{ LANG: 'C' }, 'en'],
  ])('of %j is %s', (env, expected) => {
    expect(languageOf(env)).toBe(expected);
  });

  it('falls back to what the system says', () => {
    expect(languageOf({}, () => 'it-IT')).toBe('it');
    expect(languageOf({}, () => 'fr-FR')).toBe('en');
  });

  it('is what --lang says, wherever it stands', () => {
    expect(chooseLanguage(['list', '--lang', 'it'], { LANG: 'en' })).toBe('it');
    expect(chooseLanguage(['--lang=en', 'list'], { LANG: 'it_IT' })).toBe('en');
    expect(chooseLanguage(['--lang=de'], { LANG: 'it_IT' })).toBe('it');
    expect(chooseLanguage(['--', '--lang=en'], { LANG: 'it_IT' })).toBe('it');
  });
});

describe('completion', () => {
  const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

  function bashCompletes(line: string): string[] {
    const script = completionScript('bash', wordsOf('en'));
    const words = line.split(' ');
    const setup = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${String(words.length - 1)}`;
    return execFileSync('bash', ['-c', `${script}\n${setup}; _cie; printf '%s\\n' "\${COMPREPLY[@]}"`], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((word) => word !== '');
  }

  it.skipIf(!has('bash'))('works in bash', () => {
    expect(bashCompletes('cie st')).toEqual(['status']);
    expect(bashCompletes('cie pin ')).toEqual(expect.arrayContaining(['status', 'verify', 'change', 'unblock']));
    expect(bashCompletes('cie trust ')).toEqual(['list', 'add', 'fetch', 'lists', '--help']);
    expect(bashCompletes('cie trust lists ')).toEqual(['list', 'add', 'fetch', 'remove', '--help']);
    expect(bashCompletes('cie trust lists add --s')).toEqual(['--signer']);
    expect(bashCompletes('cie trust add --s')).toEqual([]);
    expect(bashCompletes('cie pin change --new')).toEqual(['--new-pin-stdin']);
    expect(bashCompletes('cie --reader s')).toEqual(['software']);
    expect(bashCompletes('cie --reader x pin v')).toEqual(['verify']);
    expect(bashCompletes('cie certificate --format ')).toEqual(['pem', 'der']);
    expect(bashCompletes('cie sign a.pdf --format ')).toEqual(['auto', 'cades', 'pades', 'xades']);
    expect(bashCompletes('cie completion f')).toEqual(['fish']);
  });

  it.each(['bash', 'zsh', 'fish'] as const)('is a script that %s can read', (shell) => {
    for (const language of LANGUAGES) {
      const script = completionScript(shell, wordsOf(language));
      for (const { name } of COMMANDS) for (const word of name.split(' ')) expect(script).toContain(word);
      if (has(shell)) expect(spawnSync(shell, ['-n'], { input: script }).stderr.toString()).toBe('');
    }
  });
});
