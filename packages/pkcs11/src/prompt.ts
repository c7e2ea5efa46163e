/**
 * Asking the holder for the PIN: pinentry, the desktop app's window, notices. An entry of its own, with all its words: the
 * service answers its first questions before it has read them.
 */
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
