import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Help(): JSX.Element {
  return <Page title="Help">{null}</Page>;
}
