import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors, type InteractionResults } from 'oidc-provider';
import type { BoundedStore } from '../bounded-store.js';
import { CLAIMS_BY_SCOPE, describeClaims, type HolderClaims } from '../claims.js';
import { answerPage, readForm } from '../http/answer.js';
import { CARD_STEP } from '../levels.js';
import type { Action } from '../pages/page.js';
import { FACT, LABEL, TEXT, type Bilingual } from '../pages/words.js';
import type { Accounts } from './accounts.js';
import { LIFETIME } from './provider.js';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What the pages of a login need. */
export interface InteractionPort {
  readonly provider: Provider;
  readonly accounts: Accounts;
  /** Makes an address of the card step for a login. */
  readonly cardAddress: (interaction: string) => string;
  /** Tickets of the card step: whose login it was made for, and whom the card showed. */
  readonly tickets: BoundedStore<Ticket>;
  /** One-time values of the forms on our pages, by login. */
  readonly confirmations: BoundedStore<string>;
}

export interface Ticket {
  readonly interaction: string;
  readonly accountId: string;
}

const PATH = /^\/interaction\/([A-Za-z0-9_-]{1,64})(?:\/(card|consent|refuse))?$/;

/**
 * Answers the pages between a service's request and the answer to it. A page belongs to the browser that the login was
 * begun in: the provider's signed cookie says so, on each step. A ticket of the card step that comes back in another
 * browser is used up and refused, so that nobody is made to log in for somebody else.
 *
 * @returns false for an address that is none of these
 */
export async function answerInteraction(
  port: InteractionPort,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const match = PATH.exec(url.pathname);
  if (match === null) return false;
  const [, uid = '', step] = match;
  // Before anything else is looked at: seen once, a ticket is spent.
  const ticket = port.tickets.redeem(url.searchParams.get('ticket') ?? '');
  const interaction = await openInteraction(port, request, response);
  if (interaction?.uid !== uid) {
    answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
    return true;
  }
  if (request.method === 'GET' && step === undefined) {
    showInteraction(port, interaction, response);
  } else if (request.method === 'GET' && step === 'card' && interaction.prompt.name === 'login') {
    if (ticket?.interaction === uid) await finish(port, request, response, logIn(ticket));
    else answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
  } else if (request.method === 'POST' && (step === 'consent' || step === 'refuse')) {
    await answerForm(port, interaction, step, request, response);
  } else {
    answerPage(response, 404, { text: TEXT.notFound, code: 'notFound' });
  }
  return true;
}

async function openInteraction(
  { provider }: InteractionPort,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Interaction | undefined> {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

function logIn({ accountId }: Ticket): InteractionResults {
  return { login: { accountId, acr: CARD_STEP.acr, amr: [...CARD_STEP.amr], remember: false } };
}

async function finish(
  { provider }: InteractionPort,
  request: IncomingMessage,
  response: ServerResponse,
  result: InteractionResults,
): Promise<void> {
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function showInteraction(port: InteractionPort, interaction: Interaction, response: ServerResponse): void {
  const { uid, prompt, params } = interaction;
  const confirmation = port.confirmations.issue(uid, LIFETIME.interaction * 1_000);
  const form = (id: 'consent' | 'refuse' | 'cancel', step: 'consent' | 'refuse'): Action => ({
    kind: 'form',
    id,
    label: LABEL[id],
    action: `/interaction/${uid}/${step}`,
    fields: { confirmation },
  });
  const service = { name: FACT.service, value: String(params['client_id']) };
  const formTargets = [new URL(String(params['redirect_uri'])).origin];
  if (prompt.name === 'login') {
    const goOn: Action = { kind: 'link', id: 'card', label: LABEL.goOn, href: port.cardAddress(uid) };
    answerPage(
      response,
      200,
      { text: TEXT.login, facts: [service], actions: [goOn, form('cancel', 'refuse')], code: 'login' },
      formTargets,
    );
    return;
  }
  const claims = port.accounts.claims(interaction.session?.accountId ?? '');
  answerPage(
    response,
    200,
    {
      text: TEXT.consent,
      facts: [service, ...askedFor(interaction, claims)],
      actions: [form('consent', 'consent'), form('refuse', 'refuse')],
      code: 'consent',
    },
    formTargets,
  );
}

/** What oidc-provider finds that the service asks for and nobody agreed to yet. */
function missing(interaction: Interaction): { readonly scopes: readonly string[]; readonly claims: readonly string[] } {
  const { missingOIDCScope, missingOIDCClaims } = interaction.prompt.details as {
    missingOIDCScope?: readonly string[];
    missingOIDCClaims?: readonly string[];
  };
  return { scopes: missingOIDCScope ?? [], claims: missingOIDCClaims ?? [] };
}

function askedFor(
  interaction: Interaction,
  claims: HolderClaims | undefined,
): readonly { readonly name: Bilingual; readonly value: string }[] {
  const { scopes, claims: single } = missing(interaction);
  const names = new Set([...scopes.flatMap((scope) => CLAIMS_BY_SCOPE[scope] ?? []), ...single]);
  return (claims === undefined ? [] : describeClaims(claims))
    .filter(({ claim }) => names.has(claim))
    .map(({ claim, value }) => ({ name: FACT[claim], value }));
}

async function answerForm(
  port: InteractionPort,
  interaction: Interaction,
  step: 'consent' | 'refuse',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = await readForm(request);
  if (port.confirmations.redeem(form?.get('confirmation') ?? '') !== interaction.uid) {
    response.setHeader('Connection', 'close');
    answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
    return;
  }
  if (step === 'refuse') {
    await finish(port, request, response, {
      error: 'access_denied',
      error_description: 'the holder of the card did not agree',
    });
    return;
  }
  const accountId = interaction.session?.accountId;
  if (interaction.prompt.name !== 'consent' || accountId === undefined) {
    answerPage(response, 400, { text: TEXT.otherBrowser, code: 'otherBrowser' });
    return;
  }
  const grant = new port.provider.Grant({ accountId, clientId: String(interaction.params['client_id']) });
  const { scopes, claims } = missing(interaction);
  grant.addOIDCScope(scopes.join(' '));
  grant.addOIDCClaims([...claims]);
  await finish(port, request, response, { consent: { grantId: await grant.save() } });
}
