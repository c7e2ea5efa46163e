import type { Language } from '@ciekit/middleware';

/** The languages of the command; the desktop app has more. */
export type CommandLanguage = Extract<Language, 'it' | 'en'>;

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the user's surroundings: POSIX locale variables in their order, elsewhere what the system says. */
export function languageOf(env: Environment, systemLocale: () => string = defaultLocale): CommandLanguage {
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => (value ?? '') !== '');
  return /^it([_.@-]|$)/i.test(named ?? systemLocale()) ? 'it' : 'en';
}

/**
 * The language for this call, found before the arguments are understood: what is said about wrong arguments is said in
 * it too. A value that is no language is left to the parser.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): CommandLanguage {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') break;
    const value = argument === '--lang' ? argv[index + 1] : /^--lang=(.*)$/.exec(argument)?.[1];
    if (value === 'it' || value === 'en') return value;
  }
  return languageOf(env);
}

/** Only Windows and macOS programs may be started without locale variables and still have a language. */
function defaultLocale(): string {
  return process.platform === 'win32' || process.platform === 'darwin'
    ? new Intl.DateTimeFormat().resolvedOptions().locale
    : '';
}
