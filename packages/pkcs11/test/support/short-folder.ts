import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of mode 0700 whose name leaves room for a socket's. */
export function shortFolder(): string {
  const folder = mkdtempSync(join('/tmp', 'cie-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}
