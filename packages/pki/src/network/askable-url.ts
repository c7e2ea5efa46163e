/**
 * Whether an address in a certificate may be asked: http or https, and no name under `.invalid`, as in test certificates
 * (RFC 6761 section 6.4).
 */
export function isAskable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return ['http:', 'https:'].includes(protocol) && !/(?:^|\.)invalid\.?$/i.test(hostname);
}
