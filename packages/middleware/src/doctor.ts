import { CancelledError } from '@ciekit/core/basics';
import { findingsOfCard } from './doctor-card.js';
import { finding, type Finding, type Severity } from './doctor-finding.js';
import { identityOfProcess, withoutIdentity, type Identity } from './doctor-privacy.js';
import { findingsOfReaders, type BindingReport } from './doctor-readers.js';
import { findingsOfStore, findingsOfTrust } from './doctor-store.js';
import { errorCodeOf } from './error-catalogue.js';
import { ProgressReport } from './progress.js';
import type { MiddlewareContext, UseCaseOptions } from './use-case.js';

/** Looks at something that the middleware knows nothing of. What it throws becomes the finding `check-failed`. */
export type DoctorInspector = (signal: AbortSignal | undefined) => Promise<readonly Finding[]>;

export interface DoctorOptions extends UseCaseOptions {
  /** The ways to a PC/SC service, where readers come from one; leave out with software readers. */
  readonly bindings?: (() => readonly BindingReport[]) | undefined;
  /** How long to wait for another program that uses a card, ms. */
  readonly waitMs?: number | undefined;
  /** Further parts of the examination, one after the other, such as those of the pkcs11 package. */
  readonly inspectors?: readonly DoctorInspector[] | undefined;
  /** Whose names to keep out of the report; those of this process unless given. */
  readonly identity?: Identity | undefined;
}

/** What the doctor found. Plain data, ready for JSON; no secret, no personal data, folder names without the user's. */
export interface DoctorReport {
  readonly format: 'ciekit-doctor-report';
  readonly version: 1;
  /** ISO 8601, by this PC's clock. */
  readonly createdAt: string;
  readonly platform: string;
  readonly nodeVersion: string;
  readonly findings: readonly Finding[];
  /** The worst of the findings. */
  readonly worst: Severity;
}

const SEVERITIES: readonly Severity[] = ['ok', 'info', 'warning', 'problem'];
/** Published after this day: a clock before it is wrong. */
const EARLIEST_PLAUSIBLE = new Date('2026-01-01T00:00:00Z');
/** Cards of today have ended by then. */
const LATEST_PLAUSIBLE = new Date('2100-01-01T00:00:00Z');

/**
 * Looks at everything that a CIE needs on this PC: runtime, reader, card, chip, dates, trusted certificates, store, clock.
 * Needs nothing; what is missing is a finding. Sends no code and changes nothing.
 *
 * @throws {CancelledError} and nothing else
 */
export async function doctor(context: MiddlewareContext, options: DoctorOptions = {}): Promise<DoctorReport> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const readers = await findingsOfReaders(context, options.bindings);
  const cards: Finding[] = [];
  for (const [index, reader] of readers.snapshots.entries()) {
    report.at(10 + (70 * index) / readers.snapshots.length, 'checking-chip');
    cards.push(...(await findingsOfCard(context, reader, options)));
  }
  report.at(85, 'preparing-store');
  const findings = [
    findingOfNode(process.versions.node),
    ...readers.findings,
    ...cards,
    ...(await findingsOfTrust(context)),
    ...(await findingsOfStore(context)),
    await findingOfClock(context),
  ];
  for (const inspect of options.inspectors ?? []) {
    report.at(90, 'checking-system');
    findings.push(...(await findingsOfInspector(inspect, options.signal)));
  }
  const identity = options.identity ?? identityOfProcess();
  report.done();
  return {
    format: 'ciekit-doctor-report',
    version: 1,
    createdAt: context.clock().toISOString(),
    platform: `${process.platform} ${process.arch}`,
    nodeVersion: process.versions.node,
    findings: findings.map((each) => withoutIdentity(each, identity)),
    worst: worstOf(findings),
  };
}

async function findingsOfInspector(
  inspect: DoctorInspector,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  try {
    return await inspect(signal);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    return [finding('check-failed', 'warning', { error: errorCodeOf(error) })];
  }
}

function worstOf(findings: readonly Finding[]): Severity {
  const worst = Math.max(0, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return SEVERITIES[worst] ?? 'ok';
}

/** The `engines` of the packages: ^20.19, ^22.13, 24 and later. */
export function findingOfNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major >= 24 || (major === 20 && minor >= 19) || (major === 22 && minor >= 13);
  return supported ? finding('node-supported', 'ok', { version }) : finding('node-unsupported', 'problem', { version });
}

/** A clock before a pairing that it dated itself went back since. */
async function findingOfClock(context: MiddlewareContext): Promise<Finding> {
  const now = context.clock();
  let latestPairing = 0;
  try {
    const { records } = await context.pairings.list();
    latestPairing = Math.max(0, ...records.map(({ open }) => open.pairedAt.getTime()));
  } catch {
    // The store has findings of its own.
  }
  const plausible = now >= EARLIEST_PLAUSIBLE && now < LATEST_PLAUSIBLE && now.getTime() >= latestPairing;
  const details = { clock: now.toISOString() };
  return plausible
    ? finding('clock-plausible', 'ok', details)
    : finding('clock-implausible', 'problem', details, 'timedatectl set-ntp true');
}
