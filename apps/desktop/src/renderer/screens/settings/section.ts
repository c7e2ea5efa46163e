import { Store } from '../../state/store.js';

/** The parts of the settings, in the order in which they are listed; the last one is the screen `about`. */
export const SECTIONS = ['general', 'signing', 'verification', 'browsers', 'network', 'diagnostics', 'about'] as const;

export type Section = (typeof SECTIONS)[number];

/** Each part has an address, so that back and a link from elsewhere lead to it. */
export function sectionLink(section: Section): string {
  if (section === 'about') return '#/about';
  return section === 'general' ? '#/settings' : `#/settings/${section}`;
}

export const sectionStore = new Store<Section>(read());

addEventListener('hashchange', () => {
  sectionStore.set(read());
});

function read(): Section {
  if (location.hash === '#/about') return 'about';
  const name = location.hash.replace(/^#\/settings\/?/, '');
  return SECTIONS.find((section) => section === name) ?? 'general';
}
