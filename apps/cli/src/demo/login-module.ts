import { CliError } from '../cli-errors.js';

/** Whom a service was told that somebody is. */
export interface DemoLogin {
  /** Level, as an authentication context class. */
  readonly acr: string;
  readonly claims: {
    readonly given_name?: string;
    readonly family_name?: string;
    readonly 'https://attributes.eid.gov.it/fiscal_number': string;
    readonly document_details: { readonly document_number: string };
  };
}

interface Registration {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
}

interface Credentials {
  readonly key: string;
  readonly cert: string;
}

interface Provider {
  readonly issuer: string;
  readonly cardOrigin: string;
  readonly authority: { readonly certificatePem: string; issue(names: readonly string[]): Credentials };
  registerClient(client: Registration): void;
  close(): Promise<void>;
}

interface Service {
  readonly origin: string;
  readonly client: Registration;
  close(): Promise<void>;
}

/** The part of @ciekit/idp that the demo uses. Said here, so that cie is built and installed without it. */
export interface LoginModule {
  startIdentityProvider(options: { readonly clientAnchors: readonly Uint8Array[] }): Promise<Provider>;
  startRelyingParty(options: {
    readonly issuer: string;
    readonly ca: string;
    readonly credentials: Credentials;
    readonly onLogin: (login: DemoLogin) => void;
  }): Promise<Service>;
}

const PACKAGE: string = '@ciekit/idp';

/** @throws {CliError} `demo-provider-missing`: the package, or one that it needs, is not installed */
export async function loadLoginModule(): Promise<LoginModule> {
  try {
    return (await import(PACKAGE)) as LoginModule;
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new CliError('demo-provider-missing', { word: PACKAGE }, { cause });
  }
}
