/** Letters that no language of the windows has, one for each of the alphabet: what is written so was in a catalogue. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const OTHERS = 'ąƀċďęƒġħįĵķłɱňőƥʠřșťųʋŵẋŷƶ';

/** Of what is said, it stays as it is: what the app looks for in a text, addresses, commands. */
const KEPT = /https?:\/\/\S+|"(?:cie |--)[^"]*"|\{\w+\}/gu;
const WORD = /\p{Script=Latin}+/gu;
const SHARE_LONGER = 0.4;

/** The same words in letters of their own and longer by two fifths: German is a third longer than Italian. */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return pseudoText(words) as T;
  if (typeof words === 'function') {
    const say = words as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => pseudo(say(...values))) as T;
  }
  if (typeof words !== 'object' || words === null) return words;
  if (Array.isArray(words)) return words.map(pseudo) as T;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo<unknown>(value)])) as T;
}

function pseudoText(text: string): string {
  let done = '';
  let from = 0;
  for (const { 0: kept, index } of text.matchAll(KEPT)) {
    done += inOtherLetters(text.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return done + inOtherLetters(text.slice(from));
}

/** Letters that are already others stay, so that a text within a text does not grow twice. */
function inOtherLetters(text: string): string {
  return text.replaceAll(WORD, (word) => {
    if (/[\u0100-\uffff]/u.test(word)) return word;
    const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
    const longer = plain + plain.slice(0, Math.ceil(plain.length * SHARE_LONGER)).toLowerCase();
    return longer.replaceAll(/[a-z]/giu, otherLetter);
  });
}

function otherLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const other = OTHERS.charAt(ALPHABET.indexOf(lower));
  return letter === lower ? other : other.toUpperCase();
}
