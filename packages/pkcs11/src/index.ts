export type { CallingProgram } from './token/calling-program.js';
export type { CardSource } from './token/card-source.js';
export type { TokenConnection } from './token/token-connection.js';
export type { Frame } from './rpc/frame.js';
export type { PinPrompt, PinPromptContext, PromptedCard } from './prompt/pin-prompt.js';
