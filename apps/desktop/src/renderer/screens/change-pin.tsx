import type { JSX } from 'preact';
import { Page } from '../components/page.js';

export function ChangePin(): JSX.Element {
  return <Page title="ChangePin">{null}</Page>;
}
