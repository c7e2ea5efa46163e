/** What the doctor may find, by what it looks at; one id per finding and outcome, so that each has words of its own. */
export const FINDINGS = {
  readers: [
    'node-supported',
    'node-unsupported',
    'binding-available',
    'binding-missing',
    'service-running',
    'service-stopped',
    'service-denied',
    'session-denied',
    'reader-found',
    'reader-missing',
    'reader-contactless-unknown',
    'reader-taken-by-kernel',
  ],
  card: [
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
  ],
  trust: [
    'trust-complete',
    'trust-incomplete',
    'trust-none',
    'trust-anchor-expired',
    'trust-list-expired',
    'trust-foreign-files',
    'trust-unreadable',
  ],
  store: [
    'store-usable',
    'store-empty',
    'store-unusable',
    'store-open-to-others',
    'store-leftovers',
    'store-damaged-files',
    'clock-plausible',
    'clock-implausible',
  ],
  token: [
    'token-platform-unsupported',
    'p11-kit-found',
    'p11-kit-untested',
    'p11-kit-proxy-missing',
    'p11-kit-client-missing',
    'token-module-found',
    'token-module-missing',
    'token-module-foreign',
    'token-module-broken',
    'token-module-ignored',
    'token-service-running',
    'token-service-stopped',
    'token-service-mute',
    'token-socket-stale',
    'token-socket-exposed',
    'token-socket-foreign',
    'token-runtime-folder-missing',
    'opensc-beside-token',
    'official-module-beside-token',
    'openssl-engine-found',
    'openssl-engine-missing',
    'tls-versions',
  ],
  browsers: [
    'browser-none',
    'browser-ready',
    'browser-not-set-up',
    'browser-never-started',
    'browser-restart-needed',
    'browser-module-broken',
    'browser-database-unreadable',
    'browser-profiles-unreadable',
    'browser-opensc-twice',
    'browser-official-module',
    'browser-tls13-only',
    'browser-snap',
    'browser-flatpak',
  ],
  other: ['check-failed'],
} as const;

/** What a finding is about. */
export type FindingSection = keyof typeof FINDINGS;
export type FindingId = (typeof FINDINGS)[FindingSection][number];

/** The sections in the order in which a person reads them. */
export const FINDING_SECTIONS = Object.keys(FINDINGS) as readonly FindingSection[];
export const FINDING_IDS: readonly FindingId[] = Object.values(FINDINGS).flat();

const SECTION_OF = new Map<FindingId, FindingSection>(
  FINDING_SECTIONS.flatMap((section) => FINDINGS[section].map((id) => [id, section] as const)),
);

/** `info`: worth knowing; `warning`: works, and should be seen to; `problem`: something will not work. */
export type Severity = 'ok' | 'info' | 'warning' | 'problem';

/** One thing looked at. Holds no secret and no personal data: a report is made to be shown to others. */
export interface Finding {
  readonly id: FindingId;
  readonly section: FindingSection;
  readonly severity: Severity;
  readonly titleKey: `doctor.${FindingId}`;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /** A command that helps, where there is one. */
  readonly remedy: string | undefined;
  /** Page and heading of the project's documents. */
  readonly docs: `docs/doctor.md#${FindingId}`;
}

/** A finding; its section and its place in the documents follow from the id. */
export function finding(id: FindingId, severity: Severity, details: Finding['details'] = {}, remedy?: string): Finding {
  return {
    id,
    section: SECTION_OF.get(id) ?? 'other',
    severity,
    titleKey: `doctor.${id}`,
    details,
    remedy,
    docs: `docs/doctor.md#${id}`,
  };
}
