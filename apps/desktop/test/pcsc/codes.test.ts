/** Codes that are typed in the window and go to a card in pcscd's virtual reader. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { skipWithoutPcscd } from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { CHANGE_PIN, CHECK_PIN, CODE_FLOWS, PAIR, UNBLOCK } from '../support/desk/code-flows.js';
import * as turns from '../support/desk/code-turns.js';
import { launchAt, type DeskApp } from '../support/desk/launch-desk.js';
import * as losses from '../support/desk/pulled-turns.js';
import { Sitting } from '../support/desk/sitting.js';
import { PcscDesk } from './support/pcsc-desk.js';

const VERIFY = 0x20;
const NO_CARD = 'La carta è stata tolta';

describe.skipIf(skipWithoutPcscd() !== false)('codes through pcscd', () => {
  const desk = new PcscDesk();
  let app: DeskApp<PcscDesk>;
  let sitting: Sitting;

  beforeAll(async () => {
    await desk.startService();
    app = await launchAt(desk, { paired: [new DeskCard()] });
  });

  afterAll(async () => {
    try {
      await app.close();
    } finally {
      await desk[Symbol.asyncDispose]();
    }
  });

  beforeEach(() => {
    sitting = new Sitting(app);
  });

  afterEach(() => sitting.leave());

  test.each(CODE_FLOWS)('$name: the right code goes to the card once', (flow) => turns.rightCode(sitting, flow));

  test.each([PAIR, CHANGE_PIN, UNBLOCK])(
    '$name: a wrong code costs one try, which is said, and a second try takes a tick of its own',
    async (flow) => {
      await turns.wrongCode(sitting, flow);
      await turns.secondTry(sitting, flow);
    },
  );

  describe('few tries', () => {
    test('the last one for the PIN is not spent without a yes', () => turns.lastTryDeclined(sitting, CHANGE_PIN));

    test('a wrong PIN on the last try blocks it, and the way out is shown', () =>
      turns.lastTryWrong(sitting, CHANGE_PIN));

    test('a blocked PIN is unblocked: the PUK once, the new PIN once', () => turns.blockedPinUnblocked(sitting));

    test('a wrong PUK with eight left: recovery is advised before and after', () => turns.fewPukTries(sitting, 8));

    test('the last wrong PUK closes the chip, and what still works is said', () => turns.lastPukTryWrong(sitting));

    test('a card that is blocked for ever is asked for no code', () => turns.blockedForEver(sitting, CHECK_PIN));
  });

  describe('a card that is pulled', () => {
    test('pair: while the chip proves itself; put back, it is paired', async () => {
      await losses.pulled(sitting, PAIR, { kind: 'card-removed', at: 9 }, NO_CARD);
      await losses.putBackAndSent(sitting, PAIR);
    });

    test('pair: after the PIN, while the certificate is read', async () => {
      const { card } = sitting;
      const afterPin = (): boolean => card.codeCommands.includes(VERIFY);
      await losses.pulled(sitting, PAIR, { kind: 'answer-lost', at: afterPin }, NO_CARD);
    });

    test.each([
      { flow: PAIR, kind: 'card-removed', said: 'Non si sa se la carta ha controllato il PIN' },
      { flow: CHECK_PIN, kind: 'answer-lost', said: 'Non si sa se la carta ha controllato il PIN' },
      { flow: UNBLOCK, kind: 'answer-lost', said: 'Non si sa se la carta ha controllato il PUK' },
    ] as const)('$flow.name: $kind with the code on its way; nothing is sent again', async ({ flow, kind, said }) => {
      await losses.pulled(sitting, flow, { kind, at: ({ ins }) => ins === VERIFY }, said);
    });

    test('change the PIN: before any code is sent', () =>
      losses.pulled(sitting, CHANGE_PIN, { kind: 'answer-lost', at: 5 }, NO_CARD));

    test('before CHANGE: the new PIN is wrong, and the one before gives the tries back', () =>
      losses.pulledBeforeChange(sitting));

    test('CHANGE executed, its answer lost: the new PIN is tried once, by the person', () =>
      losses.answerToChangeLost(sitting));

    test('after CHANGE: changed, and said so', () => losses.pulledAfterChange(sitting));

    test('RESET executed, its answer lost: the tries alone tell, no code is sent', () =>
      losses.answerToResetLost(sitting));

    test('before RESET: still blocked, and it can be done once more', () => losses.pulledBeforeReset(sitting));
  });
});
