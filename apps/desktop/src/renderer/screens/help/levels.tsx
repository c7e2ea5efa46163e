import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Levels(): JSX.Element {
  return <Page title="Levels">{null}</Page>;
}
