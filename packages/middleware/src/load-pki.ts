import type * as pki from '@ciekit/pki';

/**
 * Certificates and chains, loaded when the first card is used: reading ASN.1 takes the better part of a start, and a
 * token service without a card never needs it.
 */
export function loadPki(): Promise<typeof pki> {
  return import('@ciekit/pki');
}
