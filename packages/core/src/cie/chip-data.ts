import { asciiToBytes, bytesToPrintableAscii } from '../bytes.js';
import { AuthenticityError, CardError, MalformedResponseError } from '../errors.js';
import type { ChipAssurance, ChipEvidence, ChipVerdict, ChipVerifier, DataGroup } from '../ias/chip-verifier.js';
import type { KnownCard } from './known-card.js';

const NIS = /^[0-9]{12}$/;

/** EF.ID_Servizi as text. @throws {MalformedResponseError} unless it is 12 digits */
export function parseNis(file: Uint8Array): string {
  const text = bytesToPrintableAscii(file);
  if (text === undefined || !NIS.test(text)) throw new MalformedResponseError('EF.ID_Servizi is not 12 digits');
  return text;
}

const DOCUMENT_NUMBER = /^[A-Z0-9]{9}$/;

/** EF.Seriale as text. @throws {MalformedResponseError} unless it is 9 letters and digits */
export function parseDocumentNumber(file: Uint8Array): string {
  const text = bytesToPrintableAscii(file);
  if (text === undefined || !DOCUMENT_NUMBER.test(text))
    throw new MalformedResponseError('EF.Seriale is not 9 letters and digits');
  return text;
}

/** What a known card's SOD is judged against. */
export function evidenceOf(known: KnownCard): ChipEvidence {
  const files = new Map<DataGroup, Uint8Array>([
    [0xa1, asciiToBytes(known.nis)],
    [0xa4, known.internalAuthenticationKey],
    [0xa5, known.servicesKey],
  ]);
  if (known.efDh !== undefined) files.set(0x1b, known.efDh);
  return { sod: known.sod, files };
}

/** @throws {AuthenticityError} with the verdict's reason when the chip is refused */
export function requireAssurance(verdict: ChipVerdict): ChipAssurance {
  if (verdict.outcome === 'refused') throw new AuthenticityError(verdict.reason, 'the chip is not genuine');
  return verdict;
}

/** Asks the verifier; whatever else it throws means that the SOD could not be judged, which is a refusal. */
export async function judge(
  verifier: ChipVerifier,
  kind: 'verify' | 'verifyFiles',
  evidence: ChipEvidence,
): Promise<ChipVerdict> {
  try {
    return await verifier[kind](evidence);
  } catch (cause) {
    if (cause instanceof CardError) throw cause;
    throw new AuthenticityError('sod-malformed', 'the chip data could not be judged', { cause });
  }
}

/**
 * SN.ICC, the serial number inside the chip's signature, is the last 8 bytes of EF.SN.ICC: `00 ‖ NIS (BCD) ‖ Luhn digit
 * and F` (card-protocol.md section 1).
 *
 * @throws {AuthenticityError} `chip-identity` when it names another card than EF.ID_Servizi
 */
export function assertSerialNamesCard(serial: Uint8Array, nis: string): void {
  const digits = Buffer.from(serial.subarray(1, 7)).toString('hex');
  if (serial.length !== 8 || serial[0] !== 0 || digits !== nis) {
    throw new AuthenticityError('chip-identity', 'the chip proved another identity than it shows');
  }
}
