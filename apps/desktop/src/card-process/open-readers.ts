import type { CardReaders } from '@ciekit/core';
import { platformReaders } from '@ciekit/middleware';
import type { ProcessSettings } from './protocol.js';
import { TryOutCard } from './try-out-card.js';

/** The readers that the process works with. */
export function openReaders({ software }: ProcessSettings): {
  readonly readers: CardReaders;
  readonly tryOut: TryOutCard | undefined;
} {
  if (!software) return { readers: platformReaders(), tryOut: undefined };
  const tryOut = new TryOutCard();
  return { readers: tryOut.readers, tryOut };
}
