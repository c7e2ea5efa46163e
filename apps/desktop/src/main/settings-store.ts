import { readFileSync } from 'node:fs';
import { requestArguments } from '../contract/requests.js';
import { WINDOW_LANGUAGES, type SettingsView, type WindowLanguage } from '../contract/views.js';
import { writeWhole } from './write-whole.js';

/** What is kept between starts, in one file of the app's own folder. No code and no personal data. */
export class SettingsStore {
  readonly #path: string;
  readonly #defaults: SettingsView;
  #settings: SettingsView;
  #saving: Promise<void> = Promise.resolve();

  /** Reads what is there; a file that cannot be read or understood counts as none. */
  constructor(path: string, systemLocale: string) {
    this.#path = path;
    this.#defaults = {
      language: languageOf(systemLocale),
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
    this.#saving = this.#saving.then(() => writeWhole(this.#path, text)).catch(() => undefined);
    return this.#settings;
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

/** Italian for Italy's languages that the windows do not speak, English for everybody else. */
function languageOf(locale: string): WindowLanguage {
  const [language = '', region = ''] = locale.toLowerCase().split(/[-_]/);
  const known = WINDOW_LANGUAGES.find((candidate) => candidate === language);
  return known ?? (region === 'it' ? 'it' : 'en');
}
