import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PcscDaemon, skipWithoutPcscd } from '../../../packages/pcsc/test/pcsc/support/daemon.js';
import { runSession, sessions } from '../../docs/sessions.mjs';

const SESSION_MS = 90_000;

describe.skipIf(skipWithoutPcscd())('the session of docs/ci.md with the real daemon', () => {
  let daemon: PcscDaemon | undefined;

  beforeAll(async () => {
    daemon = await PcscDaemon.start();
  });

  afterAll(async () => {
    await daemon?.stop();
  });

  it('ends as it says: the card is seen by cie and by opensc-tool, taken away and put back', async () => {
    const session = sessions().find(({ name }) => name === 'pcsc');
    if (session === undefined) throw new Error('docs/ci.md has no session pcsc');
    const output = await runSession(session, SESSION_MS);
    expect(output.match(/"pin":\{"triesRemaining":3,/gu)).toHaveLength(2);
    expect(output).toContain('Received (SW1=0x90, SW2=0x00)');
  });
});
