import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Theft(): JSX.Element {
  return <Page title="Theft">{null}</Page>;
}
