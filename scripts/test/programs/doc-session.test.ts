import { describe, expect, it } from 'vitest';
import { skipWithout } from '../../../packages/pkcs11/test/support/installed.js';
import { runSession, sessions } from '../../docs/sessions.mjs';

const SESSION_MS = 90_000;

describe.skipIf(skipWithout('pkcs11-tool', 'p11-kit-modules', 'openssl'))('the token session of docs/ci.md', () => {
  it('ends as it says: what pkcs11-tool had signed verifies with the certificate that it read', async () => {
    const session = sessions().find(({ name }) => name === 'token');
    if (session === undefined) throw new Error('docs/ci.md has no session token');
    expect(await runSession(session, SESSION_MS)).toContain('Verified OK');
  });
});
