/** Status words that the base's table does not name (ISO 7816-4 section 5.6). */
export const MEMORY_FAILURE = 0x6581;
/** `63C0`, to which the tries left are added. */
export const TRIES_LEFT = 0x63c0;

/** A command that ends with a status word and no data; thrown inside the card, turned into an answer by its dispatcher. */
export class Refusal extends Error {
  readonly sw: number;

  constructor(sw: number) {
    super(`refused with ${sw.toString(16).toUpperCase()}`);
    this.name = 'Refusal';
    this.sw = sw;
  }
}

/** @throws {Refusal} always */
export function refuse(sw: number): never {
  throw new Refusal(sw);
}
