import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createCardImage,
  parseCardSpecification,
  specimenImage,
  type CardImage,
  type CardSpecification,
} from '@ciekit/emulator';
import type { Answer } from '../answer.js';
import { UsageError } from '../cli-errors.js';
import type { CommandContext } from '../command-context.js';
import { readUserFile, writeUserFile } from '../files.js';
import { writeCardFile } from '../software/card-file.js';
import { describeCardFile, softwareCardAnswer } from './emulator-fields.js';

const MAX_SPECIFICATION_LENGTH = 65_536;
const CERTIFICATE_MODE = 0o644;

/** The certificates of a card's issuer, by the name of the file that they go to. */
const TRUST_FILES = [
  ['csca.pem', 'cscaCertificate'],
  ['root.pem', 'rootCaCertificate'],
  ['sub-ca.pem', 'subCaCertificate'],
] as const satisfies readonly (readonly [string, keyof CardImage['pki']])[];

export async function run(context: CommandContext): Promise<Answer> {
  const [file = ''] = context.arguments;
  const { options, words } = context;
  const force = options.flag('force');
  const specification = await readSpecification(context);
  const image = makeImage(specification);
  const card = await writeCardFile(file, image, force);
  const folder = options.text('trust');
  const trust = folder === undefined ? [] : await writeTrust(folder, image, force);
  return softwareCardAnswer(context, await describeCardFile(card), words.emulator.created(file), {
    json: { trust },
    lines: trust.slice(0, 1).map((csca) => words.emulator.trustHint(csca)),
  });
}

/** Nothing asked for is the specimen as it is shipped: its keys need not be made. */
function makeImage(specification: CardSpecification): CardImage {
  const { profile, sodGeneration, ...rest } = specification;
  if (Object.keys(rest).length === 0) {
    return specimenImage({
      ...(profile === undefined ? {} : { profile }),
      ...(sodGeneration === undefined ? {} : { sodGeneration }),
    });
  }
  return specified(() => createCardImage(specification));
}

/** From `--spec` and the options, which win. */
async function readSpecification({ options }: CommandContext): Promise<CardSpecification> {
  const path = options.text('spec');
  const text = path === undefined ? '{}' : Buffer.from(await readUserFile(path, MAX_SPECIFICATION_LENGTH)).toString();
  const base = specified(() => parseCardSpecification(text));
  const generation = options.text('generation');
  const given = (entries: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  const holder = given({
    surname: options.text('surname'),
    givenName: options.text('given-name'),
    birthDate: options.text('birth-date'),
  });
  const validity = given({ notAfter: options.text('expires') });
  const whole = given({
    ...base,
    ...given({
      profile: options.text('profile'),
      sodGeneration: generation === undefined ? undefined : Number(generation),
      seed: options.text('seed'),
      documentNumber: options.text('serial-number'),
      servicesId: options.text('nis'),
    }),
    holder: Object.keys(holder).length === 0 ? base.holder : { ...base.holder, ...holder },
    validity: Object.keys(validity).length === 0 ? base.validity : { ...base.validity, ...validity },
  });
  return specified(() => parseCardSpecification(JSON.stringify(whole)));
}

function specified<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const field = cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : '';
    throw new UsageError('card-specification-invalid', { field }, { cause });
  }
}

async function writeTrust(folder: string, image: CardImage, force: boolean): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new UsageError('file-unwritable', { file: folder, reason: '' }, { cause });
  }
  const written: string[] = [];
  for (const [name, member] of TRUST_FILES) {
    const path = join(folder, name);
    await writeUserFile(path, pemOf(image.pki[member]), { force, mode: CERTIFICATE_MODE });
    written.push(path);
  }
  return written;
}

function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
