import type { JSX } from 'preact';
import { Page } from '../components/page.js';

export function Prompt(): JSX.Element {
  return <Page title="Prompt">{null}</Page>;
}
