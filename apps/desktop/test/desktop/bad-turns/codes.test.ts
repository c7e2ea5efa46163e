import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { CODE_FLOWS } from '../../support/desk/code-flows.js';
import * as turns from '../../support/desk/code-turns.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import { Sitting } from '../../support/desk/sitting.js';

let app: DeskApp;
let sitting: Sitting;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

beforeEach(() => {
  sitting = new Sitting(app);
});

afterEach(() => sitting.leave());

describe.each(CODE_FLOWS)('$name', (flow) => {
  test('a right code goes to the card once', () => turns.rightCode(sitting, flow));

  test('a wrong code costs one try, which is said, and a second try takes a tick of its own', async () => {
    await turns.wrongCode(sitting, flow);
    await turns.secondTry(sitting, flow);
  });

  test('half a code is explained and not sent', () => turns.halfCode(sitting, flow));

  test('no code is asked for when the card is blocked for ever', () => turns.blockedForEver(sitting, flow));
});

describe.each(CODE_FLOWS.filter(({ kind }) => kind === 'pin'))('$name, last try', (flow) => {
  test('no is the answer that has the focus, and nothing is sent', () => turns.lastTryDeclined(sitting, flow));

  test('yes sends the code once', () => turns.lastTryTaken(sitting, flow));

  test('a wrong one blocks the PIN, and the way out is shown', () => turns.lastTryWrong(sitting, flow));

  test('a blocked PIN is not asked for', () => turns.blockedPin(sitting, flow));
});

describe('PUK', () => {
  test('a blocked PIN is unblocked: the PUK once, the new PIN once', () => turns.blockedPinUnblocked(sitting));

  test.each([8, 3])('with %i tries left recovery is advised before the field is shown', (left) =>
    turns.fewPukTries(sitting, left),
  );

  test.each([2, 1])('with %i left a question comes before it is sent; no costs nothing', (left) =>
    turns.lastPukTriesDeclined(sitting, left),
  );

  test('the last wrong PUK closes the chip, and what still works is said', () => turns.lastPukTryWrong(sitting));
});
