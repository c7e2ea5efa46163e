import type { Adapter, AdapterPayload } from 'oidc-provider';
import { BoundedStore } from '../bounded-store.js';

/** Entries of each kind (sessions, codes, tokens) at once. */
const CAPACITY = 1_000;

/** Everything that oidc-provider keeps, in memory, with an end. */
export class MemoryAdapters {
  readonly #models = new Map<string, BoundedStore<AdapterPayload>>();
  readonly #sessionIds = new BoundedStore<string>(CAPACITY);
  /** Keys of what a grant gave, so that a code used twice takes all of it away (RFC 6749 section 4.1.2). */
  readonly #grants = new BoundedStore<Set<string>>(CAPACITY);

  readonly factory = (model: string): Adapter => {
    const store = this.#store(model);
    const find = (id: string): Promise<AdapterPayload | undefined> => Promise.resolve(store.get(id));
    return {
      find,
      findByUid: (uid) => find(this.#sessionIds.get(uid) ?? ''),
      // The device flow, which has user codes, is not spoken.
      findByUserCode: () => Promise.resolve(undefined),
      upsert: (id, payload, expiresIn) => {
        const lifetimeMs = expiresIn * 1_000;
        store.set(id, payload, lifetimeMs);
        if (model === 'Session' && payload.uid !== undefined) this.#sessionIds.set(payload.uid, id, lifetimeMs);
        const { grantId } = payload;
        if (grantId !== undefined && model !== 'Interaction' && model !== 'Session') {
          const members = this.#grants.get(grantId) ?? new Set();
          this.#grants.set(grantId, members.add(`${model} ${id}`), lifetimeMs);
        }
        return Promise.resolve();
      },
      consume: (id) => {
        const payload = store.get(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
        return Promise.resolve();
      },
      destroy: (id) => {
        store.delete(id);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const member of this.#grants.redeem(grantId) ?? []) {
          const [memberModel = '', id = ''] = member.split(' ');
          this.#store(memberModel).delete(id);
        }
        return Promise.resolve();
      },
    };
  };

  #store(model: string): BoundedStore<AdapterPayload> {
    let store = this.#models.get(model);
    if (store === undefined) {
      store = new BoundedStore(CAPACITY);
      this.#models.set(model, store);
    }
    return store;
  }
}
