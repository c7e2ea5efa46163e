import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CardError, CieCard, asciiToBytes, SecretBytes } from '@ciekit/core';
import { FAULT_KINDS, SoftwareCard, SoftwareReaders, specimenImage, type FaultKind } from '@ciekit/emulator';
import { createChipVerifier, PkiError, TrustStore } from '@ciekit/pki';
import { SignatureError } from '@ciekit/signature';
import { createMiddleware, MiddlewareError, type CodeSource, type Middleware } from '../../src/index.js';

const PIN = '19283746';
const PUK = '64738291';
const NEW_PIN = '52719384';
const READER = 'Software card';
const CLOCK = (): Date => new Date('2026-06-01T12:00:00Z');
/** How long the software reader waits for a card that does not answer, and how late a slow one is. */
const ANSWER_TIMEOUT_MS = 40;
const SLOW_MS = 5;
/** Every outcome has to be there by then, on a machine that does other things too. */
const DEADLINE_MS = 5_000;

const secret = (digits: string): Promise<SecretBytes> => Promise.resolve(SecretBytes.takeFrom(asciiToBytes(digits)));

/** A holder who knows both codes and says yes to everything. */
const HOLDER: CodeSource = {
  interactive: false,
  askPin: () => secret(PIN),
  askPuk: () => secret(PUK),
  askNewPin: () => secret(NEW_PIN),
  confirmLastTry: () => Promise.resolve(true),
  warnWeak: () => Promise.resolve(true),
  advisePuk: () => Promise.resolve(true),
};

/** A holder who mistakes the PIN. */
const MISTAKEN: CodeSource = { ...HOLDER, askPin: () => secret('11223377') };

export interface MatrixOperation {
  /** On a PC where the card was paired before. */
  readonly paired: boolean;
  readonly run: (middleware: Middleware, readers: SoftwareReaders) => Promise<unknown>;
  /** Most codes that may go out, and most tries that may be spent. */
  readonly mostCodes: number;
  readonly mostTriesSpent: number;
}

/** Signing in one transaction is core's alone: no use case is above it. */
async function signTwice(readers: SoftwareReaders): Promise<void> {
  const connection = await readers.connect(READER);
  try {
    const cie = new CieCard(connection, {
      chipVerifier: createChipVerifier({ trustStore: TrustStore.empty(), now: CLOCK }),
    });
    using pin = await HOLDER.askPin({ refused: undefined });
    await cie.withSigner(pin, async (sign) => {
      await sign(new Uint8Array(51).fill(1));
      await sign(new Uint8Array(51).fill(2));
    });
  } finally {
    await connection.close();
  }
}

async function logInAndSignTwice(middleware: Middleware): Promise<void> {
  const signer = await middleware.openSigner(HOLDER);
  try {
    await signer.sign(new Uint8Array(51).fill(1));
    await signer.sign(new Uint8Array(51).fill(2));
  } finally {
    await signer.close();
  }
}

/** One file of a folder of its own, so that nothing half can hide. */
async function signOneFile(middleware: Middleware): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-matrix-file-'));
  try {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Dear Sirs');
    const { files } = await middleware.signFiles(HOLDER, { files: [path] }).finally(() => {
      const names = readdirSync(folder).filter((name) => name !== 'letter.txt.p7m');
      if (names.length !== 1) throw new Error(`left over: ${names.join(', ')}`);
    });
    for (const file of files) if (file.status === 'failed') throw file.error as Error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every use case that talks to the card. */
export const OPERATIONS = {
  'pair a new card': { paired: false, run: (m) => m.pair(HOLDER), mostCodes: 1, mostTriesSpent: 0 },
  'pair again': { paired: true, run: (m) => m.pair(HOLDER), mostCodes: 1, mostTriesSpent: 0 },
  'card data': { paired: true, run: (m) => m.cardInfo(), mostCodes: 0, mostTriesSpent: 0 },
  'export the certificate': { paired: true, run: (m) => m.exportCertificate(), mostCodes: 0, mostTriesSpent: 0 },
  'tries left': { paired: true, run: (m) => m.pinStatus(), mostCodes: 0, mostTriesSpent: 0 },
  'tries left, not paired': { paired: false, run: (m) => m.pinStatus(), mostCodes: 0, mostTriesSpent: 0 },
  'verify the PIN': { paired: true, run: (m) => m.verifyPin(HOLDER), mostCodes: 1, mostTriesSpent: 0 },
  'verify a wrong PIN': { paired: true, run: (m) => m.verifyPin(MISTAKEN), mostCodes: 1, mostTriesSpent: 1 },
  'change the PIN': { paired: true, run: (m) => m.changePin(HOLDER), mostCodes: 2, mostTriesSpent: 0 },
  'unblock the PIN': { paired: true, run: (m) => m.unblockPin(HOLDER), mostCodes: 2, mostTriesSpent: 0 },
  'sign twice': { paired: true, run: (_m, readers) => signTwice(readers), mostCodes: 1, mostTriesSpent: 0 },
  'log in and sign twice': { paired: true, run: (m) => logInAndSignTwice(m), mostCodes: 1, mostTriesSpent: 0 },
  'log in with a wrong PIN': { paired: true, run: (m) => m.openSigner(MISTAKEN), mostCodes: 1, mostTriesSpent: 1 },
  'sign a file': { paired: true, run: (m) => signOneFile(m), mostCodes: 1, mostTriesSpent: 0 },
  status: { paired: true, run: (m) => m.status(), mostCodes: 0, mostTriesSpent: 0 },
} as const satisfies Record<string, MatrixOperation>;

export type OperationName = keyof typeof OPERATIONS;

/** VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER. */
const CODE_INSTRUCTIONS: ReadonlySet<number> = new Set([0x20, 0x24, 0x2c]);

/** A PC with a paired card, copied for each case. */
class MatrixBench {
  readonly #root = mkdtempSync(join(tmpdir(), 'ciekit-matrix-'));
  readonly #image = specimenImage();
  #cases = 0;

  async prepare(): Promise<void> {
    for (const [folder, paired] of [
      ['new', false],
      ['paired', true],
    ] as const) {
      const world = this.#world(join(this.#root, folder));
      const csca = Buffer.from(this.#image.pki.cscaCertificate, 'base64');
      await world.middleware.addTrust(csca, { purpose: 'chip-signer', trustUnpinned: true });
      if (paired) await world.middleware.pair(HOLDER);
    }
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** The commands that an operation takes when nothing goes wrong. */
  async commandsOf(name: OperationName): Promise<readonly Uint8Array[]> {
    const operation: MatrixOperation = OPERATIONS[name];
    const world = this.#world(this.#copyOf(operation));
    await operation.run(world.middleware, world.readers).catch((error: unknown) => {
      if (operation.mostTriesSpent === 0) throw error;
    });
    return world.commands;
  }

  /**
   * One case of the matrix.
   *
   * @returns what is wrong with how it ended, in words; empty when nothing is
   */
  async run(name: OperationName, at: number, kind: FaultKind): Promise<readonly string[]> {
    const operation: MatrixOperation = OPERATIONS[name];
    const directory = this.#copyOf(operation);
    const world = this.#world(directory);
    const { card, readers, middleware, codes } = world;
    card.faults.inject({ kind, at, ms: SLOW_MS });
    const complaints: string[] = [];

    const begin = performance.now();
    const ended = await Promise.race([
      operation.run(middleware, readers).then(
        () => undefined,
        (error: unknown) => error ?? 'nothing was thrown',
      ),
      new Promise<string>((resolve) => setTimeout(resolve, DEADLINE_MS, 'hang').unref()),
    ]);
    if (ended === 'hang') return [`no end after ${Math.round(performance.now() - begin)} ms`];
    if (ended !== undefined && !isTyped(ended)) complaints.push(`untyped: ${inspect(ended)}`);

    if (codes.length > operation.mostCodes) complaints.push(`${codes.length} codes went out`);
    if (new Set(codes).size < codes.length) complaints.push('a command with a code went out twice');
    const { pin, puk } = card.readState();
    if (3 - pin.triesRemaining > operation.mostTriesSpent || puk.triesRemaining !== 10)
      complaints.push('a try was spent');

    card.faults.clear();
    const [reader] = await readers.list();
    if (reader?.card === 'empty') readers.insert(READER, card);
    complaints.push(...(await storeComplaints(middleware, directory, operation.paired)));
    await identify(readers).catch((error: unknown) => complaints.push(`reader or card not usable: ${String(error)}`));
    await readers.close();
    rmSync(directory, { recursive: true, force: true });
    return complaints;
  }

  #copyOf({ paired }: MatrixOperation): string {
    const directory = join(this.#root, `case-${this.#cases++}`);
    cpSync(join(this.#root, paired ? 'paired' : 'new'), directory, { recursive: true });
    return directory;
  }

  #world(storeDirectory: string) {
    const codes: string[] = [];
    const commands: Uint8Array[] = [];
    const card = new SoftwareCard({
      image: this.#image,
      answerTimeoutMs: ANSWER_TIMEOUT_MS,
      onExchange: (command) => {
        commands.push(command);
        if (CODE_INSTRUCTIONS.has(command[1] ?? 0)) codes.push(Buffer.from(command.subarray(1, 4)).toString('hex'));
      },
    });
    const readers = new SoftwareReaders({ readers: [{ name: READER, card }] });
    return { card, readers, codes, commands, middleware: createMiddleware({ readers, storeDirectory, clock: CLOCK }) };
  }
}

/** The reader answers for the next user without a pause. */
async function identify(readers: SoftwareReaders): Promise<void> {
  const connection = await readers.connect(READER, { waitMs: 0 });
  try {
    await new CieCard(connection, { chipVerifier: NO_VERIFIER }).identify({ waitMs: 0 });
  } finally {
    await connection.close();
  }
}

const NO_VERIFIER = createChipVerifier({ trustStore: TrustStore.empty(), now: CLOCK });

/** Faults that need a protected answer, and those that need the card's half of key agreement, where there is nothing else to spoil. */
const PROTECTED_ONLY: ReadonlySet<FaultKind> = new Set(['bad-mac', 'wrong-ssc', 'oversized-content']);
const KEY_AGREEMENT_ONLY: ReadonlySet<FaultKind> = new Set(['weak-dh-one', 'weak-dh-minus-one', 'weak-dh-small-order']);
const GET_CARD_PUBLIC_VALUE = '4d04a6029100';

function applies(kind: FaultKind, command: Uint8Array): boolean {
  if (PROTECTED_ONLY.has(kind)) return ((command[0] ?? 0) & 0x0c) !== 0;
  return !KEY_AGREEMENT_ONLY.has(kind) || Buffer.from(command).toString('hex').includes(GET_CARD_PUBLIC_VALUE);
}

function isTyped(error: unknown): boolean {
  return [CardError, MiddlewareError, PkiError, SignatureError].some((type) => error instanceof type);
}

async function storeComplaints(middleware: Middleware, directory: string, paired: boolean): Promise<string[]> {
  const complaints: string[] = [];
  const { cards, problems } = await middleware.listCards();
  if (problems.length > 0) complaints.push('the store has a file that cannot be read');
  if (paired && cards.length !== 1) complaints.push('the paired card is gone from the store');
  const leftovers = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tmp|\.lock$/.test(file),
  );
  if (leftovers.length > 0) complaints.push(`left over: ${leftovers.join(', ')}`);
  return complaints;
}

/** Walks the whole matrix of some operations. @returns its size and every complaint, with where it came up */
export async function walkMatrix(
  names: readonly OperationName[],
): Promise<{ readonly cases: number; readonly complaints: readonly string[] }> {
  const bench = new MatrixBench();
  const complaints: string[] = [];
  let cases = 0;
  try {
    await bench.prepare();
    for (const name of names) {
      for (const [at, command] of (await bench.commandsOf(name)).entries()) {
        for (const kind of FAULT_KINDS.filter((fault) => applies(fault, command))) {
          cases++;
          for (const complaint of await bench.run(name, at, kind))
            complaints.push(`${name}, command ${at}, ${kind}: ${complaint}`);
        }
      }
    }
  } finally {
    bench.dispose();
  }
  return { cases, complaints };
}
