import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeOrphans } from '../setup/build.mjs';
import { fingerprint } from '../setup/fingerprint.mjs';

let root: string;
const put = (path: string, content: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ciekit build '));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('fingerprint', () => {
  it('changes with content, names, places and facts, and with nothing else', () => {
    put('src/a.ts', '1');
    put('src/deep/b.ts', '2');
    const paths = ['src', 'absent.json'];
    const first = fingerprint(paths, ['linux'], root);
    put('src/a.ts', '1');
    put('unrelated.ts', '');
    expect(fingerprint(paths, ['linux'], root)).toBe(first);
    const seen = new Set([first, fingerprint(paths, ['darwin'], root)]);
    put('src/a.ts', '3');
    seen.add(fingerprint(paths, ['linux'], root));
    put('src/a.ts', '1');
    renameSync(join(root, 'src/a.ts'), join(root, 'src/deep/a.ts'));
    seen.add(fingerprint(paths, ['linux'], root));
    renameSync(join(root, 'src/deep/a.ts'), join(root, 'src/c.ts'));
    seen.add(fingerprint(paths, ['linux'], root));
    put('absent.json', '');
    seen.add(fingerprint(paths, ['linux'], root));
    expect(seen.size).toBe(6);
  });

  it('does not mistake the end of one file for the start of the next', () => {
    put('src/a', 'xsrc/b');
    put('src/b', '');
    const first = fingerprint(['src'], [], root);
    put('src/a', 'x');
    put('src/b', 'src/b');
    expect(fingerprint(['src'], [], root)).not.toBe(first);
  });
});

describe('removeOrphans', () => {
  it('removes the output of sources that are gone, and nothing else', () => {
    put('p/src/kept.ts', '');
    put('p/src/deep/kept.ts', '');
    const outputs = (name: string): string[] => ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((end) => name + end);
    const kept = [...outputs('kept'), ...outputs('deep/kept'), '.tsbuildinfo', 'data.json'];
    for (const path of [...kept, ...outputs('gone'), ...outputs('deep/gone')]) put(`p/dist/${path}`, '');
    removeOrphans(root, ['p', 'never-built']);
    const left = readdirSync(join(root, 'p/dist'), { recursive: true, encoding: 'utf8' });
    expect(left.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([...kept, 'deep'].sort());
  });
});
