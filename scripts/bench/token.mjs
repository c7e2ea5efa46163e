// @ts-check
/** What the token costs beside the card: round trips, signatures, commands to the card, memory, start-up. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
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
import { GET_SLOT_LIST, HEADER, INITIALIZE, openSession, replyArguments, signing } from './rpc-requests.mjs';

const START_UPS = 9;
const DIGEST_INFO = Buffer.concat([
  fromHex('3031300D060960864801650304020105000420'),
  createHash('sha256').update('benchmark').digest(),
]);
/** After its first answer the service loads the rest; what is measured comes after that. */
const SETTLED_MS = 3_000;

/** @template T @param {(folder: string) => Promise<T>} work */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'cie-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One processor for both ends, where the platform's tool for that is there (round-trips.mjs). */
async function measureRoundTrips() {
  const script = fileURLToPath(new URL('./round-trips.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)('taskset', ['--cpu-list', '0', process.execPath, script]);
  return /** @type {{ roundTripsPerSecond: number, signaturesPerSecond: number, signaturesOverBare: number }} */ (
    JSON.parse(stdout)
  );
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
    token.start();
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
    const listTimes = [];
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
        times.push(performance.now() - begin);
        client.call(GET_SLOT_LIST);
        listTimes.push(performance.now() - begin);
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
    listTimes.shift();
    return {
      startUpMs: Math.round(median(times)),
      firstListMs: Math.round(median(listTimes)),
      idleMebibytes,
    };
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
