/**
 * Calls between two JavaScript worlds of one page, as Electron's contextBridge makes them: functions become proxies,
 * promises stay promises, plain objects and arrays are copied, everything else is cloned. The worlds share the DOM, so
 * an event that one dispatches reaches the other in the same call, and Chromium clones its detail on the way.
 */

/** Tags stand beside the values, never in them: an object made by the page cannot pose as a function. */
type Crossing =
  | { readonly as: 'clone'; readonly value: unknown }
  | { readonly as: 'array'; readonly items: readonly Crossing[] }
  | { readonly as: 'object'; readonly fields: readonly (readonly [string, Crossing])[] }
  | { readonly as: 'function'; readonly id: number }
  /** A proxy that goes home. */
  | { readonly as: 'own-function'; readonly id: number }
  | { readonly as: 'promise'; readonly id: number };

type Outcome = { readonly ok: true; readonly value: Crossing } | { readonly ok: false; readonly error: Crossing };

type Signal =
  | { readonly do: 'call'; readonly target: number; readonly call: number; readonly values: readonly Crossing[] }
  | { readonly do: 'return'; readonly call: number; readonly outcome: Outcome }
  | { readonly do: 'settle'; readonly promise: number; readonly outcome: Outcome }
  | { readonly do: 'release'; readonly target: number };

export type Callable = (...values: unknown[]) => unknown;

// Taken before a script of the page can replace them.
const dispatch = window.dispatchEvent.bind(window);
const listen = window.addEventListener.bind(window);
const Carrier = CustomEvent;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its event below
const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')!.get!;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its event below
const stop = Event.prototype.stopImmediatePropagation;

/** The function that both sides know from the start. */
const ROOT = 0;

export class WorldBridge {
  private readonly outgoing: string;
  private readonly functions = new Map<number, Callable>();
  private readonly promises = new Map<number, (outcome: Outcome) => void>();
  private readonly returns = new Map<number, Outcome | undefined>();
  private readonly proxies = new WeakMap<Callable, number>();
  private readonly collected = new FinalizationRegistry<number>((target) => {
    // `dispatch` reaches the page that is in the window now: after a reload another one, whose functions have the same numbers.
    if (window.document === this.page) this.send({ do: 'release', target });
  });
  private readonly page = document;
  private last = ROOT;

  /** `root` is what the other side reaches through `farRoot`. */
  constructor(outgoing: string, incoming: string, root: Callable) {
    this.outgoing = outgoing;
    this.functions.set(ROOT, root);
    listen(incoming, (event) => {
      stop.call(event);
      const signal = detailOf.call(event) as Signal | null;
      if (signal !== null) this.receive(signal);
    });
  }

  farRoot(...values: unknown[]): unknown {
    return this.call(ROOT, values);
  }

  private send(signal: Signal): void {
    dispatch(new Carrier(this.outgoing, { detail: signal }));
  }

  private receive(signal: Signal): void {
    switch (signal.do) {
      case 'call':
        this.send({ do: 'return', call: signal.call, outcome: this.answer(signal.target, signal.values) });
        return;
      case 'return':
        this.returns.set(signal.call, signal.outcome);
        return;
      case 'settle':
        this.promises.get(signal.promise)?.(signal.outcome);
        this.promises.delete(signal.promise);
        return;
      case 'release':
        this.functions.delete(signal.target);
        return;
    }
  }

  private answer(target: number, values: readonly Crossing[]): Outcome {
    try {
      const called = this.functions.get(target);
      if (called === undefined) throw new Error('the function is gone');
      return { ok: true, value: this.pack(called(...values.map((value) => this.unpack(value)))) };
    } catch (error) {
      return { ok: false, error: this.pack(error) };
    }
  }

  private call(target: number, values: readonly unknown[]): unknown {
    const call = ++this.last;
    this.returns.set(call, undefined);
    this.send({ do: 'call', target, call, values: values.map((value) => this.pack(value)) });
    const outcome = this.returns.get(call);
    this.returns.delete(call);
    // Chromium delivers nothing when it cannot clone the detail.
    if (outcome === undefined) throw new Error('An object could not be cloned.');
    if (!outcome.ok) throw this.unpack(outcome.error);
    return this.unpack(outcome.value);
  }

  private pack(value: unknown): Crossing {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') {
      const home = this.proxies.get(value as Callable);
      if (home !== undefined) return { as: 'own-function', id: home };
      const id = ++this.last;
      this.functions.set(id, value as Callable);
      return { as: 'function', id };
    }
    if (value instanceof Promise) return { as: 'promise', id: this.follow(value) };
    if (Array.isArray(value)) return { as: 'array', items: value.map((item) => this.pack(item)) };
    if (isPlain(value)) {
      return { as: 'object', fields: Object.entries(value).map(([key, part]) => [key, this.pack(part)] as const) };
    }
    return { as: 'clone', value };
  }

  private follow(promise: Promise<unknown>): number {
    const id = ++this.last;
    promise
      .then((value): Outcome => ({ ok: true, value: this.pack(value) }))
      .catch((error: unknown): Outcome => ({ ok: false, error: this.pack(error) }))
      .then(
        (outcome) => {
          this.send({ do: 'settle', promise: id, outcome });
        },
        () => undefined,
      );
    return id;
  }

  private unpack(crossing: Crossing): unknown {
    switch (crossing.as) {
      case 'clone':
        return crossing.value;
      case 'array':
        return crossing.items.map((item) => this.unpack(item));
      case 'object':
        return Object.fromEntries(crossing.fields.map(([key, part]) => [key, this.unpack(part)]));
      case 'own-function':
        return this.functions.get(crossing.id);
      case 'function': {
        const { id } = crossing;
        const proxy: Callable = (...values) => this.call(id, values);
        this.proxies.set(proxy, id);
        this.collected.register(proxy, id);
        return proxy;
      }
      case 'promise':
        return new Promise((resolve, reject) => {
          this.promises.set(crossing.id, (outcome) => {
            if (outcome.ok) resolve(this.unpack(outcome.value));
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what was thrown there
            else reject(this.unpack(outcome.error));
          });
        });
    }
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
