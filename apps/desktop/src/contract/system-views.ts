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

export interface TrustedListView {
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

export interface BrowserSetUpView {
  readonly changed: readonly string[];
  readonly notes: readonly string[];
}
