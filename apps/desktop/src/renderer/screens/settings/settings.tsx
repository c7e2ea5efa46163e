import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Settings(): JSX.Element {
  return <Page title="Settings">{null}</Page>;
}
