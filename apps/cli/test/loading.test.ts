import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, XML } from '../../../packages/middleware/test/support/documents.js';
import { PIN } from './support/cli.js';
import { build, runCie } from './support/program.js';

const home = mkdtempSync(join(tmpdir(), 'cie-test-'));
const document = (name: string): string => join(home, name);
const ON_CARD = ['--yes', '--reader', `software:${join(home, 'card.json')}`];

let runs = 0;

/** The files that a call of the command loads, as Node itself writes them down when it is asked for coverage. */
async function loadedBy(argv: readonly string[], input = ''): Promise<readonly string[]> {
  const folder = join(home, `loaded-${String(++runs)}`);
  mkdirSync(folder);
  const { code, stderr } = await runCie(argv, { home, input, env: { NODE_V8_COVERAGE: folder } });
  // 24 and 25: the authorities of the specimen are in no store.
  expect([0, 24, 25], stderr).toContain(code);
  return readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  });
}

/** `core`, `signature/pades`, … for our own files; the names of other packages for theirs. */
function partsOf(urls: readonly string[]): readonly string[] {
  const parts = urls.map((url) => {
    const other = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (other !== undefined) return other;
    const [, name = '', folder] = /\/(?:packages|apps)\/([^/]+)\/(?:dist|bin)\/(?:([^/]+)\/)?/.exec(url) ?? [];
    return name === 'signature' && folder !== undefined ? `${name}/${folder}` : name;
  });
  return [...new Set(parts)].sort();
}

beforeAll(async () => {
  await build();
  writeFileSync(document('text.txt'), 'content');
  writeFileSync(document('page.pdf'), pdf());
  writeFileSync(document('letter.xml'), XML);
  await runCie(['emulator', 'create', document('card.json')], { home });
  await runCie([...ON_CARD, 'pair', '--pin-stdin'], { home, input: `${PIN}\n` });
  const files = ['text.txt', 'page.pdf', 'letter.xml'].map(document);
  const { code, stderr } = await runCie([...ON_CARD, 'sign', '--pin-stdin', ...files], { home, input: `${PIN}\n` });
  expect(code, stderr).toBe(0);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** What every validation needs, whatever the format. */
const VALIDATION = [
  'cli',
  'commander',
  'core',
  'middleware',
  'pki',
  'signature',
  'signature/report',
  'signature/validation',
];

describe('A command loads what it uses', () => {
  it('its version: nothing', async () => {
    expect(await loadedBy(['--version'])).toHaveLength(1);
  });

  it('its help: neither cards nor certificates', async () => {
    expect(partsOf(await loadedBy(['--help']))).toEqual(['cli', 'commander', 'core']);
  });

  it('the list of paired cards: no readers, no signatures', async () => {
    expect(partsOf(await loadedBy(['list']))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:pcsc|koffi|emulator|signature.*)$/)]),
    );
  });

  it('the tries left of a PIN: no signatures', async () => {
    const parts = partsOf(await loadedBy([...ON_CARD, 'pin', 'status']));
    expect(parts).toContain('emulator');
    expect(parts).not.toEqual(expect.arrayContaining([expect.stringMatching(/^signature|^koffi$/)]));
  });

  it('validating a .p7m: nothing of PDF and XML', async () => {
    const loaded = await loadedBy(['verify', document('text.txt.p7m')]);
    expect(partsOf(loaded)).toEqual([...VALIDATION, 'signature/cades', 'signature/cms', 'signature/timestamp'].sort());
    expect(loaded.length).toBeLessThanOrEqual(250);
  });

  it('validating a PDF: nothing of XML, and nothing that draws', async () => {
    const loaded = await loadedBy(['verify', document('page-signed.pdf')]);
    const formats = ['signature/cms', 'signature/pades', 'signature/pdf', 'signature/timestamp'];
    expect(partsOf(loaded)).toEqual([...VALIDATION, ...formats].sort());
    expect(loaded.length).toBeLessThanOrEqual(270);
  });

  it('validating XML: nothing of PDF', async () => {
    const parts = partsOf(await loadedBy(['verify', document('letter-signed.xml')]));
    expect(parts).toContain('signature/xades');
    expect(parts).not.toEqual(expect.arrayContaining([expect.stringMatching(/^signature\/p|pdf-lib|fontkit/)]));
  });

  it('signing a .p7m: nothing of PDF and XML', async () => {
    const parts = partsOf(await loadedBy([...ON_CARD, 'sign', '--pin-stdin', document('text.txt')], `${PIN}\n`));
    expect(parts).toContain('signature/cades');
    expect(parts).not.toEqual(expect.arrayContaining([expect.stringMatching(/^signature\/(?:p|x)|pdf-lib|libxml2/)]));
  });

  it('signing a PDF out of sight: nothing that draws', async () => {
    const parts = partsOf(await loadedBy([...ON_CARD, 'sign', '--pin-stdin', document('page.pdf')], `${PIN}\n`));
    expect(parts).toContain('signature/pades');
    expect(parts).not.toEqual(expect.arrayContaining([expect.stringMatching(/^signature\/x|pdf-lib|fontkit|libxml2/)]));
  });
});
