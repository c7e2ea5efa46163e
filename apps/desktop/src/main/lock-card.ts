import type { Notice } from './notice.js';
import type { ProcessClient } from './process-client.js';

/** Ends every log-in with the card. @returns what to tell */
export async function lockCard(cards: Pick<ProcessClient, 'query'>): Promise<Notice> {
  const status = await cards.query('token-status', undefined);
  if (status.ok && status.result.state !== 'unknown' && !status.result.loggedIn) return { kind: 'nothing-to-lock' };
  const locked = await cards.query('token-lock', undefined);
  return { kind: locked.ok && !locked.result.loggedIn ? 'locked' : 'not-locked' };
}
