import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, workspaceFolders } from '../setup/paths.mjs';
import { refusal } from '../setup/node-version.mjs';

describe('refusal of unsupported Node versions', () => {
  it.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.1', '0.12.18', ''])(
    'refuses %s in one sentence',
    (version) => {
      const sentence = refusal(version);
      expect(sentence).toContain(`this is Node ${version}`);
      expect(sentence).not.toContain('\n');
    },
  );

  it.each(['20.19.0', '20.20.2', '22.13.0', '22.21.1', '24.0.0', '26.10.0'])('accepts %s', (version) => {
    expect(refusal(version)).toBeUndefined();
  });

  it('refuses what the engines fields of all packages leave out', () => {
    for (const folder of ['.', ...workspaceFolders()]) {
      const manifest = JSON.parse(readFileSync(`${ROOT}/${folder}/package.json`, 'utf8')) as { engines?: object };
      expect(manifest.engines, folder).toEqual({ node: '^20.19.0 || ^22.13.0 || >=24' });
    }
  });
});
