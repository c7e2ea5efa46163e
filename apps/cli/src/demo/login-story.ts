import { join } from 'node:path';
import { serveToken, Token, type PinPrompt } from '@ciekit/pkcs11';
import { findP11KitLibrary } from '@ciekit/pkcs11/install';
import type { Answer } from '../answer.js';
import { CliError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { readChoice } from '../commands/installation.js';
import { Curl, findCurl, type CurlParts } from './curl.js';
import { loadLoginModule, type DemoLogin, type LoginModule } from './login-module.js';
import { formOn, linkOn } from './login-pages.js';
import { Narrator } from './narrator.js';
import { scriptedCodes } from './scripted-codes.js';
import { buildStage, type Stage } from './stage.js';

type LoginChapter = keyof CommandContext['words']['demo']['login']['chapters'];

/** Milliseconds that the card stays open for signatures. */
const IDLE_MS = 60_000;
const FISCAL_NUMBER = 'https://attributes.eid.gov.it/fiscal_number';
const LEVEL_3 = 'https://www.spid.gov.it/SpidL3';

/** `cie demo --login`: a login at level 3 with the software card, by a program that knows nothing of this one. */
export async function tellLogin(context: CommandContext): Promise<Answer> {
  const began = performance.now();
  const { login: words, total } = context.words.demo;
  // What is missing is said before anything begins.
  const module = await loadLoginModule();
  const curl = await findCurl(await findP11KitLibrary('client', readChoice(context).surroundings));
  const stage = await buildStage();
  context.atEnd(() => stage.close());
  const narrator = new Narrator<LoginChapter>(context, stage.apdus, words);
  context.page.box([words.title], 'bold');
  context.page.line(words.intro);
  const serialNumber = await preparePc(context, stage, narrator);
  const socketPath = await serveCard(context, stage, narrator);
  const login = await logIn(context, stage, narrator, { module, curl, socketPath, serialNumber });
  await stage.close();
  const milliseconds = Math.round(performance.now() - began);
  const json = { chapters: narrator.chapters, apdus: stage.apdus(), milliseconds, login: jsonOf(login) };
  return {
    json,
    show: (page) => {
      page.line();
      page.box([words.end, total(stage.apdus(), (milliseconds / 1000).toFixed(1))], 'green');
      page.line(words.next);
    },
  };
}

async function preparePc(context: CommandContext, stage: Stage, narrator: Narrator<LoginChapter>): Promise<string> {
  const { words } = context;
  let serialNumber = '';
  await narrator.chapter('card', 'cie pair', async () => {
    narrator.good(words.demo.actions.trusted(await stage.trust()));
    const { card } = await stage.middleware.pair(scriptedCodes({ pin: stage.image.codes.pin }), narrator.options);
    serialNumber = card.serialNumber;
    narrator.good(words.paired(serialNumber));
  });
  return serialNumber;
}

async function serveCard(context: CommandContext, stage: Stage, narrator: Narrator<LoginChapter>): Promise<string> {
  const { login: words } = context.words.demo;
  const socketPath = join(stage.folder, 'token.sock');
  await narrator.chapter('token', 'cie token serve', async () => {
    const prompt: PinPrompt = {
      name: 'demo',
      isAvailable: () => Promise.resolve(true),
      open: ({ program }) => {
        narrator.says(words.asks(program?.name ?? '?'));
        return scriptedCodes({ pin: stage.image.codes.pin });
      },
    };
    const token = new Token({ cards: stage.middleware, prompt, pinMode: 'prompt', idleMs: IDLE_MS });
    context.atEnd(() => token.close());
    const service = await serveToken({ token, socketPath });
    context.atEnd(() => service.close());
    token.start();
    narrator.good(words.serves);
  });
  return socketPath;
}

interface Parts {
  readonly module: LoginModule;
  readonly curl: CurlParts;
  readonly socketPath: string;
  readonly serialNumber: string;
}

async function logIn(
  context: CommandContext,
  stage: Stage,
  narrator: Narrator<LoginChapter>,
  { module, curl: parts, socketPath, serialNumber }: Parts,
): Promise<DemoLogin> {
  const { login: words } = context.words.demo;
  const { rootCaCertificate, subCaCertificate } = stage.image.pki;
  const anchors = [rootCaCertificate, subCaCertificate].map((base64) => new Uint8Array(Buffer.from(base64, 'base64')));
  const provider = await module.startIdentityProvider({ clientAnchors: anchors });
  context.atEnd(() => provider.close());
  let login: DemoLogin | undefined;
  const service = await module.startRelyingParty({
    issuer: provider.issuer,
    ca: provider.authority.certificatePem,
    credentials: provider.authority.issue(['127.0.0.1']),
    onLogin: (told) => {
      login = told;
    },
  });
  context.atEnd(() => service.close());
  provider.registerClient(service.client);
  await narrator.chapter('services', 'cie-idp', () => {
    narrator.good(words.provider(provider.issuer));
    narrator.good(words.service(service.origin));
    return Promise.resolve();
  });
  const { certificatePem: ca } = provider.authority;
  const curl = await Curl.open(parts, stage.folder, { ca, socketPath, signal: context.signal });
  await narrator.chapter('login', 'curl --engine pkcs11 …', async () => {
    const card = linkOn(await curl.go(`${service.origin}/login`), 'card');
    const consent = await curl.go(card, { card: serialNumber });
    narrator.good(words.recognised);
    const { action, fields } = formOn(consent, 'consent');
    await curl.go(new URL(action, provider.issuer).href, { form: fields });
    narrator.good(words.agreed);
  });
  const told = login;
  if (told?.acr !== LEVEL_3) throw new CliError('demo-login-failed', { reason: told?.acr ?? '' });
  await narrator.chapter('told', undefined, () => {
    const { name, codiceFiscale, documentNumber, acr } = jsonOf(told);
    context.page.fields([
      [words.fields.name, { text: name, as: 'bold' }],
      [words.fields.codiceFiscale, { text: codiceFiscale, as: 'bold' }],
      [words.fields.documentNumber, documentNumber],
      [words.fields.level, `3 (${acr})`],
    ]);
    return Promise.resolve();
  });
  return told;
}

function jsonOf({ claims, acr }: DemoLogin): {
  readonly name: string;
  readonly codiceFiscale: string;
  readonly documentNumber: string;
  readonly acr: string;
  readonly level: number;
} {
  return {
    name: [claims.given_name, claims.family_name].filter((part) => part !== undefined).join(' '),
    // The federation writes the country of the tax code before it (ETSI EN 319 412-1).
    codiceFiscale: claims[FISCAL_NUMBER].replace(/^TINIT-/u, ''),
    documentNumber: claims.document_details.document_number,
    acr,
    level: 3,
  };
}
