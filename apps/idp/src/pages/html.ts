/** Markup that is safe to send: everything that was put into it has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insert = string | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(insert: Insert): string {
  if (typeof insert === 'string') return insert.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  return insert instanceof Html ? insert.text : insert.map(({ text }) => text).join('');
}

/** A template whose inserted strings are escaped, for text and for attributes in double quotes. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return new Html(parts.reduce((all, part, index) => all + render(inserts[index - 1] ?? '') + part));
}
