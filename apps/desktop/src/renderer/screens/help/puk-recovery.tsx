import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function PukRecovery(): JSX.Element {
  return <Page title="PukRecovery">{null}</Page>;
}
