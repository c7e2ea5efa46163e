import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { examples, fits } from '../docs/examples.mjs';
import { pages, readPage } from '../docs/pages.mjs';
import { ROOT, TOOLING } from '../setup/paths.mjs';

const all = pages().flatMap((page) => examples(page, readPage(page)));

// Inside the workspace, where the packages' names lead to their sources; git and the tools ignore it.
mkdirSync(TOOLING, { recursive: true });
const folder = mkdtempSync(join(TOOLING, 'doc-examples-'));
const files = all.map((example, index) => {
  const file = join(folder, `${String(index).padStart(2, '0')}-${example.name}.ts`);
  writeFileSync(file, `${example.code}export {};\n`);
  return { example, file };
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the examples of a page', () => {
  const block = (mark: string, code: string): string => `${mark}\n\`\`\`ts\n${code}\n\`\`\`\n`;

  it.each([
    ['nobody would run', block('', 'first();')],
    ['a mark of another kind names', block('<!-- run: first -->', 'first();')],
    ['goes on from nothing', block('<!-- example: second, after first -->', 'second();')],
    [
      'has the name of another',
      block('<!-- example: one -->', 'first();') + block('<!-- example: one -->', 'second();'),
    ],
  ])('are refused when there is one that %s', (_, markdown) => {
    expect(() => examples('page.md', markdown)).toThrow(/^page\.md:/u);
  });

  it('go on from each other, and promise what they print', () => {
    const page =
      block('<!-- example: one -->', 'console.log(1); // → 1') +
      block('<!-- example: two, after one -->', 'console.log(2); // → a … z');
    expect(examples('page.md', page).map(({ name, prints }) => [name, prints])).toEqual([
      ['one', ['1']],
      ['two', ['1', 'a … z']],
    ]);
    expect(fits('a … z', 'a b\nc z')).toBe(true);
    expect(fits('a.c', 'abc')).toBe(false);
    expect(fits('a', 'ab')).toBe(false);
  });
});

/** What a strict compiler says about the examples, by the page's name and the example's. */
function complaints(): readonly string[] {
  const configuration = ts.readConfigFile(join(ROOT, 'tsconfig.test.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(configuration.config, ts.sys, ROOT, { noEmit: true });
  const program = ts.createProgram(
    files.map(({ file }) => file),
    options,
  );
  return files.flatMap(({ example, file }) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(
        (diagnostic) =>
          `${example.page}, example ${example.name}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
      ),
  );
}

describe('the library examples of the documents', () => {
  it('are there', () => {
    expect(all.map(({ name }) => name)).toContain('pair');
  });

  it('compile strictly', () => {
    expect(complaints()).toEqual([]);
  });

  describe('run, and print what their comments say', () => {
    let home = '';
    const before = process.env['CIEKIT_HOME'];

    beforeAll(() => {
      home = mkdtempSync(join(tmpdir(), 'ciekit-doc-examples-'));
    });

    afterAll(() => {
      if (before === undefined) delete process.env['CIEKIT_HOME'];
      else process.env['CIEKIT_HOME'] = before;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });

    it.each(files.map(({ example, file }) => [`${example.page}: ${example.name}`, example, file] as const))(
      '%s',
      async (_, example, file) => {
        process.env['CIEKIT_HOME'] = join(home, example.name);
        const printed: string[] = [];
        const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
          printed.push(format(...values));
        });
        try {
          await import(file);
        } finally {
          log.mockRestore();
        }
        const shown = printed.map((line, index) => {
          const promised = example.prints[index] ?? '';
          return fits(promised, line) ? promised : line;
        });
        expect(shown).toEqual(example.prints);
      },
    );
  });
});
