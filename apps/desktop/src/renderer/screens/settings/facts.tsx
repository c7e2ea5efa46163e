import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** Plain statements under a heading. */
export function Facts({ title, facts }: { readonly title: string; readonly facts: readonly string[] }): JSX.Element {
  const id = useId();
  return (
    <section class="stack-s" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="plain-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}
