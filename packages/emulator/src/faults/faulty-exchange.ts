import { createHash } from 'node:crypto';
import { concatBytes, equalBytes, uintToBytes } from '@ciekit/core/bytes';
import { ResponseApdu, StatusWord } from '@ciekit/core/iso7816';
import type { CardOs } from '../card-os/card-os.js';
import type { DueFault } from './fault-plan.js';
import { claimSixteenMegabytes } from './oversized.js';
import { Tampering } from './tampering.js';

/** What comes out of the card's field for one command. */
export type Emission =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  /** The card left the reader. */
  | { readonly kind: 'removed' }
  /** The card is there and says nothing. */
  | { readonly kind: 'mute' };

const WRONG_LE = 0x6c10;
const MORE_THAN_THERE_IS = 0x61ff;

const answer = (bytes: Uint8Array): Emission => ({ kind: 'answer', bytes });
const status = (sw: number): Emission => answer(new ResponseApdu(new Uint8Array(0), sw).encode());

/** One exchange with a fault in it. `previous` is the answer before. Settles the fault. */
export function exchangeWithFault(
  fault: DueFault,
  command: Uint8Array,
  os: CardOs,
  previous: Uint8Array | undefined,
): Emission {
  const changed = (change: (bytes: Uint8Array) => Uint8Array | undefined): Emission => {
    const genuine = os.process(command).encode();
    const other = change(genuine);
    const applied = other !== undefined && !equalBytes(other, genuine);
    fault.settle(applied ? 'applied' : 'not-applicable');
    return answer(other ?? genuine);
  };
  const inevitable = (emission: Emission): Emission => {
    fault.settle('applied');
    return emission;
  };
  const { kind } = fault;
  switch (kind) {
    case 'card-removed':
      os.reset(true);
      return inevitable({ kind: 'removed' });
    case 'answer-lost':
      os.process(command);
      os.reset(true);
      return inevitable({ kind: 'removed' });
    case 'field-lost':
      os.reset(true);
      return inevitable(answer(os.process(command).encode()));
    case 'no-answer':
      return inevitable({ kind: 'mute' });
    case 'sw-6f00':
      return inevitable(status(StatusWord.NO_DIAGNOSIS));
    case 'sw-6cxx':
      return inevitable(status(WRONG_LE));
    case 'slow':
      return inevitable(answer(os.process(command).encode()));
    case 'sw-61xx':
      return changed((bytes) => {
        os.dropResponse();
        return concatBytes(bytes.subarray(0, -2), uintToBytes(MORE_THAN_THERE_IS, 2));
      });
    case 'garbage':
      return changed(garbageInsteadOf);
    case 'truncated':
      return changed((bytes) => bytes.slice(0, Math.floor(bytes.length / 2)));
    case 'replayed-answer':
      return changed(() => previous);
    case 'oversized-length':
      return changed((bytes) => {
        const data = claimSixteenMegabytes(bytes.subarray(0, -2));
        return data && concatBytes(data, bytes.subarray(-2));
      });
    case 'bad-mac':
    case 'wrong-ssc':
    case 'oversized-content':
    case 'weak-dh-one':
    case 'weak-dh-minus-one':
    case 'weak-dh-small-order': {
      const tampering = new Tampering(kind);
      const bytes = os.process(command, tampering).encode();
      fault.settle(tampering.applied ? 'applied' : 'not-applicable');
      return answer(bytes);
    }
  }
}

/** Noise as long as the answer and at least 20 bytes, the same for the same answer: a failure can be repeated. */
function garbageInsteadOf(genuine: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  const length = Math.max(genuine.length, 20);
  for (let i = 0; i * 32 < length; i++)
    blocks.push(createHash('sha256').update('garbage').update(uintToBytes(i, 4)).update(genuine).digest());
  return concatBytes(...blocks).slice(0, length);
}
