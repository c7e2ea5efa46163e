/**
 * What can be made to go wrong at one APDU. A generated fault matrix walks this list.
 *
 * | Kind | What the host sees |
 * | --- | --- |
 * | card-removed | the card is gone before it executes the command |
 * | answer-lost | the card executes the command and is gone before the answer is out |
 * | field-lost | the card lost its power for a moment: sessions, selections and verified codes are gone; then it executes the command |
 * | no-answer | the card never answers; it did not execute the command |
 * | garbage | bytes that have nothing to do with the answer; the command is executed |
 * | truncated | the first half of the answer |
 * | bad-mac | a wrong MAC on an answer under secure messaging |
 * | wrong-ssc | an answer protected with the next counter value |
 * | replayed-answer | the answer to the command before this one |
 * | sw-6f00 | 6F00; not executed |
 * | sw-6cxx | 6C10, whatever Le was; not executed |
 * | sw-61xx | the answer, announcing 255 more bytes that do not exist |
 * | slow | the answer, late |
 * | oversized-length | the first data object of the answer claims 16 MB |
 * | oversized-content | under secure messaging: the first data object inside the protected data claims 16 MB, correctly protected |
 * | weak-dh-one, weak-dh-minus-one, weak-dh-small-order | the card's DH public key is 1, p-1, of an order below 65,536 |
 */
export const FAULT_KINDS = [
  'card-removed',
  'answer-lost',
  'field-lost',
  'no-answer',
  'garbage',
  'truncated',
  'bad-mac',
  'wrong-ssc',
  'replayed-answer',
  'sw-6f00',
  'sw-6cxx',
  'sw-61xx',
  'slow',
  'oversized-length',
  'oversized-content',
  'weak-dh-one',
  'weak-dh-minus-one',
  'weak-dh-small-order',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];
