import { CliError } from '../cli-errors.js';

/** Reading the identity provider's pages, as a person does who looks for the button. */

/** The address behind the link with this id. @throws {CliError} `demo-login-failed` */
export function linkOn(page: string, id: string): string {
  return decode(find(page, new RegExp(`<a [^>]*id="${id}" href="([^"]+)"`, 'u')));
}

/** What the form around the button with this id sends. @throws {CliError} `demo-login-failed` */
export function formOn(page: string, id: string): { readonly action: string; readonly fields: Record<string, string> } {
  const forms = [...page.matchAll(/<form method="post" action="([^"]+)">([\s\S]*?)<\/form>/gu)];
  const form = forms.find(([, , inside]) => inside?.includes(`<button id="${id}"`));
  const inputs = [...(form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  return {
    action: decode(find(form?.[0] ?? page, /action="([^"]+)"/u)),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decode(value)])),
  };
}

function find(page: string, pattern: RegExp): string {
  const found = pattern.exec(page)?.[1];
  if (found !== undefined) return found;
  const reason = /data-page="([^"]+)"/u.exec(page)?.[1] ?? '';
  throw new CliError('demo-login-failed', { reason });
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
