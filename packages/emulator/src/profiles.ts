import { fromHex } from '@ciekit/core/bytes';
import { ATR_PROFILE_NAMES, type AtrProfileName } from './card-image.js';

/**
 * How one chip family of the CIE differs from the others, as far as a host notices (docs/card-protocol.md section 1).
 * What it says about extended APDUs stands in the image's EF.ATR, and the card behaves as its own EF.ATR says.
 */
export interface AtrProfile {
  readonly name: AtrProfileName;
  readonly atr: Uint8Array;
  /** Whether the IAS application has its AID, or is reached by selecting the MF. */
  readonly selectsIasBy: 'aid' | 'mf';
  /** Whether GET DATA gives the DH parameters in one template or one at a time. */
  readonly dhParameters: 'one-call' | 'three-calls';
  /** EF.CardAccess answers 6A82 from the selection of DF_CIE until the chip is without power. */
  readonly hidesCardAccess: boolean;
}

type Differences = Pick<AtrProfile, 'selectsIasBy' | 'dhParameters'> & { readonly atr: string };

const aid = (atr: string, dhParameters: AtrProfile['dhParameters'] = 'three-calls'): Differences => ({
  atr,
  selectsIasBy: 'aid',
  dhParameters,
});
const mf = (atr: string): Differences => ({ atr, selectsIasBy: 'mf', dhParameters: 'three-calls' });

/** Gemalto2: only the beginning of its historical bytes is public; the rest is that of its predecessor. */
const DIFFERENCES: Readonly<Record<AtrProfileName, Differences>> = {
  gemalto: aid('3B8F800180318065B085040011120FFF8290008A', 'one-call'),
  gemalto2: aid('3B8F800180318065B0850300EF120FFF82900073'),
  stm: aid('3B8B80018066475000B8007F8290002E'),
  stm2: aid('3B80800101'),
  stm3: aid('3B8B80018066475000B80094829000C5'),
  nxp: mf('3B8E80018031806549544E5850120FFF8290F0'),
  actalis: mf('3B8F80018031806549544A3441120FFF82900088'),
  bit4id: mf('3B8F80018031806549544A3442120FFF8290008B'),
  actalis2023: mf('3B8F80018031806549544A3443120FFF8290008A'),
  bit4id2023: mf('3B8F80018031806549544A3444120FFF8290008D'),
  'bit4id-b9547': mf('3B8F80018031806549544A3449120FFF82900080'),
  'actalis-b946': mf('3B8F80018031806549544A344C120FFF82900085'),
};

/**
 * The profile of a chip family.
 *
 * @example
 * ```ts
 * atrProfile('gemalto').dhParameters; // 'one-call'
 * ```
 */
export function atrProfile(name: AtrProfileName): AtrProfile {
  const differences = DIFFERENCES[name];
  return { ...differences, name, atr: fromHex(differences.atr), hidesCardAccess: name.startsWith('actalis') };
}

/** All twelve. */
export const ATR_PROFILES: readonly AtrProfile[] = ATR_PROFILE_NAMES.map(atrProfile);
