import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { startIdentityProvider } from '@ciekit/idp';
import { expect, it } from 'vitest';

it('lets browsers use the style of its pages, and no other', async () => {
  await using idp = await startIdentityProvider();
  const asked = get(`${idp.issuer}/`, { ca: idp.authority.certificatePem, agent: false });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let page = '';
  for await (const chunk of response) page += String(chunk);
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(page) ?? [];
  expect(style).toContain('.notice');
  const allowed = /style-src ([^;]*)/.exec(String(response.headers['content-security-policy']))?.[1];
  expect(allowed).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});
