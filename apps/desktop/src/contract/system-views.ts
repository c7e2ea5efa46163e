/** The computer, as far as a card needs it: findings, trust, browsers. */

export type SeverityView = 'ok' | 'info' | 'warning' | 'problem';

/** A finding of the doctor's in words; `id` is stable (docs/doctor.md). */
export interface DoctorFindingView {
  readonly id: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly severity: SeverityView;
  readonly title: string;
  readonly meaning: string | undefined;
  readonly advice: string;
  /** Which one is meant, of several browsers and profiles. */
  readonly about: string | undefined;
  /** A command that helps, where there is one. */
  readonly remedy: string | undefined;
  /** What the app can do about it at once. */
  readonly fix: 'set-up-browsers' | 'fetch-trust' | 'start-token' | undefined;
}

export interface DoctorView {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly worst: SeverityView;
  readonly findings: readonly DoctorFindingView[];
  /** What a report for support would hold, to be read before it is saved. No code, no personal data. */
  readonly report: string;
}

/** A file that was written beside another, or where the person said. */
export interface ReportView {
  readonly fileId: string;
  readonly name: string;
  readonly folder: string;
}

export interface TrustedCertificateView {
  readonly fingerprint: string;
  readonly subject: string;
  /** ISO 8601. */
  readonly notAfter: string;
  readonly origin: 'built-in' | 'added';
}

interface TrustedListView {
  readonly country: string;
  readonly issuedAt: string | undefined;
  readonly nextUpdate: string | undefined;
  readonly services: number;
}

export interface TrustView {
  readonly certificates: readonly TrustedCertificateView[];
  readonly lists: readonly TrustedListView[];
}

/** Log-ins in browsers: whether the service runs, and who uses the card. */
export interface TokenView {
  readonly state: 'running' | 'stopped' | 'unknown';
  /** Programs connected now. */
  readonly programs: readonly string[];
  /** Whether somebody is logged in with the card. */
  readonly loggedIn: boolean;
}

/** What of this computer is told of the card. */
export type BrowserPart = 'p11-kit' | 'firefox' | 'chromium' | 'service';

/** Something that the person should know about it; `docs/token.md`. */
export type BrowserNoteCode =
  | 'browser-running'
  | 'proxy-loaded'
  | 'proxy-loaded-by-system'
  | 'opensc-twice'
  | 'snap'
  | 'flatpak'
  | 'no-profile'
  | 'profile-missing'
  | 'profiles-unreadable'
  | 'modules-unreadable'
  | 'user-modules-off'
  | 'root-ignored'
  | 'command-temporary'
  | 'next-login'
  | 'not-ours'
  | 'backup-kept'
  | 'edit-kept'
  | 'backup-lost';

/** What was changed, or would be. Places are names for people: the home is `~`. */
export interface BrowserSetUpView {
  readonly changes: readonly {
    readonly part: BrowserPart;
    readonly action: 'create' | 'change' | 'remove';
    readonly place: string;
  }[];
  /** How many places are as they should be already. */
  readonly settled: number;
  readonly notes: readonly { readonly code: BrowserNoteCode; readonly place: string }[];
  /** Commands that the person has to run. */
  readonly left: readonly string[];
}
