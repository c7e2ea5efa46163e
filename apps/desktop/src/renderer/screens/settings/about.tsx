import type { JSX } from 'preact';
import { Settings } from './settings.js';

/** The last part of the settings, with an address of its own. */
export function About(): JSX.Element {
  return <Settings />;
}
