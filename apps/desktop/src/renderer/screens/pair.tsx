import type { JSX } from 'preact';
import { Page } from '../components/page.js';

export function Pair(): JSX.Element {
  return <Page title="Pair">{null}</Page>;
}
