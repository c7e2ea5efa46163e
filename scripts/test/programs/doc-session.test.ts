import { describe, expect, it } from 'vitest';
import { clientModule, skipWithout } from '../../../packages/pkcs11/test/support/installed.js';
import { runSession, sessions } from '../../docs/sessions.mjs';

const SESSION_MS = 110_000;
const PAGE = 'docs/token-programs.md';
const PROGRAMS = [
  'pkcs11-tool',
  'openssl',
  'curl',
  'gnutls-cli',
  'libengine-pkcs11-openssl',
  'p11-kit-modules',
  'pkill',
];

describe.skipIf(skipWithout(...PROGRAMS))('the session of docs/token-programs.md', () => {
  it('ends as it says, block after block', { timeout: SESSION_MS + 10_000 }, async () => {
    const blocks = sessions().filter(({ page }) => page === PAGE);
    expect(blocks.map(({ name }) => name)).toContain('token-curl');
    // `cie` is a function there: the shell between is the parent of the service.
    const ends = `trap 'pkill -P "\${TOKEN-0}"; kill \${TOKEN-} \${SERVER-} || :' EXIT\n`;
    // The page names Debian's usual architecture.
    const code = blocks
      .map((block) => block.code)
      .join('\n')
      .replace(/^CLIENT=.*$/mu, `CLIENT=${clientModule}`);
    const output = await runSession({ page: PAGE, name: 'token', code: ends + code }, SESSION_MS);
    expect(output.match(/^Verified OK$/gmu)).toHaveLength(2);
    expect(output.match(/Subject:.*SPCNNA85C52H501U/gu)).toHaveLength(2);
    expect(output).toContain('Entra con CIE');
  });
});

describe.skipIf(skipWithout('pkcs11-tool', 'p11-kit-modules', 'openssl'))('the token session of docs/ci.md', () => {
  it('ends as it says: what pkcs11-tool had signed verifies with the certificate that it read', async () => {
    const session = sessions().find(({ name }) => name === 'token');
    if (session === undefined) throw new Error('docs/ci.md has no session token');
    expect(await runSession(session, SESSION_MS)).toContain('Verified OK');
  });
});
