/**
 * Another program with a PC/SC client of its own, written against libpcsclite.so.1 without this package.
 *
 * node other-program.mjs READER transaction|exclusive|reset
 *
 * Prints `holding` once it has the card, gives it back at the first line on its standard input, prints `done`.
 */
import koffi from 'koffi';
import { createInterface } from 'node:readline';

const [reader, mode] = process.argv.slice(2);
const EXCLUSIVE = 1;
const SHARED = 2;
const ANY_PROTOCOL = 3;
const LEAVE = 0;
const RESET = 1;

const library = koffi.load('libpcsclite.so.1');
const establish = library.func('long SCardEstablishContext(ulong, void *, void *, _Out_ long *)');
const connect = library.func('long SCardConnect(long, str, ulong, ulong, _Out_ long *, _Out_ ulong *)');
const reconnect = library.func('long SCardReconnect(long, ulong, ulong, ulong, _Out_ ulong *)');
const begin = library.func('long SCardBeginTransaction(long)');
const end = library.func('long SCardEndTransaction(long, ulong)');
const disconnect = library.func('long SCardDisconnect(long, ulong)');

function check(call, returnCode) {
  if (Number(returnCode) === 0) return;
  console.error(`${call}: ${Number(returnCode).toString(16)}`);
  process.exit(1);
}

const context = [0];
const card = [0];
const protocol = [0];
check('SCardEstablishContext', establish(2, null, null, context));
const share = mode === 'exclusive' ? EXCLUSIVE : SHARED;
check('SCardConnect', connect(context[0], reader, share, ANY_PROTOCOL, card, protocol));
if (mode === 'transaction') check('SCardBeginTransaction', begin(card[0]));
if (mode === 'reset') check('SCardReconnect', reconnect(card[0], SHARED, ANY_PROTOCOL, RESET, protocol));
console.log('holding');

createInterface({ input: process.stdin }).once('line', () => {
  if (mode === 'transaction') check('SCardEndTransaction', end(card[0], LEAVE));
  check('SCardDisconnect', disconnect(card[0], LEAVE));
  console.log('done');
  process.exit(0);
});
