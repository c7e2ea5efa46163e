import { CancelledError, PinError, SecretBytes } from '@ciekit/core';
import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import type { PinPromptContext } from '../../src/index.js';
import { DesktopPrompt, servePrompts, type AskedQuestion, type PromptScreen } from '../../src/prompt.js';
import { makePrivateFolder } from '../../src/server/private-folder.js';
import { decodeAnswer, decodeQuestion, encodeAnswer, encodeQuestion } from '../../src/prompt/prompt-protocol.js';
import { shortFolder } from '../support/short-folder.js';
import { strangerAt } from '../support/stranger.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

/** A window in which somebody does what the test says. */
class Window implements PromptScreen {
  readonly asked: AskedQuestion[] = [];
  /** Questions that went away unanswered. */
  withdrawn = 0;
  pin: () => Promise<SecretBytes | undefined> = () => Promise.resolve(SecretBytes.takeFrom(Buffer.from('12345678')));
  confirmed = true;

  askPin(question: AskedQuestion, signal: AbortSignal): Promise<SecretBytes | undefined> {
    this.asked.push(question);
    signal.addEventListener('abort', () => this.withdrawn++);
    return this.pin();
  }

  confirm(question: AskedQuestion): Promise<boolean> {
    this.asked.push(question);
    return Promise.resolve(this.confirmed);
  }
}

async function openWindow(folder = shortFolder()): Promise<{ window: Window; socketPath: string }> {
  const socketPath = join(folder, 'ciekit', 'prompt.sock');
  const window = new Window();
  const service = await servePrompts({ socketPath, screen: window });
  onTestFinished(() => service.close());
  return { window, socketPath };
}

function contextOf(signal = new AbortController().signal): PinPromptContext {
  const card = { reader: 'Reader A', serialNumber: 'CA00000AA', label: 'Anna' };
  return { program: { pid: 1234, name: 'firefox' }, card, signal };
}

const textOf = (secret: SecretBytes): string => secret.use((bytes) => Buffer.from(bytes).toString());

describe('the desktop app', () => {
  it('is asked when it runs, and only then', async () => {
    const folder = shortFolder();
    const prompt = new DesktopPrompt({ socketPath: join(folder, 'ciekit', 'prompt.sock') });
    expect(await prompt.isAvailable()).toBe(false);
    await expect(prompt.open(contextOf()).askPin({ refused: undefined })).rejects.toMatchObject({
      code: 'token-prompt-failed',
    });
    const { window, socketPath } = await openWindow(folder);
    expect(lstatSync(socketPath).mode & 0o777).toBe(0o600);
    expect(await prompt.isAvailable()).toBe(true);
    using pin = await prompt.open(contextOf()).askPin({ refused: undefined, triesRemaining: 2 });
    expect(textOf(pin)).toBe('12345678');
    expect(window.asked).toEqual([
      {
        ask: 'pin',
        program: { name: 'firefox', pid: 1234 },
        card: { reader: 'Reader A', serialNumber: 'CA00000AA', label: 'Anna' },
        triesRemaining: 2,
        refused: undefined,
      },
    ]);
  });

  it('learns why the PIN is asked for again, and of a program that nobody knows', async () => {
    const { window, socketPath } = await openWindow();
    const source = new DesktopPrompt({ socketPath }).open({ ...contextOf(), program: undefined });
    (await source.askPin({ refused: new PinError('code-incorrect', 'pin', 1), triesRemaining: undefined })).wipe();
    expect(window.asked).toMatchObject([{ program: undefined, refused: 'code-incorrect', triesRemaining: undefined }]);
  });

  it('wipes the PIN that its window gave', async () => {
    const { window, socketPath } = await openWindow();
    const typed = SecretBytes.takeFrom(Buffer.from('12345678'));
    window.pin = () => Promise.resolve(typed);
    (await new DesktopPrompt({ socketPath }).open(contextOf()).askPin({ refused: undefined })).wipe();
    await vi.waitFor(() => {
      expect(typed.isWiped).toBe(true);
    });
  });

  it('confirms, or does not', async () => {
    const { window, socketPath } = await openWindow();
    const source = new DesktopPrompt({ socketPath }).open(contextOf());
    expect(await source.confirmLastTry('pin', 1)).toBe(true);
    window.confirmed = false;
    expect(await source.confirmUnverifiedIssuer?.()).toBe(false);
    expect(window.asked).toMatchObject([{ ask: 'last-try', triesRemaining: 1 }, { ask: 'unverified-issuer' }]);
  });

  it('may be declined', async () => {
    const { window, socketPath } = await openWindow();
    window.pin = () => Promise.resolve(undefined);
    const asked = new DesktopPrompt({ socketPath }).open(contextOf()).askPin({ refused: undefined });
    await expect(asked).rejects.toBeInstanceOf(CancelledError);
  });

  it('whose window fails gives no answer', async () => {
    const { window, socketPath } = await openWindow();
    window.pin = () => Promise.reject(new Error('no window'));
    const asked = new DesktopPrompt({ socketPath }).open(contextOf()).askPin({ refused: undefined });
    await expect(asked).rejects.toMatchObject({ code: 'token-prompt-failed' });
  });

  it.each(['the signal', 'the time'])('takes the question off the screen: %s', async (which) => {
    const { window, socketPath } = await openWindow();
    window.pin = () => new Promise(() => undefined);
    const abort = new AbortController();
    const prompt = new DesktopPrompt({ socketPath, ...(which === 'the time' ? { answerWithinMs: 50 } : {}) });
    const asked = prompt.open(contextOf(abort.signal)).askPin({ refused: undefined });
    const outcome = expect(asked).rejects.toBeInstanceOf(CancelledError);
    await vi.waitFor(() => {
      expect(window.asked).toHaveLength(1);
    });
    if (which === 'the signal') abort.abort();
    await outcome;
    await vi.waitFor(() => {
      expect(window.withdrawn).toBe(1);
    });
  });

  it.runIf(isRoot)('is not asked by another user, even where every mode lets him', async () => {
    const { window, socketPath } = await openWindow();
    const question = encodeQuestion({ ask: 'pin', ...contextOf(), triesRemaining: 3, refused: undefined });
    expect(await strangerAt(socketPath, new TextEncoder().encode(question))).toBe('refused');
    expect(window.asked).toHaveLength(0);
  });

  it.runIf(isRoot)('is not believed when it is another user’s', async () => {
    const folder = shortFolder();
    chmodSync(folder, 0o755);
    const place = join(folder, 'ciekit');
    makePrivateFolder(place);
    const socketPath = join(place, 'prompt.sock');
    // A folder of our own, and in it a socket of somebody else's.
    chmodSync(place, 0o777);
    const script = `
      require('net').createServer((socket) => socket.on('error', () => undefined).write('{"ciekit-prompt":1}\\n')).listen(${JSON.stringify(socketPath)}, () => console.log('up'));`;
    const stranger = spawn(process.execPath, ['-e', script], {
      uid: NOBODY,
      gid: NOBODY,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      stranger.kill('SIGKILL');
    });
    await once(stranger.stdout, 'data');
    chmodSync(place, 0o700);
    expect(await new DesktopPrompt({ socketPath }).isAvailable()).toBe(false);
  });
});

describe('the protocol of the prompt', () => {
  it.each([
    ['another version', '{"ciekit-prompt":2}\n'],
    ['another program', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['no end of a line', '{'.repeat(10_000)],
  ])('of %s is not asked', async (_what, greeting) => {
    const path = join(shortFolder(), 'ciekit', 'prompt.sock');
    makePrivateFolder(join(path, '..'));
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(greeting);
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => {
      server.close();
    });
    expect(await new DesktopPrompt({ socketPath: path }).isAvailable()).toBe(false);
  });

  it.each(['{"ask":"puk"}\n', 'x\n', `${'a'.repeat(5000)}\n`, '{"ask":"pin"}\n{"ask":"pin"}\n'])(
    'hangs up on %j',
    async (line) => {
      const { window, socketPath } = await openWindow();
      const socket = connect(socketPath);
      socket.on('error', () => undefined);
      socket.resume();
      socket.write(line);
      await once(socket, 'close');
      expect(window.asked).toHaveLength(0);
    },
  );

  it('gives back every question and answer', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const question = fc.record({
      ask: fc.constantFrom('pin' as const, 'last-try' as const, 'unverified-issuer' as const),
      program: fc.option(
        fc.record({ name: fc.stringMatching(/^[\w.-]{1,64}$/), pid: fc.option(fc.nat(), { nil: undefined }) }),
        {
          nil: undefined,
        },
      ),
      card: fc.record({
        reader: fc.constant('Reader'),
        serialNumber: fc.constant('CA00000AA'),
        label: fc.constant('A'),
      }),
      triesRemaining: fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }),
      refused: fc.option(fc.stringMatching(/^[a-z-]{1,64}$/), { nil: undefined }),
    });
    const line = (text: string): Uint8Array => Buffer.from(text.trimEnd());
    fc.assert(
      fc.property(question, text, (asked, label) => {
        expect(decodeQuestion(line(encodeQuestion(asked)))).toEqual(asked);
        const shown = decodeQuestion(line(encodeQuestion({ ...asked, card: { ...asked.card, label } })));
        expect(shown?.card.label).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      propertyRuns(300),
    );
    for (const confirmed of [true, false]) {
      const answer = { answer: 'confirmed', confirmed } as const;
      expect(decodeAnswer(encodeAnswer(answer).subarray(0, -1))).toEqual(answer);
    }
    expect(decodeAnswer(encodeAnswer({ answer: 'cancelled' }).subarray(0, -1))).toEqual({ answer: 'cancelled' });
  });

  it('takes the PIN out of the bytes and leaves none of it behind', () => {
    using pin = SecretBytes.takeFrom(Buffer.from('12345678'));
    const bytes = encodeAnswer({ answer: 'pin', pin }).subarray(0, -1);
    expect(Buffer.from(bytes).toString()).toBe('{"pin":"12345678"}');
    const answer = decodeAnswer(bytes);
    expect(answer?.answer === 'pin' && textOf(answer.pin)).toBe('12345678');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/[1-8]{2}/);
  });

  it('takes nothing else for an answer', () => {
    for (const text of [
      '{"pin":"1234567x"}',
      '{"pin":12345678}',
      '{"pin":"1"',
      '{"pin":"1","a":1}',
      `{"pin":"${'1'.repeat(65)}"}`,
    ]) {
      expect(decodeAnswer(Buffer.from(text))).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeAnswer(Uint8Array.from(bytes))).toBeUndefined();
        expect(decodeQuestion(Uint8Array.from(bytes))).toBeUndefined();
      }),
      propertyRuns(),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(decodeAnswer(Buffer.from(json))).toBeUndefined();
        expect(decodeQuestion(Buffer.from(json))).toBeUndefined();
      }),
      propertyRuns(500),
    );
  });
});
