import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function LostCodes(): JSX.Element {
  return <Page title="LostCodes">{null}</Page>;
}
