import { concatBytes } from '@ciekit/core/bytes';
import { CLA_CHAINING, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import { refuse } from './refusal.js';

/** More than any command of the card needs: a key agreement value, a certificate, a signature. */
const MAX_CHAINED_LENGTH = 2048;

interface Started {
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly blocks: Uint8Array[];
  length: number;
}

/** Command chaining (ISO 7816-4 section 5.4.1). A command that does not belong to the chain ends it and is executed. */
export class CommandChain {
  #started: Started | undefined;

  reset(): void {
    this.#started = undefined;
  }

  /**
   * Adds a block, already without its protection.
   *
   * @returns the whole command with its last block, `undefined` before
   * @throws {Refusal} 6700 when the chain grows beyond what the card can hold
   */
  add(block: CommandApdu): CommandApdu | undefined {
    const chain = this.#continue(block);
    const isLast = (block.cla & CLA_CHAINING) === 0;
    if (chain === undefined && isLast) return block;
    const open = chain ?? { ins: block.ins, p1: block.p1, p2: block.p2, blocks: [], length: 0 };
    open.blocks.push(block.data);
    open.length += block.data.length;
    this.#started = isLast || open.length > MAX_CHAINED_LENGTH ? undefined : open;
    if (open.length > MAX_CHAINED_LENGTH) refuse(StatusWord.WRONG_LENGTH);
    return isLast ? block.with({ data: concatBytes(...open.blocks) }) : undefined;
  }

  #continue(block: CommandApdu): Started | undefined {
    const chain = this.#started;
    this.#started = undefined;
    return chain?.ins === block.ins && chain.p1 === block.p1 && chain.p2 === block.p2 ? chain : undefined;
  }
}
