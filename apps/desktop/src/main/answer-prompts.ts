import { defaultPromptSocketPath, servePrompts, type PromptScreen } from '@ciekit/pkcs11/prompt';
import { app } from 'electron';

/** While the app runs, log-ins that a browser starts are asked about in its window. Without a place for it they are not. */
export async function answerPrompts(screen: PromptScreen): Promise<void> {
  try {
    const service = await servePrompts({ socketPath: defaultPromptSocketPath(), screen });
    app.on('will-quit', () => {
      void service.close();
    });
  } catch {
    // Another window answers already, or this system has no such sockets: the service asks by its other ways.
  }
}
