/** Several programs at a time, and programs that outlive the service or the card. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIN } from '../../../middleware/test/support/holder.js';
import { clientModule, skipWithout } from '../support/installed.js';
import { expectSignature } from '../support/judge.js';
import { RunningProgram, run, type Ending } from '../support/program.js';
import { tokenPlace, type TokenPlace } from '../support/token-place.js';

const WRONG_PIN = '11223344';

function sign(place: TokenPlace, output: string, ...args: readonly string[]): Promise<Ending> {
  const files = ['--input-file', 'message', '--output-file', output];
  const options = ['--module', clientModule, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files];
  return run('pkcs11-tool', [...options, ...args], { cwd: place.folder, env: place.env });
}

async function expectSigned(place: TokenPlace, ...outputs: readonly string[]): Promise<void> {
  for (const output of outputs) {
    await expectSignature(place.folder, place.authorities.holder, 'sha256', 'message', output);
  }
}

async function placeWithMessage(...options: Parameters<typeof tokenPlace>): Promise<TokenPlace> {
  const place = await tokenPlace(...options);
  await writeFile(join(place.folder, 'message'), 'Entra con CIE\n');
  return place;
}

describe.skipIf(skipWithout('pkcs11-tool', 'openssl', 'p11-kit-modules'))('two programs at once', () => {
  it('sign, each asked for, and named in its prompt', async () => {
    const place = await placeWithMessage({ mode: 'prompt' });
    const endings = await Promise.all([sign(place, 'first'), sign(place, 'second')]);
    expect(endings.map(({ code }) => code)).toEqual([0, 0]);
    expect(place.asked.map(({ program }) => program?.name)).toEqual(['pkcs11-tool', 'pkcs11-tool']);
    expect(new Set(place.asked.map(({ program }) => program?.pid)).size).toBe(2);
    await expectSigned(place, 'first', 'second');
  });

  it('sign after logging in, each for itself', async () => {
    const place = await placeWithMessage({ mode: 'login' });
    const pin = ['--login', '--pin', PIN];
    const endings = await Promise.all([sign(place, 'first', ...pin), sign(place, 'second', ...pin)]);
    expect(
      endings.map(({ code }) => code),
      endings.map(({ text }) => text).join('\n'),
    ).toEqual([0, 0]);
    await expectSigned(place, 'first', 'second');
  });

  it('do not share a log-in: the other one is refused with a wrong PIN', async () => {
    const place = await placeWithMessage({ mode: 'login' });
    expect((await sign(place, 'first', '--login', '--pin', PIN)).code).toBe(0);
    const other = await sign(place, 'second', '--login', '--pin', WRONG_PIN);
    expect(other.code).toBe(1);
    expect(other.text).toContain('CKR_PIN_INCORRECT');
  });
});

describe.skipIf(skipWithout('pkcs11-tool', 'stdbuf', 'p11-kit-modules'))('a program that waits for a card', () => {
  it('is told when one leaves and when one comes', async () => {
    const place = await tokenPlace();
    const args = ['--output=0', 'pkcs11-tool', '--module', clientModule, '--test-hotplug'];
    const waiting = new RunningProgram('stdbuf', args, { env: place.env });
    waiting.write('x\n');
    await waiting.said(/using C_WaitForSlotEvent/u);
    waiting.write('\n');
    await waiting.said(/Calling C_WaitForSlotEvent/u);
    place.removeCard();
    await waiting.said(/event on slot 0x\d+\n(?:.*\n)*.*\(empty\)/u);
    waiting.write('\n');
    await waiting.said(/(?:Calling C_WaitForSlotEvent[^]*){2}/u);
    place.insertCard();
    await waiting.said(/\(empty\)[^]*event on slot 0x\d+\n[^]*CA00000AA/u);
    waiting.write('x\n');
    expect((await waiting.end()).code).toBe(0);
  });
});

describe.skipIf(skipWithout('pkcs11-tool', 'openssl', 'p11-kit-modules'))('the service', () => {
  it('is restarted, and the next program finds it', async () => {
    const place = await placeWithMessage({ mode: 'prompt' });
    expect((await sign(place, 'first')).code).toBe(0);
    await place.restart();
    expect((await sign(place, 'second')).code).toBe(0);
    expect(place.asked).toHaveLength(2);
    await expectSigned(place, 'first', 'second');
  });

  it('is not there: a program is told so and ends', async () => {
    const place = await placeWithMessage();
    await place.stop();
    const { code, text } = await sign(place, 'first');
    expect(code).toBe(1);
    expect(text).toMatch(/No slots|CKR_|Aborting/u);
  });
});
