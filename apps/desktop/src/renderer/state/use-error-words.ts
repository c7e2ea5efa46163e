import { useEffect, useState } from 'preact/hooks';
import type { ErrorSentences, ErrorView, WindowLanguage } from '../../contract/views.js';
import { errorWords } from '../words/error-words.js';
import { bridge } from './bridge.js';
import { useApp, useWords } from './context.js';

/** An error's sentences in one language. */
interface Told {
  readonly error: ErrorView;
  readonly language: WindowLanguage;
  readonly sentences: ErrorSentences;
}

/** An error in the words of now, however long it has been shown: whoever changes the language reads it in the new one. */
export function useErrorWords(error: ErrorView): ErrorSentences {
  const words = useWords();
  const { language } = useApp().settings;
  const [told, setTold] = useState<Told | undefined>(undefined);
  useEffect(() => {
    if (error.language === undefined || error.language === language) return undefined;
    let wanted = true;
    const { code, codeKind, triesRemaining, values = {} } = error;
    void bridge.request('error.again', { code, codeKind, triesRemaining, values }).then((reply) => {
      if (wanted && reply.ok) setTold({ error, language, sentences: reply.result });
    });
    return () => {
      wanted = false;
    };
  }, [error, language]);
  const isTold = told?.error === error && told.language === language;
  return errorWords(isTold && error.language !== language ? { ...error, ...told.sentences } : error, words);
}
