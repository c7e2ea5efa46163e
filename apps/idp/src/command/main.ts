import { readFile, writeFile } from 'node:fs/promises';
import { startIdentityProvider, type IdentityProvider, type IdentityProviderEvent } from '../identity-provider.js';
import { startRelyingParty, type RelyingParty } from '../relying-party/relying-party.js';
import { parseArguments, USAGE, UsageError, type Arguments } from './arguments.js';

/** The part of Node's `process` that the command uses. */
export interface CommandProcess {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

const OK = 0;
const FAILED = 1;
const USAGE_ERROR = 2;

/**
 * `cie-idp`: runs until it is interrupted.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], process: CommandProcess): Promise<number> {
  let parsed: Arguments;
  try {
    parsed = parseArguments(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`cie-idp: ${error.message}\ncie-idp --help\n`);
    return USAGE_ERROR;
  }
  if (parsed.help) {
    process.stdout.write(USAGE);
    return OK;
  }
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  let provider: IdentityProvider | undefined;
  let service: RelyingParty | undefined;
  try {
    provider = await startIdentityProvider({
      ...parsed,
      clientAnchors:
        parsed.anchors.length === 0 ? undefined : await Promise.all(parsed.anchors.map((file) => readFile(file))),
      onEvent: (event) => process.stderr.write(`${describe(event)}\n`),
    });
    if (parsed.service) service = await startService(provider, parsed);
    if (parsed.caFile !== undefined) await writeFile(parsed.caFile, provider.authority.certificatePem);
    process.stdout.write(addresses(provider, service, parsed));
    await interrupted;
    return OK;
  } catch (error) {
    // Files that cannot be read, ports that are taken, anchors that are none.
    process.stderr.write(`cie-idp: ${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  } finally {
    await service?.close();
    await provider?.close();
  }
}

async function startService(provider: IdentityProvider, parsed: Arguments): Promise<RelyingParty> {
  const { host = '127.0.0.1', name = host } = parsed;
  const service = await startRelyingParty({
    issuer: provider.issuer,
    ca: provider.authority.certificatePem,
    credentials: provider.authority.issue([name]),
    host,
    name,
    port: parsed.servicePort,
  });
  provider.registerClient(service.client);
  return service;
}

function addresses(provider: IdentityProvider, service: RelyingParty | undefined, { json }: Arguments): string {
  const all = { issuer: provider.issuer, cardOrigin: provider.cardOrigin, service: service?.origin };
  if (json) return `${JSON.stringify(all)}\n`;
  return [
    'TEST SERVICE: no login of the State.',
    `OpenID Connect  ${all.issuer}`,
    `card step       ${all.cardOrigin}`,
    ...(all.service === undefined ? [] : [`sample service  ${all.service}`]),
    '',
  ].join('\n');
}

/** One line, without a word about a person. */
function describe(event: IdentityProviderEvent): string {
  const time = new Date().toISOString();
  switch (event.kind) {
    case 'card-accepted':
      return `${time} card accepted`;
    case 'card-refused':
      return `${time} card refused: ${event.reason}`;
    case 'failure':
      return `${time} failure: ${event.error instanceof Error ? event.error.name : 'unknown'}`;
  }
}
