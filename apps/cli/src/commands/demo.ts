import { catalogueOf, describeAssurance, describeTries } from '@ciekit/middleware/basics';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { Narrator } from '../demo/narrator.js';
import { scriptedCodes } from '../demo/scripted-codes.js';
import { signing } from '../demo/signing.js';
import { buildStage, CARD_LATENCY_MS, type Stage } from '../demo/stage.js';
import { showDate } from './card-fields.js';

/** The specimen's published codes, and those that the story makes of them. */
const SECOND_PIN = '52704938';
const THIRD_PIN = '40827165';
const CARELESS_PIN = '12345678';
const WRONG_PIN = '90817263';
/** Far enough into a pairing that the chip is speaking under secure messaging. */
const COMMANDS_BEFORE_PULL = 12;

export async function run(context: CommandContext): Promise<Answer> {
  if (context.options.flag('login')) return (await import('../demo/login-story.js')).tellLogin(context);
  const began = performance.now();
  const stage = await buildStage();
  context.atEnd(() => stage.close());
  const narrator = new Narrator(context, stage.apdus, context.words.demo);
  const { demo } = context.words;
  context.page.box([demo.title], 'bold');
  context.page.line(demo.intro);
  context.page.line(demo.simulated(CARD_LATENCY_MS));
  await beginning(context, stage, narrator);
  await signing(context, stage, narrator, stage.image.codes.pin);
  await codes(context, stage, narrator);
  await troubles(context, stage, narrator);
  // Before it is said that nothing was left.
  await stage.close();
  const milliseconds = Math.round(performance.now() - began);
  return {
    json: { chapters: narrator.chapters, apdus: stage.apdus(), milliseconds },
    show: (page) => {
      page.line();
      page.box([demo.end, demo.total(stage.apdus(), (milliseconds / 1000).toFixed(1))], 'green');
      page.line(demo.next);
    },
  };
}

async function beginning(context: CommandContext, stage: Stage, narrator: Narrator): Promise<void> {
  const { words, page, language } = context;
  const { middleware, image } = stage;
  const { pin } = image.codes;
  await narrator.chapter('make', 'cie emulator create anna.json --trust anchors', () => {
    narrator.says(image.notice);
    return Promise.resolve();
  });
  await narrator.chapter('trust', 'cie trust add anchors/*.pem', async () => {
    narrator.good(words.demo.actions.trusted(await stage.trust()));
  });
  await narrator.chapter('status', 'cie status', async () => {
    for (const { reader, card } of await middleware.status({ signal: context.signal })) {
      narrator.good(`${reader}: ${card.kind === 'cie' ? words.status.unpaired : card.kind}`);
    }
  });
  await narrator.chapter('pair', 'cie pair', async () => {
    narrator.says(`${catalogueOf(language).prompts.pin}: ********`);
    const { card } = await middleware.pair(scriptedCodes({ pin }), narrator.options);
    narrator.good(describeAssurance(card.assurance, language));
    narrator.good(words.paired(card.serialNumber));
  });
  await narrator.chapter('info', 'cie info', async () => {
    const card = await middleware.cardInfo(narrator.options);
    page.fields([
      [words.card.surname, { text: card.surname, as: 'bold' }],
      [words.card.givenName, { text: card.givenName, as: 'bold' }],
      [words.card.codiceFiscale, card.codiceFiscale],
      [words.card.serialNumber, card.serialNumber],
      [words.card.expires, showDate(context, card.validity.notAfter)],
    ]);
  });
}

async function codes(context: CommandContext, stage: Stage, narrator: Narrator): Promise<void> {
  const { words, language } = context;
  const { middleware, image } = stage;
  const { pin, puk } = image.codes;
  const { actions } = words.demo;
  const tries = async (): Promise<void> => {
    const status = await middleware.pinStatus({ signal: context.signal });
    narrator.says(describeTries('pin', status.pin.triesRemaining, language));
  };
  await narrator.chapter('verify', 'cie pin verify', async () => {
    await middleware.verifyPin(scriptedCodes({ pin }), narrator.options);
    narrator.good(actions.pinIs);
  });
  await narrator.chapter('change', 'cie pin change', async () => {
    await narrator.expectError('weak-pin', () =>
      middleware.changePin(scriptedCodes({ pin, newPin: CARELESS_PIN }), narrator.options),
    );
    await middleware.changePin(scriptedCodes({ pin, newPin: SECOND_PIN }), narrator.options);
    narrator.good(actions.newPin);
  });
  await narrator.chapter('block', 'cie pin verify', async () => {
    const wrong = scriptedCodes({
      pin: WRONG_PIN,
      lastTry: () => {
        narrator.says(actions.lastTry);
        return true;
      },
    });
    for (const code of ['code-incorrect', 'code-incorrect', 'code-blocked']) {
      narrator.says(words.demo.typed(actions.wrongPin));
      await narrator.expectError(code, () => middleware.verifyPin(wrong, narrator.options));
    }
  });
  await narrator.chapter('refused', 'cie pin verify', async () => {
    await narrator.expectError('code-blocked', () =>
      middleware.verifyPin(scriptedCodes({ pin: SECOND_PIN }), narrator.options),
    );
  });
  await narrator.chapter('unblock', 'cie pin unblock', async () => {
    await middleware.unblockPin(scriptedCodes({ puk, newPin: THIRD_PIN }), narrator.options);
    narrator.good(actions.unblocked);
    await tries();
  });
}

async function troubles(context: CommandContext, stage: Stage, narrator: Narrator): Promise<void> {
  const { words, language } = context;
  const { middleware, anna } = stage;
  const { actions } = words.demo;
  await narrator.chapter('clone', 'cie pin verify', async () => {
    stage.swap(stage.copy());
    const before = stage.codes();
    await narrator.expectError('internal-authentication', () =>
      middleware.verifyPin(scriptedCodes({ pin: THIRD_PIN }), narrator.options),
    );
    if (stage.codes() !== before) throw new Error('a code was sent to a copy');
    narrator.good(actions.nothingSent);
    stage.swap(anna);
  });
  await narrator.chapter('removed', 'cie pair', async () => {
    stage.pullAfter(COMMANDS_BEFORE_PULL);
    await narrator.expectError('card-removed', () =>
      middleware.pair(scriptedCodes({ pin: THIRD_PIN }), narrator.options),
    );
    stage.swap(anna);
    const { cards } = await middleware.listCards();
    if (cards.length !== 1) throw new Error('the pairing was harmed');
    await middleware.verifyPin(scriptedCodes({ pin: THIRD_PIN }), narrator.options);
    narrator.good(actions.storeUntouched);
  });
  await narrator.chapter('doctor', 'cie doctor', async () => {
    const { findings } = await middleware.doctor({ ...narrator.options });
    const { doctor } = catalogueOf(language);
    for (const { id, severity } of findings) {
      const mark = words.doctor.severities[severity];
      if (severity === 'ok' || severity === 'info') narrator.good(doctor[id].title);
      else narrator.says(`${mark}: ${doctor[id].title}`);
    }
  });
}
