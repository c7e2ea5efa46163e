import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { LineEditor, type Keystroke } from '../src/terminal/line-editor.js';

function type(bytes: Iterable<number>): { line: string; strokes: Keystroke[]; editor: LineEditor } {
  const editor = new LineEditor();
  const strokes: Keystroke[] = [];
  for (const byte of bytes) {
    const stroke = editor.feed(byte);
    strokes.push(stroke);
    if (stroke === 'done' || stroke === 'cancelled') break;
  }
  return { line: editor.preview(), strokes, editor };
}

const keys = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('LineEditor', () => {
  it.each([
    ['12345678\r', '12345678'],
    ['12345678\n', '12345678'],
    ['123\u007f45\r', '1245'],
    ['123\b\b4\r', '14'],
    ['\u007f\u007f1\r', '1'],
    ['111\u001522\r', '22'],
    ['1\u001b[A2\u001b[D3\u001bOP4\r', '1234'],
    ['\u001b[200~19283746\u001b[201~\r', '19283746'],
    ['\u001b12\r', '12'],
    ['1\u0000\u00012\r', '12'],
    ['\u001b[1\r', ''],
  ])('reads %j as %j', (typed, expected) => {
    const { line, strokes } = type(keys(typed));
    expect(line).toBe(expected);
    expect(strokes.at(-1)).toBe('done');
  });

  it.each(['\u0003', '12\u0003', '\u0004', '\u001b\u0003', '\u001b[\u0003'])('ends with a refusal on %j', (typed) => {
    expect(type(keys(typed)).strokes.at(-1)).toBe('cancelled');
  });

  it('takes Ctrl-D at the end of a line for its end', () => {
    expect(type(keys('12\u0004')).strokes.at(-1)).toBe('done');
  });

  it('does not take the end of a line that is too long for the whole', () => {
    const { editor } = type(keys(`${'9'.repeat(70)}12345678\r`));
    expect(editor.take()).toHaveLength(64);
  });

  it('forgets the line when it is taken', () => {
    const { editor } = type(keys('12345678'));
    expect(editor.take()).toEqual(keys('12345678'));
    expect(editor.preview()).toBe('');
    expect(editor.take()).toHaveLength(0);
  });

  it('holds at most 64 bytes of what was typed, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const editor = new LineEditor();
        for (const byte of bytes) editor.feed(byte);
        const line = editor.take();
        expect(line.length).toBeLessThanOrEqual(64);
        for (const byte of line) {
          expect(bytes.includes(byte)).toBe(true);
          expect(byte === 9 || byte >= 0x20).toBe(true);
        }
      }),
      propertyRuns(),
    );
  });
});
