import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ThemeChoice } from '../../../contract/views.js';
import { LanguageSelect } from '../../components/language-select.js';
import { useApp, useWords } from '../../state/context.js';
import { changeSettings } from './change.js';
import { LogSwitch } from './log-switch.js';
import { Switch } from './switch.js';
import { ThemePicture } from './theme-picture.js';

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[];

/** Looks, language, start with the computer, log. */
export function GeneralPanel(): JSX.Element {
  const { settings } = useWords();
  const words = settings.general;
  const { theme, contrast, startAtLogin } = useApp().settings;
  return (
    <>
      <fieldset class="stack">
        <legend class="label">{words.look}</legend>
        <div class="themes">
          {THEMES.map((choice) => (
            <label key={choice}>
              <ThemePicture theme={choice} />
              <span>
                <input
                  type="radio"
                  name="theme"
                  checked={choice === theme}
                  onChange={() => {
                    void changeSettings({ theme: choice });
                  }}
                />
                {words.themes[choice]}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <ul class="list">
        <li class="set">
          <Switch
            words={words.contrast}
            on={contrast === 'more'}
            onChange={(on) => {
              void changeSettings({ contrast: on ? 'more' : 'system' });
            }}
          />
        </li>
        <li class="set">
          <LanguageSetting />
        </li>
        <li class="set">
          <Switch
            words={words.startAtLogin}
            on={startAtLogin}
            onChange={(on) => {
              void changeSettings({ startAtLogin: on });
            }}
          />
        </li>
        <li class="set">
          <LogSwitch />
        </li>
      </ul>
      <p class="source">{settings.source}</p>
    </>
  );
}

function LanguageSetting(): JSX.Element {
  const { settings } = useWords();
  const id = useId();
  return (
    <div class="row between">
      <label for={id}>
        <b>{settings.general.language}</b>
      </label>
      <LanguageSelect id={id} />
    </div>
  );
}
