import { DesktopPrompt } from '@ciekit/pkcs11/prompt';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { WindowLanguage } from '../../../src/contract/views.js';
import { loadWords } from '../../../src/renderer/words/words.js';
import { ask, type DeskApp } from '../desk/launch-desk.js';
import { arrive, settled } from '../desk/places.js';
import { PersonsHome } from '../help-pages.js';
import { Camera, type Format, type Look } from './camera.js';
import { flawsOf } from './flaws.js';
import type { Gallery, Scene, Studio } from './scene.js';

/** How long a name may take, in milliseconds. */
const NAME_MS = 3_000;

export interface Order {
  readonly folder: string;
  readonly languages: readonly WindowLanguage[];
  readonly looks: readonly Look[];
  readonly format: Format;
  /** Whether a scene is wanted. */
  readonly wants: (name: string) => boolean;
  readonly tell: (line: string) => void;
}

/** Takes the pictures of a gallery, `<language>/<look>/<scene>.webp`. @returns what could not be shown, and what looks wrong */
export async function takePictures(gallery: Gallery, order: Order): Promise<readonly string[]> {
  const scenes = gallery.scenes.filter(({ name }) => order.wants(name));
  if (scenes.length === 0) return [];
  const person = new PersonsHome();
  person.addFirefox();
  person.addCommand('exit 1');
  await using app = await gallery.launch(person.env);
  const prompt = new DesktopPrompt({ socketPath: join(person.runtime, 'ciekit/prompt.sock') });
  const camera = await Camera.at(app.page);
  const failures: string[] = [];
  for (const language of order.languages) {
    await ask(app, 'settings.change', { language });
    await app.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    for (const look of order.looks) mkdirSync(join(order.folder, language, look), { recursive: true });
    const words = await loadWords(language);
    const studio = { app, page: app.page, words, prompt };
    for (const [index, scene] of scenes.entries()) {
      order.tell(`${gallery.name}, ${language}, ${index + 1} of ${scenes.length}: ${scene.name}`);
      try {
        const flaws = await show(scene, studio, camera, order, language);
        failures.push(...flaws.map((flaw) => `${scene.name} (${language}): ${flaw}`));
      } catch (error) {
        failures.push(`${scene.name} (${language}): ${error instanceof Error ? error.message : String(error)}`);
        await fresh(app);
      }
    }
  }
  return [...failures, ...app.pageErrors.map((error) => `${gallery.name}: ${String(error)}`)];
}

async function show(
  scene: Scene,
  studio: Studio,
  camera: Camera,
  { folder, looks, format }: Order,
  language: WindowLanguage,
): Promise<readonly string[]> {
  const { app, page } = studio;
  const { width, height } = format;
  await page.setViewportSize({ width, height });
  await arrive(app, scene);
  await expect.poll(() => isRead(app)).toBe(true);
  await scene.act?.(studio);
  const other = await scene.window?.(studio);
  if (scene.act !== undefined) await settled({ page: other ?? page });
  await holdersAreKnown(app);
  // What lies under a pointer that was left there looks pressed.
  await (other ?? page).mouse.move(0, 0);
  const taking = other === undefined ? camera : await Camera.at(other);
  // A window of its own has the size that it needs.
  for (const look of looks) {
    await taking.take(
      join(folder, language, look, `${scene.name}.webp`),
      look,
      other === undefined ? format : undefined,
    );
  }
  const flaws = await flawsOf(other ?? page);
  if (other !== undefined) await taking.put();
  await scene.leave?.(studio);
  // Files that were chosen and what became of them go with the page.
  if (scene.act !== undefined) await fresh(app);
  return flaws;
}

/** Whether each CIE that lies there has told its tries, or why it does not. */
async function isRead(app: DeskApp): Promise<boolean> {
  const { readers } = (await ask(app, 'app.start', undefined)).desk;
  return readers.every(({ card }) => card.kind !== 'cie' || card.tries !== undefined || card.problem !== undefined);
}

/** A paired card's name is read after its tries; some have none that this PC may show. */
async function holdersAreKnown(app: DeskApp): Promise<void> {
  const end = Date.now() + NAME_MS;
  while (Date.now() < end) {
    const { readers, busy } = (await ask(app, 'app.start', undefined)).desk;
    const isKnown = readers.every(
      ({ card }) =>
        card.kind !== 'cie' || card.paired === undefined || card.problem !== undefined || card.holder !== undefined,
    );
    if (busy || isKnown) return;
    await app.page.waitForTimeout(200);
  }
}

/** The window as when it was opened: nothing chosen, nothing typed, nothing at work. */
async function fresh({ page }: DeskApp): Promise<void> {
  await page.reload();
  await page.locator('h1').first().waitFor();
}
