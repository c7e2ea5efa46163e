import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function About(): JSX.Element {
  return <Page title="About">{null}</Page>;
}
