/**
 * A software CIE 3.0: the whole card in process, and a bridge to the PC/SC virtual reader.
 *
 * @packageDocumentation
 */
export * from './card-image.js';
export { ATR_PROFILES, atrProfile, type AtrProfile } from './profiles.js';
export {
  SoftwareCard,
  type CardLease,
  type CardTraffic,
  type ResetKind,
  type SoftwareCardOptions,
} from './software-card.js';
export { contactlessTiming, type CardTiming } from './timing.js';
export type { WaitLimits } from './turnstile.js';

export { FAULT_KINDS, type FaultKind } from './faults/fault-kinds.js';
export {
  FaultPlan,
  type DueFault,
  type FaultOutcome,
  type FaultRequest,
  type InjectedFault,
  type ObservedCommand,
} from './faults/fault-plan.js';
export type { Emission } from './faults/faulty-exchange.js';
export type { EndOfFileAnswer } from './file-system/read-binary.js';
export type { RandomSource } from './security-module/diffie-hellman.js';

export {
  CardStateError,
  initialCardState,
  parseCardState,
  PIN_TRIES,
  PUK_TRIES,
  serializeCardState,
  type CardState,
  type CardStateErrorCode,
  type CodeState,
} from './state/card-state.js';
export { FileState } from './state/file-state.js';
export { MemoryState, type StateLock, type StateStore } from './state/state-store.js';

export {
  SoftwareReaders,
  type SoftwareReaderOptions,
  type SoftwareReadersOptions,
} from './readers/software-readers.js';
export {
  serveVirtualReader,
  VPCD_PORT,
  type DisconnectReason,
  type VirtualReader,
  type VirtualReaderEvent,
  type VirtualReaderOptions,
} from './bridge/virtual-reader.js';
export type { PowerEvent } from './bridge/card-server.js';

// Personalisation: images, specifications, the test PKI, defects.
export * from './personalisation/index.js';
