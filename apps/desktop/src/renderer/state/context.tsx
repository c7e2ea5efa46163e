import { createContext, type ComponentChildren, type JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { SettingsView, WindowLanguage } from '../../contract/views.js';
import { loadWords, type Words } from '../words/words.js';
import type { AppState } from './app-state.js';
import { useStore, type Store } from './store.js';

const StateContext = createContext<AppState | undefined>(undefined);
const WordsContext = createContext<Words | undefined>(undefined);

/** What the app knows, from any screen. */
export function useApp(): AppState {
  const state = useContext(StateContext);
  if (state === undefined) throw new Error('outside the app');
  return state;
}

/** The words of the language chosen. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('outside the app');
  return words;
}

export interface AppProviderProps {
  readonly store: Store<AppState>;
  /** That of the words; another may have been chosen while they were loaded. */
  readonly language: WindowLanguage;
  readonly words: Words;
  readonly children: ComponentChildren;
}

export function AppProvider({ store, language: firstLanguage, words: first, children }: AppProviderProps): JSX.Element {
  const state = useStore(store);
  const [shown, setShown] = useState({ language: firstLanguage, words: first });
  useEffect(() => {
    const { language } = state.settings;
    if (shown.language === language) return undefined;
    let wanted = true;
    void loadWords(language).then((words) => {
      // Another language may have been chosen since.
      if (wanted) setShown({ language, words });
    });
    return () => {
      wanted = false;
    };
  }, [state.settings.language]);
  useEffect(() => {
    decorate(shown.language, state.settings);
  }, [shown.language, state.settings]);
  return (
    <StateContext.Provider value={state}>
      <WordsContext.Provider value={shown.words}>{children}</WordsContext.Provider>
    </StateContext.Provider>
  );
}

/** Language, theme and contrast of the whole page. */
function decorate(language: WindowLanguage, { theme, contrast }: SettingsView): void {
  const { documentElement: root } = document;
  root.lang = language;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  if (contrast === 'system') delete root.dataset['contrast'];
  else root.dataset['contrast'] = contrast;
}
