// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmScript } from '../setup/npm.mjs';
import { ROOT, commandScript, readJson, workspaceFolders } from '../setup/paths.mjs';
import { ensurePnpm } from '../setup/pnpm.mjs';
import { ProcessError, runNode } from '../setup/process.mjs';
import { withProgress } from '../setup/progress.mjs';
import { CheckFailure } from './outcome.mjs';
import { MARKER, libraryExample } from './readme-example.mjs';
import { apart } from './surroundings.mjs';

/**
 * A published package: its folder, its name and where it was packed.
 *
 * @typedef {{ folder: string, manifest: any, tarball: string }} Packed
 */

/**
 * Packs every package as `pnpm publish` would, looks at the packages with publint and attw, installs them into an empty
 * project outside of the workspace, and runs the README's example and `npx cie --version` there.
 */
export async function checkPublishing() {
  const example = readExample();
  const place = mkdtempSync(join(tmpdir(), 'ciekit-publishing-'));
  let passed = false;
  try {
    const packed = await pack(join(place, 'tarballs'));
    for (const one of packed) await inspect(one);
    const project = join(place, 'project');
    await installPacked(project, packed);
    await runExample(project, example);
    await runCommand(project, packed);
    passed = true;
  } finally {
    if (passed) rmSync(place, { recursive: true, force: true });
    else console.error(`What was packed and installed is kept in ${place}`);
  }
}

function readExample() {
  const readme = join(ROOT, 'README.md');
  const example = existsSync(readme) ? libraryExample(readFileSync(readme, 'utf8')) : undefined;
  if (example === undefined) {
    throw new CheckFailure(`README.md has no \`\`\`ts or \`\`\`js block right after the line ${MARKER}`);
  }
  return example;
}

/**
 * @param {string} folder
 * @returns {Promise<Packed[]>}
 */
async function pack(folder) {
  mkdirSync(folder, { recursive: true });
  const pnpm = await ensurePnpm();
  /** @type {Packed[]} */
  const packed = [];
  for (const source of workspaceFolders()) {
    const manifest = readJson(join(ROOT, source, 'package.json'));
    if (manifest.private === true) continue;
    const before = new Set(readdirSync(folder));
    await withProgress(`Packing ${manifest.name}`, () =>
      runNode(pnpm, ['pack', '--pack-destination', folder], { cwd: join(ROOT, source) }),
    );
    const tarball = readdirSync(folder).find((name) => !before.has(name));
    if (tarball === undefined) throw new CheckFailure(`${manifest.name} was not packed`);
    packed.push({ folder: source, manifest, tarball: join(folder, tarball) });
  }
  return packed;
}

/** @param {Packed} packed */
async function inspect({ manifest, tarball }) {
  await withProgress(`publint ${manifest.name}`, () =>
    runNode(commandScript('publint', 'publint'), ['run', tarball, '--strict']),
  );
  // A package that is only a command has no types to judge.
  if (!Object.values(manifest.exports ?? {}).some((entry) => typeof entry === 'object')) return;
  await withProgress(`attw ${manifest.name}`, () =>
    runNode(commandScript('@arethetypeswrong/cli', 'attw'), [tarball, '--profile', 'esm-only', '--no-emoji']),
  );
}

/**
 * @param {string} project
 * @param {readonly Packed[]} packed
 */
async function installPacked(project, packed) {
  mkdirSync(project, { recursive: true });
  const dependencies = Object.fromEntries(packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  // Our own names come from the tarballs wherever they are asked for, never from a registry.
  const overrides = Object.fromEntries(packed.map(({ manifest }) => [manifest.name, `$${manifest.name}`]));
  const content = { name: 'empty-project', version: '1.0.0', private: true, type: 'module', dependencies, overrides };
  writeFileSync(join(project, 'package.json'), JSON.stringify(content, null, 2));
  await withProgress('Installing the packed packages into an empty project', () =>
    runNode(npmScript(), ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: project }),
  );
  for (const { manifest } of packed) {
    for (const file of ['LICENSE', 'README.md']) {
      if (!existsSync(join(project, 'node_modules', manifest.name, file))) {
        throw new CheckFailure(`${manifest.name} is packed without ${file}`);
      }
    }
  }
}

/**
 * @param {string} project
 * @param {{ language: 'ts' | 'js', code: string }} example
 */
async function runExample(project, { language, code }) {
  writeFileSync(join(project, `example.${language}`), code);
  if (language === 'ts') {
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
    const options = ['--strict', '--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,esnext.disposable'];
    await withProgress('Compiling the library example of README.md', () =>
      runNode(commandScript('typescript', 'tsc'), ['example.ts', ...options, ...types], { cwd: project }),
    );
  }
  const output = await withProgress('Running the library example of README.md', () =>
    runNode(join(project, 'example.js'), [], { cwd: project, env: apart(project) }),
  );
  console.log(output.trimEnd().replaceAll(/^/gm, '  | '));
}

/**
 * @param {string} project
 * @param {readonly Packed[]} packed
 */
async function runCommand(project, packed) {
  const version = packed.find(({ folder }) => folder === 'apps/cli')?.manifest.version;
  const output = await withProgress('npx cie --version', () =>
    runNode(npmScript(), ['exec', '--offline', '--', 'cie', '--version'], { cwd: project, env: apart(project) }),
  );
  if (!output.split(/\s+/u).includes(version)) {
    throw new ProcessError(`npx cie --version does not say ${version}`, output, 1);
  }
}
