import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex, type KnownCard, type TraceEvent } from '@ciekit/core';
import { ATR_PROFILE_NAMES, CARD_DEFECTS, specimenImage, withDefect } from '@ciekit/emulator';
import { code, PIN, PUK, softwareCie, TestMemory } from './software-cie.js';

const SHA256_DIGEST_INFO = fromHex('3031300D060960864801650304020105000420');

function digestInfo(message: Uint8Array): Uint8Array {
  return concatBytes(SHA256_DIGEST_INFO, createHash('sha256').update(message).digest());
}

async function pairedCie(options: Parameters<typeof softwareCie>[0] = {}) {
  const world = await softwareCie(options);
  const pairing = await world.cie.pair(code(PIN));
  await world.memory.update(pairing.known);
  return { ...world, pairing };
}

describe.each(ATR_PROFILE_NAMES)('a %s card', (profile) => {
  it.each([1, 2] as const)(
    'with a security object of generation %s is paired, changed, unblocked and signs',
    async (sodGeneration) => {
      const image = specimenImage({ profile, sodGeneration });
      const { cie, memory } = await softwareCie({ image });
      expect(await cie.identify()).toEqual({ nis: '123456789012', profile });
      const pairing = await cie.pair(code(PIN));
      expect(pairing.assurance.outcome).toBe('genuine');
      expect(pairing.documentNumber).toBe('CA00000AA');
      await memory.update(pairing.known);

      expect((await cie.triesLeft()).tries).toEqual({ pin: 3, puk: 10 });
      await cie.changePin(code(PIN), code('24681357'));
      await cie.unblockPin(code(PUK), code(PIN));
      const message = Buffer.from('a document');
      const signature = await cie.withSigner(code(PIN), (sign) => sign(digestInfo(message)));
      const certificate = new X509Certificate(pairing.certificate);
      expect(
        verify(
          'sha256',
          message,
          createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
          signature,
        ),
      ).toBe(true);
    },
  );
});

describe('APDUs on a Bit4id card with a security object of generation 2 (issue: figures)', () => {
  async function count(extended: 'never' | 'auto') {
    const { cie, card, pairing } = await pairedCie({ host: { extended } });
    const apdus = async (work: () => Promise<unknown>): Promise<number> => {
      card.resetTraffic();
      await work();
      return card.traffic.exchanges;
    };
    const signing = (times: number) => () =>
      cie.withSigner(code(PIN), async (sign) => {
        for (let i = 0; i < times; i++) await sign(digestInfo(Uint8Array.of(i)));
      });
    return {
      pair: await apdus(() => cie.pair(code(PIN))),
      changePin: await apdus(() => cie.changePin(code(PIN), code('24681357'))),
      unblockPin: await apdus(() => cie.unblockPin(code(PUK), code(PIN))),
      signOnce: await apdus(signing(1)),
      furtherNine: (await apdus(signing(10))) - (await apdus(signing(1))),
      openSeal: await apdus(() => cie.openSeal(() => Promise.resolve(pairing.seal.challenge))),
    };
  }

  it('stay within the bounds with short commands', async () => {
    expect(await count('never')).toEqual({
      pair: 51,
      changePin: 20,
      unblockPin: 20,
      signOnce: 22,
      furtherNine: 18,
      openSeal: 5,
    });
  });

  it('stay within the bounds with extended commands', async () => {
    expect(await count('auto')).toEqual({
      pair: 45,
      changePin: 15,
      unblockPin: 15,
      signOnce: 16,
      furtherNine: 9,
      openSeal: 5,
    });
  });
});

describe('the chip proves itself before a code is sent', () => {
  const CODE_INSTRUCTIONS = new Set([0x20, 0x24, 0x2c]);

  async function watched(options: NonNullable<Parameters<typeof softwareCie>[0]>) {
    const codes: number[] = [];
    const world = await softwareCie({
      ...options,
      card: { onExchange: (command) => CODE_INSTRUCTIONS.has(command[1] ?? 0) && codes.push(command[1] ?? 0) },
    });
    return { ...world, codes };
  }

  it.each([
    ['wrong-sod-hash', 'sod-hash'],
    ['foreign-sod-signer', 'sod-signer'],
    ['bad-sod-signature', 'sod-signature'],
    ['cloned', 'internal-authentication'],
  ] as const)('refuses a card with the defect %s, and sends it nothing', async (defect, reason) => {
    const { cie, codes } = await watched({ image: withDefect(specimenImage(), defect) });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ name: 'AuthenticityError', code: reason });
    await expect(cie.pair(code(PIN))).rejects.toMatchObject({ name: 'AuthenticityError' });
    await expect(cie.changePin(code(PIN), code('24681357'))).rejects.toMatchObject({ code: reason });
    await expect(cie.unblockPin(code(PUK), code('24681357'))).rejects.toMatchObject({ code: reason });
    expect(codes).toEqual([]);
  });

  it.each(['1001', '1004', '1005', 'D004'] as const)(
    'holds file %s against the hash that the State signed',
    async (file) => {
      const { cie, codes } = await watched({ image: withDefect(specimenImage(), 'wrong-sod-hash', { file }) });
      await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'sod-hash' });
      expect(codes).toEqual([]);
    },
  );

  it('refuses a chip that proves another serial number than the card shows', async () => {
    const image = specimenImage();
    const serialNumber = image.files.D003.replace('123456789012', '210987654321');
    const { cie, codes } = await watched({ image: { ...image, files: { ...image.files, D003: serialNumber } } });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'chip-identity' });
    expect(codes).toEqual([]);
  });

  it('knows a session that the card lost from an answer that somebody spoiled', async () => {
    const { cie, card } = await watched({});
    const isChallenge = ({ ins }: { ins: number | undefined }): boolean => ins === 0x84;
    card.faults.inject({ kind: 'field-lost', at: isChallenge });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'sm-session-lost' });
    card.faults.inject({ kind: 'sw-6f00', at: isChallenge });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'sm-unprotected-answer' });
    card.faults.inject({ kind: 'bad-mac', at: isChallenge });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'sm-bad-mac' });
  });

  it('finds a copy of the files by key 83 too, without a code', async () => {
    const { cie, codes } = await watched({ image: withDefect(specimenImage(), 'cloned-services-key') });
    await expect(cie.checkChip()).rejects.toMatchObject({ code: 'clone-check' });
    await expect(cie.pair(code(PIN))).rejects.toMatchObject({ code: 'clone-check' });
    expect(codes).toEqual([]);
  });

  it('holds the certificate against the same security object, after the PIN', async () => {
    const { cie } = await watched({ image: withDefect(specimenImage(), 'wrong-certificate') });
    await expect(cie.pair(code(PIN))).rejects.toMatchObject({ code: 'sod-hash' });
  });

  it.each(CARD_DEFECTS)('ends in a typed error or a pairing with the defect %s', async (defect) => {
    const { cie } = await watched({ image: withDefect(specimenImage(), defect) });
    const outcome = await cie.pair(code(PIN)).then(
      () => 'paired',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.name : error),
    );
    expect(outcome).toBe(defect === 'expired-certificate' ? 'paired' : 'AuthenticityError');
  });

  it('says that the issuer was not checked when no anchor is held, and goes on', async () => {
    const { cie } = await watched({ trust: 'none' });
    const seen: string[] = [];
    const outcome = await cie.verifyPin(code(PIN), { onChip: ({ outcome: verdict }) => seen.push(verdict) });
    expect(outcome.assurance).toEqual({ outcome: 'unverified-issuer' });
    expect(seen).toEqual(['unverified-issuer']);
  });

  it('lets the caller stop there', async () => {
    const { cie, codes } = await watched({ trust: 'none' });
    const stop = new Error('not without an issuer');
    const onChip = (): void => {
      throw stop;
    };
    await expect(cie.verifyPin(code(PIN), { onChip })).rejects.toBe(stop);
    await expect(cie.pair(code(PIN), { onChip })).rejects.toBe(stop);
    expect(codes).toEqual([]);
  });

  it.each(['weak-dh-one', 'weak-dh-minus-one', 'weak-dh-small-order'] as const)(
    'refuses the public value %s',
    async (kind) => {
      const { cie, card, codes } = await watched({});
      // The GET DATA of the card's public value.
      card.faults.inject({ kind, at: ({ bytes }) => toHex(bytes).includes('4D04A6029100') });
      await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'weak-key-agreement' });
      expect(codes).toEqual([]);
    },
  );
});

describe('a remembered card', () => {
  it('is not believed when its record was changed on disk: the card is read as if it were new', async () => {
    const { cie, memory, card, pairing } = await pairedCie();
    const { known } = pairing;
    const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === 100 ? byte ^ 1 : byte));
    const forged: KnownCard[] = [
      { ...known, internalAuthenticationKey: flipped(known.internalAuthenticationKey) },
      { ...known, sod: flipped(known.sod) },
      { ...known, servicesKey: flipped(known.servicesKey) },
    ];
    for (const record of forged) {
      memory.cards.set(known.nis, record);
      card.resetTraffic();
      await cie.verifyPin(code(PIN));
      expect(card.traffic.exchanges).toBeGreaterThan(25);
    }
  });

  it('does not lead a code to another chip: the key that was paired has to answer', async () => {
    const { pairing } = await pairedCie();
    const memory = new TestMemory();
    await memory.update(pairing.known);
    const { cie } = await softwareCie({ image: withDefect(specimenImage(), 'cloned'), memory });
    await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'internal-authentication' });
  });

  it('opens its seal only with the same chip', async () => {
    const { cie, pairing } = await pairedCie();
    const again = await cie.openSeal(() => Promise.resolve(pairing.seal.challenge));
    expect(again.key.equals(pairing.seal.key)).toBe(true);
    const other = await softwareCie({ image: withDefect(specimenImage(), 'cloned-services-key') });
    await other.memory.update(pairing.known);
    await expect(other.cie.openSeal(() => Promise.resolve(pairing.seal.challenge))).rejects.toMatchObject({
      code: 'clone-check',
    });
  });
});

describe('a log of the whole traffic', () => {
  it('shows no signature that a seal is made from', async () => {
    const events: TraceEvent[] = [];
    const shown = (ins: number) => events.filter((event) => event.header[1] === ins && event.traffic !== undefined);
    const { cie, pairing } = await pairedCie({
      host: { extended: 'never', trace: { traffic: true, sink: (event) => events.push(event) } },
    });
    events.length = 0;
    await cie.openSeal(() => Promise.resolve(pairing.seal.challenge));
    expect(events.filter((event) => event.header[1] === 0x88)).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ sw: 0x9000, responseLength: 258, traffic: undefined });
    expect(shown(0x88)).toEqual([]);
    expect(shown(0xc0)).toEqual([]);
    expect(shown(0xa4).length).toBeGreaterThan(0);
  });
});

describe('tries', () => {
  it('count down, need a confirmation at the last one, and block', async () => {
    const { cie, card } = await softwareCie();
    const told: (number | undefined)[] = [];
    const wrong = (allowLastTry = false) =>
      cie.verifyPin(code('11112222'), { allowLastTry, onTries: (_kind, tries) => told.push(tries) });
    await expect(wrong()).rejects.toMatchObject({ code: 'code-incorrect', triesRemaining: 2 });
    await expect(wrong()).rejects.toMatchObject({ code: 'code-incorrect', triesRemaining: 1 });
    await expect(wrong()).rejects.toMatchObject({ code: 'last-try-unconfirmed', triesRemaining: 1 });
    expect(card.readState().pin.triesRemaining).toBe(1);
    await expect(wrong(true)).rejects.toMatchObject({ code: 'code-blocked', triesRemaining: 0 });
    await expect(cie.verifyPin(code(PIN), { allowLastTry: true })).rejects.toMatchObject({ code: 'code-blocked' });
    expect(told).toEqual([3, 2, 1, 1]);
    await cie.unblockPin(code(PUK), code('24681357'));
    await cie.verifyPin(code('24681357'));
    expect((await cie.triesLeft()).tries).toEqual({ pin: 3, puk: 10 });
  });

  it('used up, and known to be: nothing is sent, whatever was confirmed', async () => {
    const codes: number[] = [];
    const { cie } = await softwareCie({
      card: {
        onExchange: ([, ins = 0]) => {
          if (ins === 0x20) codes.push(ins);
        },
      },
    });
    for (let i = 0; i < 3; i++) await cie.verifyPin(code('11112222'), { allowLastTry: true }).catch(() => undefined);
    expect(codes).toHaveLength(3);
    await expect(cie.verifyPin(code(PIN), { allowLastTry: true })).rejects.toMatchObject({ code: 'code-blocked' });
    expect(codes).toHaveLength(3);
  });

  it('of the PUK need a confirmation from the second last on; the tenth wrong one blocks for ever', async () => {
    const { cie, card } = await softwareCie();
    const wrong = (allowLastTry = false) => cie.unblockPin(code('11112222'), code('24681357'), { allowLastTry });
    for (let left = 9; left >= 2; left--)
      await expect(wrong()).rejects.toMatchObject({ kind: 'puk', triesRemaining: left });
    await expect(wrong()).rejects.toMatchObject({ code: 'last-try-unconfirmed', kind: 'puk', triesRemaining: 2 });
    expect(card.readState().puk.triesRemaining).toBe(2);
    await expect(wrong(true)).rejects.toMatchObject({ code: 'code-incorrect', triesRemaining: 1 });
    await expect(wrong(true)).rejects.toMatchObject({ code: 'code-blocked', kind: 'puk' });
    await expect(cie.unblockPin(code(PUK), code('24681357'), { allowLastTry: true })).rejects.toMatchObject({
      code: 'code-blocked',
      kind: 'puk',
    });
  });

  describe('of a card that does not tell', () => {
    const nis = '123456789012';
    const silent = () => softwareCie({ card: { tellsTries: false } });
    const wrong = code.bind(undefined, '11112222');

    it('are learnt from its answers and remembered between operations', async () => {
      const { cie, memory } = await silent();
      expect((await cie.triesLeft()).tries).toEqual({ pin: undefined, puk: undefined });
      const told: (number | undefined)[] = [];
      const onTries = (_kind: string, tries: number | undefined): number => told.push(tries);
      await expect(cie.verifyPin(wrong(), { onTries })).rejects.toMatchObject({ triesRemaining: 2 });
      await expect(cie.verifyPin(wrong(), { onTries })).rejects.toMatchObject({ triesRemaining: 1 });
      await expect(cie.verifyPin(wrong(), { onTries })).rejects.toMatchObject({ code: 'last-try-unconfirmed' });
      expect(told).toEqual([undefined, 2, 1]);
      expect((await cie.triesLeft()).tries).toEqual({ pin: 1, puk: undefined });
      await cie.verifyPin(code(PIN), { allowLastTry: true });
      expect(memory.tries.get(`${nis}/pin`)).toBe(3);
    });

    it('are written down as spent before the code goes out, and stay so when its answer is lost', async () => {
      const { cie, card, memory, readers } = await silent();
      memory.tries.set(`${nis}/pin`, 3);
      let seenBefore: number | undefined;
      card.faults.inject({
        kind: 'answer-lost',
        at: ({ ins }) => {
          if (ins !== 0x20) return false;
          seenBefore = memory.tries.get(`${nis}/pin`);
          return true;
        },
      });
      await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'code-outcome-unknown' });
      expect(seenBefore).toBe(2);
      expect(memory.tries.get(`${nis}/pin`)).toBe(2);
      await readers.close();
    });

    it('are not believed to be none: the code may have been unblocked on another PC', async () => {
      const { cie, memory } = await silent();
      memory.tries.set(`${nis}/pin`, 0);
      await cie.verifyPin(code(PIN), { allowLastTry: true });
      expect(memory.tries.get(`${nis}/pin`)).toBe(3);
    });

    it('are full again after an unblock', async () => {
      const { cie, memory } = await silent();
      memory.tries.set(`${nis}/pin`, 0);
      await expect(cie.verifyPin(code(PIN))).rejects.toMatchObject({ code: 'last-try-unconfirmed' });
      await cie.unblockPin(code(PUK), code('24681357'));
      expect(memory.tries.get(`${nis}/pin`)).toBe(3);
      await cie.verifyPin(code('24681357'));
    });
  });

  it('of a card that tells are not remembered: the card knows better', async () => {
    const { cie, memory } = await softwareCie();
    memory.tries.set('123456789012/pin', 1);
    await cie.verifyPin(code(PIN));
    await cie.unblockPin(code(PUK), code('24681357'));
    expect(memory.tries).toEqual(new Map([['123456789012/pin', 1]]));
  });

  it('are not spent on a code of another form: nothing goes to the card', async () => {
    const { cie, card } = await softwareCie();
    for (const bad of ['', '1234', '123456789', '1234567a', '12 45678']) {
      await expect(cie.verifyPin(code(bad))).rejects.toMatchObject({ code: 'code-format' });
      await expect(cie.changePin(code(PIN), code(bad))).rejects.toMatchObject({ code: 'code-format' });
    }
    expect(card.traffic.exchanges).toBe(0);
  });
});

describe('an answer that is lost', () => {
  it('to VERIFY leaves the outcome unknown, and the code is not sent again', async () => {
    const { cie, card } = await softwareCie();
    card.faults.inject({ kind: 'answer-lost', at: ({ ins }) => ins === 0x20 });
    await expect(cie.verifyPin(code('11112222'))).rejects.toMatchObject({ code: 'code-outcome-unknown', kind: 'pin' });
    expect(card.readState().pin.triesRemaining).toBe(2);
  });

  it.each([
    ['change', 0x24],
    ['unblock', 0x2c],
  ] as const)('to a %s ends in an outcome of its own', async (operation, ins) => {
    const { cie, card } = await softwareCie();
    card.faults.inject({ kind: 'answer-lost', at: (command) => command.ins === ins });
    const run =
      operation === 'change' ? cie.changePin(code(PIN), code('24681357')) : cie.unblockPin(code(PUK), code('24681357'));
    await expect(run).rejects.toMatchObject({
      code: 'change-outcome-unknown',
      kind: 'pin',
      cause: { code: 'card-removed' },
    });
  });

  it('or that has a wrong MAC proves nothing either', async () => {
    const { cie, card } = await softwareCie();
    card.faults.inject({ kind: 'bad-mac', at: ({ ins }) => ins === 0x24 });
    await expect(cie.changePin(code(PIN), code('24681357'))).rejects.toMatchObject({ code: 'change-outcome-unknown' });
  });
});

describe('lengths', () => {
  it('stay short in a reader that takes no more than 261 bytes', async () => {
    const { cie, card } = await softwareCie({ maxCommandLength: 261 });
    await cie.pair(code(PIN));
    expect(card.traffic.exchanges).toBe(51);
  });

  it('fall back when the card refuses its first extended command, and the reader is remembered', async () => {
    const { cie, card, memory, pairing } = await pairedCie();
    const isExtended = ({ bytes }: { bytes: Uint8Array }): boolean => bytes.length > 261;
    card.faults.inject({ kind: 'sw-6f00', at: isExtended });
    card.resetTraffic();
    await cie.verifyPin(code(PIN));
    expect(card.traffic.exchanges).toBe(20);
    expect(memory.cards.get(pairing.known.nis)?.extendedRefusedBy).toEqual(['Software card']);
    card.resetTraffic();
    await cie.verifyPin(code(PIN));
    expect(card.traffic.exchanges).toBe(19);
  });
});

describe('an operation', () => {
  it('reports rising progress from the first moment to the end', async () => {
    const { cie } = await softwareCie();
    const fractions: number[] = [];
    const steps = new Set<string>();
    await cie.pair(code(PIN), {
      onProgress: ({ step, fraction }) => {
        fractions.push(fraction);
        steps.add(step);
      },
    });
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    expect(steps).toContain('checking-chip');
    expect(steps).toContain('reading-holder-data');
  });

  it('can be cancelled at every command, spends no try and leaves the reader usable', async () => {
    for (let at = 0; at < 51; at++) {
      const abort = new AbortController();
      let exchanges = 0;
      const { cie, card } = await softwareCie({
        card: {
          onExchange: () => {
            if (exchanges++ === at) abort.abort();
          },
        },
        host: { extended: 'never' },
      });
      const cancelled = await cie.pair(code(PIN), { signal: abort.signal }).then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      );
      expect(cancelled, `command ${at}`).toBe(at === 50 ? 'done' : 'cancelled');
      expect(card.readState().pin.triesRemaining).toBe(3);
      await cie.verifyPin(code(PIN));
    }
  });

  it('resets a chip that held something verified, and leaves one alone that did not', async () => {
    const { cie, card } = await softwareCie();
    await cie.identify();
    expect(card.resetCount).toBe(0);
    await cie.verifyPin(code(PIN));
    expect(card.resetCount).toBe(1);
    await expect(cie.verifyPin(code('11112222'))).rejects.toMatchObject({ code: 'code-incorrect' });
    expect(card.resetCount).toBe(2);
  });

  it('refuses a card that is no CIE', async () => {
    const { cie, card } = await softwareCie();
    card.faults.inject({ kind: 'sw-6f00', at: 1 });
    await expect(cie.identify()).rejects.toMatchObject({ code: 'not-a-cie' });
  });

  it('signs no more than the card can pad, and not after its session ended', async () => {
    const { cie } = await softwareCie();
    let kept: ((input: Uint8Array) => Promise<Uint8Array>) | undefined;
    await cie.withSigner(code(PIN), async (sign) => {
      kept = sign;
      await expect(sign(new Uint8Array(103))).rejects.toThrow(RangeError);
      await expect(sign(new Uint8Array(0))).rejects.toThrow(RangeError);
      expect((await sign(new Uint8Array(102))).length).toBe(256);
    });
    await expect(kept?.(new Uint8Array(51))).rejects.toThrow(TypeError);
  });
});
