import { inspect } from 'node:util';
import { CardStateError, initialCardState, parseCardState, serializeCardState, specimenImage } from '@ciekit/emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';

const state = initialCardState(specimenImage());
const change = (path: readonly string[], value: unknown): string => {
  const copy = JSON.parse(serializeCardState(state)) as Record<string, unknown>;
  let target = copy;
  for (const key of path.slice(0, -1)) target = target[key] as Record<string, unknown>;
  target[path.at(-1)!] = value;
  return JSON.stringify(copy);
};
const parse = (text: string): unknown => {
  try {
    return parseCardState(text);
  } catch (error) {
    return error;
  }
};

describe('the text of a state file', () => {
  it('is refused where anything is wrong, too much or missing', () => {
    const texts = [
      '',
      'null',
      '[]',
      '7',
      '{}',
      serializeCardState(state).slice(0, -3),
      `${serializeCardState(state)}x`,
      ' '.repeat(5000),
      change(['format'], 'ciekit-card-image'),
      change(['version'], 2),
      change(['notice'], 1),
      change(['card'], 'not hexadecimal'),
      change(['card'], 'ab'),
      change(['more'], 1),
      change(['pin'], null),
      change(['pin'], []),
      change(['pin', 'digits'], 19283746),
      change(['pin', 'digits'], '1928374'),
      change(['pin', 'digits'], '1928374x'),
      change(['pin', 'triesRemaining'], 4),
      change(['pin', 'triesRemaining'], -1),
      change(['pin', 'triesRemaining'], 1.5),
      change(['pin', 'triesRemaining'], '3'),
      change(['pin', 'more'], 1),
      change(['puk', 'triesRemaining'], 11),
      change(['puk', 'digits'], undefined),
    ];
    for (const text of texts)
      expect([text, parse(text)]).toEqual([text, expect.objectContaining({ code: 'state-malformed' })]);
  });

  it('round trips', () => {
    expect(parseCardState(serializeCardState(state))).toEqual(state);
    const used = {
      ...state,
      pin: { digits: '00000000', triesRemaining: 0 },
      puk: { digits: '99999999', triesRemaining: 10 },
    };
    expect(parseCardState(serializeCardState(used))).toEqual(used);
  });

  it('is a state or a typed error that shows nothing of it, whatever the text', () => {
    const likely = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((tail) => `${serializeCardState(state)}${tail}`),
    );
    fc.assert(
      fc.property(likely, (text) => {
        const result = parse(text);
        if (result instanceof Error) {
          expect(result).toBeInstanceOf(CardStateError);
          expect(inspect(result)).not.toContain(state.pin.digits);
        } else expect(result).toHaveProperty('format', 'ciekit-card-state');
      }),
      propertyRuns(),
    );
  });
});
