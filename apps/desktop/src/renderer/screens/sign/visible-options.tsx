import type { JSX } from 'preact';
import { arrive } from '../../state/arrivals.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import type { SignChoices } from './batch.js';
import type { ChangeBatch } from './files-step.js';
import { TextChoice } from './text-choice.js';

export interface VisibleOptionsProps {
  readonly choices: SignChoices;
  readonly onChange: ChangeBatch;
}

/** Whether PDFs show the signature, and what is in the box. */
export function VisibleOptions({ choices, onChange }: VisibleOptionsProps): JSX.Element {
  const words = useWords().documents.sign.visible;
  const change = (part: Partial<SignChoices>): void => {
    onChange((before) => ({ ...before, choices: { ...before.choices, ...part } }));
  };
  const choosePicture = async (): Promise<void> => {
    const reply = await bridge.request('files.choose', { purpose: 'picture' });
    if (!reply.ok) return;
    const { files, refused } = reply.result;
    const [picture] = files;
    if (picture !== undefined) change({ picture });
    arrive('sign', { files: [], refused });
  };
  return (
    <div class="panel panel--tight stack-s">
      <label class="switch">
        <b>{words.title}</b>
        <input
          type="checkbox"
          role="switch"
          checked={choices.visible}
          onChange={(event) => {
            change({ visible: event.currentTarget.checked });
          }}
        />
      </label>
      <p class="small muted">{words.text}</p>
      {choices.visible && (
        <details>
          <summary>{words.content}</summary>
          <div class="stack">
            <TextChoice
              label={words.reason}
              value={choices.reason}
              onInput={(reason) => {
                change({ reason });
              }}
            />
            <TextChoice
              label={words.place}
              value={choices.place}
              onInput={(place) => {
                change({ place });
              }}
            />
            <TextChoice
              label={words.lines}
              hint={words.linesHint}
              value={choices.lines}
              rows={3}
              onInput={(lines) => {
                change({ lines });
              }}
            />
            <div class="stack-s">
              <span class="label">{words.picture}</span>
              {choices.picture !== undefined && <span class="small">{choices.picture.name}</span>}
              <div class="row">
                <button
                  class="btn btn--small"
                  type="button"
                  onClick={() => {
                    void choosePicture();
                  }}
                >
                  {choices.picture === undefined ? words.choosePicture : words.changePicture}
                </button>
                {choices.picture !== undefined && (
                  <button
                    class="btn btn--plain btn--small"
                    type="button"
                    onClick={() => {
                      change({ picture: undefined });
                    }}
                  >
                    {words.removePicture}
                  </button>
                )}
              </div>
            </div>
          </div>
        </details>
      )}
    </div>
  );
}
