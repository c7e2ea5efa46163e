import { sameBytes } from '../bytes.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import type { TrustAnchors } from '../trust/trust-anchors.js';
import type { Certificate } from '../x509/certificate.js';
import { Oid } from '../x509/oids.js';
import { checkDataGroup, DataGroup } from './data-group.js';
import { judgeSodSigner, type SodSignerFailure } from './sod-signer.js';
import { verifySodSignature } from './sod-signature.js';
import { parseSod, type SodContent } from './sod.js';

export type ChipRefusal = 'sod-malformed' | 'sod-signature' | 'sod-signer' | 'sod-hash';

/** What a chip's security object proves about the files read from it. */
export type ChipVerdict =
  /** Signed by a signer that chains to an anchor. `anchor`: its SHA-256, upper-case hexadecimal. */
  | { readonly outcome: 'genuine'; readonly anchor: string }
  /** Signature and hashes are right; no anchor is held, or the one that could vouch for the signer is missing. */
  | { readonly outcome: 'unverified-issuer' }
  | {
      readonly outcome: 'refused';
      readonly reason: ChipRefusal;
      /** The exact finding behind the reason. */
      readonly detail: PkiErrorCode | SodSignerFailure | 'foreign-authority';
    };

export interface ChipVerificationInput {
  /** EF.SOD as read. */
  readonly sod: Uint8Array;
  /** Files as read, padded or not, by data-group number. One that the SOD does not list is refused. */
  readonly files: ReadonlyMap<number, Uint8Array>;
}

/** Passive authentication of the chip (ICAO Doc 9303-11 section 5.1). Calls do not depend on earlier ones. */
export interface ChipVerifier {
  /** Before any code is sent; the key that the chip proves itself with (A4) must be among the files. */
  verify(input: ChipVerificationInput): Promise<ChipVerdict>;
  /** Further files against the same SOD. */
  verifyFiles(input: ChipVerificationInput): Promise<ChipVerdict>;
}

export interface ChipVerifierOptions {
  readonly trustStore: TrustAnchors;
  /** The clock. */
  readonly now: () => Date;
}

/**
 * Files that may be read without being in the SOD: the chip's own signature in internal authentication covers the
 * Diffie-Hellman parameters of EF.DH. Any other file that is not listed proves nothing.
 */
const MAY_BE_UNLISTED: ReadonlySet<number> = new Set([DataGroup.dhParameters]);

/**
 * The chip verifier over a trust store.
 *
 * @example
 * ```ts
 * const verifier = createChipVerifier({ trustStore: store, now: () => new Date() });
 * const verdict = await verifier.verify({ sod, files: new Map([[0xa4, internalAuthenticationKey]]) });
 * if (verdict.outcome === 'refused') throw new Error(verdict.reason);
 * ```
 */
export function createChipVerifier({ trustStore, now }: ChipVerifierOptions): ChipVerifier {
  let last: VerifiedSod | undefined;
  const verified = (file: Uint8Array): VerifiedSod => {
    // One card's object comes two or three times in a row. What was read and verified depends on its bytes alone;
    // hashes, the signer's authority and the clock are looked at every time.
    if (last === undefined || !sameBytes(last.file, file)) {
      const sod = parseSod(file);
      last = { file: Uint8Array.from(file), sod, signer: verifySodSignature(sod) };
    }
    return last;
  };
  const judge = (input: ChipVerificationInput, required: readonly number[]): Promise<ChipVerdict> =>
    new Promise((resolve) => {
      resolve(
        orRefused(() => {
          const { sod, signer } = verified(input.sod);
          checkFiles(sod, input.files, required);
          return verdictOn(signer, trustStore, now());
        }),
      );
    });
  return {
    verify: (input) => judge(input, [DataGroup.internalAuthenticationKey]),
    verifyFiles: (input) => judge(input, []),
  };
}

interface VerifiedSod {
  readonly file: Uint8Array;
  readonly sod: SodContent;
  readonly signer: Certificate;
}

function orRefused(judge: () => ChipVerdict): ChipVerdict {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
    return { outcome: 'refused', reason: reasonOf(error.code), detail: error.code };
  }
}

function verdictOn(signer: Certificate, trustStore: TrustAnchors, at: Date): ChipVerdict {
  const judgement = judgeSodSigner(signer, trustStore, at);
  switch (judgement.status) {
    case 'trusted':
      return { outcome: 'genuine', anchor: judgement.anchor.sha256 };
    case 'no-anchor':
      return isUncheckable(judgement.lastKnown, trustStore)
        ? { outcome: 'unverified-issuer' }
        : { outcome: 'refused', reason: 'sod-signer', detail: 'foreign-authority' };
    case 'invalid':
      return { outcome: 'refused', reason: 'sod-signer', detail: judgement.reason };
  }
}

/**
 * Whether the store cannot know: it holds no authority for chips at all, or the chip names one of the State's, which may
 * be a key that is newer than this software (a country signer "CSCA05" of the same name is said to exist). A store that
 * holds authorities has made its check of any other name, and the chip failed it.
 */
function isUncheckable(lastKnown: Certificate, trustStore: TrustAnchors): boolean {
  if (trustStore.anchors('chip-signer').length === 0) return true;
  const name = lastKnown.issuer.single(Oid.commonName);
  return name !== undefined && trustStore.isPinnedName('chip-signer', name);
}

function checkFiles(sod: SodContent, files: ReadonlyMap<number, Uint8Array>, required: readonly number[]): void {
  for (const group of required) {
    if (!files.has(group)) throw new PkiError('sod-hash-missing', 'a file that must be checked was not read');
  }
  for (const [group, file] of files) {
    if (!sod.lds.dataGroupHashes.has(group) && MAY_BE_UNLISTED.has(group)) continue;
    checkDataGroup(sod, group, file);
  }
}

function reasonOf(code: PkiErrorCode): ChipRefusal {
  if (code === 'malformed-sod') return 'sod-malformed';
  if (code === 'sod-signer') return 'sod-signer';
  return code === 'sod-hash-mismatch' || code === 'sod-hash-missing' ? 'sod-hash' : 'sod-signature';
}
