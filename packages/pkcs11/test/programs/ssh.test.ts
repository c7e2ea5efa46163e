/** OpenSSH: the card opens a session on a local sshd. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIN } from '../../../middleware/test/support/holder.js';
import { clientModule, skipWithout } from '../support/installed.js';
import { run, type Ending } from '../support/program.js';
import { startSshServer, type SshServer } from '../support/ssh-server.js';
import { CARD_LABEL, tokenPlace, type TokenPlace } from '../support/token-place.js';

const WRONG_PIN = '11223344';

async function serverFor(place: TokenPlace): Promise<SshServer> {
  const keys = await run('ssh-keygen', ['-D', clientModule], { env: place.env });
  expect(keys.code, keys.text).toBe(0);
  const folder = join(place.folder, 'sshd');
  await mkdir(folder);
  // ssh-keygen finds the keys of the issuers too, who are not to be let in.
  const own = keys.stdout
    .toString()
    .split('\n')
    .filter((line) => line.endsWith(CARD_LABEL));
  expect(own).toHaveLength(1);
  return startSshServer(folder, `${own.join('\n')}\n`);
}

/** A program that ssh starts to ask for the PIN; it writes down that it was asked. */
async function askpass(place: TokenPlace, pin: string): Promise<NodeJS.ProcessEnv> {
  const path = join(place.folder, 'askpass');
  await writeFile(path, `#!/bin/sh\necho "$1" >> '${place.folder}/asked'\necho ${pin}\n`);
  await chmod(path, 0o700);
  return { SSH_ASKPASS: path, SSH_ASKPASS_REQUIRE: 'force' };
}

function ssh(place: TokenPlace, server: SshServer, env: NodeJS.ProcessEnv = {}): Promise<Ending> {
  const args = ['-o', `PKCS11Provider=${clientModule}`, '-o', 'NumberOfPasswordPrompts=1', ...server.destination];
  return run('ssh', [...args, 'echo "signed in"'], { env: { ...place.env, ...env } });
}

describe.skipIf(skipWithout('ssh', 'ssh-keygen', 'sshd', 'libnss-wrapper', 'p11-kit-modules'))('ssh', () => {
  it('signs in and runs a command, the PIN asked by our side', async () => {
    const place = await tokenPlace({ mode: 'prompt' });
    const server = await serverFor(place);
    const { code, stdout, text } = await ssh(place, server);
    expect(stdout.toString(), text + server.log()).toBe('signed in\n');
    expect(code).toBe(0);
    expect(place.asked).toHaveLength(1);
    expect(place.verifications).toBe(1);
  });

  it('signs in with the PIN that ssh asks for', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const server = await serverFor(place);
    const { code, stdout } = await ssh(place, server, await askpass(place, PIN));
    expect(stdout.toString()).toBe('signed in\n');
    expect(code).toBe(0);
    expect((await readFile(join(place.folder, 'asked'), 'utf8')).trim().split('\n')).toHaveLength(1);
    expect(place.asked).toEqual([]);
    expect(place.verifications).toBe(1);
  });

  it('is refused with a wrong PIN, which costs one try and not two', async () => {
    const place = await tokenPlace({ mode: 'login' });
    const server = await serverFor(place);
    const { code, stdout } = await ssh(place, server, await askpass(place, WRONG_PIN));
    expect(code).toBe(255);
    expect(stdout.toString()).toBe('');
    expect(place.verifications).toBe(1);
    expect(place.desk.card.tries.pin).toBe(2);
  });
});
