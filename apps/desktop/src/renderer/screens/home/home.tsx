import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Home(): JSX.Element {
  return <Page title="Home">{null}</Page>;
}
