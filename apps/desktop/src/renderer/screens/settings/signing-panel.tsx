import type { JSX } from 'preact';
import { useApp, useWords } from '../../state/context.js';
import { AddressField } from './address-field.js';
import { changeSettings } from './change.js';

const LEVELS = ['b', 't', 'lt', 'lta'] as const;

/** What every signature begins with. */
export function SigningPanel(): JSX.Element {
  const words = useWords().settings.signing;
  const { signatureLevel, timestampUrl } = useApp().settings;
  const hasAuthority = timestampUrl !== '';
  return (
    <>
      <ul class="list">
        <li class="set">
          <AddressField
            label={words.authority}
            text={words.authorityText}
            wrong={words.authorityWrong}
            value={timestampUrl}
            onSave={(address) =>
              // Without an authority no date can be certified.
              changeSettings({ timestampUrl: address, ...(address === '' ? { signatureLevel: 'b' } : {}) })
            }
          />
        </li>
      </ul>
      <fieldset class="stack-s">
        <legend class="label">{words.level}</legend>
        <p class="hint">{hasAuthority ? words.levelText : words.needsAuthority}</p>
        <div class="list levels">
          {LEVELS.map((level) => (
            <label key={level}>
              <input
                type="radio"
                name="signature-level"
                checked={level === signatureLevel}
                disabled={!hasAuthority && level !== 'b'}
                onChange={() => {
                  void changeSettings({ signatureLevel: level });
                }}
              />
              <span>
                <b>{words.levels[level].title}</b>
                <span class="muted">{words.levels[level].text}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
