import { notModelled } from './loud-object.js';
import { ModelledEmitter } from './modelled-emitter.js';
import type { CustomSchemes } from './custom-schemes.js';
import { makeProtocol } from './protocol.js';

type Headers = Record<string, string[]>;

export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}

interface Verdict {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
}

interface HeadersVerdict {
  readonly cancel?: boolean;
  readonly responseHeaders?: Record<string, string | string[]>;
}

type RequestHook = (details: RequestDetails, answer: (verdict: Verdict) => void) => void;
type HeadersHook = (
  details: RequestDetails & { readonly statusCode: number; readonly responseHeaders: Headers },
  answer: (verdict: HeadersVerdict) => void,
) => void;

/** `session.webRequest`, without URL filters. */
export class WebRequest {
  private requestHook: RequestHook | null = null;
  private headersHook: HeadersHook | null = null;

  onBeforeRequest(hook: RequestHook | null): void {
    if (hook !== null && typeof hook !== 'function') throw notModelled('a filter of webRequest.onBeforeRequest');
    this.requestHook = hook;
  }

  onHeadersReceived(hook: HeadersHook | null): void {
    if (hook !== null && typeof hook !== 'function') throw notModelled('a filter of webRequest.onHeadersReceived');
    this.headersHook = hook;
  }

  /** Whether the app lets a request go. */
  async allows(details: RequestDetails): Promise<boolean> {
    const { requestHook } = this;
    if (requestHook === null) return true;
    const { cancel = false, redirectURL } = await new Promise<Verdict>((resolve) => {
      requestHook(details, resolve);
    });
    if (redirectURL !== undefined) throw notModelled('redirectURL of webRequest.onBeforeRequest');
    return !cancel;
  }

  /** The headers that the page gets; `undefined`: the app cancelled the response. */
  async headersFor(details: RequestDetails, statusCode: number, headers: Headers): Promise<Headers | undefined> {
    const { headersHook } = this;
    if (headersHook === null) return headers;
    const { cancel = false, responseHeaders } = await new Promise<HeadersVerdict>((resolve) => {
      headersHook({ ...details, statusCode, responseHeaders: headers }, resolve);
    });
    if (cancel) return undefined;
    if (responseHeaders === undefined) return headers;
    return Object.fromEntries(Object.entries(responseHeaders).map(([name, value]) => [name, [value].flat()]));
  }
}

type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/**
 * A session. Chromium cannot be made to ask the app about permissions: it refuses them all, and what the app would
 * have said is asked of its handlers directly (`wouldGrant`).
 */
export class Session extends ModelledEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol: object;
  private requestHandler: PermissionRequestHandler | null = null;
  private checkHandler: PermissionCheckHandler | null = null;
  private spellChecker = true;

  constructor(schemes: CustomSchemes, isReady: () => boolean) {
    super('Session', ['will-download']);
    this.protocol = makeProtocol(schemes, isReady);
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(): void {
    // Nothing to ask: Chromium offers no device without a prompt, and headless shows none.
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  setSpellCheckerLanguages(): void {
    // Debian's Chromium has no dictionary to choose.
  }

  /** For tests: what the app answers to a page of `origin`. Electron grants what has no handler. */
  async wouldGrant(permission: string, origin: string): Promise<{ request: boolean; check: boolean }> {
    const details = { requestingUrl: `${origin}/`, isMainFrame: true };
    const { requestHandler, checkHandler } = this;
    const request = await new Promise<boolean>((resolve) => {
      if (requestHandler === null) resolve(true);
      else requestHandler(null, permission, resolve, details);
    });
    return { request, check: checkHandler === null || checkHandler(null, permission, origin, details) };
  }
}
