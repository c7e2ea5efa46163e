import type { IncomingMessage, ServerResponse } from 'node:http';
import { renderPage, STYLE_SOURCE, type Page } from '../pages/page.js';

/** Headers of every answer: nothing is kept, framed or told to the next site, and no script runs. */
export function secure(response: ServerResponse, formTargets: readonly string[] = []): void {
  const policy = [
    "default-src 'none'",
    // Named, because oidc-provider adds to it the hash of the script in its self-submitting forms.
    "script-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    // Chromium holds a form's redirects to this as well, so the address where a login ends is in it.
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  response.setHeader('Content-Security-Policy', policy.join(';'));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Robots-Tag', 'noindex');
}

/** @param formTargets origins that a form on the page may lead to, apart from its own */
export function answerPage(
  response: ServerResponse,
  status: number,
  page: Page,
  formTargets: readonly string[] = [],
): void {
  secure(response, formTargets);
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(renderPage(page));
}

export function redirect(response: ServerResponse, location: string): void {
  secure(response);
  response.statusCode = 303;
  response.setHeader('Location', location);
  response.end();
}

/** Longest form taken, in bytes: ours hold two short fields. */
const MAX_FORM_LENGTH = 4_096;

/** A form sent by a page of ours; `undefined` when it is something else or too long. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/x-www-form-urlencoded') return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_FORM_LENGTH) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
