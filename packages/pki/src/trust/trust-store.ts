import { sha256Hex } from '../bytes.js';
import { PkiError } from '../errors.js';
import { Certificate } from '../x509/certificate.js';
import { buildChain } from '../x509/chain.js';
import { readCertificateBundle } from './certificate-bundle.js';
import { PINNED_ANCHORS, type PinnedAnchor } from './pinned-anchors.js';
import { TRUST_PURPOSES, type ListedPurpose, type TrustAnchors, type TrustPurpose } from './trust-anchors.js';
import type { TrustedListOrigin } from './trusted-list-origin.js';

/**
 * Why a certificate is in the store: its fingerprint is pinned; the user said so; a trusted list whose signature was
 * verified names it; or it was issued by an anchor and may lie between (not trusted by itself, and checked again at each
 * use).
 */
export const TRUST_BASES = ['pinned', 'explicit', 'listed', 'intermediate'] as const;
export type TrustBasis = (typeof TRUST_BASES)[number];

export interface TrustEntry {
  readonly certificate: Certificate;
  readonly purpose: TrustPurpose;
  readonly basis: Exclude<TrustBasis, 'listed'>;
}

/** What trusted lists say about a certificate. */
export interface ListedService {
  readonly certificate: Certificate;
  readonly purpose: ListedPurpose;
  /** Its history included. */
  readonly origins: readonly TrustedListOrigin[];
}

/** A service of a trusted list. It may be held for another reason as well. */
export interface ListedEntry extends ListedService {
  readonly basis: 'listed';
}

export interface AddOptions {
  /** Needed where neither a pin nor an anchor held tells. */
  readonly purpose?: TrustPurpose | undefined;
  /** Take pinned certificates only. */
  readonly pinnedOnly?: boolean | undefined;
  /** Trust certificates that are not pinned: the user's explicit decision, for test PKIs and CI. */
  readonly trustUnpinned?: boolean | undefined;
}

/** What became of one certificate. */
export type AddOutcome =
  | { readonly status: 'added' | 'already-held'; readonly entry: TrustEntry }
  /** Neither pinned nor issued by an anchor held; `trustUnpinned` and a purpose would take it. */
  | { readonly status: 'not-trusted'; readonly certificate: Certificate }
  | {
      readonly status: 'refused';
      readonly sha256: string;
      readonly reason: 'malformed-certificate' | 'purpose-mismatch' | 'purpose-missing' | 'not-an-authority';
    };

export interface AddResult {
  readonly outcomes: readonly AddOutcome[];
  /** Certificates of a list (master list, trusted list) that this store has nothing to do with. */
  readonly ignored: number;
}

export type EntryValidity = 'valid' | 'expired' | 'not-yet-valid';

export interface TrustListing {
  readonly entries: readonly ((TrustEntry | ListedEntry) & { readonly validity: EntryValidity })[];
  /** Pinned anchors whose certificate nobody has given yet. */
  readonly missing: readonly PinnedAnchor[];
}

/** The authorities that this PC trusts, in memory. */
export class TrustStore implements TrustAnchors {
  readonly #entries = new Map<string, TrustEntry>();
  /** Apart from the others: a list may come and go, and what the user decided about the same certificate stays. */
  readonly #listed = new Map<string, ListedEntry>();
  readonly #pins: ReadonlyMap<string, PinnedAnchor>;

  private constructor(pins: ReadonlyMap<string, PinnedAnchor>) {
    this.#pins = pins;
  }

  /** @param pins the pinned fingerprints; others than the built-in ones are for tests and other countries' cards */
  static empty(pins: readonly PinnedAnchor[] = PINNED_ANCHORS): TrustStore {
    return new TrustStore(new Map(pins.map((pin) => [pin.sha256, pin])));
  }

  /** A second store with the same entries and pins. */
  clone(): TrustStore {
    const copy = new TrustStore(this.#pins);
    for (const entry of this.#all()) copy.insert(entry);
    return copy;
  }

  anchors(purpose: TrustPurpose): readonly Certificate[] {
    return this.#certificates(purpose, (basis) => basis !== 'intermediate');
  }

  intermediates(purpose: TrustPurpose): readonly Certificate[] {
    return this.#certificates(purpose, (basis) => basis === 'intermediate');
  }

  isPinnedName(purpose: TrustPurpose, commonName: string): boolean {
    return [...this.#pins.values()].some((pin) => pin.purpose === purpose && pin.name === commonName);
  }

  /** The pin of this fingerprint, if there is one. */
  pinOf(sha256: string): PinnedAnchor | undefined {
    return this.#pins.get(sha256);
  }

  /** Whether the certificate is held for this purpose, on whatever basis. */
  holds(purpose: TrustPurpose, sha256: string): boolean {
    return this.#entries.has(keyOf(purpose, sha256)) || this.#listed.has(keyOf(purpose, sha256));
  }

  /** Everything held, by purpose and basis, and everything pinned that is not. */
  list(at: Date): TrustListing {
    const entries = this.#all().sort(byPurposeAndBasis);
    const held = new Set(entries.map(({ certificate }) => certificate.sha256));
    return {
      entries: entries.map((entry) => ({ ...entry, validity: validityAt(entry.certificate, at) })),
      missing: [...this.#pins.values()].filter((pin) => !held.has(pin.sha256)),
    };
  }

  /**
   * Takes certificates in: DER, PEM, CMS, master list, trusted list or ZIP, one or many. Pinned ones are trusted; those
   * issued by an anchor held (new issuing authorities, link certificates) are kept as intermediates; others only on
   * `trustUnpinned`, and never out of a list.
   *
   * @throws {PkiError} `malformed-bundle` when there is no certificate in it
   * @example
   * ```ts
   * const { outcomes } = store.add(await readFile('IT_MasterListCSCA.zip'));
   * outcomes.filter((outcome) => outcome.status === 'added').length;
   * ```
   */
  add(bytes: Uint8Array, options: AddOptions = {}): AddResult {
    const bundle = readCertificateBundle(bytes);
    const isList = bundle.kind === 'list';
    const outcomes: AddOutcome[] = [];
    const unpinned: Uint8Array[] = [];
    for (const der of bundle.certificates) {
      const pin = this.#pins.get(sha256Hex(der));
      if (pin === undefined) unpinned.push(der);
      else outcomes.push(this.#addPinned(der, pin, options.purpose));
    }
    const candidates = isList ? this.#possiblyIssued(unpinned) : unpinned;
    const certificates: Certificate[] = [];
    for (const der of candidates) {
      const certificate = readCertificate(der);
      if (certificate !== undefined) certificates.push(certificate);
      else if (!isList) outcomes.push({ status: 'refused', sha256: sha256Hex(der), reason: 'malformed-certificate' });
    }
    const rest = this.#addUnpinned(certificates, isList ? { ...options, trustUnpinned: false } : options);
    outcomes.push(...(isList ? rest.filter(({ status }) => status === 'added' || status === 'already-held') : rest));
    return { outcomes, ignored: isList ? bundle.certificates.length - outcomes.length : 0 };
  }

  /**
   * Takes in a service of a trusted list whose signature the caller verified. What the lists of the same countries said of
   * it before is replaced.
   *
   * @param origins what the list says about the service, its history included
   */
  addListed(certificate: Certificate, purpose: ListedPurpose, origins: readonly TrustedListOrigin[]): ListedEntry {
    const countries = new Set(origins.map(({ country }) => country));
    const others = this.#listed.get(keyOf(purpose, certificate.sha256))?.origins ?? [];
    const kept = others.filter(({ country }) => !countries.has(country));
    const entry: ListedEntry = { certificate, purpose, basis: 'listed', origins: [...kept, ...origins] };
    this.insert(entry);
    return entry;
  }

  /**
   * Forgets what the list of a country says.
   *
   * @param services those that it still names
   * @returns the entries that changed; one without origins is no longer held
   */
  unlist(country: string, services: readonly ListedService[] = []): readonly ListedEntry[] {
    const named = new Set(services.map(({ certificate, purpose }) => keyOf(purpose, certificate.sha256)));
    const changed = [...this.#listed]
      .filter(([key, { origins }]) => !named.has(key) && origins.some((origin) => origin.country === country))
      .map(([key, entry]) => {
        const origins = entry.origins.filter((origin) => origin.country !== country);
        return { key, entry: { ...entry, origins } };
      });
    for (const { key, entry } of changed) {
      if (entry.origins.length === 0) this.#listed.delete(key);
      else this.#listed.set(key, entry);
    }
    return changed.map(({ entry }) => entry);
  }

  /** What trusted lists say about a certificate, for whatever purpose it is held; empty where none names it. */
  originsOf(sha256: string): readonly TrustedListOrigin[] {
    return TRUST_PURPOSES.flatMap((purpose) => this.#listed.get(keyOf(purpose, sha256))?.origins ?? []);
  }

  /** Removes a certificate for every purpose. @returns whether it was held */
  remove(sha256: string): boolean {
    const keys = TRUST_PURPOSES.map((purpose) => keyOf(purpose, sha256.toUpperCase()));
    return keys.flatMap((key) => [this.#entries.delete(key), this.#listed.delete(key)]).includes(true);
  }

  /** Puts an entry in as it is, without asking why. For stores that keep what {@link add} decided earlier. */
  insert(entry: TrustEntry | ListedEntry): void {
    const key = keyOf(entry.purpose, entry.certificate.sha256);
    if (entry.basis === 'listed') this.#listed.set(key, entry);
    else this.#entries.set(key, entry);
  }

  #all(): (TrustEntry | ListedEntry)[] {
    return [...this.#entries.values(), ...this.#listed.values()];
  }

  #certificates(purpose: TrustPurpose, wanted: (basis: TrustBasis) => boolean): readonly Certificate[] {
    const found = this.#all().filter((entry) => entry.purpose === purpose && wanted(entry.basis));
    return [...new Map(found.map(({ certificate }) => [certificate.sha256, certificate])).values()];
  }

  #addPinned(der: Uint8Array, pin: PinnedAnchor, purpose: TrustPurpose | undefined): AddOutcome {
    if (purpose !== undefined && purpose !== pin.purpose) {
      return { status: 'refused', sha256: pin.sha256, reason: 'purpose-mismatch' };
    }
    const certificate = readCertificate(der);
    if (certificate === undefined) return { status: 'refused', sha256: pin.sha256, reason: 'malformed-certificate' };
    return this.#put({ certificate, purpose: pin.purpose, basis: 'pinned' });
  }

  /** Explicit decisions first; then rounds, because one certificate may be the issuer of another of the same file. */
  #addUnpinned(certificates: readonly Certificate[], options: AddOptions): readonly AddOutcome[] {
    const explicit = options.trustUnpinned === true && options.pinnedOnly !== true;
    if (explicit) return certificates.map((certificate) => this.#addExplicit(certificate, options.purpose));
    const outcomes: AddOutcome[] = [];
    let waiting = certificates;
    for (let progress = options.pinnedOnly !== true; progress;) {
      const left: Certificate[] = [];
      for (const certificate of waiting) {
        const purpose = this.#issuedUnder(certificate, options.purpose);
        if (purpose === undefined) left.push(certificate);
        else outcomes.push(this.#addIntermediate(certificate, purpose));
      }
      progress = left.length > 0 && left.length < waiting.length;
      waiting = left;
    }
    return [...outcomes, ...waiting.map((certificate) => ({ status: 'not-trusted' as const, certificate }))];
  }

  #addExplicit(certificate: Certificate, purpose: TrustPurpose | undefined): AddOutcome {
    const { sha256 } = certificate;
    if (purpose === undefined) return { status: 'refused', sha256, reason: 'purpose-missing' };
    // Lists and offices also name the very key that signs or stamps.
    const mayBeEnd = purpose === 'document-signer' || purpose === 'tsa';
    if (!mayBeEnd && !isAuthority(certificate)) return { status: 'refused', sha256, reason: 'not-an-authority' };
    return this.#put({ certificate, purpose, basis: 'explicit' });
  }

  #addIntermediate(certificate: Certificate, purpose: TrustPurpose): AddOutcome {
    if (!isAuthority(certificate)) {
      return { status: 'refused', sha256: certificate.sha256, reason: 'not-an-authority' };
    }
    return this.#put({ certificate, purpose, basis: 'intermediate' });
  }

  #put(entry: TrustEntry): AddOutcome {
    const held = this.#entries.get(keyOf(entry.purpose, entry.certificate.sha256));
    if (held !== undefined && TRUST_BASES.indexOf(held.basis) <= TRUST_BASES.indexOf(entry.basis)) {
      return { status: 'already-held', entry: held };
    }
    this.insert(entry);
    return { status: 'added', entry };
  }

  /** Judged at the certificate's own beginning: that its issuer has ended since is for the chain at use to say. */
  #issuedUnder(certificate: Certificate, purpose: TrustPurpose | undefined): TrustPurpose | undefined {
    return TRUST_PURPOSES.filter((candidate) => purpose === undefined || purpose === candidate).find((candidate) => {
      const result = buildChain(certificate, {
        anchors: this.anchors(candidate),
        intermediates: this.intermediates(candidate),
        at: certificate.notBefore,
      });
      return result.status === 'trusted';
    });
  }

  /** Of a list of hundreds, those that name somebody held as issuer; the rest are not even parsed. */
  #possiblyIssued(certificates: readonly Uint8Array[]): readonly Uint8Array[] {
    const names = [...this.#entries.values()].map(({ certificate }) => Buffer.from(certificate.subject.encoded));
    return certificates.filter((der) => {
      const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
      return names.some((name) => bytes.includes(name));
    });
  }
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return Certificate.fromDer(der);
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}

/** A certificate of version 1 cannot say so; one that is its own issuer is taken at its word. */
function isAuthority(certificate: Certificate): boolean {
  return certificate.extensions.basicConstraints?.ca ?? (certificate.version < 3 && certificate.isSelfIssued);
}

function validityAt(certificate: Certificate, at: Date): EntryValidity {
  if (at < certificate.notBefore) return 'not-yet-valid';
  return at > certificate.notAfter ? 'expired' : 'valid';
}

/** An order that does not depend on when a certificate came in. */
function byPurposeAndBasis(a: TrustEntry | ListedEntry, b: TrustEntry | ListedEntry): number {
  const order = (entry: TrustEntry | ListedEntry): string =>
    `${TRUST_PURPOSES.indexOf(entry.purpose)}${TRUST_BASES.indexOf(entry.basis)}${entry.certificate.sha256}`;
  return order(a) < order(b) ? -1 : 1;
}

function keyOf(purpose: TrustPurpose, sha256: string): string {
  return `${purpose}/${sha256}`;
}
