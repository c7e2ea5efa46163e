import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function FirstRun(): JSX.Element {
  return <Page title="FirstRun">{null}</Page>;
}
