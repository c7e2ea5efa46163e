import { CancelledError } from '@ciekit/core/basics';
import type { Certificate, TrustedListRecord, TrustStoreDirectory } from '@ciekit/pki';
import type { TrustedList, TrustedListFailure } from '@ciekit/signature';
import { loadSignature } from './documents/load-signature.js';
import { networkFetch, type NetworkSettings } from './documents/network.js';
import { loadPki } from './load-pki.js';
import { printableText } from './printable-text.js';
import { ProgressReport } from './progress.js';
import { listedServices } from './trusted-list-services.js';
import type { MiddlewareContext, UseCaseOptions } from './use-case.js';

/** Where the European Commission publishes the list of the lists. */
export const UNION_LIST_URL = 'https://ec.europa.eu/tools/lotl/eu-lotl.xml';
const UNION = 'EU';

/** A trusted list that is held, as an app shows it. */
export interface HeldTrustedList {
  /** Two letters; `EU` for the list of the lists. */
  readonly country: string;
  readonly operator: string;
  readonly sequenceNumber: number;
  readonly issued: Date;
  /** `undefined`: the scheme has ended. */
  readonly nextUpdate: Date | undefined;
  /** Older than it may be: it is kept, and what it says is believed until a newer one comes. */
  readonly isExpired: boolean;
  /** The file or the address that it came from. */
  readonly source: string;
  readonly addedAt: Date;
  /** SHA-256 of the certificate that it was signed with. */
  readonly signer: string;
  /** Certificates that are trusted because of it. */
  readonly services: number;
}

/** What became of one list. */
export type TrustedListAddition =
  | {
      readonly status: 'added' | 'refreshed' | 'already-held';
      readonly source: string;
      readonly list: HeldTrustedList;
    }
  | {
      readonly status: 'refused';
      readonly source: string;
      /** What it says that it is, where that could be read. */
      readonly country: string | undefined;
      readonly reason: TrustedListFailure | 'network' | 'timeout' | 'too-long' | 'http-status';
    };

export interface TrustedListSigners {
  /** A file with the certificates that the list of the lists, or any other, may be signed with: DER, PEM or CMS. */
  readonly signers?: Uint8Array | undefined;
}

export interface FetchTrustedListsOptions extends TrustedListSigners, UseCaseOptions {
  readonly network?: NetworkSettings | undefined;
  /** Countries, two letters each; all where absent. */
  readonly countries?: readonly string[] | undefined;
  /** Of the list of the lists; default {@link UNION_LIST_URL}. */
  readonly url?: string | undefined;
}

/**
 * The trusted lists that are held. Needs the trust store's folder.
 *
 * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function trustedLists(context: MiddlewareContext): Promise<readonly HeldTrustedList[]> {
  const records = await (await context.trustDirectory()).trustedLists.all();
  return records.map((record) => heldList(record, context.clock()));
}

/**
 * Takes in trusted lists (ETSI TS 119 612) from files, each in the place of the country's earlier one. A list is believed
 * when one of the given signers signed it, or one that the list of the lists held names for its country. One that is too old
 * is taken and said to be so; one that is older than what is held is refused.
 *
 * @param files in any order: the list of the lists may come after those that it vouches for
 * @throws {PkiError} `malformed-bundle` for the signers, `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function addTrustedLists(
  context: MiddlewareContext,
  files: readonly { readonly name: string; readonly content: Uint8Array }[],
  options: TrustedListSigners = {},
): Promise<readonly TrustedListAddition[]> {
  const given = await certificatesOf(options.signers);
  const desk = new ListDesk(context, await context.trustDirectory(), given);
  const additions: TrustedListAddition[] = [];
  for (const { name, content } of files) additions.push(await desk.take(name, content));
  for (const [index, addition] of additions.entries()) {
    const file = files[index];
    const mayBeVouchedForNow = addition.status === 'refused' && addition.reason === 'signer-not-pinned';
    if (mayBeVouchedForNow && file !== undefined) additions[index] = await desk.take(file.name, file.content);
  }
  return additions;
}

/**
 * Fetches the list of the lists and those of the countries, and takes them in as {@link addTrustedLists} does. Goes to the
 * network because it was called, and for nothing else.
 *
 * @throws {PkiError} `malformed-bundle` for the signers, `trust-store-io` @throws {StoreError} `store-no-home`
 * @throws {CancelledError}
 */
export async function fetchTrustedLists(
  context: MiddlewareContext,
  options: FetchTrustedListsOptions = {},
): Promise<readonly TrustedListAddition[]> {
  const { signal, countries, url = UNION_LIST_URL } = options;
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'fetching-trusted-lists');
  const store = await context.trustDirectory();
  const records = await store.trustedLists.all();
  const given = await certificatesOf(options.signers);
  const signers = [...given, ...(await signersFor(UNION, records))];
  const { fetchTrustedLists: fetchLists } = await loadSignature();
  try {
    const attempts = await fetchLists({
      fetch: await networkFetch(options.network ?? {}),
      url,
      signers,
      at: context.clock(),
      territories: countries,
      sequenceNumbers: new Map(records.map(({ country, sequenceNumber }) => [country, sequenceNumber])),
      signal,
      onAttempt: ({ done, total }) => {
        report.at((90 * done) / total, 'fetching-trusted-lists');
      },
    });
    const additions: TrustedListAddition[] = [];
    for (const attempt of attempts) {
      additions.push(
        attempt.status === 'valid'
          ? await keep(context, store, attempt.list, attempt.url)
          : { status: 'refused', source: attempt.url, country: attempt.territory, reason: attempt.reason },
      );
    }
    report.done();
    return additions;
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError({ cause: error });
    throw error;
  }
}

/**
 * Forgets the list of a country with everything that is trusted because of it alone; whether it was held.
 *
 * @param country two letters; `EU` for the list of the lists, whose countries' lists stay
 * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function removeTrustedList(context: MiddlewareContext, country: string): Promise<boolean> {
  const store = await context.trustDirectory();
  const wanted = country.toUpperCase();
  const isHeld = (await store.trustedLists.all()).some((record) => record.country === wanted);
  await store.replaceListed(wanted, []);
  await store.trustedLists.remove(wanted);
  return isHeld;
}

/** Reads lists one after the other; each that is accepted may vouch for the next. */
class ListDesk {
  readonly #context: MiddlewareContext;
  readonly #store: TrustStoreDirectory;
  readonly #given: readonly Certificate[];

  constructor(context: MiddlewareContext, store: TrustStoreDirectory, given: readonly Certificate[]) {
    this.#context = context;
    this.#store = store;
    this.#given = given;
  }

  async take(source: string, content: Uint8Array): Promise<TrustedListAddition> {
    const { readTrustedList } = await loadSignature();
    const records = await this.#store.trustedLists.all();
    // Of which country it is, only the list itself says: whoever may sign any is let in, and looked at again below.
    const anybody = [...this.#given, ...(await signersFor(undefined, records))];
    const result = await readTrustedList(content, { signers: anybody, at: this.#context.clock() });
    const { list } = result;
    const refused = (reason: TrustedListFailure): TrustedListAddition => ({
      status: 'refused',
      source,
      country: list?.territory,
      reason,
    });
    if (list === undefined) return refused(result.status === 'refused' ? result.reason : 'malformed');
    const allowed = [...this.#given, ...(await signersFor(list.territory, records))];
    if (!allowed.some(({ sha256 }) => sha256 === list.signer.sha256)) return refused('signer-not-pinned');
    if (result.status === 'refused' && result.reason !== 'expired') return refused(result.reason);
    const held = records.find(({ country }) => country === list.territory);
    if (held !== undefined && list.sequenceNumber < held.sequenceNumber) return refused('replayed');
    return keep(this.#context, this.#store, list, source);
  }
}

async function keep(
  context: MiddlewareContext,
  store: TrustStoreDirectory,
  list: TrustedList,
  source: string,
): Promise<TrustedListAddition> {
  const { territory: country } = list;
  // It becomes the name of a file.
  if (!/^[A-Z]{2}$/.test(country)) return { status: 'refused', source, country, reason: 'malformed' };
  const held = (await store.trustedLists.all()).find((record) => record.country === country);
  const services = listedServices(list);
  const record: TrustedListRecord = {
    country,
    operator: printableText(list.operator),
    sequenceNumber: list.sequenceNumber,
    issued: list.issued,
    nextUpdate: list.nextUpdate,
    source: source.slice(0, MAX_SOURCE),
    addedAt: context.clock(),
    signer: list.signer.sha256,
    services: services.length,
    pointers: pointersOf(list),
  };
  await store.replaceListed(country, services);
  await store.trustedLists.put(record);
  const isSame = held?.sequenceNumber === list.sequenceNumber;
  return {
    status: held === undefined ? 'added' : isSame ? 'already-held' : 'refreshed',
    source,
    list: heldList(record, context.clock()),
  };
}

const MAX_SOURCE = 1_000;

/** Only the list of the lists vouches for others; a country's pointer back to it is not taken. */
function pointersOf({ territory, pointers }: TrustedList): TrustedListRecord['pointers'] {
  if (territory !== UNION) return [];
  return pointers
    .filter(({ isXml }) => isXml)
    .map(({ territory: country, certificates }) => ({ country, signers: certificates.map(({ der }) => der) }));
}

function heldList(record: TrustedListRecord, at: Date): HeldTrustedList {
  const { country, operator, sequenceNumber, issued, nextUpdate, source, addedAt, signer, services } = record;
  const isExpired = nextUpdate === undefined || nextUpdate < at;
  return { country, operator, sequenceNumber, issued, nextUpdate, isExpired, source, addedAt, signer, services };
}

/** Whom the list of the lists names for a country, or for any. */
async function signersFor(
  country: string | undefined,
  records: readonly TrustedListRecord[],
): Promise<readonly Certificate[]> {
  const union = records.find((record) => record.country === UNION);
  const pointers = (union?.pointers ?? []).filter((pointer) => country === undefined || pointer.country === country);
  return readCertificates(pointers.flatMap(({ signers }) => signers));
}

async function certificatesOf(bundle: Uint8Array | undefined): Promise<readonly Certificate[]> {
  if (bundle === undefined) return [];
  const { PkiError, readCertificateBundle } = await loadPki();
  const { kind, certificates } = readCertificateBundle(bundle);
  // A list names its signer: it cannot be its own witness.
  if (kind === 'list') throw new PkiError('malformed-bundle', 'a list in the place of certificates');
  return readCertificates(certificates);
}

async function readCertificates(ders: readonly Uint8Array[]): Promise<readonly Certificate[]> {
  const { Certificate, PkiError } = await loadPki();
  return ders.flatMap((der) => {
    try {
      return [Certificate.fromDer(der)];
    } catch (error) {
      if (error instanceof PkiError) return [];
      throw error;
    }
  });
}
