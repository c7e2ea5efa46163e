/** OpenSSL's configuration for the token: libengine-pkcs11 with our module, PKCS#1 v1.5 for TLS. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientModule } from './installed.js';

/**
 * @param tlsAlgorithms without them OpenSSL offers PSS first, which the card cannot do
 * @returns the value of OPENSSL_CONF
 */
export async function engineConfiguration(folder: string, tlsAlgorithms?: string): Promise<string> {
  const path = join(folder, 'openssl.cnf');
  const lines = [
    'openssl_conf = start',
    '[start]',
    'engines = engines',
    ...(tlsAlgorithms === undefined ? [] : ['ssl_conf = tls']),
    '[engines]',
    'pkcs11 = token',
    '[token]',
    'engine_id = pkcs11',
    `MODULE_PATH = ${clientModule}`,
    'init = 0',
    ...(tlsAlgorithms === undefined
      ? []
      : ['[tls]', 'system_default = client', '[client]', `SignatureAlgorithms = ${tlsAlgorithms}`]),
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}
