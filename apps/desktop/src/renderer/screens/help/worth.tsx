import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function SignatureWorth(): JSX.Element {
  return <Page title="SignatureWorth">{null}</Page>;
}
