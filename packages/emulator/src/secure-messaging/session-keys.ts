import { uintToBytes } from '@ciekit/core/bytes';
import { sha256 } from '../security-module/message-recovery.js';
import type { ChannelKeys } from './secure-channel.js';

const KEY_LENGTH = 16;
const FIRST_COUNTER = uintToBytes(1, 8);

/** Key derivation from ZZ, the shared secret of as many bytes as p (docs/card-protocol.md section 2, key agreement, step 4). */
export function deriveChannelKeys(sharedSecret: Uint8Array): ChannelKeys {
  const derive = (counter: number): Uint8Array => sha256(sharedSecret, uintToBytes(counter, 4)).subarray(0, KEY_LENGTH);
  return { encryption: derive(1), mac: derive(2), sendSequenceCounter: FIRST_COUNTER };
}
