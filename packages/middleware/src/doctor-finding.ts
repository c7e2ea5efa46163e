/** What the doctor may find; one id per finding and outcome, so that each has words of its own. */
export const FINDING_IDS = [
  'node-supported',
  'node-unsupported',
  'binding-available',
  'binding-missing',
  'service-running',
  'service-stopped',
  'service-denied',
  'reader-found',
  'reader-missing',
  'reader-contactless-unknown',
  'card-found',
  'card-missing',
  'card-mute',
  'card-in-use',
  'cie-recognised',
  'cie-not-recognised',
  'card-paired',
  'card-not-paired',
  'chip-genuine',
  'chip-genuine-chosen',
  'chip-unverified',
  'chip-refused',
  'chip-unchecked',
  'codes-ready',
  'tries-low',
  'tries-unknown',
  'pin-blocked',
  'puk-blocked',
  'card-valid',
  'card-expiring',
  'card-expired-usable',
  'card-expired',
  'card-not-yet-valid',
  'trust-complete',
  'trust-incomplete',
  'trust-none',
  'trust-anchor-expired',
  'trust-foreign-files',
  'trust-unreadable',
  'store-usable',
  'store-empty',
  'store-unusable',
  'store-open-to-others',
  'store-leftovers',
  'store-damaged-files',
  'clock-plausible',
  'clock-implausible',
] as const;

export type FindingId = (typeof FINDING_IDS)[number];

/** `info`: worth knowing; `warning`: works, and should be seen to; `problem`: something will not work. */
export type Severity = 'ok' | 'info' | 'warning' | 'problem';

/** One thing looked at. Holds no secret and no personal data: a report is made to be shown to others. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  readonly titleKey: `doctor.${FindingId}`;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /** A command that helps, where there is one. */
  readonly remedy: string | undefined;
}

export function finding(id: FindingId, severity: Severity, details: Finding['details'] = {}, remedy?: string): Finding {
  return { id, severity, titleKey: `doctor.${id}`, details, remedy };
}
