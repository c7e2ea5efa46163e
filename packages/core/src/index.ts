export * from './bytes.js';
export * from './errors.js';
export * from './secret.js';
export * from './trace.js';
export * from './iso7816/index.js';
export * from './iso7816/channel.js';
export * from './iso7816/instructions.js';
export * from './iso7816/replay.js';
export * from './ias/chip-verifier.js';
export { MAX_TRIES } from './ias/pin.js';
export { MAX_SIGNATURE_INPUT } from './ias/signing.js';
export {
  ATR_PROFILES,
  dialectOf,
  type AtrProfile,
  type AtrProfileName,
  type CardDialect,
} from './cie/card-detection.js';
export * from './cie/cie-card.js';
export type { AuthenticatedCard } from './cie/authenticated-card.js';
export * from './cie/operations.js';
export { CONFIRMATION_FROM } from './cie/code-guard.js';
export * from './cie/known-card.js';
export * from './cie/progress.js';
