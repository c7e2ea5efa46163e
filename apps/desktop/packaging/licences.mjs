// @ts-check
// The licences of everything that is in the package, in one text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[._-].*)?$/i;

/**
 * @param {readonly string[]} files that went into bundles, or folders of packages
 * @returns {readonly string[]} folders of the npm packages that they belong to
 */
export function packagesOf(files) {
  const marker = `${sep}node_modules${sep}`;
  const folders = files.flatMap((file) => {
    const at = file.lastIndexOf(marker);
    if (at === -1) return [];
    const parts = file.slice(at + marker.length).split(sep);
    const name = parts.slice(0, parts[0]?.startsWith('@') === true ? 2 : 1);
    return [join(file.slice(0, at), 'node_modules', ...name)];
  });
  return [...new Set(folders)].sort();
}

/**
 * @param {readonly string[]} folders of npm packages
 * @returns {string} names, versions, and the texts that have to go with every copy
 * @throws when a package has no licence that could be named
 */
export function licenceTexts(folders) {
  const texts = new Map(folders.map((folder) => licenceOf(folder)));
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`)
    .join('\n\n');
}

/**
 * @param {string} folder
 * @returns {readonly [title: string, text: string]}
 */
function licenceOf(folder) {
  /** @type {{ name: string, version: string, license?: string, author?: string | { name: string } }} */
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (license === undefined && files.length === 0) throw new Error(`${name} ${version} names no licence`);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const holder = typeof author === 'string' ? author : author?.name;
  const shared = texts.length === 0 ? siblingLicence(folder) : undefined;
  const said = shared ?? `Licence: ${license ?? ''}${holder === undefined ? '' : `, ${holder}`}`;
  return [`${name} ${version} (${license ?? 'see below'})`, texts.length === 0 ? said : texts.join('\n\n')];
}

/**
 * Packages for one platform often leave the text to the package that loads them.
 *
 * @param {string} folder
 */
function siblingLicence(folder) {
  /** @type {{ name: string }} */
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const main = /^@koromix\/koffi-/.test(name)
    ? '../../koffi'
    : /^@napi-rs\/canvas-/.test(name)
      ? '../canvas'
      : undefined;
  if (main === undefined) return undefined;
  const place = join(dirname(folder), main.replace(/^\.\.\//, ''));
  return existsSync(place)
    ? `As ${JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')).name}, above.`
    : undefined;
}
