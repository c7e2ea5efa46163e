import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as middleware from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import * as cliErrors from '../../apps/cli/src/cli-errors.js';
import * as exitCodes from '../../apps/cli/src/exit-codes.js';
import * as commands from '../../apps/cli/src/grammar/commands.js';
import * as program from '../../apps/cli/src/grammar/program.js';
import * as words from '../../apps/cli/src/words/words.js';
import { meaningOf } from '../docs/json-fields.mjs';
import { anchors } from '../docs/markdown.mjs';
import { references } from '../docs/references.mjs';
import { ROOT } from '../setup/paths.mjs';

const pages = references({ middleware, commands, program, exitCodes, cliErrors, words });
const linesOf = (text: string): readonly string[] => text.split('\n');

describe('the generated pages', () => {
  it.each(Object.entries(pages))('%s is what the program makes now (npm run docs:reference)', (path, made) => {
    expect(linesOf(readFileSync(join(ROOT, path), 'utf8'))).toEqual(linesOf(made));
  });

  it('have a chapter for every command, every error and every finding', () => {
    for (const { name } of commands.COMMANDS) expect(linesOf(pages['docs/cli.md'] ?? '')).toContain(`### cie ${name}`);
    for (const { anchor } of middleware.errorCatalogue) {
      expect(linesOf(pages['docs/errors.md'] ?? '')).toContain(`### ${anchor}`);
    }
    const headings = anchors(pages['docs/doctor.md'] ?? '');
    for (const id of middleware.FINDING_IDS) {
      const [page, anchor = ''] = middleware.finding(id, 'ok').docs.split('#');
      expect(page).toBe('docs/doctor.md');
      expect(headings).toContain(anchor);
    }
  });

  it('leave no placeholder of the catalogues', () => {
    for (const page of Object.values(pages)) expect(page).not.toMatch(/\{[a-z]\w*\}/u);
  });

  it('refuse a field of the JSON that nobody explained', () => {
    expect(() => meaningOf('list', 'cards[].unheardOf')).toThrow(/unheardOf/u);
    expect(meaningOf('readers', 'readers[].card')).not.toBe(meaningOf('status', 'readers[].card.state'));
  });
});
