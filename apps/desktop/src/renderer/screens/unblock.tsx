import type { JSX } from 'preact';
import { Page } from '../components/page.js';

export function Unblock(): JSX.Element {
  return <Page title="Unblock">{null}</Page>;
}
