import { parseArgs } from 'node:util';
import { STATUS_MODES, type StatusMode } from '../card/status-policy.js';
import type { ClientRegistration } from '../client-registration.js';

/** What `cie-idp` was asked to do. */
export interface Arguments {
  readonly help: boolean;
  readonly host: string | undefined;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly cardPort: number | undefined;
  readonly servicePort: number | undefined;
  readonly anchors: readonly string[];
  readonly ocsp: StatusMode | undefined;
  readonly ocspResponder: string | undefined;
  readonly clients: readonly ClientRegistration[];
  readonly caFile: string | undefined;
  readonly service: boolean;
  readonly json: boolean;
}

export const USAGE = `cie-idp: a TEST identity provider, level 3 of "Entra con CIE", for development and CI. Not a login of the State.

  --host ADDRESS          address to listen on (default 127.0.0.1)
  --name NAME             the host's name in addresses, where it differs (containers)
  --port N                port of OpenID Connect and pages (default: any that is free)
  --card-port N           port of the card step
  --service-port N        port of the sample service
  --no-service            no sample service
  --client ID=ADDRESS     register a service (public, PKCE) and where its logins end; may be repeated
  --anchors FILE          whose cards are accepted: root and sub CA (PEM, DER); may be repeated; default: the test PKI
  --ocsp MODE             off, where-reachable (default) or required
  --ocsp-responder URL    asked instead of the responder that certificates name
  --ca-out FILE           write the throw-away CA (PEM) that browsers and programs have to trust
  --json                  addresses as one line of JSON
  --help                  this text

It ends when it is interrupted. Everything is in memory.
`;

/** An argument cannot be understood. The message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function parseArguments(argv: readonly string[]): Arguments {
  const values = parse(argv);
  return {
    help: values.help === true,
    host: values.host,
    name: values.name,
    port: portOf('port', values.port),
    cardPort: portOf('card-port', values['card-port']),
    servicePort: portOf('service-port', values['service-port']),
    anchors: values.anchors ?? [],
    ocsp: modeOf(values.ocsp),
    ocspResponder: addressOf('ocsp-responder', values['ocsp-responder']),
    clients: (values.client ?? []).map(clientOf),
    caFile: values['ca-out'],
    service: values['no-service'] !== true,
    json: values.json === true,
  };
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  host: { type: 'string' },
  name: { type: 'string' },
  port: { type: 'string' },
  'card-port': { type: 'string' },
  'service-port': { type: 'string' },
  anchors: { type: 'string', multiple: true },
  ocsp: { type: 'string' },
  'ocsp-responder': { type: 'string' },
  client: { type: 'string', multiple: true },
  'ca-out': { type: 'string' },
  'no-service': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function parse(argv: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function portOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`--${option}: a number from 0 to 65535`);
  return port;
}

function modeOf(text: string | undefined): StatusMode | undefined {
  const mode = STATUS_MODES.find((candidate) => candidate === text);
  if (text !== undefined && mode === undefined) throw new UsageError(`--ocsp: one of ${STATUS_MODES.join(', ')}`);
  return mode;
}

function addressOf(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))) {
    throw new UsageError(`--${option}: an http or https address`);
  }
  return text;
}

function clientOf(text: string): ClientRegistration {
  const [, clientId, redirectUri] = /^([\w.:/-]+?)=(https?:\/\/\S+)$/.exec(text) ?? [];
  if (clientId === undefined || redirectUri === undefined || !URL.canParse(redirectUri)) {
    throw new UsageError('--client: ID=ADDRESS, as in my-app=https://localhost:3000/callback');
  }
  return { clientId, redirectUris: [redirectUri] };
}
