import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { BrandMark } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { WebLink } from '../../components/web-link.js';
import { useApp, useWords } from '../../state/context.js';
import { Section } from '../home/lists.js';
import { Facts } from './facts.js';

const MINISTRY = 'https://www.cartaidentita.interno.gov.it/';

/** One program of others in the package; the build makes the list. */
interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What the app is, whose it is, and what it is made of. */
export function AboutPanel(): JSX.Element {
  const words = useWords().settings.about;
  const { version } = useApp();
  return (
    <>
      <div class="about">
        <BrandMark />
        <div>
          <p>
            <b>CIE Kit</b>
          </p>
          <p class="muted">{words.version(version)}</p>
        </div>
      </div>
      <p>{words.what}</p>
      <Note tone="info" title={words.notMinistryTitle}>
        <p>{words.notMinistry}</p>
        <WebLink url={MINISTRY} label={words.ministry} class="btn btn--plain btn--flush btn--small self-start" />
      </Note>
      <Facts title={words.privacyTitle} facts={words.privacy} />
      <Section title={words.sourceTitle}>
        <p>{words.sourceText}</p>
        <Licences />
      </Section>
    </>
  );
}

function Licences(): JSX.Element | null {
  const words = useWords().settings.about;
  const [licences, setLicences] = useState<readonly Licence[]>([]);
  useEffect(() => {
    // A file of the app's own, beside this script.
    void fetch('licences.json')
      .then((response) => response.json() as Promise<readonly Licence[]>)
      .then(setLicences);
  }, []);
  if (licences.length === 0) return null;
  return (
    <details>
      <summary>{words.licences(licences.length)}</summary>
      <div class="stack">
        <p class="small muted">{words.licencesText}</p>
        <ul class="licences">
          {licences.map(({ name, version, licence }) => (
            <li key={`${name} ${version}`}>
              <b>{name}</b> {version} <span class="muted">{licence}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
