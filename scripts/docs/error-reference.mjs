// @ts-check
import { everySystem } from './system-texts.mjs';

/**
 * @typedef {import('../../packages/middleware/src/index.js').ErrorCatalogueEntry} Entry
 * @typedef {import('../../packages/middleware/src/index.js').ErrorText} ErrorText
 * @typedef {import('../../packages/middleware/src/index.js').Catalogue} Catalogue
 * @typedef {import('../../packages/middleware/src/index.js').ExitClass} ExitClass
 */

/**
 * @typedef {object} ErrorSources
 * @property {readonly Entry[]} entries
 * @property {{ readonly en: Catalogue, readonly it: Catalogue }} catalogues
 * @property {Readonly<Record<ExitClass | 'done', number>>} exitCodes
 */

/** @type {Readonly<Record<string, { en: string, it: string }>>} */
const PLACEHOLDERS = {
  tries: { en: '(tries left)', it: '(tentativi rimasti)' },
  status: { en: '(status word)', it: '(status word)' },
  path: { en: '(file)', it: '(file)' },
  line: { en: '(line)', it: '(riga)' },
  candidates: { en: '(the cards)', it: '(le carte)' },
};

/** @param {string} text @param {'en' | 'it'} language */
function readable(text, language) {
  return text
    .replaceAll(/\{(\w+)\}/g, (placeholder, name) => PLACEHOLDERS[name]?.[language] ?? placeholder)
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}

/**
 * The words of one code; two sets where they depend on which code of the card is meant.
 *
 * @param {Catalogue} catalogue
 * @param {string} code
 * @returns {readonly (readonly [kind: 'PIN' | 'PUK' | '', text: ErrorText])[]}
 */
function textsOf(catalogue, code) {
  const byKind = Object.entries(catalogue.codeErrors).find(([key]) => key === code)?.[1];
  if (byKind !== undefined) {
    return [
      ['PIN', byKind.pin],
      ['PUK', byKind.puk],
    ];
  }
  const text = Object.entries(catalogue.errors).find(([key]) => key === code)?.[1];
  if (text === undefined) throw new Error(`no words for ${code}`);
  return [['', text]];
}

/** @param {readonly (readonly [kind: string, text: ErrorText])[]} texts @param {'en' | 'it'} language */
function paragraph(texts, language) {
  return texts
    .map(([kind, { title, meaning, nextStep }]) => {
      const words = `**${readable(title, language)}.** ${readable(meaning, language)} ${readable(everySystem(nextStep), language)}`;
      return kind === '' ? `- ${language}: ${words}` : `- ${language}, ${kind}: ${words}`;
    })
    .join('\n');
}

/**
 * docs/errors.md.
 *
 * @param {ErrorSources} sources
 * @returns {string}
 */
export function errorReference({ entries, catalogues, exitCodes }) {
  /** @param {ExitClass} exitClass */
  const exit = (exitClass) => `${exitCodes[exitClass]} \`${exitClass}\``;
  /** @param {Entry} entry */
  const exits = ({ code, exitClass }) =>
    code === 'code-blocked' ? `${exit('pin-blocked')}, ${exit('puk-blocked')}` : exit(exitClass);
  const rows = entries.map(
    (entry) => `| [\`${entry.code}\`](#${entry.anchor}) | ${entry.errorClasses.join(', ')} | ${exits(entry)} |`,
  );
  const chapters = entries.map(
    (entry) => `### ${entry.code}

${entry.errorClasses.map((name) => `\`${name}\``).join(', ')}; exit code ${exits(entry)}.

${paragraph(textsOf(catalogues.en, entry.code), 'en')}
${paragraph(textsOf(catalogues.it, entry.code), 'it')}
`,
  );
  return `<!-- Made by \`npm run docs:reference\` from the program itself: change the program, not this page. -->

# Errors

Every error of CIE Kit has a \`code\` that never changes its meaning, keeps its \`cause\`, and carries no PIN, PUK, key or data of the card.
\`describeError(error, 'it')\` of \`@ciekit/middleware\` gives the words below, \`exitClassOf(error)\` the class that the \`cie\` command turns into its
exit code ([all exit codes](cli.md#exit-codes)). The command's own errors are in [cli.md](cli.md#errors-of-the-command).

| Code | Class | Exit code of \`cie\` |
| --- | --- | --- |
${rows.join('\n')}

## In words

What happened, what it means for the card, and the next step.

${chapters.join('\n')}`;
}
