import { OpenInput } from './input-file.js';
import { loadCades, loadPades, loadXades } from './load-signature.js';
import type { SigningMeans } from './sign-document.js';
import { MAX_PDF_LENGTH, MAX_XML_LENGTH, type PlannedFile } from './sign-plan.js';

/** What a file would be signed with, but for the key. */
interface TrialMeans extends Pick<SigningMeans, 'pdf' | 'signerNumber' | 'signal'> {
  readonly certificates: readonly Uint8Array[];
  readonly timestamped: boolean;
  readonly signingTime: Date;
}

/**
 * Finds out without a signature what would stop one: a certified file, a field that is not there, a page that does not
 * exist, a signer that is not there, another content than the one that was signed.
 *
 * @throws {FileError | SignatureError}
 */
export async function tryDocument(file: PlannedFile, means: TrialMeans): Promise<void> {
  switch (file.kind) {
    case 'pades':
      await tryPdf(file, means);
      return;
    case 'cades-further':
    case 'cades-counter':
      await tryCms(file, means);
      return;
    case 'xades-counter':
      await tryXml(file, means);
      return;
    case 'cades':
    case 'cades-detached':
    case 'xades-enveloped':
    case 'xades-enveloping':
    case 'xades-detached':
  }
}

async function tryPdf({ input }: PlannedFile, means: TrialMeans): Promise<void> {
  const { preparePades } = await loadPades();
  const { certificates, timestamped, signingTime } = means;
  const { visible, ...details } = means.pdf;
  await using file = await OpenInput.open(input);
  await preparePades(await file.readAll(MAX_PDF_LENGTH), {
    ...details,
    signingTime,
    visible: visible?.(signingTime),
    certificates,
    timestamped,
  });
}

async function tryCms({ input, kind, content }: PlannedFile, { signerNumber, signal }: TrialMeans): Promise<void> {
  const { checkAddSigner, checkCounterSign } = await loadCades();
  await using file = await OpenInput.open(input);
  if (kind === 'cades-counter') {
    await checkCounterSign(file, { signerNumber });
    return;
  }
  await using detachedContent = content && (await OpenInput.open(content));
  await checkAddSigner(file, { detachedContent, signal });
}

async function tryXml({ input }: PlannedFile, { signerNumber = -1 }: TrialMeans): Promise<void> {
  const { checkCounterSignXades } = await loadXades();
  await using file = await OpenInput.open(input);
  await checkCounterSignXades(await file.readAll(MAX_XML_LENGTH), { signature: signerNumber });
}
