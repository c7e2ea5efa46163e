import type { ErrorSentences, ErrorView } from '../../contract/views.js';
import type { Words } from './words.js';

/**
 * An error in words. The middleware's texts name commands; a window says where the same thing is done in it. What goes
 * wrong in the app itself has words of its own.
 */
export function errorWords(error: ErrorView, words: Words): ErrorSentences {
  const own = words.errors.own as Readonly<Record<string, ErrorSentences>>;
  const text = error.title === '' ? (own[error.code] ?? words.errors.own.failed) : error;
  return {
    title: inApp(text.title, words),
    meaning: inApp(text.meaning, words),
    nextStep: inApp(text.nextStep, words),
  };
}

/** Places of the app where a text names a command: `"cie doctor"` is the page that checks this computer. */
export function inApp(text: string, { errors }: Words): string {
  return text.replaceAll(/"(cie [^"]+|--[^"]+)"/g, (quoted, command: string) => {
    const places = errors.places as Readonly<Record<string, string>>;
    const known = Object.keys(places).find((name) => command === name || command.startsWith(`${name} `));
    return known === undefined ? quoted : (places[known] ?? quoted);
  });
}
