/** The lasting set-up, as an ordinary user has it: p11-kit's own modules, the front end, and a service that comes and goes. */
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { specimenImage } from '@ciekit/emulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../../apps/cli/test/support/program.js';
import { PIN } from '../../../middleware/test/support/holder.js';
import { temporaryFolder } from '../../../middleware/test/support/temporary-folder.js';
import { closedToOthers, proxyModule, skipWithout } from '../support/installed.js';
import { authoritiesOf, expectSignature } from '../support/judge.js';
import { RunningProgram, run, type Ending, type ProgramOptions } from '../support/program.js';
import { UNPRIVILEGED } from '../support/ssh-server.js';
import { CARD_LABEL, CARD_URI } from '../support/token-place.js';

const CIE = fileURLToPath(new URL('../../../../apps/cli/bin/cie.js', import.meta.url));
const CARD = ['--reader', 'software:card.json'];
const { holder } = authoritiesOf(specimenImage());

beforeAll(build);

/** A home with a paired software card and `cie token install --p11-kit`. p11-kit does not look at root's modules. */
async function person(): Promise<ProgramOptions> {
  const home = await temporaryFolder();
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  await chown(home, UNPRIVILEGED, UNPRIVILEGED);
  await chown(runtime, UNPRIVILEGED, UNPRIVILEGED);
  const env = { HOME: home, XDG_RUNTIME_DIR: runtime, CIEKIT_HOME: join(home, 'ciekit') };
  const someone = { cwd: home, env, uid: UNPRIVILEGED };
  for (const [args, input] of [
    [['emulator', 'create', 'card.json'], ''],
    [[...CARD, 'pair', '--pin-stdin', '--yes'], `${PIN}\n`],
    [['token', 'install', '--p11-kit', '--yes'], ''],
  ] as const) {
    const { code, text } = await run(process.execPath, [CIE, ...args], { ...someone, input });
    expect(code, text).toBe(0);
  }
  await writeFile(join(home, 'message'), 'Entra con CIE\n');
  return someone;
}

async function serve(someone: ProgramOptions): Promise<RunningProgram> {
  const args = [CIE, ...CARD, 'token', 'serve', '--pin-mode', 'login', '--json'];
  const service = new RunningProgram(process.execPath, args, someone);
  await service.said(/"card-recognised"/u);
  return service;
}

function sign(someone: ProgramOptions, output: string): Promise<Ending> {
  const files = ['--input-file', 'message', '--output-file', output];
  const options = ['--module', proxyModule, '--token-label', CARD_LABEL, '--login', '--pin', PIN];
  return run('pkcs11-tool', [...options, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files], someone);
}

describe.skipIf(skipWithout('pkcs11-tool', 'p11tool', 'openssl', 'p11kit') || closedToOthers())(
  'through p11-kit and the front end',
  () => {
    it('programs sign, before and after the service was restarted, and see no card in between', async () => {
      const someone = await person();
      const folder = someone.cwd ?? '';
      const first = await serve(someone);
      const signed = await sign(someone, 'first');
      expect(signed.code, signed.text).toBe(0);
      await expectSignature(folder, holder, 'sha256', 'message', 'first');
      await first.stop();

      const between = await sign(someone, 'nothing');
      expect(between.code).toBe(1);
      expect(between.text).toContain('No slot with token named');

      await serve(someone);
      const again = await sign(someone, 'second');
      expect(again.code, again.text).toBe(0);
      await expectSignature(folder, holder, 'sha256', 'message', 'second');
    });

    it('a program that was never told of the card finds it', async () => {
      const someone = await person();
      await serve(someone);
      const { code, text } = await run('p11tool', ['--batch', '--list-all-certs', CARD_URI], someone);
      expect(code).toBe(0);
      expect(text).toContain('Label: CIE CA00000AA');
    });
  },
);
