// @ts-check
import { everySystem } from './system-texts.mjs';

/**
 * @typedef {import('../../packages/middleware/src/index.js').Catalogue} Catalogue
 * @typedef {import('../../packages/middleware/src/index.js').FindingId} FindingId
 * @typedef {import('../../packages/middleware/src/index.js').FindingSection} FindingSection
 */

/**
 * @typedef {object} DoctorSources
 * @property {readonly FindingSection[]} sections
 * @property {(section: FindingSection) => readonly FindingId[]} idsOf
 * @property {{ readonly en: Catalogue, readonly it: Catalogue }} catalogues
 */

/** @param {string} text */
const readable = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/**
 * docs/doctor.md.
 *
 * @param {DoctorSources} sources
 * @returns {string}
 */
export function doctorReference({ sections, idsOf, catalogues }) {
  /** @param {FindingId} id @param {'en' | 'it'} language */
  const words = (id, language) => {
    const { title, meaning, advice } = catalogues[language].doctor[id];
    const sentences = [meaning, everySystem(advice)].filter((text) => text !== undefined).map((text) => readable(text));
    return `- ${language}: **${readable(title)}.** ${sentences.join(' ')}`;
  };
  const chapters = sections.map((section) => {
    const findings = idsOf(section).map((id) => `### ${id}\n\n${words(id, 'en')}\n${words(id, 'it')}\n`);
    return `## ${catalogues.en.doctorSections[section]}\n\n${findings.join('\n')}`;
  });
  return `<!-- Made by \`npm run docs:reference\` from the program itself: change the program, not this page. -->

# What the doctor finds

\`cie doctor\` looks at everything that the card needs on this PC, changes nothing and asks for no code. Each finding has an id that never changes its
meaning, one of the severities \`ok\`, \`info\`, \`warning\` and \`problem\`, and where there is one a command that mends it. Below are its words: what
was seen, what that means, and what to do next.

\`cie doctor --json\` prints all of it as data ([fields](cli.md#cie-doctor)). \`cie doctor --report FILE\` writes it down for whoever helps you, without
codes, without data of the card or its holder, and without the names of user and PC: homes become \`~\`, names \`<user>\` and \`<host>\`.

${chapters.join('\n')}`;
}
