/** The `openssl` program as a judge that shares no code with this package. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' });

/** LibreSSL, which macOS calls `openssl`, lacks some of the options. */
export const opensslAvailable = version.status === 0 && version.stdout.startsWith('OpenSSL ');

export interface OpensslRun {
  readonly ok: boolean;
  /** What it printed, both streams. */
  readonly text: string;
  readonly stdout: Buffer;
}

/** Runs `openssl` in a directory that holds these files and nothing else. */
export function openssl(files: Readonly<Record<string, Uint8Array | string>>, ...args: readonly string[]): OpensslRun {
  const directory = mkdtempSync(join(tmpdir(), 'ciekit-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: directory });
    return { ok: status === 0, text: `${stdout.toString()}${stderr.toString()}`, stdout };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export function pem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
