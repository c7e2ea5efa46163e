import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output } from '../src/terminal/output.js';
import { Page } from '../src/terminal/page.js';
import { printable } from '../src/terminal/printable.js';
import { plainStyle, styleFor, takesUnicode } from '../src/terminal/style.js';
import { textWidth, wrapText } from '../src/terminal/text-width.js';
import { toJsonLine } from '../src/answer.js';

function pageOf(options: { terminal?: boolean; columns?: number } = {}): { page: Page; text: () => string } {
  const stream = Object.assign(new PassThrough(), {
    isTTY: options.terminal ?? false,
    columns: options.columns ?? 80,
  });
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const output = new Output(stream);
  return { page: new Page(output, { style: plainStyle, unicode: true }), text: () => text };
}

describe('what is shown', () => {
  it.each(['\u001b[2J', '\u009b2J', 'a\rb', '\u202eabc', '\u2066x', '\ud800', 'a\u2028b', 'a\nb'])(
    'cannot steer a terminal: %j',
    (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
      const { page, text: shown } = pageOf();
      page.fields([['Name', text]]);
      page.table(['Name', 'x'], [[text, 'y']]);
      page.item('-', text);
      expect(shown().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
      expect(toJsonLine({ text }).trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
      expect(JSON.parse(toJsonLine({ text }))).toEqual({ text });
    },
  );

  it('counts columns, not characters', () => {
    expect(textWidth('e\u0301')).toBe(1);
    expect(textWidth('漢字')).toBe(4);
    expect(wrapText('uno due tre', 7)).toEqual(['uno due', 'tre']);
    expect(wrapText('unparolonelungo x', 5)).toEqual(['unparolonelungo', 'x']);
  });

  it('turns a table that does not fit into fields, and cuts nothing off', () => {
    const wide = pageOf({ terminal: true, columns: 60 });
    wide.page.table(['Reader', 'Card'], [['Short', 'card']]);
    expect(wide.text()).toBe('Reader  Card\nShort   card\n');
    const narrow = pageOf({ terminal: true, columns: 40 });
    const name = 'A reader whose name is far too long for this';
    narrow.page.table(['Reader', 'Card'], [[name, 'card']]);
    expect(narrow.text().replace(/\s+/g, ' ')).toContain(`Reader ${name} Card card`);
    for (const line of narrow.text().split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(40);
  });

  it('draws a box on a terminal only', () => {
    const terminal = pageOf({ terminal: true, columns: 30 });
    terminal.page.box(['una frase abbastanza lunga per due righe'], 'red');
    const lines = terminal.text().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^╭─+╮$/);
    expect(new Set(lines.map(textWidth)).size).toBe(1);
    const file = pageOf();
    file.page.box(['una frase'], 'red');
    expect(file.text()).toBe('una frase\n');
  });

  it('uses colours where they are wanted', () => {
    expect(styleFor(true, false, {})('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    for (const style of [
      styleFor(false, false, {}),
      styleFor(true, true, {}),
      styleFor(true, false, { NO_COLOR: '1' }),
      styleFor(true, false, { TERM: 'dumb' }),
    ]) {
      expect(style('red', 'x')).toBe('x');
    }
    expect(styleFor(true, false, { NO_COLOR: '' })('red', 'x')).not.toBe('x');
    expect(takesUnicode({ LANG: 'it_IT.UTF-8' })).toBe(true);
    expect(takesUnicode({ LC_ALL: 'C', LANG: 'it_IT.UTF-8' })).toBe(false);
  });
});
