import { basename } from 'node:path';
import type {
  SignatureFormat,
  SignatureLevel,
  Signer,
  TimestampClient,
  ValidationDataSource,
  VisibleSignature,
} from '@ciekit/signature';
import { OpenInput } from './input-file.js';
import { loadCades, loadPades, loadXades } from './load-signature.js';
import { inOneChunk, writeOutput, type Draft } from './output-file.js';
import { MAX_PDF_LENGTH, MAX_XML_LENGTH, type PlannedFile, type SigningKind } from './sign-plan.js';
import { questionAbout } from './signing-services.js';

/** What every file of a batch is signed with. */
export interface SigningMeans {
  readonly signer: Signer;
  readonly level: SignatureLevel;
  readonly timestamp: TimestampClient | undefined;
  readonly validationData: ValidationDataSource | undefined;
  readonly pdf: PdfDetails;
  /** Whose signature is counter-signed: from 1, or from the end; `undefined`: who signed last. */
  readonly signerNumber: number | undefined;
  /** Where the signer says to be; XAdES has a place for it, CAdES none that is kept here. */
  readonly place: string | undefined;
  readonly clock: () => Date;
  readonly signal: AbortSignal | undefined;
}

/** What a signature in a PDF says beside who signed. */
export interface PdfDetails {
  readonly name?: string | undefined;
  readonly field?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Made for each file: the date is on it. */
  readonly visible?: ((signingTime: Date) => VisibleSignature) | undefined;
}

/** The format of what is made. */
export function formatOfKind(kind: SigningKind): SignatureFormat {
  return kind === 'pades' ? 'pades' : kind.startsWith('xades') ? 'xades' : 'cades';
}

/**
 * Signs one file of a plan into its new file.
 *
 * @param onBytes told of every read and write of a part of the file, in bytes
 * @returns the path of the new file
 * @throws {FileError | SignatureError} nothing is left of the new file; whatever the key throws
 */
export async function signDocument(
  file: PlannedFile,
  means: SigningMeans,
  onBytes: (bytes: number) => void,
): Promise<string> {
  await using input = await OpenInput.open(file.input, onBytes);
  await using content = file.content && (await OpenInput.open(file.content));
  return await writeOutput(file.name, file.output, file.input.mode, async (draft) => {
    if (file.kind === 'pades') await draft().write(inOneChunk(await signPdf(input, means)));
    else if (file.kind === 'xades-counter')
      await draft().write(inOneChunk(await counterSignXml(input, content, means)));
    else if (formatOfKind(file.kind) === 'xades')
      await draft().write(inOneChunk(await signXml(input, file, content, means)));
    else await signCms(input, file.kind, content, means, draft);
  });
}

async function signPdf(input: OpenInput, means: SigningMeans): Promise<Uint8Array> {
  const { signPades, extendPades, readPades } = await loadPades();
  const { signer, timestamp: timestamps, level, validationData, signal } = means;
  const signingTime = means.clock();
  const { visible, ...details } = means.pdf;
  const signed = await signPades(await input.readAll(MAX_PDF_LENGTH), signer, {
    ...details,
    signingTime,
    visible: visible?.(signingTime),
    timestamps,
    signal,
  });
  if (level === 'b' || level === 't' || validationData === undefined || timestamps === undefined) return signed;
  const data = await validationData(questionAbout(await readPades(signed)));
  return extendPades(signed, { level, validationData: data, timestamps }, { signal });
}

async function counterSignXml(
  input: OpenInput,
  about: OpenInput | undefined,
  means: SigningMeans,
): Promise<Uint8Array> {
  const { counterSignXades } = await loadXades();
  const { signer, signerNumber: signature = -1, timestamp, place, signal } = means;
  return counterSignXades(await input.readAll(MAX_XML_LENGTH), signer, {
    signature,
    signingTime: means.clock(),
    place,
    timestamp,
    detachedContent: await about?.readAll(MAX_XML_LENGTH),
    signal,
  });
}

async function signXml(
  input: OpenInput,
  file: PlannedFile,
  about: OpenInput | undefined,
  means: SigningMeans,
): Promise<Uint8Array> {
  const { signXades, extendXades, readXades } = await loadXades();
  const { signer, timestamp, level, validationData, place, signal } = means;
  const content = await input.readAll(MAX_XML_LENGTH);
  const packaging =
    file.kind === 'xades-detached' ? 'detached' : file.kind === 'xades-enveloping' ? 'enveloping' : 'enveloped';
  const detachedContent = packaging === 'detached' ? content : await about?.readAll(MAX_XML_LENGTH);
  const signed = await signXades(content, signer, {
    packaging,
    uri: encodeURIComponent(basename(file.input.path)),
    detachedContent,
    signingTime: means.clock(),
    place,
    timestamp,
    signal,
  });
  if (level === 'b' || level === 't' || validationData === undefined || timestamp === undefined) return signed;
  const own = (await readXades(signed, { detachedContent })).find(({ signingCertificate, timestamps }) => {
    return timestamps.length > 0 && Buffer.compare(signingCertificate?.der ?? content, signer.certificate) === 0;
  });
  return extendXades(signed, level, { signature: own?.name, timestamp, validationData, detachedContent, signal });
}

async function signCms(
  input: OpenInput,
  kind: SigningKind,
  about: OpenInput | undefined,
  means: SigningMeans,
  draft: () => Draft,
): Promise<void> {
  const { signCades, addSigner, counterSign, extendCades, fileSource } = await loadCades();
  const { signer, signerNumber, timestamp, level, validationData, signal } = means;
  const options = { timestamp, signingTime: means.clock(), signal };
  const signed = draft();
  if (kind === 'cades-counter')
    return signed.write(unchanged(input, counterSign(input, signer, { ...options, signerNumber, recycle: true })));
  if (kind === 'cades-further') {
    const further = addSigner(input, signer, { ...options, detachedContent: about, recycle: true });
    await signed.write(unchanged(input, further));
    await about?.requireUnchanged();
  } else await signed.write(signCades(input, signer, { ...options, detached: kind === 'cades-detached' }));
  if (level === 'b' || level === 't' || validationData === undefined || timestamp === undefined) return;
  await using short = await fileSource(signed.path);
  const detachedContent = kind === 'cades-detached' ? input : about;
  await draft().write(extendCades(short, level, { timestamp, validationData, detachedContent, signal, recycle: true }));
}

/** A file that is copied piece by piece has to be the same at the end. */
async function* unchanged(input: OpenInput, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield* content;
  await input.requireUnchanged();
}
