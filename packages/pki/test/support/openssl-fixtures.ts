import { readFileSync } from 'node:fs';

const fixtures = JSON.parse(readFileSync(new URL('../fixtures/openssl.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>;

/** Bytes that the openssl command made: see fixtures/make-openssl-fixtures.mjs. */
export function opensslFixture(name: string): Uint8Array {
  const base64 = fixtures[name];
  if (base64 === undefined) throw new Error(`no fixture ${name}`);
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
