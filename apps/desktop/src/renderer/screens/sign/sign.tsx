import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Sign(): JSX.Element {
  return <Page title="Sign">{null}</Page>;
}
