import type { Block, Fact, PreviewItem, Reason, ReportDocument, Tone, VerdictLine } from './blocks.js';
import { compose } from './compose.js';
import { STYLE } from './html-style.js';
import type { ReportSubject } from './subject.js';
import { plain, type Text } from './text.js';
import type { ReportWords } from './words.js';

/** No script, nothing from elsewhere, no address that a link could lead to. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The report as one HTML file that needs nothing else, for the screen and for A4 paper.
 *
 * What comes from the validated file is text and nothing but text: it is escaped, its control characters and those that
 * turn the direction of writing are made visible, and it is kept apart from its surroundings (`bdi`).
 *
 * @example
 * ```ts
 * const report = await validateFile(file, context);
 * const words = await reportWords('it', findingSentences);
 * await writeFile('report.html', reportHtml({ file: about, report, createdAt: new Date(), software, network: 'offline' }, words));
 * ```
 */
export function reportHtml(subject: ReportSubject, words: ReportWords): string {
  const document = compose(subject, words);
  return `<!DOCTYPE html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${escaped(document.producer)}">
<title>${escaped(document.title)}: ${escaped(plain(document.subject))}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="producer">${escaped(document.producer)}</p>
<h1>${escaped(document.title)}</h1>
<p class="subject">${inline(document.subject)}</p>
</header>
<main>
${sections(document)}
</main>
<footer>
${document.closing.map((text) => `<p>${inline(text)}</p>`).join('\n')}
</footer>
</body>
</html>
`;
}

/** One for each heading of the second level. */
function sections(document: ReportDocument): string {
  const parts: Block[][] = [[]];
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.level === 2) parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `<section>\n${part.map((block) => blockHtml(block, document)).join('\n')}\n</section>`)
    .join('\n');
}

function blockHtml(block: Block, document: ReportDocument): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.quiet === true ? ' class="quiet"' : ''}>${inline(block.text)}</p>`;
    case 'banner':
      return bannerHtml(block);
    case 'facts':
      return `<dl>\n${block.facts.map(factHtml).join('\n')}\n</dl>`;
    case 'verdicts':
      return verdictsHtml(block.caption, block.lines, document);
    case 'reasons':
      return reasonsHtml(block.reasons, document);
    case 'previews':
      return `<div class="previews">\n${block.items.map(previewHtml).join('\n')}\n</div>`;
    case 'indented':
      return `<div class="indented">\n${block.blocks.map((inner) => blockHtml(inner, document)).join('\n')}\n</div>`;
  }
}

function bannerHtml({ tone, title, lines }: Extract<Block, { kind: 'banner' }>): string {
  const text = lines.map((line) => `<p>${inline(line)}</p>`).join('');
  return `<div class="banner ${tone}">${sign(tone)}<div><p class="title">${escaped(title)}</p>${text}</div></div>`;
}

function factHtml({ term, values }: Fact): string {
  const definitions = values.map((value) => `<dd>${inline(value)}</dd>`).join('');
  return `<div><dt>${escaped(term)}</dt>${definitions}</div>`;
}

function verdictsHtml(caption: string, lines: readonly VerdictLine[], document: ReportDocument): string {
  const head = document.verdictHead.map((title) => `<th scope="col">${escaped(title)}</th>`).join('');
  const rows = lines.map(
    ({ question, tone, answer, reasons }) =>
      `<tr><th scope="row">${escaped(question)}</th>` +
      `<td class="answer ${tone}"><span>${sign(tone)}${escaped(answer)}</span></td>` +
      `<td>${reasonsHtml(reasons, document)}</td></tr>`,
  );
  return `<table>\n<caption>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function reasonsHtml(reasons: readonly Reason[], { weights }: ReportDocument): string {
  if (reasons.length === 0) return '<p class="none">&ndash;</p>';
  const items = reasons.map(
    ({ text, code, weight }) =>
      `<li class="${weight}"><span class="weight">${escaped(weights[weight])}:</span> ${inline(text)} ` +
      `<code>(${escaped(code)})</code></li>`,
  );
  return `<ul class="reasons">${items.join('')}</ul>`;
}

function previewHtml({ preview, caption, alternative, problem }: PreviewItem): string {
  const { picture, width, height } = preview;
  const shown =
    picture === undefined
      ? `<p class="no-picture">${escaped(problem ?? '')}</p>`
      : `<img alt="${escaped(alternative)}" width="${Math.round(width)}" height="${Math.round(height)}" ` +
        `src="data:image/png;base64,${Buffer.from(picture).toString('base64')}">`;
  return `<figure>${shown}<figcaption>${inline(caption)}</figcaption></figure>`;
}

/** Shapes that differ without colour, too; the word stands next to them. */
const SIGNS: Readonly<Record<Tone, string>> = {
  good: '<circle cx="12" cy="12" r="11"/><path d="M6.5 12.5l3.5 3.5 7.5-8"/>',
  bad: '<path class="shape" d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z"/><path d="M8 8l8 8M16 8l-8 8"/>',
  open: '<path class="shape" d="M12 1.5L23.2 22.2H.8z"/><path d="M12 9v6M12 18v.9"/>',
};

const sign = (tone: Tone): string =>
  `<svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${SIGNS[tone]}</svg>`;

function inline(text: Text): string {
  return text
    .map((run) => {
      const content = escaped(run.text);
      if (run.exact === true) return `<bdi class="exact">${content}</bdi>`;
      return run.foreign ? `<bdi>${content}</bdi>` : content;
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** For text and for attributes in quotes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'`]/gu, (character) => ENTITIES[character] ?? '');
}
