import { notModelled } from './loud-object.js';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** A name that no network has (RFC 6761 reserves .test). */
const WIRE = 'electron.test';

/**
 * Chromium cannot be taught a scheme from outside, so `app://host/path` travels as `https://host.app.electron.test/path`
 * and every name that the app sees is translated back. Both are secure, standard origins of their own.
 */
export class CustomSchemes {
  private readonly registered = new Set<string>();
  private readonly handlers = new Map<string, SchemeHandler>();

  register(scheme: string): void {
    if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw notModelled(`the scheme name '${scheme}'`);
    this.registered.add(scheme);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (!this.registered.has(scheme)) throw notModelled(`a handler of '${scheme}', a scheme that is not privileged,`);
    if (this.handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  handlerOf(url: string): SchemeHandler | undefined {
    return this.handlers.get(url.slice(0, url.indexOf(':')));
  }

  isCustom(url: string): boolean {
    return this.registered.has(url.slice(0, url.indexOf(':')));
  }

  /** What Chromium is told. */
  toWire(url: string): string {
    const parts = /^([a-z][a-z0-9-]*):\/\/([^/?#]+)(.*)$/i.exec(url);
    const [, scheme = '', host = '', rest = ''] = parts ?? [];
    if (!this.registered.has(scheme)) return url;
    return `https://${host}.${scheme}.${WIRE}${rest.startsWith('/') ? '' : '/'}${rest}`;
  }

  /** What the app is told. */
  fromWire(url: string): string {
    const parts = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9-]*)\.electron\.test(.*)$/.exec(url);
    const [, host = '', scheme = '', rest = ''] = parts ?? [];
    return this.registered.has(scheme) ? `${scheme}://${host}${rest}` : url;
  }

  /** Origins named inside a header, such as those of a content security policy. */
  headerToWire(value: string): string {
    return value.replace(
      /\b([a-z][a-z0-9-]*):(\/\/[^\s;,/]+)?(?=[\s;,/]|$)/g,
      (source, scheme: string, host?: string) => {
        if (!this.registered.has(scheme)) return source;
        return host === undefined ? `https://*.${scheme}.${WIRE}` : this.toWire(source).replace(/\/$/, '');
      },
    );
  }
}
