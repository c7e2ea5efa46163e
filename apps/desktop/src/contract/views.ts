/** What the windows see: plain data that crosses the border between processes as it is. No code, no path, no key. */

/** Language of the windows (product.md): Italian first, then English and the languages of Italy's minorities. */
export type WindowLanguage = 'it' | 'en' | 'de' | 'fr' | 'sl';
export const WINDOW_LANGUAGES = ['it', 'en', 'de', 'fr', 'sl'] as const satisfies readonly WindowLanguage[];

export type CodeKindView = 'pin' | 'puk';

/** What happened, what it means for the card, what to do next, in the language of the windows. */
export interface ErrorSentences {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: string;
}

/** An error with its sentences, and what it takes to tell them in another language. */
export interface ErrorView extends ErrorSentences {
  /** Stable: docs/errors.md. */
  readonly code: string;
  /** Of the three; not given where the windows have the words. */
  readonly language?: WindowLanguage | undefined;
  /** What the three name: a file, a status word, cards. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** What its meaning speaks of; the card unless given. */
  readonly about?: 'files' | undefined;
  /** Which code it is about, where it is about one. */
  readonly codeKind?: CodeKindView | undefined;
  /** Where the card told. */
  readonly triesRemaining?: number | undefined;
  /** What became of the code that was typed, where the operation sends one and that is certain. */
  readonly codeUse?: CodeUseView | undefined;
}

/** `accepted`: the card said that it was right. */
export type CodeUseView = 'not-sent' | 'accepted';

/** Who vouches for the chip: the State, an authority that the user added, nobody who could be checked. */
export type AssuranceView = 'genuine' | 'genuine-chosen' | 'unverified-issuer';

/** Dates of a card, ISO 8601. */
export interface ValidityView {
  readonly state: 'not-yet-valid' | 'valid' | 'expired-usable' | 'expired';
  readonly notAfter: string;
  /** Until when services may still accept the credentials (90 days of grace). */
  readonly usableUntil: string;
  /** Whole days until `notAfter`; negative after it. */
  readonly daysLeft: number;
}

/** What this PC tells of a paired card without the card. */
export interface PairedCardView {
  readonly nis: string;
  readonly serialNumber: string;
  /** The holder's own name for the card; may be empty. */
  readonly label: string;
  /** ISO 8601. */
  readonly pairedAt: string;
  readonly validity: ValidityView;
  readonly assurance: AssuranceView;
}

/** The holder, read with the card present. Personal data: shown, never logged. */
export interface HolderView {
  readonly surname: string;
  readonly givenName: string;
  readonly codiceFiscale: string;
  readonly citizenship: string | undefined;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly certificateFingerprint: string;
  /** Whether the certificate leads to an issuer that this PC trusts. */
  readonly issuerTrusted: boolean;
}

/** `undefined`: the card does not tell. */
export interface TriesView {
  readonly pin: number | undefined;
  readonly puk: number | undefined;
}

/** What is on a reader. */
export type CardView =
  | { readonly kind: 'empty' }
  /** Something that does not answer: badly placed, or no chip card. */
  | { readonly kind: 'mute' }
  | { readonly kind: 'other-card' }
  /** It came a moment ago and is being asked. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly error: ErrorView }
  | {
      readonly kind: 'cie';
      readonly nis: string;
      /** `undefined`: not paired on this PC. */
      readonly paired: PairedCardView | undefined;
      /** `undefined`: not read yet. */
      readonly tries: TriesView | undefined;
      /** What the chip proved when its tries were read; `undefined`: not read yet. */
      readonly assurance?: AssuranceView | undefined;
      /** `undefined`: not paired, or not read yet. */
      readonly holder: HolderView | undefined;
      /** Why tries or holder could not be read: among them a chip that is not genuine. */
      readonly problem: ErrorView | undefined;
    };

export interface ReaderView {
  readonly name: string;
  readonly card: CardView;
}

/** Whether this PC's smart card service can be used. */
export type ServiceView =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  /** It does not run, may not be used, is not installed, or the reader hangs: `error` says which. */
  | { readonly state: 'unusable'; readonly error: ErrorView };

/** Reader and card as they lie in front of the person. */
export interface DeskView {
  readonly service: ServiceView;
  readonly readers: readonly ReaderView[];
  /** Whether an operation has the card now. */
  readonly busy: boolean;
}

export const EMPTY_DESK: DeskView = { service: { state: 'starting' }, readers: [], busy: false };

/** The paired cards, and files in their folder that are none. */
export interface PairedCardsView {
  readonly cards: readonly PairedCardView[];
  readonly problems: number;
  /** The store could not be read. */
  readonly error: ErrorView | undefined;
}

/** A file that the person chose or dropped. The path stays with the main process; `id` names it. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  /** Name of the folder, for people. */
  readonly folder: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: FileKind;
}

/** What was chosen or dropped and is not taken: by its name, and why. */
export interface RefusedFileView {
  readonly name: string;
  readonly why: 'folder' | 'empty' | 'unreadable' | 'missing' | 'too-many';
}

/** What became of everything that was chosen, dropped or opened at once: nothing of it vanishes without a word. */
export interface ArrivalView {
  readonly files: readonly FileView[];
  readonly refused: readonly RefusedFileView[];
}

/** By its name; what it really is shows when it is read. */
export type FileKind = 'pdf' | 'p7m' | 'p7s' | 'xml' | 'timestamp' | 'other';

export type ThemeChoice = 'system' | 'light' | 'dark';
type ContrastChoice = 'system' | 'more';

/** What is kept between starts. */
export interface SettingsView {
  readonly language: WindowLanguage;
  readonly theme: ThemeChoice;
  readonly contrast: ContrastChoice;
  readonly firstRunDone: boolean;
  readonly startAtLogin: boolean;
  /** Keep a log of what the app does; no code and no personal data in it. */
  readonly keepLog: boolean;
  /** `http://host:port`, or empty. */
  readonly proxyUrl: string;
  /** Time-stamping authority, or empty. */
  readonly timestampUrl: string;
  /** How long a signature's proof has to last, where the person does not say otherwise. */
  readonly signatureLevel: 'b' | 't' | 'lt' | 'lta';
  /** Ask online whether the signer's card was blocked, without a question each time. */
  readonly checkOnline: boolean;
  /** ISO 8601: when the holder asked for the PUK (48 hours' wait), or empty. */
  readonly pukRecoveryStartedAt: string;
}

/** What a window needs before it draws. */
export interface AppView {
  readonly version: string;
  readonly platform: string;
  readonly settings: SettingsView;
  /** The settings could not be written: they hold until the app is closed. */
  readonly unsaved: boolean;
  /** The software card stands in for a real one; every screen says so. */
  readonly tryOut: boolean;
  readonly desk: DeskView;
  readonly paired: PairedCardsView;
  /** What the app was started for: a file that was opened with it, a link. */
  readonly opened: ({ readonly to: Destination } & ArrivalView) | undefined;
}

/** Where the tray, a notification, a link or an opened file leads. */
export type Destination =
  | 'home'
  | 'pair'
  | 'sign'
  | 'verify'
  | 'change-pin'
  | 'unblock'
  | 'help'
  | 'lost-codes'
  | 'puk-recovery'
  | 'settings'
  | 'about'
  | 'doctor';

/** Facts about public services, which may change without us. */
export type FactsView = Readonly<Record<FactId, FactView>>;

export type FactId = 'pukRecovery' | 'codesReprint' | 'blockCard' | 'accessLevels' | 'minors' | 'expiry';

interface FactView {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  /** ISO 8601, when it was last looked up. */
  readonly date: string;
}
