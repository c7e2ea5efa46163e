import { connect } from 'node:net';
import { dirname } from 'node:path';
import {
  decodeLocked,
  decodeStatus,
  encodeRequest,
  MAX_CONTROL_ANSWER,
  type ControlRequest,
  type ServiceStatus,
} from './control-protocol.js';
import { LineReader } from './line-reader.js';
import { privateFolderState } from './private-folder.js';
import { controlSocketPath } from './socket-location.js';
import { TokenServiceError } from './token-service-error.js';

/** A lock waits for the signature that the card is making. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * What the service does right now.
 *
 * @param socketPath the token's socket
 * @param withinMs how long to wait for the answer
 * @throws {TokenServiceError} `token-service-not-running`, `token-service-failed`, `token-folder-unsafe`
 */
export function askStatus(socketPath: string, withinMs: number = ANSWER_WITHIN_MS): Promise<ServiceStatus> {
  return ask(socketPath, 'status', decodeStatus, withinMs);
}

/**
 * Closes every log-in: the next signature asks for the PIN again.
 *
 * @param socketPath the token's socket
 * @returns how many log-ins were open
 * @throws {TokenServiceError} as `askStatus`
 */
export function askLock(socketPath: string): Promise<number> {
  return ask(socketPath, 'lock', decodeLocked, ANSWER_WITHIN_MS);
}

function ask<T>(
  socketPath: string,
  request: ControlRequest,
  decode: (line: Uint8Array) => T | undefined,
  withinMs: number,
): Promise<T> {
  const path = controlSocketPath(socketPath);
  if (privateFolderState(dirname(path)) === 'unsafe') {
    return Promise.reject(new TokenServiceError('token-folder-unsafe', dirname(path)));
  }
  return new Promise((resolve, reject) => {
    const lines = new LineReader(MAX_CONTROL_ANSWER);
    const socket = connect(path);
    let connected = false;
    const fail = (cause?: unknown): void => {
      socket.destroy();
      const code = connected ? 'token-service-failed' : 'token-service-not-running';
      reject(new TokenServiceError(code, path, { cause }));
    };
    socket.setTimeout(withinMs, fail);
    socket.once('error', fail);
    socket.once('close', () => {
      fail();
    });
    socket.once('connect', () => {
      connected = true;
      socket.write(encodeRequest(request));
    });
    socket.on('data', (chunk: Uint8Array) => {
      try {
        const [line] = lines.push(chunk);
        if (line === undefined) return;
        const answer = decode(line);
        if (answer === undefined) fail();
        else resolve(answer);
        socket.destroy();
      } catch (error) {
        fail(error);
      }
    });
  });
}
