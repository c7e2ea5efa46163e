import type { CustomSchemes } from './custom-schemes.js';
import type { Protocol } from './cdp-pipe.js';
import { desktop } from './desktop.js';
import type { PageSession } from './page-session.js';
import type { RequestDetails, Session } from './session.js';

type Paused = Protocol.Fetch.requestPausedPayload;

const LOOPBACK = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/;

/** Everything that one page asks for: the app's own scheme is answered by the app, the outside world by nobody. */
export class RequestInterception {
  private readonly session: PageSession;
  private readonly owner: Session;
  private readonly schemes: CustomSchemes;
  private readonly mayNavigate: (url: string) => boolean;
  /** Addresses that main itself asked for: no `will-navigate` for those. */
  private readonly asked = new Set<string>();

  constructor(session: PageSession, owner: Session, schemes: CustomSchemes, mayNavigate: (url: string) => boolean) {
    this.session = session;
    this.owner = owner;
    this.schemes = schemes;
    this.mayNavigate = mayNavigate;
  }

  async enable(): Promise<void> {
    this.session.on('Fetch.requestPaused', (paused) => {
      this.decide(paused).catch((error: unknown) => {
        process.stderr.write(`electron stand-in: ${paused.request.url} failed: ${String(error)}\n`);
        this.refuse(paused, 'Failed').catch(() => undefined);
      });
    });
    await this.session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  /** The next request for this address comes from main. */
  expect(wireUrl: string): void {
    this.asked.add(withoutFragment(wireUrl));
  }

  private async decide(paused: Paused): Promise<void> {
    const { request, resourceType, frameId } = paused;
    const url = this.schemes.fromWire(request.url);
    const isPage = resourceType === 'Document' && frameId === this.session.page.targetId;
    if (isPage && !this.asked.delete(withoutFragment(request.url)) && !this.mayNavigate(url)) {
      return this.refuse(paused, 'Aborted');
    }
    // Chromium looks for an icon of the site; Electron has nowhere to show it.
    if (resourceType === 'Other' && new URL(url).pathname === '/favicon.ico') return this.refuse(paused, 'Aborted');
    const details: RequestDetails = { url, method: request.method, resourceType: electronType(resourceType, isPage) };
    if (!(await this.owner.webRequest.allows(details))) return this.refuse(paused, 'BlockedByClient');
    if (this.schemes.isCustom(url)) return this.answerFromApp(paused, details);
    if (!/^https?:/.test(url) || LOOPBACK.test(url)) return this.go(paused);
    desktop.record('network', { url, resourceType: details.resourceType });
    if (!isPage) return this.refuse(paused, 'InternetDisconnected');
    // There is no network here, but a navigation that nobody stopped must be seen to have happened.
    return this.fulfil(paused, 200, [{ name: 'content-type', value: 'text/html' }], Buffer.from(REMOTE_PAGE));
  }

  private async answerFromApp(paused: Paused, details: RequestDetails): Promise<void> {
    const handler = this.schemes.handlerOf(details.url);
    if (handler === undefined) return this.refuse(paused, 'Failed');
    const { method, hasPostData, postDataEntries } = paused.request;
    const body = Buffer.concat((postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')));
    const request = new Request(details.url, {
      method,
      headers: this.requestHeaders(paused.request.headers),
      ...(hasPostData === true ? { body } : {}),
    });
    const response = await handler(request);
    const given: Record<string, string[]> = {};
    for (const [name, value] of response.headers) (given[name] ??= []).push(value);
    const headers = await this.owner.webRequest.headersFor(details, response.status, given);
    if (headers === undefined) return this.refuse(paused, 'BlockedByClient');
    const list = Object.entries(headers).flatMap(([name, values]) =>
      values.map((value) => ({ name, value: this.schemes.headerToWire(value) })),
    );
    return this.fulfil(paused, response.status, list, Buffer.from(await response.arrayBuffer()));
  }

  private requestHeaders(headers: Readonly<Record<string, string>>): [string, string][] {
    return Object.entries(headers).map(([name, value]) => [name, this.schemes.fromWire(value)]);
  }

  private async fulfil(
    { requestId }: Paused,
    responseCode: number,
    responseHeaders: Protocol.Fetch.HeaderEntry[],
    body: Buffer,
  ): Promise<void> {
    await this.session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode,
      responseHeaders,
      body: body.toString('base64'),
    });
  }

  private async go({ requestId }: Paused): Promise<void> {
    await this.session.send('Fetch.continueRequest', { requestId });
  }

  private async refuse({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): Promise<void> {
    await this.session.send('Fetch.failRequest', { requestId, errorReason });
  }
}

const REMOTE_PAGE = '<!doctype html><title>remote page (electron stand-in)</title>';

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

/** https://www.electronjs.org/docs/latest/api/web-request names them differently from the DevTools protocol. */
const ELECTRON_TYPES: Partial<Record<Protocol.Network.ResourceType, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
};

function electronType(type: Protocol.Network.ResourceType, isPage: boolean): string {
  if (type === 'Document') return isPage ? 'mainFrame' : 'subFrame';
  return ELECTRON_TYPES[type] ?? 'other';
}
