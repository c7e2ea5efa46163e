import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Browsers(): JSX.Element {
  return <Page title="Browsers">{null}</Page>;
}
