import type { JSX } from 'preact';
import { Page } from '../../components/page.js';

export function Doctor(): JSX.Element {
  return <Page title="Doctor">{null}</Page>;
}
