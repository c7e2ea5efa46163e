// @ts-check
import { cliReference } from './cli-reference.mjs';
import { doctorReference } from './doctor-reference.mjs';
import { errorReference } from './error-reference.mjs';

/**
 * What the generated pages are made from: exports of the middleware and of the command.
 *
 * @typedef {object} ReferenceSources
 * @property {typeof import('../../packages/middleware/src/index.js')} middleware
 * @property {typeof import('../../apps/cli/src/grammar/commands.js')} commands
 * @property {typeof import('../../apps/cli/src/grammar/program.js')} program
 * @property {typeof import('../../apps/cli/src/exit-codes.js')} exitCodes
 * @property {typeof import('../../apps/cli/src/cli-errors.js')} cliErrors
 * @property {typeof import('../../apps/cli/src/words/words.js')} words
 */

/** Wide enough for the longest option on a line of its own, narrow enough for a page. */
const HELP_COLUMNS = 100;

/**
 * The generated pages, by their path from the root.
 *
 * @param {ReferenceSources} sources
 * @returns {Readonly<Record<string, string>>}
 */
export function references({ middleware, commands, program, exitCodes, cliErrors, words }) {
  const en = words.wordsOf('en');
  return {
    'docs/cli.md': cliReference({
      commands: commands.COMMANDS,
      help: (name) =>
        program.helpText(en, commands.COMMANDS.find((command) => command.name === name)?.name, HELP_COLUMNS),
      titles: { json: en.jsonTitle, jsonLines: en.jsonLinesTitle, exitCodes: en.exitCodesTitle },
      exitCodes: exitCodes.EXIT_CODES,
      exitCodeWords: en.exitCodes,
      errorClasses: cliErrors.CLI_ERROR_CLASSES,
      errorWords: en.errors,
    }),
    'docs/doctor.md': doctorReference({
      sections: middleware.FINDING_SECTIONS,
      idsOf: (section) => middleware.FINDING_IDS.filter((id) => middleware.finding(id, 'ok').section === section),
      catalogues: { en: middleware.catalogueOf('en'), it: middleware.catalogueOf('it') },
    }),
    'docs/errors.md': errorReference({
      entries: middleware.errorCatalogue,
      catalogues: { en: middleware.catalogueOf('en'), it: middleware.catalogueOf('it') },
      exitCodes: exitCodes.EXIT_CODES,
    }),
  };
}
