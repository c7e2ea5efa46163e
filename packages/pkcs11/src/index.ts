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

export { applyPlan, type InstallationOutcome } from './install/apply-plan.js';
export { planInstallation, type InstallationOptions, type InstallationPlan } from './install/installation.js';
export { planRemoval, type RemovalOptions } from './install/removal.js';
export type { Change, ChangePurpose, InstallPart } from './install/change.js';
export { InstallError, type InstallErrorCode } from './install/install-error.js';
export type { InstallNote, InstallNoteCode } from './install/install-note.js';
export type { InstallSurroundings } from './install/user-places.js';
export { findP11KitLibrary } from './install/p11-kit-libraries.js';

export { askLock, askStatus } from './server/ask-service.js';
export type { ServiceStatus, SlotCard, SlotStatus } from './server/control-protocol.js';
export { serveToken, type ServedToken, type TokenService, type TokenServiceOptions } from './server/serve-token.js';
export type { ServiceEvent } from './server/service-event.js';
export { takeActivatedSockets, type ActivatedSockets } from './server/socket-activation.js';
export { controlSocketPath, defaultSocketPath } from './server/socket-location.js';
export { TokenServiceError, type TokenServiceErrorCode } from './server/token-service-error.js';

export { localDoctorSystem, type DoctorSystem, type ProgramOutcome } from './doctor/doctor-system.js';
export { tokenInspectors } from './doctor/token-inspectors.js';

export { choosePrompt } from './prompt/choose-prompt.js';
export { desktopNotices, type DesktopNoticesOptions } from './prompt/desktop-notices.js';
export { DesktopPrompt, type DesktopPromptOptions } from './prompt/desktop-prompt.js';
export { PinentryPrompt, type PinentryOptions } from './prompt/pinentry.js';
export type { AskedQuestion } from './prompt/prompt-protocol.js';
export { promptTexts, type PromptTexts } from './prompt/prompt-texts.js';
export {
  servePrompts,
  type PromptScreen,
  type PromptService,
  type PromptServiceOptions,
} from './prompt/serve-prompts.js';
export { defaultPromptSocketPath } from './server/socket-location.js';
