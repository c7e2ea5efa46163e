import { createHash } from 'node:crypto';
import { Html, html } from './html.js';
import { TEST_NOTICE, type Bilingual } from './words.js';

/** A text for people, in the two languages of every page: Italian first. */
export interface PageText {
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
}

export interface Page {
  readonly text: PageText;
  /** What can be read off: names and values. */
  readonly facts?: readonly { readonly name: Bilingual; readonly value: string }[] | undefined;
  /** What can be done next. */
  readonly actions?: readonly Action[] | undefined;
  /** A short stable name of what the page says, for tests and for reports of problems. */
  readonly code: string;
}

export type Action =
  | { readonly kind: 'link'; readonly id: string; readonly label: Bilingual; readonly href: string }
  | {
      readonly kind: 'form';
      readonly id: string;
      readonly label: Bilingual;
      readonly action: string;
      readonly fields: Readonly<Record<string, string>>;
    };

const STYLE = `
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 44rem; }
.notice { border: 3px solid #b45309; padding: .75rem 1rem; margin-bottom: 1.5rem; font-weight: 600; }
.notice p { margin: .25rem 0; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
section[lang=en] { border-top: 1px solid #8888; margin-top: 1.5rem; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
form { display: inline; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: .6rem 1.2rem; margin: .5rem .5rem .5rem 0;
 border: 2px solid #0050a0; border-radius: .3rem; background: #0050a0; color: #fff; text-decoration: none; cursor: pointer; }
button:focus-visible, .button:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
`;

// Whole, so that nothing comes between its tags: what the browser hashes is everything in there.
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** CSP source of the one style sheet, which is part of every page. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The whole document. Every page carries the notice that this is a test. */
export function renderPage({ text, facts = [], actions = [], code }: Page): string {
  const section = (language: 'it' | 'en'): Html =>
    html`<section lang="${language}">
      ${language === 'it' ? html`<h1>${text.title.it}</h1>` : html`<h2>${text.title.en}</h2>`}
      ${text.paragraphs.map((paragraph) => html`<p>${paragraph[language]}</p>`)}
    </section>`;
  const document = html`<!DOCTYPE html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${text.title.it} · ${text.title.en} (TEST)</title>
        ${STYLE_ELEMENT}
      </head>
      <body data-page="${code}">
        <aside class="notice" aria-label="Avviso · Notice">
          <p lang="it">${TEST_NOTICE.it}</p>
          <p lang="en">${TEST_NOTICE.en}</p>
        </aside>
        <main>
          ${section('it')} ${facts.length === 0 ? '' : html`<dl>${facts.map(renderFact)}</dl>`}
          ${actions.length === 0 ? '' : html`<div>${actions.map(renderAction)}</div>`} ${section('en')}
        </main>
      </body>
    </html> `;
  return document.text;
}

function renderFact({ name, value }: NonNullable<Page['facts']>[number]): Html {
  return html`<dt>${both(name)}</dt>
    <dd>${value}</dd>`;
}

function renderAction(action: Action): Html {
  if (action.kind === 'link') {
    return html`<a class="button" id="${action.id}" href="${action.href}" rel="noreferrer">${both(action.label)}</a>`;
  }
  const fields = Object.entries(action.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${action.action}">
    ${fields}<button id="${action.id}" type="submit">${both(action.label)}</button>
  </form>`;
}

function both({ it, en }: Bilingual): Html {
  return it === en ? html`${it}` : html`${it} · <span lang="en">${en}</span>`;
}
