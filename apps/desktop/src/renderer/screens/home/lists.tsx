import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../../components/icon.js';
import { StrongText } from '../../components/strong-text.js';
import { linkTo, type Route } from '../../state/route.js';

/** Advice, each with a picture. */
export function Tips({
  tips,
  icons,
}: {
  readonly tips: readonly string[];
  readonly icons: readonly IconName[];
}): JSX.Element {
  return (
    <ul class="tips">
      {tips.map((tip, index) => (
        <li key={tip}>
          <Icon name={icons[index] ?? 'dot'} />
          <p>
            <StrongText text={tip} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** One thing after the other. */
export function Numbered(props: {
  readonly steps: readonly string[];
  readonly afterFirst?: ComponentChildren;
}): JSX.Element {
  return (
    <ol class="num">
      {props.steps.map((step, index) => (
        <li key={step}>
          <div class="stack-s">
            <p>
              <StrongText text={step} />
            </p>
            {index === 0 && props.afterFirst}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What still works, or no longer does. */
export function Rules({ rules, works }: { readonly rules: readonly string[]; readonly works: boolean }): JSX.Element {
  return (
    <ul class="rules">
      {rules.map((rule) => (
        <li key={rule} class={works ? 'is-ok' : undefined}>
          <Icon name={works ? 'check' : 'cross'} />
          <span>{rule}</span>
        </li>
      ))}
    </ul>
  );
}

/** A part of a page with its heading. */
export function Section(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly close?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <section class={props.close === true ? 'stack-s' : 'stack'} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

export interface ActProps {
  readonly icon: IconName;
  readonly words: { readonly title: string; readonly text: string };
  readonly to: Route;
  /** The one filled action of the screen. */
  readonly main?: boolean;
  /** Before the other screen comes. */
  readonly onGo?: (() => void) | undefined;
}

/** Something that can be done, in a whole row. */
export function Act({ icon, words, to, main = false, onGo }: ActProps): JSX.Element {
  return (
    <a class={main ? 'act act--main' : 'act'} href={linkTo(to)} onClick={onGo}>
      <Icon name={icon} />
      <span>
        <b>{words.title}</b>
        <span>{words.text}</span>
      </span>
      <Icon name="forward" />
    </a>
  );
}

export function Acts({ acts }: { readonly acts: readonly ActProps[] }): JSX.Element {
  return (
    <ul class="list">
      {acts.map((act) => (
        <li key={act.words.title}>
          <Act {...act} />
        </li>
      ))}
    </ul>
  );
}
