import { basename, dirname } from 'node:path';
import type { FileFormat } from '@ciekit/signature';
import { FileError } from '../errors.js';
import type { BatchRequest } from './batch.js';
import { contentBeside } from './detached-content.js';
import { lookAtFile, type InputFile } from './input-file.js';
import { OutputNames, partedName, partedSignedName, requireWritableFolder, type OutputName } from './output-file.js';

/** `auto`: PAdES for a PDF, XAdES for XML, CAdES for everything else, a further signer for what is CAdES already. */
export type SigningFormat = 'auto' | 'cades' | 'pades' | 'xades';

/** How one file is signed. `cades-further`: a signer beside those that a .p7m or .p7s has. */
export type SigningKind =
  | 'cades'
  | 'cades-detached'
  | 'cades-further'
  | 'cades-counter'
  | 'pades'
  | 'xades-enveloped'
  | 'xades-enveloping'
  | 'xades-detached'
  | 'xades-counter';

/** What is made of each file, and where. */
export interface PlanRequest {
  /** Default `auto`. */
  readonly format?: SigningFormat | undefined;
  /** The content stays in its own file: `.p7s`, or XAdES that names it. Default false. */
  readonly detached?: boolean | undefined;
  /** Signs the signature of another signer instead of the content: `.p7m`, `.p7s` and XML. Level `b` or `t`. Default false. */
  readonly counterSign?: boolean | undefined;
  /** Folder of the results; default beside each file. */
  readonly outFolder?: string | undefined;
}

/** A file that can be signed as far as can be told without the card. */
export interface PlannedFile {
  readonly input: InputFile;
  readonly kind: SigningKind;
  /** What the signatures that are in the file already are about, where it is another file. */
  readonly content: InputFile | undefined;
  readonly name: OutputName;
  /** The path that was free. */
  readonly output: string;
}

/** Bytes that PDF and XML may have: they are held in memory. */
export const MAX_PDF_LENGTH = 256 * 1_048_576;
export const MAX_XML_LENGTH = 64 * 1_048_576;

/** Looks at files one after the other and chooses where each result goes. Nothing is written but proofs that it can be. */
export class SigningPlan {
  readonly #request: PlanRequest & Pick<BatchRequest, 'detachedContent'>;
  readonly #names = new OutputNames();
  readonly #seen = new Set<string>();
  readonly #folders = new Map<string, Promise<void>>();

  constructor(request: PlanRequest & Pick<BatchRequest, 'detachedContent'>) {
    this.#request = request;
  }

  /** @throws {FileError} the file cannot be signed, or its result not be written */
  async add(path: string): Promise<PlannedFile> {
    const input = await lookAtFile(path);
    if (this.#seen.has(input.identity)) throw new FileError('input-twice', path);
    this.#seen.add(input.identity);
    const { formatOf } = await import('@ciekit/signature/format');
    const kind = kindFor(formatOf(input.head), this.#request, path);
    const limit = kind === 'pades' ? MAX_PDF_LENGTH : kind.startsWith('xades') ? MAX_XML_LENGTH : Infinity;
    if (input.size > limit) throw new FileError('input-too-large', path);
    const folder = this.#request.outFolder ?? dirname(path);
    const writable = this.#folders.get(folder) ?? requireWritableFolder(folder);
    this.#folders.set(folder, writable);
    await writable;
    const name = { folder, ...outputName(basename(path), kind) };
    return { input, kind, content: await this.#contentFor(path, kind), name, output: await this.#names.choose(name) };
  }

  async #contentFor(path: string, kind: SigningKind): Promise<InputFile | undefined> {
    if (!TAKES_CONTENT.has(kind)) return undefined;
    const content = this.#request.detachedContent ?? (await contentBeside(path))?.path;
    return content === undefined ? undefined : await lookAtFile(content);
  }
}

const TAKES_CONTENT: ReadonlySet<SigningKind> = new Set(['cades-further', 'xades-enveloped', 'xades-counter']);

function kindFor(found: FileFormat, request: PlanRequest, path: string): SigningKind {
  const { format = 'auto', detached = false, counterSign = false } = request;
  const isXml = found === 'xml';
  if (counterSign) {
    // Nobody has a counter-signature in a PDF: a further signature covers the earlier ones there.
    const kind = found === 'cms' ? 'cades-counter' : isXml ? 'xades-counter' : undefined;
    if (kind === undefined || (format !== 'auto' && !kind.startsWith(format)))
      throw new FileError('input-format', path);
    return kind;
  }
  switch (format) {
    case 'pades':
      if (found !== 'pdf' || detached) throw new FileError('input-format', path);
      return 'pades';
    case 'xades':
      if (detached) return 'xades-detached';
      return isXml ? 'xades-enveloped' : 'xades-enveloping';
    case 'cades':
      if (found === 'cms') return 'cades-further';
      return detached ? 'cades-detached' : 'cades';
    case 'auto':
      if (found === 'cms') return 'cades-further';
      if (detached) return 'cades-detached';
      return found === 'pdf' ? 'pades' : isXml ? 'xades-enveloped' : 'cades';
  }
}

/** `name-signed.pdf`, `name-signed.xml`, `name.pdf.p7m`, `name.pdf.p7s`. */
function outputName(name: string, kind: SigningKind): Omit<OutputName, 'folder'> {
  const { stem, ending } = partedName(name);
  switch (kind) {
    case 'pades':
    case 'xades-enveloped':
    case 'xades-counter':
      return { stem: `${stem}-signed`, ending };
    case 'xades-enveloping':
    case 'xades-detached':
      return { stem: `${stem}-signed`, ending: `${ending}.xml` };
    case 'cades':
      return { stem, ending: `${ending}.p7m` };
    case 'cades-detached':
      return { stem, ending: `${ending}.p7s` };
    case 'cades-further':
    case 'cades-counter':
      return /\.p7[ms]$/i.test(name) ? partedSignedName(name) : { stem, ending: `${ending}.p7m` };
  }
}
