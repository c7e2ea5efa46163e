import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findP11KitLibrary } from '@ciekit/pkcs11/install';
import type { Answer } from '../answer.js';
import { CliError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { readChoice } from './installation.js';
import { startToken } from './token-service.js';

/** How long the program waits until the card on the reader is read; without a card it starts all the same, ms. */
const CARD_MS = 3_000;
/** As a shell tells it: 128 and the number of the signal. */
const SIGNALLED = 128;

export async function run(context: CommandContext): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'cie-'));
  context.atEnd(() => rm(folder, { recursive: true, force: true }));
  const card = new AbortController();
  const token = await startToken(context, {
    socketPath: join(folder, 'token.sock'),
    isService: false,
    onTokenEvent: ({ type }) => {
      if (type === 'card-recognised' || type === 'card-unusable') card.abort();
    },
  });
  // Most programs look for the card once.
  await wait(CARD_MS, undefined, { signal: AbortSignal.any([card.signal, context.signal]) }).catch(() => undefined);
  const [program = '', ...programArguments] = context.arguments;
  const child = spawn(program, programArguments, {
    stdio: 'inherit',
    env: { ...context.stdio.env, ...(await addressOf(context, token.socketPath)) },
  });
  const { code, signal } = await endOf(child, context, program);
  const exitCode = signal === undefined ? code : SIGNALLED + constants.signals[signal];
  return { json: { exitCode, signal: signal ?? null }, show: () => undefined, exitCode };
}

/** What the program finds the token by: p11-kit-client reads the first, scripts load the second. */
async function addressOf(context: CommandContext, socketPath: string): Promise<Readonly<Record<string, string>>> {
  const module = await findP11KitLibrary('client', readChoice(context).surroundings);
  if (module === undefined) context.alerts.item({ text: '!', as: 'yellow' }, context.words.token.clientMissing);
  return {
    P11_KIT_SERVER_ADDRESS: `unix:path=${addressPath(socketPath)}`,
    ...(module === undefined ? {} : { CIEKIT_PKCS11_MODULE: module }),
  };
}

/** A path in an address of p11-kit (p11-kit/rpc-transport.c, common/url.c). */
function addressPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

interface End {
  readonly code: number;
  readonly signal: NodeJS.Signals | undefined;
}

/** Waits for the program, and passes requests to stop on to it: it is the program that was meant. */
function endOf(child: ChildProcess, { stdio, atEnd }: CommandContext, word: string): Promise<End> {
  atEnd(
    stdio.onInterrupt((signal) => {
      // A terminal sends Ctrl-C to the program itself.
      if (signal !== undefined && !(signal === 'SIGINT' && stdio.stdin.isTTY === true)) child.kill(signal);
    }),
  );
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
      reject(new CliError('program-missing', { word, reason }, { cause }));
    });
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 0, signal: signal ?? undefined });
    });
  });
}
