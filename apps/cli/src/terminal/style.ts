/** SGR attributes (ECMA-48 section 8.3.117), or none at all. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Attribute = keyof typeof CODES;

/** Puts attributes round a text. */
export type Style = (attribute: Attribute, text: string) => string;

export const plainStyle: Style = (_attribute, text) => text;

const colouredStyle: Style = (attribute, text) => {
  const [on, off] = CODES[attribute];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Colours belong on a terminal whose user has not said no (no-color.org: any value but the empty one). */
export function styleFor(
  isTerminal: boolean,
  noColor: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const refused = noColor || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return isTerminal && !refused ? colouredStyle : plainStyle;
}

/** Whether line-drawing characters and bullets can be shown. */
export function takesUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform === 'win32') return env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => (value ?? '') !== '') ?? '';
  return /utf-?8/i.test(locale);
}
