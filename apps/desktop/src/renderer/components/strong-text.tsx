import type { JSX } from 'preact';

/** A sentence in which the words between asterisks weigh more: the catalogues hold plain text. */
export function StrongText({ text }: { readonly text: string }): JSX.Element {
  return <>{text.split('*').map((part, index) => (index % 2 === 0 ? part : <b key={index}>{part}</b>))}</>;
}
