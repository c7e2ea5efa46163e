import type { Certificate } from '@ciekit/pki';
import type { ValidationTrust } from '@ciekit/signature';
import type { MiddlewareContext } from '../use-case.js';

/**
 * The anchors that signatures are judged by: the trust store's, and those of a folder that the user named for this once.
 *
 * @param extra trusted for signers and for time stamps; never as authorities of the CIE
 * @throws {PkiError} `trust-store-io`
 */
export async function signatureTrust(
  context: MiddlewareContext,
  extra: readonly Certificate[] = [],
): Promise<ValidationTrust> {
  const { signatureTrust: trustOf } = await import('@ciekit/pki/trust');
  const trust = trustOf(await context.trustAnchors());
  const anchors = extra.filter(({ isSelfIssued }) => isSelfIssued);
  const between = extra.filter(({ isSelfIssued }) => !isSelfIssued);
  return {
    ...trust,
    anchors: (purpose) => [...trust.anchors(purpose), ...anchors],
    intermediates: (purpose) => [...trust.intermediates(purpose), ...between],
  };
}
