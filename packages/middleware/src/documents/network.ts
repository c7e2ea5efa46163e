/** How documents reach the network, where the user lets them: through the proxy that an office prescribes. */
import type { HttpFetch, HttpProxy } from '@ciekit/pki';
import { loadPki } from '../load-pki.js';

/** Which proxy for which address. */
export interface NetworkSettings {
  /** For addresses with http. */
  readonly http?: HttpProxy | undefined;
  /** For addresses with https. */
  readonly https?: HttpProxy | undefined;
  /** Hosts that are asked directly; `.example.it` is a domain with everything below it, `*` all. */
  readonly except?: readonly string[] | undefined;
}

/**
 * The proxy settings that other programs take from the environment too: `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`,
 * in lower or upper case. User and password may be in the address.
 *
 * @throws {RangeError} an address that is not http
 */
export function networkSettings(env: Readonly<Record<string, string | undefined>>): NetworkSettings {
  const value = (name: string): string | undefined => env[name] || env[name.toUpperCase()] || undefined;
  const all = value('all_proxy');
  const except = (value('no_proxy') ?? '').split(/[\s,]+/).filter((host) => host !== '');
  return { http: proxyFrom(value('http_proxy') ?? all), https: proxyFrom(value('https_proxy') ?? all), except };
}

function proxyFrom(address: string | undefined): HttpProxy | undefined {
  if (address === undefined) return undefined;
  const absolute = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(absolute) || !absolute.startsWith('http:')) throw new RangeError('a proxy has an http address');
  const url = new URL(absolute);
  const user = url.username === '' ? undefined : decoded(url.username);
  const password = url.password === '' ? undefined : decoded(url.password);
  return { url: `http://${url.host}`, user, password };
}

/** As it stands where a percent sign encodes nothing: other programs take such a password too. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether it is http or https without user and password, which would be repeated wherever the address is. */
export function isPlainAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** A `fetch` that goes the way that the settings say. */
export async function networkFetch(settings: NetworkSettings): Promise<HttpFetch> {
  const { createHttpFetch } = await loadPki();
  const direct = createHttpFetch();
  const http = settings.http === undefined ? direct : createHttpFetch({ proxy: settings.http });
  const https = settings.https === undefined ? direct : createHttpFetch({ proxy: settings.https });
  return (url, init) => {
    const { protocol, hostname } = new URL(url);
    if (isExcepted(hostname, settings.except ?? [])) return direct(url, init);
    return (protocol === 'https:' ? https : http)(url, init);
  };
}

function isExcepted(hostname: string, except: readonly string[]): boolean {
  return except.some((entry) => {
    const host = entry.toLowerCase().replace(/^\*?\./, '');
    return entry === '*' || hostname === host || hostname.endsWith(`.${host}`);
  });
}
