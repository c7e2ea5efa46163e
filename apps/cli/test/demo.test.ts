import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { specimenImage } from '@ciekit/emulator';
import * as idp from '@ciekit/idp';
import { skipWithout } from '../../../packages/pkcs11/test/support/installed.js';
import { findCurl } from '../src/demo/curl.js';
import type { LoginModule } from '../src/demo/login-module.js';
import { cie, jsonOf, start, temporaryFolder } from './support/cli.js';
import { unannounced } from './support/json-fields.js';
import { wordsOf } from '../src/words/words.js';

describe('the demo', () => {
  it.each(['it', 'en'] as const)('tells the whole story in the language %s', async (language) => {
    const home = temporaryFolder();
    const { code, stdout } = await cie(['demo', '--lang', language], { home });
    expect(code).toBe(0);
    const { chapters, actions } = wordsOf(language).demo;
    const titles = Object.values(chapters);
    const places = titles.map((title, index) => stdout.indexOf(`${String(index + 1)}. ${title}\n`));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    for (const text of [
      actions.pinIs,
      actions.lastTry,
      actions.unblocked,
      actions.nothingSent,
      actions.storeUntouched,
    ]) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(text);
    }
    expect(readdirSync(home)).toEqual([]);
  });

  it('costs the same commands every time, and says them', async () => {
    const home = temporaryFolder();
    const runs = [jsonOf(await cie(['demo', '--json'], { home })), jsonOf(await cie(['demo', '--json'], { home }))];
    expect(unannounced('demo', runs[0])).toEqual([]);
    const costs = runs.map((run) =>
      (run['chapters'] as { id: string; apdus: number }[]).map(({ id, apdus }) => [id, apdus]),
    );
    expect(costs[0]).toEqual(costs[1]);
    expect(runs[0]?.['apdus']).toBe(costs[0]?.reduce((sum, [, apdus]) => sum + Number(apdus), 0));
  });

  it('leaves nothing behind when it is stopped', async () => {
    const home = temporaryFolder();
    const running = start(['demo'], { home });
    await expect.poll(() => running.stdout()).toContain('4. ');
    running.interrupt();
    running.interrupt();
    const { code, stderr } = await running.result;
    expect(code).toBe(11);
    expect(stderr).toContain('[cancelled]');
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('the demo of a login', () => {
  const missing = skipWithout('curl', 'libengine-pkcs11-openssl', 'p11-kit-modules');

  it.skipIf(missing !== false).each(['it', 'en'] as const)(
    'logs in and says who it was, in the language %s',
    async (language) => {
      const home = temporaryFolder();
      const { code, stdout } = await cie(['demo', '--login', '--lang', language], { home });
      expect(code).toBe(0);
      const { login } = wordsOf(language).demo;
      const places = Object.values(login.chapters).map((title, index) =>
        stdout.indexOf(`${String(index + 1)}. ${title}\n`),
      );
      expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
      expect(stdout).toContain('ANNA SPECIMEN');
      expect(stdout).toContain('SPCNNA85C52H501U');
      expect(stdout).toContain('https://www.spid.gov.it/SpidL3');
      expect(stdout).not.toContain(specimenImage().codes.pin);
      expect(readdirSync(home)).toEqual([]);
    },
  );

  it.skipIf(missing !== false)('says it to scripts', async () => {
    const home = temporaryFolder();
    const result = jsonOf(await cie(['demo', '--login', '--json'], { home }));
    expect(unannounced('demo', result)).toEqual([]);
    expect(result['login']).toEqual({
      name: 'ANNA SPECIMEN',
      codiceFiscale: 'SPCNNA85C52H501U',
      documentNumber: 'CA00000AA',
      acr: 'https://www.spid.gov.it/SpidL3',
      level: 3,
    });
  });

  it.skipIf(missing !== false)('leaves nothing behind when it is stopped', async () => {
    const home = temporaryFolder();
    const running = start(['demo', '--login'], { home });
    await expect.poll(() => running.stdout(), { timeout: 20_000 }).toContain('4. ');
    running.interrupt();
    running.interrupt();
    const { code, stderr } = await running.result;
    expect(code, stderr).toBe(11);
    expect(stderr).toContain('[cancelled]');
    expect(readdirSync(home)).toEqual([]);
  });

  it('says what to install where no program can use the card', async () => {
    const parts = [undefined, '/nowhere/pkcs11/p11-kit-client.so'];
    for (const module of parts) {
      await expect(findCurl(module)).rejects.toMatchObject({
        code: 'demo-program-missing',
        values: { word: 'curl libengine-pkcs11-openssl p11-kit-modules' },
      });
    }
  });

  it('uses the identity provider as that one is', () => {
    expect(idp satisfies LoginModule).toHaveProperty('startIdentityProvider');
  });
});
