import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { WINDOW_LANGUAGES } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { LANGUAGE_NAMES } from '../../words/language-names.js';

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
            {LANGUAGE_NAMES[candidate]}
          </option>
        ))}
      </select>
    </div>
  );
}
