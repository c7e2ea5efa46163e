import type { JSX } from 'preact';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import { useStore } from '../../state/store.js';
import { AboutPanel } from './about-panel.js';
import { BrowsersPanel } from './browsers-panel.js';
import { DiagnosticsPanel } from './diagnostics-panel.js';
import { GeneralPanel } from './general-panel.js';
import { NetworkPanel } from './network-panel.js';
import { SECTIONS, sectionLink, sectionStore, type Section } from './section.js';
import { SigningPanel } from './signing-panel.js';
import { VerificationPanel } from './verification-panel.js';

const PANELS: Readonly<Record<Section, () => JSX.Element>> = {
  general: GeneralPanel,
  signing: SigningPanel,
  verification: VerificationPanel,
  browsers: BrowsersPanel,
  network: NetworkPanel,
  diagnostics: DiagnosticsPanel,
  about: AboutPanel,
};

/** Few and plain: each change takes effect at once. */
export function Settings(): JSX.Element {
  const { settings: words } = useWords();
  const section = useStore(sectionStore);
  const Panel = PANELS[section];
  return (
    <Page title={words.title}>
      <div class="prefs">
        <nav class="subnav" aria-label={words.sections.label}>
          {SECTIONS.map((name) => (
            <a key={name} href={sectionLink(name)} aria-current={name === section ? 'page' : undefined}>
              {words.sections[name]}
            </a>
          ))}
        </nav>
        <section class="stack-l" aria-label={words.sections[section]} key={section}>
          <Panel />
        </section>
      </div>
    </Page>
  );
}
