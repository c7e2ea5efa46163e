import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { LanguageSelect } from '../../components/language-select.js';
import { useWords } from '../../state/context.js';

/** The language of the windows, on the first page that somebody sees. */
export function LanguageChoice(): JSX.Element {
  const { firstRun: words } = useWords();
  const id = useId();
  return (
    <div class="start__language">
      <label for={id}>
        <Icon name="globe" />
        <span class="sr">{words.language}</span>
      </label>
      <LanguageSelect id={id} />
    </div>
  );
}
