import type * as signature from '@ciekit/signature';
import type * as cades from '@ciekit/signature/cades';
import type * as pades from '@ciekit/signature/pades';
import type * as xades from '@ciekit/signature/xades';

/** All of them: for what asks an authority anyway. A command that signs nothing never loads them. */
export function loadSignature(): Promise<typeof signature> {
  return import('@ciekit/signature');
}

/** PDF and XML cost most of a start: each format is loaded for a file of its kind. */
export function loadCades(): Promise<typeof cades> {
  return import('@ciekit/signature/cades');
}

export function loadPades(): Promise<typeof pades> {
  return import('@ciekit/signature/pades');
}

export function loadXades(): Promise<typeof xades> {
  return import('@ciekit/signature/xades');
}
