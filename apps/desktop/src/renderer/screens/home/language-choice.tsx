import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { WINDOW_LANGUAGES, type WindowLanguage } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';

/** Each language in its own words, so that whoever needs it can read it. */
const NAMES: Readonly<Record<WindowLanguage, string>> = {
  it: 'Italiano',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  sl: 'Slovenščina',
};

/** The language of the windows, on the first page that somebody sees. */
export function LanguageChoice(): JSX.Element {
  const { firstRun: words } = useWords();
  const { language } = useApp().settings;
  const id = useId();
  return (
    <div class="start__language">
      <label for={id}>
        <Icon name="globe" />
        <span class="sr">{words.language}</span>
      </label>
      <select
        id={id}
        class="sel"
        value={language}
        onChange={(event) => {
          const chosen = WINDOW_LANGUAGES.find((candidate) => candidate === event.currentTarget.value);
          if (chosen !== undefined) void bridge.request('settings.change', { language: chosen });
        }}
      >
        {WINDOW_LANGUAGES.map((candidate) => (
          <option key={candidate} value={candidate} lang={candidate}>
            {NAMES[candidate]}
          </option>
        ))}
      </select>
    </div>
  );
}
