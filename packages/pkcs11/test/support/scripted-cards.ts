import { TransportError } from '@ciekit/core';
import { PairingError, type ReaderWatchEvent } from '@ciekit/middleware';
import type { CardSource } from '../../src/index.js';

/** Readers whose cards come and go when the test says so; the cards are not paired, so nothing signs. */
export class ScriptedCards implements CardSource {
  readonly #events: ReaderWatchEvent[] = [];
  #wake: () => void = () => undefined;

  put(reader: string): void {
    const snapshot = { name: reader, card: 'present' } as const;
    this.#tell({ type: 'reader-added', reader: snapshot } as ReaderWatchEvent);
    this.#tell({
      type: 'card-recognised',
      reader,
      card: { kind: 'cie', nis: '123456789012', profile: 'cie-3' },
    } as unknown as ReaderWatchEvent);
  }

  async *watchReaders(signal: AbortSignal): AsyncGenerator<ReaderWatchEvent, void, undefined> {
    signal.addEventListener('abort', () => {
      this.#wake();
    });
    yield { type: 'all-told' };
    while (!signal.aborted) {
      const event = this.#events.shift();
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  cardCredentials(): Promise<never> {
    return Promise.reject(new PairingError('not-paired'));
  }

  openSigner(): Promise<never> {
    return Promise.reject(new TransportError('no-card', 'nothing signs here'));
  }

  #tell(event: ReaderWatchEvent): void {
    this.#events.push(event);
    this.#wake();
  }
}
