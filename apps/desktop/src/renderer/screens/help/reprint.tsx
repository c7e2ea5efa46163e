import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Reprint(): JSX.Element {
  return <Page title="Reprint">{null}</Page>;
}
