import type { JSX } from 'preact';

/** A command to copy or to type, whose lines end between its words only. */
export function Command({ text }: { readonly text: string }): JSX.Element {
  return (
    <code class="command mono">
      {text.split(' ').map((word, index) => (
        <>
          {index > 0 && ' '}
          <span>{word}</span>
        </>
      ))}
    </code>
  );
}
