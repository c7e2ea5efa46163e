// @ts-check
/** One program that signs as often as it is told, in a thread of its own: its calls block. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { fromHex } from '../../packages/core/dist/index.js';
import { BlockingClient } from './blocking-client.mjs';
import { openSession, signing } from './rpc-requests.mjs';

const DIGEST_INFO = Buffer.concat([
  fromHex('3031300D060960864801650304020105000420'),
  createHash('sha256').update('benchmark').digest(),
]);

const client = new BlockingClient(String(workerData));
const { session, key } = await openSession((frame) => client.call(frame));
const { init, sign } = signing(session, key, DIGEST_INFO);
const signTimes = (/** @type {number} */ times) => {
  for (let index = 0; index < times; index++) {
    client.call(init);
    client.call(sign);
  }
};

// The first one logs in.
signTimes(1);
parentPort?.on('message', (/** @type {number} */ times) => {
  signTimes(times);
  parentPort?.postMessage('signed');
});
parentPort?.postMessage('ready');
