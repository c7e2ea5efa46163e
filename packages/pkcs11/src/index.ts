export type { CallingProgram } from './token/calling-program.js';
export type { CardSource } from './token/card-source.js';
export type { TokenConnection } from './token/token-connection.js';
export { Token, type TokenOptions, type TokenStatus } from './token/token.js';
export type { PinMode } from './token/card-log-in.js';
export type { TokenSlotStatus } from './token/reader-slots.js';
export type { TokenClock } from './token/token-clock.js';
export type { LogOutReason, TokenLog, TokenLogEvent } from './token/token-log.js';
export type { ReturnValueName } from './cryptoki/return-values.js';
export type { Frame } from './rpc/frame.js';
export type { PinPrompt, PinPromptContext, PromptedCard } from './prompt/pin-prompt.js';

export { askLock, askStatus } from './server/ask-service.js';
export type { ServiceStatus, SlotCard, SlotStatus } from './server/control-protocol.js';
export { serveToken, type ServedToken, type TokenService, type TokenServiceOptions } from './server/serve-token.js';
export type { ServiceEvent } from './server/service-event.js';
export { takeActivatedSockets, type ActivatedSockets } from './server/socket-activation.js';
export { controlSocketPath, defaultSocketPath } from './server/socket-location.js';
export { TokenServiceError, type TokenServiceErrorCode } from './server/token-service-error.js';
