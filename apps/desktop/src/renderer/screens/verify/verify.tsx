import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Verify(): JSX.Element {
  return <Page title="Verify">{null}</Page>;
}
