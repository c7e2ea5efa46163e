import type { ExitClass } from '@ciekit/middleware';

/** Every `code` of the command's own errors; words for each are in the catalogues under `errors`. */
export const CLI_ERROR_CLASSES = {
  'missing-command': 'usage',
  'unknown-command': 'usage',
  'unknown-option': 'usage',
  'missing-argument': 'usage',
  'missing-value': 'usage',
  'excess-arguments': 'usage',
  'invalid-value': 'usage',
  'conflicting-options': 'usage',
  'code-in-arguments': 'usage',
  'no-terminal': 'usage',
  'stdin-ended': 'usage',
  'signer-unnamed': 'usage',
  'signature-without-revision': 'file',
  'file-exists': 'usage',
  'file-missing': 'usage',
  'file-unreadable': 'usage',
  'file-unwritable': 'usage',
  'not-for-software-cards': 'usage',
  'apdu-malformed': 'usage',
  'apdu-carries-code': 'usage',
  'no-apdus': 'usage',
  'card-image-invalid': 'usage',
  'card-specification-invalid': 'usage',
  'card-state-damaged': 'store',
  'card-state-unusable': 'store',
  'issuer-unconfirmed': 'cancelled',
  'install-unsupported': 'usage',
  'install-not-root': 'usage',
  'install-home-of-another': 'usage',
  'install-command-untrusted': 'usage',
  'install-path-unusable': 'usage',
  'install-changed-meanwhile': 'busy',
  'install-record-damaged': 'store',
  'install-unwritable': 'store',
  'p11-kit-missing': 'service',
  'token-running': 'busy',
  'token-not-running': 'service',
  'token-failed': 'service',
  'token-folder-unsafe': 'store',
  'token-socket-unusable': 'usage',
  'program-missing': 'usage',
  'demo-provider-missing': 'service',
  'demo-program-missing': 'service',
  'demo-login-failed': 'service',
  'output-failed': 'internal',
} as const satisfies Readonly<Record<string, ExitClass>>;

export type CliErrorCode = keyof typeof CLI_ERROR_CLASSES;

/** Words that a message names: an option, a file. Never an argument that may be a code. */
export type CliErrorValues = Readonly<Record<string, string>>;

/** The command cannot do what it was asked. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly values: CliErrorValues;

  constructor(code: CliErrorCode, values: CliErrorValues = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = new.target.name;
    this.code = code;
    this.values = values;
  }

  get exitClass(): ExitClass {
    return CLI_ERROR_CLASSES[this.code];
  }
}

/** The command was called in a way that it does not understand. Nothing was done. */
export class UsageError extends CliError {
  /** The help that shows what there is to choose from. */
  readonly help: string | undefined;

  constructor(
    code: CliErrorCode,
    values: CliErrorValues = {},
    options: ErrorOptions & { readonly help?: string | undefined } = {},
  ) {
    super(code, values, options);
    this.help = options.help;
  }
}
