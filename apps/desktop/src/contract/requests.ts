/** What a window may ask of the main process: a name, one argument, one answer. Arguments are checked on arrival. */
import * as z from 'zod';
import { MAX_FILES } from './limits.js';
import type { OperationKind } from './operations.js';
import type { VerifiedFileView } from './document-views.js';
import type { DoctorView, TokenView, TrustView } from './system-views.js';
import type { AppView, ArrivalView, ErrorSentences, FactsView, PairedCardsView, SettingsView } from './views.js';
import { WINDOW_LANGUAGES } from './views.js';

const nothing = z.undefined();
const text = (max: number): z.ZodString => z.string().max(max);
const fileId = z.uuid();
const operationId = z.uuid();
const nis = z.string().regex(/^\d{12}$/);
const readerName = text(256).min(1);
const isoOrEmpty = z.union([z.literal(''), z.iso.datetime()]);

/** A password would have to be kept on the disk: an address that holds one is refused. */
const urlOrEmpty = (protocol: RegExp): z.ZodType<string> =>
  z.union([
    z.literal(''),
    z
      .url({ protocol })
      .max(512)
      .refine((address) => {
        const url = URL.canParse(address) ? new URL(address) : undefined;
        return url?.username === '' && url.password === '';
      }),
  ]);

/** Eight digits are meant; what else was typed is refused by the middleware, which says why. */
const codeBytes = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64);

/** `nis`: the card that the window showed; another one in its place gets no code. */
const cardChoice = { reader: readerName, nis };

const files = z.array(fileId).min(1).max(MAX_FILES);

/** A box on a page as it is shown, in shares of its width and height, from its upper left corner. */
const share = z.number().min(0).max(1);
const box = z.object({
  /** From 1; -1 is the last page. */
  page: z.union([z.literal(-1), z.number().int().min(1).max(100_000)]),
  x: share,
  y: share,
  width: share,
  height: share,
});
export type BoxArgument = z.infer<typeof box>;

/** One schema for each operation; codes come as bytes and nowhere else. */
export const operationArguments = {
  pair: z.object({ ...cardChoice, label: text(64).optional(), codes: z.object({ pin: codeBytes }) }),
  'verify-pin': z.object({ ...cardChoice, codes: z.object({ pin: codeBytes }) }),
  'change-pin': z.object({ ...cardChoice, codes: z.object({ pin: codeBytes, newPin: codeBytes }) }),
  'unblock-pin': z.object({ ...cardChoice, codes: z.object({ puk: codeBytes, newPin: codeBytes }) }),
  sign: z.object({
    ...cardChoice,
    files,
    format: z.enum(['auto', 'cades', 'pades', 'xades']),
    detached: z.boolean(),
    level: z.enum(['b', 't', 'lt', 'lta']),
    /** Signs the last signer's signature instead of the content: `.p7m`, `.p7s` and XML, level `b` or `t`. */
    counterSign: z.boolean().optional(),
    /** `undefined`: the signature is not seen. */
    visible: z.object({ box, picture: fileId.optional(), lines: z.array(text(200)).max(8).optional() }).optional(),
    /** Where single PDFs have it instead: a box of their own, or an empty field that waits for a signature. */
    places: z
      .array(z.union([z.object({ file: fileId, box }), z.object({ file: fileId, field: text(256).min(1) })]))
      .max(MAX_FILES)
      .optional(),
    field: text(256).optional(),
    reason: text(200).optional(),
    place: text(200).optional(),
    /** `files.choose-folder`'s answer; `undefined`: beside each file. */
    folder: fileId.optional(),
    codes: z.object({ pin: codeBytes }),
  }),
  verify: z.object({ files, online: z.boolean(), content: fileId.optional() }),
  report: z.object({ file: fileId, format: z.enum(['html', 'pdf', 'json']) }),
  extract: z.object({
    file: fileId,
    folder: fileId.optional(),
    /** Of a PDF: not its content, but the file as it was then. */
    revision: z.number().int().min(1).max(100_000).optional(),
  }),
  timestamp: z.object({ file: fileId }),
  doctor: z.object({}),
  'fetch-trust': z.object({}),
  'fetch-lists': z.object({}),
  /** `plan`: says what would be changed, and changes nothing. */
  'set-up-browsers': z.object({ remove: z.boolean(), plan: z.boolean().optional() }),
} as const satisfies Record<OperationKind, z.ZodType>;

export type OperationArgument<K extends OperationKind> = z.infer<(typeof operationArguments)[K]>;

/** One schema for each short request. */
export const requestArguments = {
  'app.start': nothing,
  'app.quit': nothing,
  'facts.get': nothing,
  'settings.change': z
    .object({
      language: z.enum(WINDOW_LANGUAGES),
      theme: z.enum(['system', 'light', 'dark']),
      contrast: z.enum(['system', 'more']),
      firstRunDone: z.boolean(),
      startAtLogin: z.boolean(),
      keepLog: z.boolean(),
      proxyUrl: urlOrEmpty(/^http$/),
      timestampUrl: urlOrEmpty(/^https?$/),
      signatureLevel: z.enum(['b', 't', 'lt', 'lta']),
      checkOnline: z.boolean(),
      pukRecoveryStartedAt: isoOrEmpty,
    })
    .partial(),
  'try-out.set': z.object({ on: z.boolean() }),
  /** With the software card only: put it on the reader, take it away, start with a fresh one. */
  'try-out.card': z.object({ action: z.enum(['insert', 'remove', 'renew']) }),
  'cards.unpair': z.object({ nis }),
  'cards.unpair-all': nothing,
  'cards.save-certificate': z.object(cardChoice),
  /** Look at readers and cards again. */
  'desk.look-again': nothing,
  'files.choose': z.object({ purpose: z.enum(['sign', 'verify', 'content', 'picture']) }),
  'files.choose-folder': nothing,
  /** Files that were written, as a screen takes chosen ones. */
  'files.look': z.object({ files }),
  'files.read': z.object({ file: fileId }),
  'files.show': z.object({ file: fileId }),
  'files.open': z.object({ file: fileId }),
  'operation.cancel': z.object({ id: operationId }),
  'operation.answer': z.object({ id: operationId, questionId: z.number().int(), yes: z.boolean() }),
  /** What was found before, in the language of now: neither a file nor a card is looked at again. */
  'verified.again': z.object({ files }),
  'doctor.again': nothing,
  'error.again': z.object({
    code: text(64),
    codeKind: z.enum(['pin', 'puk']).optional(),
    triesRemaining: z.number().int().min(0).max(15).optional(),
    values: z.record(z.string().regex(/^\w{1,32}$/), text(8_192)),
  }),
  'trust.list': nothing,
  'trust.add-files': nothing,
  'trust.remove': z.object({ fingerprint: z.string().regex(/^[0-9A-Fa-f]{64}$/) }),
  'lists.add-files': nothing,
  'lists.remove': z.object({ country: z.string().regex(/^[A-Za-z]{2}$/) }),
  'token.status': nothing,
  'token.lock': nothing,
  'token.start': nothing,
  'support.save': z.object({ report: text(1_000_000) }),
  'log.read': nothing,
  'log.clear': nothing,
  /** Opens one of the allowed pages in the browser. */
  'links.open': z.object({ url: text(512) }),
  /** Asks the printer for the sheet that the window shows, or saves it as a PDF. */
  'sheet.print': nothing,
  'sheet.save-pdf': z.object({ name: text(80) }),
  /** A calendar file for the end of the 48 hours. */
  'reminder.save': z.object({ at: z.iso.datetime(), title: text(200), description: text(1_000) }),
  /** What the window shows, as text for other programs. */
  'text.copy': z.object({ text: text(100_000) }),
  'prompt.get': nothing,
  'prompt.answer': z.object({ id: operationId, pin: codeBytes.optional(), yes: z.boolean().optional() }),
} as const satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof requestArguments;
export type RequestArgument<N extends RequestName> = z.infer<(typeof requestArguments)[N]>;
/** The facts of an error, to be told in the language of now. */
export type ErrorAgain = RequestArgument<'error.again'>;

/** A file that was written where the person said; `undefined`: they changed their mind. */
type Saved = { readonly name: string; readonly folder: string; readonly fileId: string } | undefined;

/** What each request answers. */
export interface RequestResults {
  readonly 'app.start': AppView;
  readonly 'app.quit': undefined;
  readonly 'facts.get': FactsView;
  readonly 'settings.change': SettingsView;
  readonly 'try-out.set': undefined;
  readonly 'try-out.card': undefined;
  readonly 'cards.unpair': PairedCardsView;
  readonly 'cards.unpair-all': PairedCardsView;
  readonly 'cards.save-certificate': Saved;
  readonly 'desk.look-again': undefined;
  readonly 'files.choose': ArrivalView;
  readonly 'files.choose-folder': { readonly fileId: string; readonly name: string } | undefined;
  readonly 'files.look': ArrivalView;
  readonly 'files.read': Uint8Array;
  readonly 'files.show': undefined;
  readonly 'files.open': undefined;
  readonly 'operation.cancel': undefined;
  readonly 'operation.answer': undefined;
  readonly 'verified.again': readonly VerifiedFileView[];
  readonly 'doctor.again': DoctorView | undefined;
  readonly 'error.again': ErrorSentences;
  readonly 'trust.list': TrustView;
  readonly 'trust.add-files': TrustView;
  readonly 'trust.remove': TrustView;
  readonly 'lists.add-files': TrustView;
  readonly 'lists.remove': TrustView;
  readonly 'token.status': TokenView;
  readonly 'token.lock': TokenView;
  readonly 'token.start': TokenView;
  readonly 'support.save': Saved;
  readonly 'log.read': string;
  readonly 'log.clear': undefined;
  readonly 'links.open': undefined;
  readonly 'sheet.print': undefined;
  readonly 'sheet.save-pdf': Saved;
  readonly 'reminder.save': Saved;
  readonly 'text.copy': undefined;
  readonly 'prompt.get': PromptView | undefined;
  readonly 'prompt.answer': undefined;
}

/** A program waits for the card: what the PIN window says. */
export interface PromptView {
  readonly id: string;
  readonly ask: 'pin' | 'last-try' | 'unverified-issuer';
  /** As the system reports it; `undefined`: not known, which the window says. */
  readonly program: string | undefined;
  readonly serialNumber: string;
  readonly label: string;
  readonly reader: string;
  readonly triesRemaining: number | undefined;
  /** Code of the error for which the PIN typed before was not taken (docs/errors.md). */
  readonly refused: string | undefined;
  /** How long the question stands from now; the window closes by itself then. In ms. */
  readonly closesInMs: number;
}
