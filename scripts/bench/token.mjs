// @ts-check
/** What the token costs beside the card: round trips, signatures, commands to the card, memory, start-up. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asciiToBytes, fromHex, SecretBytes } from '../../packages/core/dist/index.js';
import { SoftwareCard, SoftwareReaders, specimenImage } from '../../packages/emulator/dist/index.js';
import { createMiddleware } from '../../packages/middleware/dist/index.js';
import { Token } from '../../packages/pkcs11/dist/index.js';
import { SERVICE_NODE_OPTIONS } from '../../packages/pkcs11/dist/install.js';
import { ROOT } from '../setup/paths.mjs';
import { BlockingClient } from './blocking-client.mjs';
import { median, residentMebibytes } from './figures.mjs';
import { measureFrontEnd } from './front-end.mjs';
import {
  GET_SLOT_LIST,
  HEADER,
  INITIALIZE,
  openSession,
  replyArguments,
  request,
  signing,
  u64,
} from './rpc-requests.mjs';

const ROUNDS = 9;
const EMPTY_ROUND_TRIPS = 20_000;
const SIGNATURES = 300;
const START_UPS = 9;
const DIGEST_INFO = Buffer.concat([
  fromHex('3031300D060960864801650304020105000420'),
  createHash('sha256').update('benchmark').digest(),
]);
const GET_SESSION_INFO = 13;
/** After its first answer the service loads the rest; what is measured comes after that. */
const SETTLED_MS = 3_000;

/** @param {number} times @param {() => unknown} work */
function perSecond(times, work) {
  const begin = performance.now();
  for (let index = 0; index < times; index++) work();
  return (times * 1000) / (performance.now() - begin);
}

/** @template T @param {(folder: string) => Promise<T>} work */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cie-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A token with a key in memory, in a process of its own; bare signatures in the same process, in turn. */
function measureRoundTrips() {
  return inFolder(async (folder) => {
    const path = join(folder, 'run', 'token.sock');
    const service = fork(new URL('./software-key-token.mjs', import.meta.url), [path], {
      execArgv: [...SERVICE_NODE_OPTIONS],
    });
    try {
      await once(service, 'message');
      const client = new BlockingClient(path);
      const { session, key } = await sessionOf(client);
      const empty = request(GET_SESSION_INFO, 'u', u64(session));
      const { init, sign } = signing(session, key, DIGEST_INFO);
      const signOnce = () => {
        client.call(init);
        client.call(sign);
      };
      signOnce();
      const rounds = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const roundTripsPerSecond = perSecond(EMPTY_ROUND_TRIPS, () => client.call(empty));
        const signaturesPerSecond = perSecond(SIGNATURES, signOnce);
        service.send({ bare: SIGNATURES, digestInfo: DIGEST_INFO.toString('hex') });
        const [{ perSecond: barePerSecond }] = await once(service, 'message');
        rounds.push({ roundTripsPerSecond, signaturesPerSecond, ratio: signaturesPerSecond / barePerSecond });
      }
      client.close();
      // The first round warms both processes up.
      rounds.shift();
      return {
        roundTripsPerSecond: Math.round(median(rounds.map((round) => round.roundTripsPerSecond))),
        signaturesPerSecond: Math.round(median(rounds.map((round) => round.signaturesPerSecond))),
        signaturesOverBare: Math.round(median(rounds.map((round) => round.ratio)) * 100) / 100,
      };
    } finally {
      service.kill();
    }
  });
}

/** The token knows its card a moment after it listens. @param {BlockingClient} client */
async function sessionOf(client) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await openSession((frame) => client.call(frame));
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(20);
    }
  }
}

/** Short APDUs: a chip without extended length; the other one has it. */
const PROFILES = /** @type {const} */ ({ short: 'gemalto', extended: 'bit4id' });

/**
 * Commands to the software card, counted from the first C_Sign, which logs in, to its end; then of each further one.
 *
 * @param {keyof typeof PROFILES} form
 */
function countCommands(form) {
  return inFolder(async (folder) => {
    const card = new SoftwareCard({ image: specimenImage({ profile: PROFILES[form], sodGeneration: 2 }) });
    const readers = new SoftwareReaders({ readers: [{ name: 'Software card', card }] });
    const refuse = () => Promise.reject(new TypeError('nobody asks'));
    const holder = {
      interactive: false,
      // The same class, which the types of sources and of what was built take for two.
      askPin: () => Promise.resolve(/** @type {never} */ (SecretBytes.takeFrom(asciiToBytes('19283746')))),
      askPuk: refuse,
      askNewPin: refuse,
      confirmLastTry: () => Promise.resolve(false),
      warnWeak: () => Promise.resolve(false),
      advisePuk: () => Promise.resolve(false),
    };
    const middleware = createMiddleware({ readers, storeDirectory: folder });
    await middleware.pair(holder);
    const prompt = { name: 'benchmark', isAvailable: () => Promise.resolve(true), open: () => holder };
    const token = new Token({ cards: middleware, prompt, pinMode: 'prompt', idleMs: 300_000 });
    await token.start();
    while (token.status().slots[0]?.card !== 'paired') await pause(5);
    const connection = token.connect(undefined);
    /** @param {Buffer} frame */
    const call = async (frame) => {
      const reply = await connection.handle({ code: 1, options: new Uint8Array(), body: frame.subarray(HEADER) });
      return replyArguments(Buffer.from(reply.body));
    };
    await call(INITIALIZE);
    const { session, key } = await openSession(call);
    const { init, sign } = signing(session, key, DIGEST_INFO);
    const commands = async () => {
      card.resetTraffic();
      await call(init);
      await call(sign);
      return card.traffic.exchanges;
    };
    const figures = { logInAndSign: await commands(), further: await commands() };
    await token.close();
    await readers.close();
    return figures;
  });
}

/** The service as `cie token install` sets it up, on a PC where no card is on a reader. */
function measureService() {
  return inFolder(async (folder) => {
    const times = [];
    let idleMebibytes = 0;
    for (let round = 0; round <= START_UPS; round++) {
      const path = join(folder, `run${String(round)}`, 'token.sock');
      const begin = performance.now();
      const cie = join(ROOT, 'apps/cli/bin/cie.js');
      const service = spawn(process.execPath, [...SERVICE_NODE_OPTIONS, cie, 'token', 'serve', '--socket', path], {
        env: { ...process.env, CIEKIT_HOME: folder },
        stdio: 'ignore',
      });
      try {
        const client = await connected(path, service);
        client.call(GET_SLOT_LIST);
        times.push(performance.now() - begin);
        client.close();
        if (round === START_UPS) {
          await pause(SETTLED_MS);
          idleMebibytes = residentMebibytes(service.pid);
        }
      } finally {
        service.kill();
        await once(service, 'exit');
      }
    }
    times.shift();
    return { startUpMs: Math.round(median(times)), idleMebibytes };
  });
}

/** @param {string} path @param {import('node:child_process').ChildProcess} service */
async function connected(path, service) {
  for (;;) {
    if (service.exitCode !== null) throw new Error('the service has ended');
    try {
      return new BlockingClient(path);
    } catch {
      await pause(1);
    }
  }
}

/** `undefined` where there is no Unix socket with blocking calls, or no /proc. */
export async function measureToken() {
  if (process.platform !== 'linux') return undefined;
  return {
    short: await countCommands('short'),
    extended: await countCommands('extended'),
    ...(await measureRoundTrips()),
    ...(await measureService()),
    frontEnd: await measureFrontEnd(),
  };
}
