import { describe, expect, it } from 'vitest';
import { MARKER, libraryExample } from '../verification/readme-example.mjs';

const block = (language: string, code: string): string => `\`\`\`${language}\n${code}\`\`\`\n`;

describe('the library example of a README', () => {
  it.each([
    ['no marker', block('ts', 'first();\n')],
    ['no block', `${MARKER}\n\nText.\n`],
    ['another language', `${MARKER}\n${block('sh', 'npm i\n')}`],
    ['text between marker and block', `${MARKER}\nText.\n${block('ts', 'first();\n')}`],
    ['an unclosed block', `${MARKER}\n\`\`\`ts\nfirst();\n`],
    ['an empty block', `${MARKER}\n${block('ts', '\n')}`],
  ])('is not found with %s', (_, markdown) => {
    expect(libraryExample(markdown)).toBeUndefined();
  });

  it('is the block after the marker, not the first of the page and not more', () => {
    const page = `${block('ts', 'first();\n')}${MARKER}\n\n${block('ts', 'const a = `x`;\nsecond(a);\n')}${block('js', 'third();\n')}`;
    expect(libraryExample(page)).toEqual({ language: 'ts', code: 'const a = `x`;\nsecond(a);\n' });
    expect(libraryExample(`${MARKER}\r\n\`\`\`js\r\nrun();\r\n\`\`\`\r\n`)).toEqual({
      language: 'js',
      code: 'run();\r\n',
    });
  });
});
