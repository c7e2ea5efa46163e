import type { FaultRequest } from '@ciekit/emulator';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import type { DeskApp } from '../desk/launch-desk.js';
import { RIGHT_PIN, WRONG_PIN } from '../desk/code-flows.js';
import * as files from '../verify/signed-files.js';
import { application } from './letter.js';
import { AT_WORK_MS, choose, fill, seen, submit, type Scene, type Studio } from './scene.js';

/** ISO 7816-4: VERIFY; INTERNAL AUTHENTICATE, which after it is the signature itself. */
const [VERIFY, SIGN] = [0x20, 0x88];

/** A fault at the signature of this file, counted from 1. */
function atSignature(number: number): FaultRequest['at'] {
  let isVerified = false;
  let signatures = 0;
  return ({ ins }) => {
    isVerified ||= ins === VERIFY;
    return isVerified && ins === SIGN && ++signatures === number;
  };
}

const card =
  (prepare: (card: DeskCard) => void = () => undefined) =>
  ({ desk }: DeskApp): void => {
    const placed = new DeskCard();
    prepare(placed);
    desk.put(placed);
  };

const pdf = { 'Domanda trasporto.pdf': application() };
const several = {
  'Domanda trasporto.pdf': application(),
  'Ricevuta del pagamento.pdf': application(),
  'Delega.txt': 'Delego mia sorella.',
  'Pianta della casa.dwg': 'lines',
};
const three = {
  'Domanda.pdf': application(),
  'Ricevuta.pdf': application(),
  'Pianta.dwg': 'lines',
};
const broken = { 'Domanda trasporto.pdf': application(), 'Scansione interrotta.pdf': '%PDF-1.7 interrotta' };

const notes = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Nota ${index + 1}.txt`, 'nota']));

async function withFiles(studio: Studio, chosen: Parameters<typeof choose>[1]): Promise<void> {
  await choose(studio, chosen);
  await studio.page.locator('.files').waitFor();
  const [name = ''] = Object.keys(chosen);
  const { picture, failed } = studio.words.documents.sign.viewer;
  const { page } = studio;
  if (name.endsWith('.pdf')) {
    await page
      .getByRole('img', { name: picture(1, 1, name) })
      .or(page.getByText(failed))
      .first()
      .waitFor();
  }
}

async function atPin(studio: Studio, chosen: Parameters<typeof choose>[1]): Promise<void> {
  await withFiles(studio, chosen);
  const count = Object.keys(chosen).length;
  await studio.page.getByRole('button', { name: studio.words.documents.sign.signFiles(count), exact: true }).click();
}

async function send(studio: Studio, pin: string): Promise<void> {
  await fill(studio.page, [[studio.words.codes.pin.label, pin]]);
  await submit(studio.page);
}

const openAll = async ({ page }: Studio): Promise<void> => {
  await page.evaluate(`{
    const folded = [...document.querySelectorAll('main details')];
    for (const element of folded) element.open = true;
    folded.at(-1)?.scrollIntoView();
  }`);
};

/** From no file to the signed ones. */
export const SIGN_SCENES: readonly Scene[] = [
  { name: 'sign-one', route: 'sign', arrange: card(), act: (studio) => withFiles(studio, pdf) },
  { name: 'sign-box', route: 'sign', arrange: card(), act: (studio) => withFiles(studio, three) },
  {
    name: 'sign-options',
    route: 'sign',
    arrange: card(),
    act: async (studio) => {
      await withFiles(studio, several);
      await openAll(studio);
    },
  },
  {
    name: 'sign-many',
    route: 'sign',
    arrange: card(),
    act: (studio) => withFiles(studio, { ...several, ...notes(12), 'Vuoto.txt': '', 'Vuoto anche lui.txt': '' }),
  },
  {
    name: 'sign-no-preview',
    route: 'sign',
    arrange: card(),
    act: (studio) => withFiles(studio, { 'Delega.txt': 'Delego mia sorella.' }),
  },
  {
    name: 'sign-broken',
    route: 'sign',
    arrange: card(),
    act: (studio) => withFiles(studio, { 'Scansione.pdf': '%PDF-1.7' }),
  },
  { name: 'sign-pin', route: 'sign', arrange: card(), act: (studio) => atPin(studio, several) },
  { name: 'sign-pin-no-card', route: 'sign', act: (studio) => atPin(studio, pdf) },
  {
    name: 'sign-pin-blocked',
    route: 'sign',
    arrange: card((placed) => {
      placed.set({ pin: 0 });
    }),
    act: (studio) => atPin(studio, pdf),
  },
  {
    name: 'sign-pin-wrong',
    route: 'sign',
    arrange: card(),
    act: async (studio) => {
      await atPin(studio, pdf);
      await send(studio, WRONG_PIN);
      await seen(studio.page, studio.words.codes.wrong.pin.title);
    },
  },
  {
    name: 'sign-last-try-asked',
    route: 'sign',
    arrange: card((placed) => {
      placed.set({ pin: 1 });
    }),
    act: async (studio) => {
      await atPin(studio, pdf);
      await send(studio, RIGHT_PIN);
      await studio.page.locator('dialog').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'sign-progress',
    route: 'sign',
    arrange: card(({ card: { faults } }) => {
      faults.inject({ kind: 'slow', at: atSignature(3), ms: AT_WORK_MS });
    }),
    act: async (studio) => {
      await atPin(studio, several);
      await send(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.documents.sign.progress.count(2, 4));
    },
    leave: ({ page }) => page.locator('progress').first().waitFor({ state: 'detached' }),
  },
  {
    name: 'sign-result',
    route: 'sign',
    arrange: card(),
    act: async (studio) => {
      await atPin(studio, several);
      await send(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.documents.sign.result.title(4, 4));
    },
  },
  {
    name: 'sign-result-one',
    route: 'sign',
    arrange: card(),
    act: async (studio) => {
      await atPin(studio, pdf);
      await send(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.documents.sign.result.title(1, 1));
    },
  },
  {
    name: 'sign-failed-file',
    route: 'sign',
    arrange: card(),
    act: async (studio) => {
      await atPin(studio, broken);
      await send(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.documents.sign.result.title(1, 2));
    },
  },
  {
    name: 'sign-pulled',
    route: 'sign',
    arrange: card(({ card: { faults } }) => {
      faults.inject({ kind: 'card-removed', at: atSignature(3) });
    }),
    act: async (studio) => {
      await atPin(studio, several);
      await send(studio, RIGHT_PIN);
      await seen(studio.page, studio.words.documents.sign.result.title(2, 4));
    },
  },
];

/** Chooses the files and waits for what is said of them. */
async function judge(studio: Studio, chosen: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await choose(studio, chosen);
  const [name = '', ...others] = Object.keys(chosen);
  const title = others.length === 0 ? name : studio.words.documents.verify.list.title(1 + others.length);
  await studio.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

const one =
  (name: string, file: () => Uint8Array | Promise<Uint8Array>) =>
  async (studio: Studio): Promise<void> =>
    judge(studio, { [name]: await file() });

/** One file for each verdict, and a folder of them. */
export const VERIFY_SCENES: readonly Scene[] = [
  ...(
    [
      ['good', 'Contratto con marca.pdf', files.stampedPdf],
      ['open', 'Contratto.pdf', files.signedPdf],
      ['changed', 'Importo.pdf', files.brokenPdf],
      ['changed-after', 'Contratto con nota.pdf', files.notedPdf],
      ['revoked', 'Lettera.txt.p7m', () => files.revokedP7m(5)],
      ['revoked-later', 'Lettera.txt.p7m', () => files.revokedP7m(60)],
      ['expired', 'Contratto di anni fa.pdf', files.expiredPdf],
      ['stranger', 'Contratto di uno sconosciuto.pdf', files.strangerPdf],
      ['two', 'Contratto a due firme.pdf', files.twoSignersPdf],
      ['nested', 'Lettera.p7m', files.nestedP7m],
      ['counter', 'Lettera controfirmata.p7m', files.counterSignedP7m],
      ['detached', 'Lettera.txt.p7s', () => files.detachedP7s('Lettera')],
      ['unsigned', 'Bozza.pdf', files.contract],
      ['protected', 'Protetto.pdf', files.encryptedPdf],
      ['unreadable', 'Tagliato.p7m', async () => (await files.signedP7m()).subarray(0, 500)],
      ['unsupported', 'Archivio.asice', files.asic],
    ] as const
  ).map(([name, file, make]) => ({ name: `verify-${name}`, route: 'verify', act: one(file, make) })),
  {
    name: 'verify-details',
    route: 'verify',
    act: async (studio) => {
      await one('Contratto con marca.pdf', files.stampedPdf)(studio);
      await openAll(studio);
    },
  },
  {
    name: 'verify-report',
    route: 'verify',
    act: async (studio) => {
      await one('Contratto con marca.pdf', files.stampedPdf)(studio);
      await studio.page.getByRole('button', { name: studio.words.documents.verify.actions.report }).click();
    },
  },
  {
    name: 'verify-folder',
    route: 'verify',
    act: async (studio) =>
      judge(studio, {
        'Contratto con marca.pdf': await files.stampedPdf(),
        'Contratto.pdf': await files.signedPdf(),
        'Bozza.pdf': files.contract(),
        'Importo.pdf': await files.brokenPdf(),
        'Lettera.txt.p7m': await files.revokedP7m(5),
        'Tagliato.p7m': (await files.signedP7m()).subarray(0, 500),
        'Contratto di uno sconosciuto.pdf': await files.strangerPdf(),
        'Archivio.asice': files.asic(),
      }),
  },
];
