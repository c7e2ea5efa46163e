import type { JSX } from 'preact';
import { WINDOW_LANGUAGES } from '../../contract/views.js';
import { bridge } from '../state/bridge.js';
import { useApp } from '../state/context.js';
import { LANGUAGE_NAMES } from '../words/language-names.js';

/** The language of the windows; whoever shows it writes the label. */
export function LanguageSelect({ id }: { readonly id: string }): JSX.Element {
  const { language } = useApp().settings;
  return (
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
  );
}
