// @ts-check
/**
 * A client of the token with blocking calls, one after the other, as p11-kit-client.so makes them: a client on Node's
 * own sockets would measure its own event loop.
 */
import { createRequire } from 'node:module';
import { ROOT } from '../setup/paths.mjs';
import { HEADER, INITIALIZE, replyArguments } from './rpc-requests.mjs';

const AF_UNIX = 1;
const SOCK_STREAM = 1;
/** sun_path of <sys/un.h>. */
const PATH_ROOM = 108;

const koffi = createRequire(`${ROOT}/packages/pkcs11/package.json`)('koffi');
const libc = koffi.load(null);
const socket = libc.func('int socket(int, int, int)');
const connect = libc.func('int connect(int, void *, uint32_t)');
const read = libc.func('intptr_t read(int, void *, size_t)');
const write = libc.func('intptr_t write(int, void *, size_t)');
const close = libc.func('int close(int)');

export class BlockingClient {
  #fd;
  #reply = Buffer.alloc(65_536);

  /** @param {string} path */
  constructor(path) {
    const address = Buffer.alloc(2 + PATH_ROOM);
    address.writeUInt16LE(AF_UNIX);
    address.write(path, 2);
    this.#fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(this.#fd, address, address.length) !== 0) {
      close(this.#fd);
      throw new Error('no token at the socket');
    }
    write(this.#fd, Buffer.of(0), 1);
    read(this.#fd, this.#reply, 1);
    this.call(INITIALIZE);
  }

  /**
   * One round trip; gives the arguments of the reply, which are valid until the next call.
   *
   * @param {Uint8Array} frame
   */
  call(frame) {
    if (Number(write(this.#fd, frame, frame.length)) !== frame.length) throw new Error('the token hung up');
    let length = 0;
    do {
      const piece = Number(read(this.#fd, this.#reply.subarray(length), this.#reply.length - length));
      if (piece <= 0) throw new Error('the token hung up');
      length += piece;
    } while (length < HEADER || length < HEADER + this.#reply.readUInt32BE(8));
    return replyArguments(this.#reply.subarray(HEADER, length));
  }

  close() {
    close(this.#fd);
  }
}
