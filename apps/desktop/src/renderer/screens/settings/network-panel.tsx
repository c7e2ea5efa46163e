import type { JSX } from 'preact';
import { Note } from '../../components/note.js';
import { useApp, useWords } from '../../state/context.js';
import { AddressField } from './address-field.js';
import { changeSettings } from './change.js';
import { Facts } from './facts.js';

/** The way to the network, and when it is used at all. */
export function NetworkPanel(): JSX.Element {
  const words = useWords().settings.network;
  const { proxyUrl } = useApp().settings;
  return (
    <>
      <ul class="list">
        <li class="set">
          <AddressField
            label={words.proxy}
            text={words.proxyText}
            hint={words.proxyHint}
            wrong={words.proxyWrong}
            value={proxyUrl}
            onSave={(address) => changeSettings({ proxyUrl: address })}
          />
        </li>
      </ul>
      <Note tone="info" title={words.passwordTitle}>
        <p>{words.passwordText}</p>
      </Note>
      <Facts title={words.whenTitle} facts={words.when} />
    </>
  );
}
