import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function CardDetails(): JSX.Element {
  return <Page title="CIE Kit">{null}</Page>;
}
