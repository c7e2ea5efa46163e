import type { CodeSource } from '@ciekit/middleware';
import { TokenServiceError } from '../server/token-service-error.js';
import type { PinPrompt, PinPromptContext } from './pin-prompt.js';

/**
 * The first of several prompts that can ask; one that says that it can and then cannot is passed over. A question that
 * was answered, a cancel included, is not put again.
 *
 * @param prompts the best first
 */
export function choosePrompt(prompts: readonly PinPrompt[]): PinPrompt {
  return {
    name: prompts.map(({ name }) => name).join(', '),
    isAvailable: async () => {
      for (const prompt of prompts) if (await prompt.isAvailable()) return true;
      return false;
    },
    open: (context) => sourceOfFirst(prompts, context),
  };
}

function sourceOfFirst(prompts: readonly PinPrompt[], context: PinPromptContext): CodeSource {
  const failed = new Set<PinPrompt>();
  const sources = new Map<PinPrompt, CodeSource>();
  const sourceOf = (prompt: PinPrompt): CodeSource => {
    const source = sources.get(prompt) ?? prompt.open(context);
    sources.set(prompt, source);
    return source;
  };
  const ask = async <T>(question: (source: CodeSource) => Promise<T>): Promise<T> => {
    let failure: unknown;
    for (const prompt of prompts) {
      if (failed.has(prompt) || !(await prompt.isAvailable())) continue;
      try {
        return await question(sourceOf(prompt));
      } catch (error) {
        if (!(error instanceof TokenServiceError && error.code === 'token-prompt-failed')) throw error;
        failed.add(prompt);
        failure = error;
      }
    }
    throw new TokenServiceError('token-prompt-unavailable', undefined, { cause: failure });
  };
  return {
    interactive: true,
    askPin: (request) => ask((source) => source.askPin(request)),
    askPuk: (request) => ask((source) => source.askPuk(request)),
    askNewPin: (request) => ask((source) => source.askNewPin(request)),
    confirmLastTry: (kind, tries) => ask((source) => source.confirmLastTry(kind, tries)),
    confirmUnverifiedIssuer: () => ask((source) => source.confirmUnverifiedIssuer?.() ?? Promise.resolve(false)),
    warnWeak: (reasons) => ask((source) => source.warnWeak(reasons)),
    advisePuk: (tries) => ask((source) => source.advisePuk(tries)),
  };
}
