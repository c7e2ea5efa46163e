import type { JSX } from 'preact';
import { useApp, useWords } from '../../state/context.js';
import { changeSettings } from './change.js';
import { Switch } from './switch.js';

/** Whether a log is kept. */
export function LogSwitch(): JSX.Element {
  const { settings } = useWords();
  const { keepLog } = useApp().settings;
  return (
    <Switch
      words={settings.general.keepLog}
      on={keepLog}
      onChange={(on) => {
        void changeSettings({ keepLog: on });
      }}
    />
  );
}
