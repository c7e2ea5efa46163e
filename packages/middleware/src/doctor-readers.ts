import type { ReaderSnapshot } from '@ciekit/core';
import { TransportError } from '@ciekit/core/basics';
import { finding, type Finding } from './doctor-finding.js';
import { errorCodeOf } from './error-catalogue.js';
import { printableText } from './printable-text.js';
import type { MiddlewareContext } from './use-case.js';

/** One way to the PC/SC service, as the pcsc package describes it. */
export interface BindingReport {
  readonly name: string;
  readonly available: boolean;
  readonly reason: string | undefined;
  readonly packageName: string;
  readonly packageVersion: string | undefined;
  readonly library: string | undefined;
}

/** Words in the names of readers that have an antenna; there is no other way to know without a card. */
const CONTACTLESS =
  /contactless|picc|nfc|\bcl\b|rfid|acr122|acr125|acr1581|utrust 37|omnikey (?:50|54)2|bit4id.*air|software/i;
/** Long digit groups in a reader's name are its serial number. */
const SERIAL_NUMBER = /[0-9A-F]{6,}/gi;

/** The readers, and what stands between them and us. */
export async function findingsOfReaders(
  context: MiddlewareContext,
  bindings: (() => readonly BindingReport[]) | undefined,
): Promise<{ readonly findings: readonly Finding[]; readonly snapshots: readonly ReaderSnapshot[] }> {
  const findings: Finding[] = bindings === undefined ? [] : [findingOfBindings(bindings())];
  let snapshots: readonly ReaderSnapshot[];
  try {
    snapshots = await context.readers.list();
  } catch (error) {
    const denied = error instanceof TransportError && error.code === 'access-denied';
    // With no binding the service was never asked.
    const missing = error instanceof TransportError && error.code === 'binding-unavailable';
    const id = missing ? 'binding-missing' : denied ? 'service-denied' : 'service-stopped';
    if (!findings.some((known) => known.id === id)) {
      findings.push(finding(id, 'problem', { error: errorCodeOf(error) }, serviceRemedy(id)));
    }
    return { findings, snapshots: [] };
  }
  if (bindings !== undefined) findings.push(finding('service-running', 'ok'));
  if (snapshots.length === 0) findings.push(finding('reader-missing', 'problem', {}, 'cie readers'));
  for (const { name } of snapshots) findings.push(findingOfReader(name));
  return { findings, snapshots };
}

function serviceRemedy(id: 'binding-missing' | 'service-denied' | 'service-stopped'): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (id === 'service-stopped') return 'sudo systemctl enable --now pcscd.socket';
  return id === 'binding-missing' ? 'sudo apt install pcscd libpcsclite1' : undefined;
}

function findingOfBindings(bindings: readonly BindingReport[]): Finding {
  const details: Record<string, string> = {};
  for (const { name, available, reason, packageName, packageVersion, library } of bindings) {
    details[name] = available
      ? [`${packageName} ${packageVersion ?? ''}`.trim(), library ?? ''].filter((part) => part !== '').join(', ')
      : withoutHome(printableText(reason ?? 'not available'));
  }
  return bindings.some(({ available }) => available)
    ? finding('binding-available', 'ok', details)
    : finding('binding-missing', 'problem', details, serviceRemedy('binding-missing'));
}

function findingOfReader(name: string): Finding {
  const details = { reader: maskedReaderName(name) };
  return CONTACTLESS.test(name)
    ? finding('reader-found', 'ok', details)
    : finding('reader-contactless-unknown', 'info', details);
}

/** A reader's name without the serial number that some drivers put into it. */
export function maskedReaderName(name: string): string {
  return printableText(name).replace(SERIAL_NUMBER, (serial) => (/\d/.test(serial) ? '…' : serial));
}

/** A path without the user's name. */
export function withoutHome(text: string): string {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'] ?? '';
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}
