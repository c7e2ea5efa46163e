export type { CallingProgram } from './token/calling-program.js';
export type { CardSource } from './token/card-source.js';
export type { TokenConnection } from './token/token-connection.js';
export { Token, type TokenOptions, type TokenStatus } from './token/token.js';
export type { PinMode } from './token/card-log-in.js';
export type { PresentCard, TokenSlotStatus } from './token/reader-slots.js';
export type { TokenClock } from './token/token-clock.js';
export type { AboutCard, LogOutReason, TokenLog, TokenLogEvent } from './token/token-log.js';
export { CKR, type ReturnValueName } from './cryptoki/return-values.js';
export type { Frame } from './rpc/frame.js';
export type { PinPrompt, PinPromptContext, PromptedCard } from './prompt/pin-prompt.js';

export { askLock, askStatus } from './server/ask-service.js';
export {
  SLOT_CARDS,
  type ServiceStatus,
  type SlotCard,
  type SlotStatus,
  type TokenReport,
} from './server/control-protocol.js';
export { serveToken, type ServedToken, type TokenService, type TokenServiceOptions } from './server/serve-token.js';
export type { HangUpReason } from './server/program-connection.js';
export type { ServiceEvent } from './server/service-event.js';
export { takeActivatedSockets, type ActivatedSockets } from './server/socket-activation.js';
export { controlSocketPath, defaultSocketPath, type SocketSurroundings } from './server/socket-location.js';
export { TokenServiceError, type TokenServiceErrorCode } from './server/token-service-error.js';
