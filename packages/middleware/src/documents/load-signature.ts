import type * as signature from '@ciekit/signature';

/** PDF and XML cost most of a start; a command that signs nothing never loads them. */
export function loadSignature(): Promise<typeof signature> {
  return import('@ciekit/signature');
}
