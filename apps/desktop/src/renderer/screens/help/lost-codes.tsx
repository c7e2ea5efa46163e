import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import { linkTo, type Route } from '../../state/route.js';
import { Section } from '../home/lists.js';
import { Source } from '../home/source.js';
import { PrintActions, PrintHeading } from './printable.js';

/** Made up; no rule of a PIN is broken by them. */
const EXAMPLE = {
  pin: [
    ['4', '0', '7', '1'],
    ['9', '2', '6', '5'],
  ],
  puk: [
    ['8', '3', '1', '6'],
    ['5', '0', '4', '7'],
  ],
} as const;

/** Where the two halves of PIN and PUK are, and what to do when one is missing. */
export function LostCodes(): JSX.Element {
  const { help } = useWords();
  const words = help.lostCodes;
  const choices = [
    ['unblock', words.choices.both],
    ['puk-recovery', words.choices.phone],
    ['reprint', words.choices.leaf],
    ['theft', words.choices.card],
  ] as const satisfies readonly (readonly [Route, object])[];
  return (
    <Page title={words.title} lead={words.lead} back={{ label: help.back, to: 'help' }}>
      <PrintHeading title={words.title} lead={words.lead} />
      <section class="halves" aria-label={words.leaves}>
        <Leaf words={words.receipt} half={0} label={words.exampleFirst} />
        <span class="plus" aria-hidden="true">
          +
        </span>
        <Leaf words={words.letter} half={1} label={words.exampleLast} />
      </section>
      <section class="panel panel--flat panel--tight row" aria-label={words.wholeLabel}>
        <b>{words.whole}</b>
        <span class="joined" role="img" aria-label={EXAMPLE.pin.flat().join(' ')}>
          <Digits code={EXAMPLE.pin[0]} half={0} />
          <Digits code={EXAMPLE.pin[1]} half={1} />
        </span>
        <span class="small muted">{words.example}</span>
        <span class="small">{words.changed}</span>
      </section>
      <Section title={words.what}>
        <ul class="choices">
          {choices.map(([to, { title, text }]) => (
            <li key={to} class="choices__item">
              <a class="choice" href={linkTo(to)}>
                <span>
                  <b>{title}</b>
                  <span>{text}</span>
                </span>
                <Icon name="forward" />
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <div class="foot stack">
        <PrintActions label={words.print} file={words.file} />
        <Source fact="codesReprint" />
      </div>
    </Page>
  );
}

type Half = 0 | 1;

function Leaf(props: {
  readonly words: { readonly title: string; readonly text: string };
  readonly half: Half;
  readonly label: (pin: string, puk: string) => string;
}): JSX.Element {
  const { words, half, label } = props;
  const pin = EXAMPLE.pin[half];
  const puk = EXAMPLE.puk[half];
  return (
    <div class={half === 0 ? 'leaf' : 'leaf leaf--b'}>
      <h2 class="h3">{words.title}</h2>
      <p class="small muted">{words.text}</p>
      <div class="stack-s" role="img" aria-label={label(pin.join(' '), puk.join(' '))}>
        <p class="pair">
          <span>PIN</span>
          <Digits code={pin} half={half} />
        </p>
        <p class="pair">
          <span>PUK</span>
          <Digits code={puk} half={half} />
        </p>
      </div>
    </div>
  );
}

function Digits({ code, half }: { readonly code: readonly string[]; readonly half: Half }): JSX.Element {
  return (
    <span class={half === 0 ? 'digits' : 'digits digits--b'}>
      {code.map((digit, index) => (
        <i key={index}>{digit}</i>
      ))}
    </span>
  );
}
