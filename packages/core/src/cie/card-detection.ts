import { fromHex, toHex } from '../bytes.js';
import { UnsupportedCardError } from '../errors.js';
import type { ApduChannel } from '../iso7816/channel.js';
import { parseAtr } from '../iso7816/atr.js';
import { StatusWord } from '../iso7816/status-word.js';
import { Aid } from '../ias/identifiers.js';
import { selectApplication, selectMasterFile } from '../ias/files.js';

export type AtrProfileName =
  | 'gemalto'
  | 'gemalto2'
  | 'stm'
  | 'stm2'
  | 'stm3'
  | 'nxp'
  | 'actalis'
  | 'bit4id'
  | 'actalis2023'
  | 'bit4id2023'
  | 'bit4id-b9547'
  | 'actalis-b946';

/** How a chip wants to be spoken to. */
export interface CardDialect {
  readonly name: AtrProfileName | 'unlisted';
  /** How its IAS application becomes current; `probe`: try the AID, then the MF. */
  readonly selectIasBy: 'aid' | 'mf' | 'probe';
  /** How GET DATA gives the DH parameters, where EF.DH does not. */
  readonly dhParameters: 'one-call' | 'three-calls';
}

export interface AtrProfile extends CardDialect {
  readonly name: AtrProfileName;
  readonly selectIasBy: 'aid' | 'mf';
  /** The whole ATR, or how its historical bytes begin. */
  readonly atr: { readonly whole: Uint8Array } | { readonly historicalPrefix: Uint8Array };
}

const whole = (hex: string): { readonly whole: Uint8Array } => ({ whole: fromHex(hex) });

/** Card-protocol.md section 1. Order does not matter: no two entries match the same ATR. */
export const ATR_PROFILES: readonly AtrProfile[] = [
  {
    name: 'gemalto',
    atr: whole('3B8F800180318065B085040011120FFF8290008A'),
    selectIasBy: 'aid',
    dhParameters: 'one-call',
  },
  {
    name: 'gemalto2',
    atr: { historicalPrefix: fromHex('80318065B0850300EF') },
    selectIasBy: 'aid',
    dhParameters: 'three-calls',
  },
  { name: 'stm', atr: whole('3B8B80018066475000B8007F8290002E'), selectIasBy: 'aid', dhParameters: 'three-calls' },
  { name: 'stm2', atr: whole('3B80800101'), selectIasBy: 'aid', dhParameters: 'three-calls' },
  { name: 'stm3', atr: whole('3B8B80018066475000B80094829000C5'), selectIasBy: 'aid', dhParameters: 'three-calls' },
  { name: 'nxp', atr: whole('3B8E80018031806549544E5850120FFF8290F0'), selectIasBy: 'mf', dhParameters: 'three-calls' },
  {
    name: 'actalis',
    atr: whole('3B8F80018031806549544A3441120FFF82900088'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
  {
    name: 'bit4id',
    atr: whole('3B8F80018031806549544A3442120FFF8290008B'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
  {
    name: 'actalis2023',
    atr: whole('3B8F80018031806549544A3443120FFF8290008A'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
  {
    name: 'bit4id2023',
    atr: whole('3B8F80018031806549544A3444120FFF8290008D'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
  {
    name: 'bit4id-b9547',
    atr: whole('3B8F80018031806549544A3449120FFF82900080'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
  {
    name: 'actalis-b946',
    atr: whole('3B8F80018031806549544A344C120FFF82900085'),
    selectIasBy: 'mf',
    dhParameters: 'three-calls',
  },
];

/** `80318065 49544A34`: an Actalis or Bit4id chip that the table does not list yet. */
const UNLISTED_MF_PREFIX = fromHex('8031806549544A34');

const startsWith = (bytes: Uint8Array, prefix: Uint8Array): boolean =>
  bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte);

function historicalBytes(atr: Uint8Array): Uint8Array {
  try {
    return parseAtr(atr).historicalBytes;
  } catch {
    // Partial ATRs have been seen in the field; they are probed like unknown ones.
    return new Uint8Array(0);
  }
}

/**
 * The dialect that an ATR announces. An ATR that nobody listed is not a refusal: new chip batches come with new ones.
 *
 * @example
 * ```ts
 * dialectOf(fromHex('3B80800101')).name; // 'stm2'
 * ```
 */
export function dialectOf(atr: Uint8Array): CardDialect {
  const hex = toHex(atr);
  const historical = historicalBytes(atr);
  const listed = ATR_PROFILES.find((profile) =>
    'whole' in profile.atr ? toHex(profile.atr.whole) === hex : startsWith(historical, profile.atr.historicalPrefix),
  );
  if (listed !== undefined) return listed;
  if (startsWith(historical, UNLISTED_MF_PREFIX))
    return { name: 'unlisted', selectIasBy: 'mf', dhParameters: 'three-calls' };
  return { name: 'unlisted', selectIasBy: 'probe', dhParameters: 'three-calls' };
}

/** Makes the IAS application current. @throws {UnsupportedCardError} `not-a-cie` */
export async function selectRoot(channel: ApduChannel, by: 'aid' | 'mf' | 'probe'): Promise<'aid' | 'mf'> {
  if (by !== 'mf') {
    const response = await channel.send(selectApplication(Aid.IAS));
    if (response.isSuccess) return 'aid';
    if (by === 'aid' && response.sw !== StatusWord.FILE_NOT_FOUND) throw notACie();
  }
  const response = await channel.send(selectMasterFile());
  if (!response.isSuccess) throw notACie();
  return 'mf';
}

/**
 * Makes DF_CIE current below the IAS application. An application that is not there settles the question: the card is
 * no CIE.
 *
 * @throws {UnsupportedCardError} `not-a-cie`
 */
export async function selectCieBelowRoot(channel: ApduChannel): Promise<void> {
  const response = await channel.send(selectApplication(Aid.CIE));
  if (!response.isSuccess) throw notACie();
}

function notACie(): UnsupportedCardError {
  return new UnsupportedCardError('not-a-cie', 'the card has no CIE application');
}
