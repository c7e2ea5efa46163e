// @ts-check
/**
 * Round trips to a token with a key in memory, as one JSON object: `node round-trips.mjs`, started by token.mjs on one
 * processor. Two processes that wait for each other on two processors measure how long an idle processor takes to wake up.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SERVICE_NODE_OPTIONS } from '../../packages/pkcs11/dist/install.js';
import { BlockingClient } from './blocking-client.mjs';
import { median } from './figures.mjs';
import { GET_SESSION_INFO, openSession, request, u64 } from './rpc-requests.mjs';

const ROUNDS = 7;
const EMPTY_ROUND_TRIPS = 20_000;
const SIGNATURES = 400;
/** Programs that sign at the same time: the token is what is measured, not how fast one program asks. */
const PROGRAMS = 4;

const folder = mkdtempSync(join(tmpdir(), 'cie-bench-'));
const path = join(folder, 'run', 'token.sock');
const service = fork(new URL('./software-key-token.mjs', import.meta.url), [path], {
  execArgv: [...SERVICE_NODE_OPTIONS],
});
try {
  await once(service, 'message');
  const client = new BlockingClient(path);
  const empty = request(GET_SESSION_INFO, 'u', u64(await sessionOf(client)));
  const signers = Array.from(
    { length: PROGRAMS },
    () => new Worker(new URL('./signing-program.mjs', import.meta.url), { workerData: path }),
  );
  await Promise.all(signers.map((signer) => once(signer, 'message')));
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const roundTripsPerSecond = await perSecond(EMPTY_ROUND_TRIPS, () => {
      for (let index = 0; index < EMPTY_ROUND_TRIPS; index++) client.call(empty);
    });
    const signaturesPerSecond = await perSecond(SIGNATURES * PROGRAMS, async () => {
      const done = signers.map((signer) => once(signer, 'message'));
      for (const signer of signers) signer.postMessage(SIGNATURES);
      await Promise.all(done);
    });
    service.send({
      bare: SIGNATURES * PROGRAMS,
      digestInfo: `3031300D060960864801650304020105000420${createHash('sha256').update('benchmark').digest('hex')}`,
    });
    const [{ perSecond: barePerSecond }] = await once(service, 'message');
    rounds.push({ roundTripsPerSecond, signaturesPerSecond, ratio: signaturesPerSecond / barePerSecond });
  }
  client.close();
  await Promise.all(signers.map((signer) => signer.terminate()));
  // The first round warms everybody up.
  rounds.shift();
  console.log(
    JSON.stringify({
      roundTripsPerSecond: Math.round(median(rounds.map((round) => round.roundTripsPerSecond))),
      signaturesPerSecond: Math.round(median(rounds.map((round) => round.signaturesPerSecond))),
      signaturesOverBare: Math.round(median(rounds.map((round) => round.ratio)) * 100) / 100,
    }),
  );
} finally {
  service.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {number} times @param {() => unknown} work all of them */
async function perSecond(times, work) {
  const begin = performance.now();
  await work();
  return (times * 1000) / (performance.now() - begin);
}

/** The token knows its card a moment after it listens. @param {BlockingClient} client */
async function sessionOf(client) {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await openSession((frame) => client.call(frame))).session;
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(20);
    }
  }
}
