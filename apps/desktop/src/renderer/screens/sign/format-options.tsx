import type { JSX } from 'preact';
import type { SignatureLevelView } from '../../../contract/document-views.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { canCounterSign, counterSigns, type Batch, type SignChoices } from './batch.js';
import type { ChangeBatch } from './files-step.js';

export interface FormatOptionsProps {
  readonly batch: Batch;
  readonly onChange: ChangeBatch;
}

const FORMATS = ['auto', 'cades', 'xades'] as const satisfies readonly SignChoices['format'][];
const LEVELS = ['b', 't', 'lt', 'lta'] as const satisfies readonly SignatureLevelView[];

/** What nearly nobody has to change: form of the signature, level, folder of the results. */
export function FormatOptions({ batch, onChange }: FormatOptionsProps): JSX.Element {
  const words = useWords().documents.sign.format;
  const { settings } = useApp();
  const { choices } = batch;
  const change = (part: Partial<SignChoices>): void => {
    onChange((before) => ({ ...before, choices: { ...before.choices, ...part } }));
  };
  const chooseFolder = async (): Promise<void> => {
    const reply = await bridge.request('files.choose-folder', undefined);
    if (reply.ok && reply.result !== undefined) change({ folder: reply.result });
  };
  const hasAuthority = settings.timestampUrl !== '';
  return (
    <details>
      <summary>{words.title}</summary>
      <div class="stack">
        <p class="small muted">{words.text}</p>
        {canCounterSign(batch) && (
          <label class="check">
            <input
              type="checkbox"
              checked={choices.counterSign}
              onChange={(event) => {
                change({ counterSign: event.currentTarget.checked });
              }}
            />
            <span>{words.counterSign}</span>
          </label>
        )}
        <fieldset class="sign-choices" disabled={counterSigns(batch)}>
          <legend class="label">{words.format}</legend>
          {FORMATS.map((format) => (
            <label key={format} class="sign-choice">
              <input
                type="radio"
                name="sign-format"
                checked={choices.format === format}
                onChange={() => {
                  change({ format });
                }}
              />
              <span>
                <b>{words.formats[format].title}</b>
                <span>{words.formats[format].text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="check">
          <input
            type="checkbox"
            checked={choices.detached}
            disabled={counterSigns(batch)}
            onChange={(event) => {
              change({ detached: event.currentTarget.checked });
            }}
          />
          <span>{words.detached}</span>
        </label>
        {hasAuthority ? (
          <label class="sign-pick">
            <span>{words.level}</span>
            <select
              class="sel"
              value={choices.level ?? settings.signatureLevel}
              onChange={(event) => {
                const level = LEVELS.find((name) => name === event.currentTarget.value);
                if (level !== undefined) change({ level });
              }}
            >
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {words.levels[level]}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p class="small muted">
            {words.noAuthority} <a href={linkTo('settings')}>{words.toSettings}</a>
          </p>
        )}
        <div class="stack-s">
          <span class="label">{words.folder}</span>
          <span class="small">{choices.folder?.name ?? words.beside}</span>
          <div class="row">
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void chooseFolder();
              }}
            >
              {words.chooseFolder}
            </button>
            {choices.folder !== undefined && (
              <button
                class="btn btn--plain btn--small"
                type="button"
                onClick={() => {
                  change({ folder: undefined });
                }}
              >
                {words.besideAgain}
              </button>
            )}
          </div>
        </div>
      </div>
    </details>
  );
}
