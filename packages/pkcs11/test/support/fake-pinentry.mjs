#!/usr/bin/env node
// A pinentry that follows its script, FAKE_PINENTRY: what it does with GETPIN and CONFIRM. Writes what it was told,
// one command a line, to FAKE_PINENTRY_LOG. As strict as the Assuan manual: one command, one answer.
import { appendFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { createInterface } from 'node:readline';

const { FAKE_PINENTRY: script = '', FAKE_PINENTRY_LOG: log } = process.env;
const say = (text) => process.stdout.write(`${text}\n`);
const note = (text) => {
  if (log !== undefined) appendFileSync(log, `${text}\n`);
};

note(`ARGV ${process.argv.slice(2).join(' ')}`);
process.on('SIGTERM', () => {
  note('SIGTERM');
  process.exit(0);
});
if (script === 'waits') setInterval(() => undefined, 1000);
if (script === 'dies') process.exit(1);
else if (script === 'http') say('HTTP/1.1 200 OK');
else if (script === 'endless') process.stdout.write('#'.repeat(100_000));
else say('OK Pleased to meet you, process 1');

createInterface({ input: process.stdin }).on('line', (line) => {
  note(line);
  const [command] = line.split(' ');
  if (command === 'OPTION' && script === 'old') say('ERR 83886254 Unknown option <Pinentry>');
  else if (command !== 'GETPIN' && command !== 'CONFIRM') say('OK');
  else if (script.startsWith('pin ')) {
    // What may come between a command and its answer.
    say('# a comment');
    say('S PIN_REPEATED');
    say(`D ${script.slice(4)}`);
    say('OK');
  } else if (script.startsWith('err ')) say(`ERR ${script.slice(4)} as told <Pinentry>`);
  else if (script === 'inquires') say('INQUIRE QUALITY 123');
  else if (script === 'twice') say('D 12345678\nD 12345678\nOK');
  else if (script === 'chatters') say('OK\nOK\nD 12345678');
  else if (script === 'leaves') process.exit(0);
  else if (script === 'garbage') process.stdout.write(Buffer.from([0, 255, 10, 7, 10]));
  else if (script !== 'waits') say('OK');
});
