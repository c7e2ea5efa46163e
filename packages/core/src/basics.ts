/**
 * What programs need of this package before they use a card: errors, secrets, the words of a trace, the limits of codes.
 * An entry of its own, since reading the whole protocol takes a third of the start of a command.
 */
export * from './bytes.js';
export * from './errors.js';
export * from './secret.js';
export * from './trace.js';
export { MAX_TRIES } from './ias/pin.js';
export { TapeError } from './iso7816/replay.js';
