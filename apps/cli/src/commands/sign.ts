import type { SignedFile, SignFilesRequest, VisibleOptions } from '@ciekit/middleware';
import { CodePrompts } from '../codes/code-prompts.js';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import type { Ending } from '../exit-codes.js';
import { readUserFile } from '../files.js';
import { SIGNING_FORMATS, SIGNING_LEVELS } from '../grammar/signature-commands.js';
import { openUseCases } from '../use-cases.js';
import { endingOf, networkOf, tellFileFailure, timestampsOf, wordsOfError } from './document-fields.js';

/** Where a signature is seen when only the page is named: below, on the right. */
const USUAL_PLACE = [0.55, 0.85, 0.4, 0.1] as const;
const MAX_PICTURE_LENGTH = 10 * 1_048_576;

export async function run(context: CommandContext): Promise<Answer> {
  const request = await requestOf(context);
  const source = new CodePrompts(context, ['pin']);
  const { middleware, options } = await openUseCases(context);
  const { level = 'b' } = request;
  if (level === 'lt' || level === 'lta') context.notes.line(context.words.signatures.online(level));
  const { files, serialNumber, stoppedBy } = await middleware.signFiles(source, request, {
    ...options,
    onFile: (event) => {
      if (event.type === 'failed') tellFileFailure(context, event.path, event.error);
    },
  });
  const signed = files.filter(({ status }) => status === 'signed').length;
  return {
    json: {
      serialNumber: serialNumber ?? null,
      signed,
      failed: files.filter(({ status }) => status === 'failed').length,
      notBegun: files.filter(({ status }) => status === 'not-begun').length,
      stoppedBy: stoppedBy === undefined ? null : wordsOfError(context, stoppedBy).code,
      files: files.map((file) => fileJson(context, file)),
    },
    show: (page) => {
      const { signatures } = context.words;
      for (const file of files) {
        if (file.status === 'signed') page.item({ text: '+', as: 'green' }, signatures.signed(file.path, file.output));
        if (file.status === 'not-begun') page.item({ text: '-', as: 'yellow' }, signatures.notBegun(file.path));
      }
      if (files.length > 1 || signed === 0) page.line(signatures.count(signed, files.length));
      if (stoppedBy !== undefined) page.line({ text: signatures.stopped, as: 'yellow' });
      else if (signed > 0) context.notes.line(signatures.feaNote);
    },
    ending: endingFor(files, stoppedBy),
  };
}

/** The card's error or the user's where there is one; else that of the first file which failed. */
function endingFor(files: readonly SignedFile[], stoppedBy: unknown): Ending {
  if (stoppedBy !== undefined) return endingOf(stoppedBy);
  // A file that is named twice is signed once: nothing is missing.
  const endings = files.flatMap((file) =>
    file.status === 'failed' && !isTwice(file.error) ? [endingOf(file.error)] : [],
  );
  return endings[0] ?? 'done';
}

const isTwice = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'input-twice';

function fileJson(context: CommandContext, file: SignedFile): Readonly<Record<string, unknown>> {
  const failure = file.status === 'failed' ? wordsOfError(context, file.error) : undefined;
  const made = file.status === 'signed' ? file : undefined;
  return {
    file: file.path,
    status: file.status,
    output: made?.output ?? null,
    format: made?.format ?? null,
    level: made?.level ?? null,
    error: failure?.code ?? null,
    message: failure?.title ?? null,
  };
}

async function requestOf(context: CommandContext): Promise<SignFilesRequest> {
  const { options } = context;
  const format = options.choice('format', SIGNING_FORMATS, 'auto');
  const level = options.choice('level', SIGNING_LEVELS, 'b');
  const detached = options.flag('detached');
  if (detached && format === 'pades') throw new UsageError('conflicting-options', { word: '--detached' });
  const counterSign = options.flag('countersign');
  const signer = options.text('signer');
  if (counterSign) requireCounterSignable(context, level);
  else if (signer !== undefined) throw new UsageError('conflicting-options', { word: '--signer' });
  return {
    files: context.arguments,
    outFolder: options.text('out'),
    format,
    detached,
    counterSign,
    signerNumber: signer === undefined ? undefined : placeOf(signer, '--signer'),
    detachedContent: options.text('detached-content'),
    level,
    timestamps: level === 'b' ? undefined : timestampsOf(context),
    // Level B asks nobody: what the environment says of proxies is no matter then.
    network: level === 'b' ? undefined : networkOf(context),
    field: options.text('field'),
    reason: options.text('reason'),
    place: options.text('place'),
    visible: await visibleOf(context),
  };
}

/** `undefined`: nothing asks for a signature that is seen. */
async function visibleOf({ options, language }: CommandContext): Promise<VisibleOptions | undefined> {
  const [page, at, image, text] = ['page', 'at', 'image', 'text'].map((name) => options.text(name));
  const hasPlace = page !== undefined || at !== undefined;
  const field = options.text('field');
  if (!hasPlace && image === undefined && text === undefined && field === undefined) return undefined;
  if (hasPlace && field !== undefined) throw new UsageError('conflicting-options', { word: '--field' });
  return {
    language,
    place:
      field === undefined
        ? { page: page === undefined ? -1 : placeOf(page, '--page'), rectangle: rectangleOf(at) }
        : undefined,
    picture: image === undefined ? undefined : await readUserFile(image, MAX_PICTURE_LENGTH),
    // A shell passes \n on as it stands; a line break in quotes comes as one.
    lines: text?.split(/\r\n|[\r\n]|\\n/).map((line) => line.trim()),
  };
}

/** What makes no sense with a signature over a signature value. */
const CONTENT_OPTIONS = ['page', 'at', 'image', 'text', 'field', 'reason'] as const;

/** @throws {UsageError} an option for signatures over a content, or a level that counter-signatures do not have */
function requireCounterSignable({ options }: CommandContext, level: string): void {
  if (options.flag('detached')) throw new UsageError('conflicting-options', { word: '--detached' });
  for (const name of CONTENT_OPTIONS) {
    if (options.text(name) !== undefined) throw new UsageError('conflicting-options', { word: `--${name}` });
  }
  if (level === 'lt' || level === 'lta') throw new UsageError('conflicting-options', { word: '--level' });
}

/** A number from 1, or from the end if negative. */
function placeOf(number: string, word: '--page' | '--signer'): number {
  if (!/^-?[1-9]\d{0,5}$/.test(number)) throw new UsageError('invalid-value', { word, choices: '1, 2, …, -1' });
  return Number(number);
}

/** Four numbers, none above 1: parts of the page; otherwise points. */
function rectangleOf(at: string | undefined): NonNullable<VisibleOptions['place']>['rectangle'] {
  const numbers = at?.split(',').map((part) => (/^\d{1,5}(?:\.\d{1,6})?$/.test(part.trim()) ? Number(part) : NaN));
  const [x = NaN, y = NaN, width = NaN, height = NaN, more] = numbers ?? USUAL_PLACE;
  const all = [x, y, width, height];
  if (more !== undefined || all.some(Number.isNaN) || width === 0 || height === 0) {
    throw new UsageError('invalid-value', { word: '--at', choices: 'x,y,w,h' });
  }
  return { unit: all.every((number) => number <= 1) ? 'fraction' : 'point', x, y, width, height };
}
