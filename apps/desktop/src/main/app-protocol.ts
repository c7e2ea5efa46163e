import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** The windows' own scheme: no file:// rights, one origin, headers of our own. */
export const APP_ORIGIN = 'app://ciekit';

/** Nothing but our own files; no inline script or style, no network, no frame, and no string becomes a script. */
const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // One policy, made once by the preview of PDF pages for the address of its worker and for nothing else: without one no
  // worker can be started at all.
  'trusted-types pdf-worker',
].join('; ');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/** Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the windows' files from one folder, and nothing outside it. */
export function serveApp(root: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(url.pathname)));
    const type = CONTENT_TYPES[extname(path)];
    if (request.method !== 'GET' || `${url.protocol}//${url.host}` !== APP_ORIGIN || type === undefined)
      return refused();
    if (!path.startsWith(root + sep)) return refused();
    try {
      return new Response(await readFile(path), {
        headers: {
          'content-type': type,
          'content-security-policy': SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return refused();
    }
  });
}

function refused(): Response {
  return new Response('', { status: 404, headers: { 'content-security-policy': SECURITY_POLICY } });
}
