import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { bridge } from '../state/bridge.js';
import { useWords } from '../state/context.js';

/** A command to copy or to type, whose lines end between its words only. */
export function Command({ text }: { readonly text: string }): JSX.Element {
  const { common } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const reply = await bridge.request('text.copy', { text });
    setCopied(reply.ok);
  };
  return (
    <div class="command">
      <code class="mono">
        {text.split(' ').map((word, index) => (
          <>
            {index > 0 && ' '}
            <span>{word}</span>
          </>
        ))}
      </code>
      <button class="btn btn--small" type="button" onClick={() => void copy()}>
        {common.copy}
      </button>
      <span class="command__said small" role="status">
        {copied && common.copied}
      </span>
    </div>
  );
}
