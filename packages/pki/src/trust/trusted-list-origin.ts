/** What a trusted list says about a service since a time (ETSI TS 119 612 sections 5.5 and 5.6); a service has several over the years. */
export interface TrustedListOrigin {
  /** Territory, two letters. */
  readonly country: string;
  /** The list's scheme name, or the file it came in. */
  readonly list: string;
  /** Service type identifier, a URI. */
  readonly serviceType: string;
  /** Service status, a URI. */
  readonly status: string;
  /** Since when it has this status. */
  readonly from: Date;
  /** What its certificates are for, by the additional service information. */
  readonly uses: readonly ListedUse[];
}

export type ListedUse = 'signature' | 'seal' | 'web';
const LISTED_USES: readonly ListedUse[] = ['signature', 'seal', 'web'];

/** Bytes of what is kept about one service. */
export const MAX_ORIGINS_LENGTH = 262_144;
const MAX_ORIGINS = 256;
const TEXTS = ['country', 'list', 'serviceType', 'status'] as const;

/** ETSI TS 119 612 section 5.5.4, and the words that lists had before July 2016 (annex J). */
const GRANTED: ReadonlySet<string> = new Set(
  ['granted', 'undersupervision', 'supervisionincessation', 'accredited'].map(
    (status) => `http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/${status}`,
  ),
);
const CA_QC = 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC';
const QUALIFIED_TIME_STAMPS = 'http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST';

/**
 * What a list says about a service at a time: of each service type the last entry that had begun.
 *
 * @returns empty before the first
 */
export function originsAt(origins: readonly TrustedListOrigin[], at: Date): readonly TrustedListOrigin[] {
  const current = new Map<string, TrustedListOrigin>();
  for (const origin of origins) {
    const key = `${origin.country} ${origin.serviceType}`;
    const known = current.get(key);
    if (origin.from <= at && (known === undefined || known.from <= origin.from)) current.set(key, origin);
  }
  return [...current.values()];
}

/** 1 July 2016: before, CA/QC stood for signatures, and lists did not have to say what a service is for. */
const EIDAS_APPLIES = new Date('2016-07-01T00:00:00Z');

/** Whether an authority was granted to issue qualified certificates at a time, and for what (ETSI TS 119 615 section 4.4). */
export function qualifiedUsesAt(origins: readonly TrustedListOrigin[], at: Date): readonly ListedUse[] {
  const granted = originsAt(origins, at).filter(
    ({ serviceType, status }) => serviceType === CA_QC && GRANTED.has(status),
  );
  const unsaid: readonly ListedUse[] = at < EIDAS_APPLIES ? ['signature'] : [];
  return [...new Set(granted.flatMap(({ uses }) => (uses.length === 0 ? unsaid : uses)))];
}

/** Whether a service was granted to issue qualified time stamps at a time. */
export function stampsQualifiedTimeAt(origins: readonly TrustedListOrigin[], at: Date): boolean {
  return originsAt(origins, at).some(
    ({ serviceType, status }) => serviceType === QUALIFIED_TIME_STAMPS && GRANTED.has(status),
  );
}

/** JSON, for a file. */
export function formatOrigins(origins: readonly TrustedListOrigin[]): string {
  return `${JSON.stringify(origins.slice(0, MAX_ORIGINS), undefined, 2)}\n`;
}

/** `undefined` for anything that {@link formatOrigins} does not write. */
export function parseOrigins(text: string): readonly TrustedListOrigin[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed.length > MAX_ORIGINS) return undefined;
  const origins = parsed.map(readOrigin);
  return origins.every((origin) => origin !== undefined) ? origins : undefined;
}

function readOrigin(value: unknown): TrustedListOrigin | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const [country, list, serviceType, status] = TEXTS.map((key) => fields[key]);
  const from = typeof fields['from'] === 'string' ? new Date(fields['from']) : undefined;
  const uses = fields['uses'];
  if (from === undefined || Number.isNaN(from.getTime()) || !Array.isArray(uses)) return undefined;
  if (!isText(country) || !isText(list) || !isText(serviceType) || !isText(status)) return undefined;
  return { country, list, serviceType, status, from, uses: LISTED_USES.filter((use) => uses.includes(use)) };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 1_024;
