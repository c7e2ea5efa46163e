import type { PinPrompt } from '@ciekit/pkcs11';
import { choosePrompt, DesktopPrompt, defaultPromptSocketPath, PinentryPrompt } from '@ciekit/pkcs11/prompt';
import { TerminalPrompt } from '../codes/terminal-prompt.js';
import type { CommandContext } from '../command-context.js';

/** Who asks for the PIN: the desktop app where it runs, pinentry where it can show itself, else this terminal. */
export function tokenPrompt(context: CommandContext): PinPrompt {
  const { language, stdio } = context;
  return choosePrompt([
    new DesktopPrompt({ socketPath: defaultPromptSocketPath() }),
    new PinentryPrompt({ language, env: stdio.env, platform: process.platform }),
    new TerminalPrompt(context),
  ]);
}
