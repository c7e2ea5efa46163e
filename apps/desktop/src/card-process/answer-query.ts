import { readFile } from 'node:fs/promises';
import { catalogueOf, type Language, type Middleware } from '@ciekit/middleware';
import { askLock, askStatus, defaultSocketPath, TokenServiceError } from '@ciekit/pkcs11';
import type { TokenView, TrustView } from '../contract/system-views.js';
import { pairedCardsView } from './card-views.js';
import { DesktopError } from '../contract/desktop-error.js';
import { errorSentences } from './error-view.js';
import { requireShownCard } from './operation-context.js';
import type { QueryArguments, QueryName, QueryResults } from './queries.js';
import type { TryOutCard } from './try-out-card.js';

export interface QueryContext {
  readonly middleware: Middleware;
  readonly language: Language;
  readonly tryOut: TryOutCard | undefined;
  /** The paired cards changed. */
  readonly storeChanged: () => Promise<void>;
}

type Answers = {
  readonly [N in QueryName]: (context: QueryContext, argument: QueryArguments[N]) => Promise<QueryResults[N]>;
};

/** A status is asked for again and again: it may not hold anything up. */
const STATUS_WITHIN_MS = 2_000;

const ANSWERS: Answers = {
  facts: ({ language }) => Promise.resolve(catalogueOf(language).services),
  'list-cards': ({ middleware, language }) => pairedCardsView(middleware, language),
  unpair: async ({ middleware, language, storeChanged }, { nis }) => {
    const { cards } = await middleware.listCards();
    const card = cards.find((candidate) => candidate.nis === nis);
    if (card !== undefined) await middleware.unpair(card.serialNumber);
    await storeChanged();
    return pairedCardsView(middleware, language);
  },
  'unpair-all': async ({ middleware, language, storeChanged }) => {
    await middleware.unpairAll();
    await storeChanged();
    return pairedCardsView(middleware, language);
  },
  certificate: async ({ middleware }, { reader, nis }) => {
    const { der, serialNumber } = await middleware.exportCertificate({
      reader,
      onEvent: (event) => {
        requireShownCard(event, nis);
      },
    });
    return { name: `${serialNumber}.cer`, der };
  },
  'try-out-card': async ({ tryOut }, { action }) => {
    if (tryOut === undefined) throw new DesktopError('refused');
    await tryOut.act(action);
    return undefined;
  },
  'list-trust': ({ middleware }) => trustView(middleware),
  'add-trust': async ({ middleware }, { paths }) => {
    for (const path of paths) await middleware.addTrust(await readFile(path), {});
    return trustView(middleware);
  },
  'remove-trust': async ({ middleware }, { fingerprint }) => {
    await middleware.removeTrust(fingerprint);
    return trustView(middleware);
  },
  'add-lists': async ({ middleware }, { paths }) => {
    await middleware.addTrustedLists(
      await Promise.all(paths.map(async (path) => ({ name: path, content: await readFile(path) }))),
    );
    return trustView(middleware);
  },
  'remove-list': async ({ middleware }, { country }) => {
    await middleware.removeTrustedList(country);
    return trustView(middleware);
  },
  'token-status': () => tokenView(),
  'token-lock': async () => {
    await askLock(defaultSocketPath());
    return tokenView();
  },
  'verified-again': async ({ language }, { files }) =>
    (await import('./operations/verify.js')).verifiedAgain(language, files),
  'doctor-again': async ({ language }) => (await import('./operations/doctor.js')).doctorAgain(language),
  'error-again': ({ language }, facts) => Promise.resolve().then(() => errorSentences(facts, language)),
};

/** The answer to a short question; rejects with the use case's error. */
export async function answerQuery<N extends QueryName>(
  context: QueryContext,
  name: N,
  argument: QueryArguments[N],
): Promise<QueryResults[N]> {
  return ANSWERS[name](context, argument);
}

async function trustView(middleware: Middleware): Promise<TrustView> {
  const { certificates } = await middleware.listTrust();
  const lists = await middleware.trustedLists();
  return {
    certificates: certificates.map(({ fingerprint, subject, notAfter, basis }) => ({
      fingerprint,
      subject,
      notAfter: notAfter.toISOString(),
      origin: basis === 'explicit' ? 'added' : 'built-in',
    })),
    lists: lists.map(({ country, issued, nextUpdate, services }) => ({
      country,
      issuedAt: issued.toISOString(),
      nextUpdate: nextUpdate?.toISOString(),
      services,
    })),
  };
}

async function tokenView(): Promise<TokenView> {
  try {
    const { slots } = await askStatus(defaultSocketPath(), STATUS_WITHIN_MS);
    const programs = slots.flatMap((slot) => slot.programs).filter((program) => program !== undefined);
    return { state: 'running', programs, loggedIn: slots.some(({ loggedIn }) => loggedIn) };
  } catch (error) {
    const stopped = error instanceof TokenServiceError && error.code === 'token-service-not-running';
    return { state: stopped ? 'stopped' : 'unknown', programs: [], loggedIn: false };
  }
}
