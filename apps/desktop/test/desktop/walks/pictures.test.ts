import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WINDOW_LANGUAGES } from '../../../src/contract/views.js';
import { ask } from '../../support/desk/launch-desk.js';
import { arrive, launchForPlaces, PLACES } from '../../support/desk/places.js';

/** Where scripts/pictures.mjs wants them; without, none is made. */
const folder = process.env['CIEKIT_PICTURES'];
const languages = WINDOW_LANGUAGES.filter(
  (language) => process.env['CIEKIT_PICTURE_LANGUAGES']?.split(',').includes(language) ?? true,
);

test.skipIf(folder === undefined)('a picture of every screen in every state', { timeout: 3_600_000 }, async () => {
  await using app = await launchForPlaces();
  mkdirSync(folder ?? '', { recursive: true });
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await app.page.setViewportSize({ width: 1100, height: 720 });
  let made = 0;
  for (const language of languages) {
    await ask(app, 'settings.change', { language });
    for (const place of PLACES) {
      await arrive(app, place);
      for (const theme of ['light', 'dark'] as const) {
        await ask(app, 'settings.change', { theme });
        await app.page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor({ state: 'attached' });
        await app.page.screenshot({ path: join(folder ?? '', `${place.name}-${language}-${theme}.png`) });
        made++;
      }
    }
  }
  expect(made).toBe(PLACES.length * languages.length * 2);
});
