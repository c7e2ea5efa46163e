import { readFileSync } from 'node:fs';
import { requestArguments } from '../contract/requests.js';
import { WINDOW_LANGUAGES, type SettingsView, type WindowLanguage } from '../contract/views.js';
import { writeWhole } from './write-whole.js';

/** What is kept between starts, in one file of the app's own folder. No code and no personal data. */
export class SettingsStore {
  readonly #path: string;
  readonly #defaults: SettingsView;
  #settings: SettingsView;
  readonly #tell: (unsaved: boolean) => void;
  #saving: Promise<void> = Promise.resolve();
  #unsaved = false;

  /**
   * Reads what is there; a file that cannot be read or understood counts as none.
   *
   * @param systemLanguages what the person wants to read, best first
   * @param tell hears when settings could not be written, and when they are again
   */
  constructor(path: string, systemLanguages: readonly string[], tell: (unsaved: boolean) => void = () => undefined) {
    this.#path = path;
    this.#tell = tell;
    this.#defaults = {
      language: languageOf(systemLanguages),
      theme: 'system',
      contrast: 'system',
      firstRunDone: false,
      startAtLogin: false,
      keepLog: false,
      proxyUrl: '',
      timestampUrl: '',
      signatureLevel: 'b',
      checkOnline: false,
      pukRecoveryStartedAt: '',
    };
    this.#settings = { ...this.#defaults, ...read(path) };
  }

  get settings(): SettingsView {
    return this.#settings;
  }

  /** @returns what holds now; it is written in the background, and a full disk costs no more than the next start */
  change(change: { readonly [K in keyof SettingsView]?: SettingsView[K] | undefined }): SettingsView {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#settings = { ...this.#settings, ...given };
    const text = `${JSON.stringify(this.#settings, undefined, 2)}\n`;
    this.#saving = this.#saving.then(async () => {
      const unsaved = await writeWhole(this.#path, text).then(
        () => false,
        () => true,
      );
      const isNew = unsaved !== this.#unsaved;
      this.#unsaved = unsaved;
      if (isNew) this.#tell(unsaved);
    });
    return this.#settings;
  }

  /** The last change is on no disk: at the next start it is gone. */
  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** Everything is on the disk, or could not be written. */
  saved(): Promise<void> {
    return this.#saving;
  }
}

function read(path: string): Partial<SettingsView> {
  try {
    const parsed = requestArguments['settings.change'].safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? (parsed.data as Partial<SettingsView>) : {};
  } catch {
    return {};
  }
}

/** The first that the windows speak; Italian for Italy's other languages, English for everybody else. */
function languageOf(systemLanguages: readonly string[]): WindowLanguage {
  for (const tag of systemLanguages) {
    const [language, ...more] = tag.toLowerCase().split(/[-_]/);
    const known = WINDOW_LANGUAGES.find((candidate) => candidate === language);
    if (known !== undefined) return known;
    if (more.includes('it')) return 'it';
  }
  return 'en';
}
