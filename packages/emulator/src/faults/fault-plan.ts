import type { FaultKind } from './fault-kinds.js';

/** One command as it is on its way into the card. Under secure messaging the data are what the wire shows. */
export interface ObservedCommand {
  /** How many commands went before it since the counter was reset. */
  readonly index: number;
  readonly bytes: Uint8Array;
  /** Whether its CLA says secure messaging. */
  readonly protected: boolean;
  readonly ins: number | undefined;
  readonly p1: number | undefined;
  readonly p2: number | undefined;
}

export interface FaultRequest {
  readonly kind: FaultKind;
  /** The number of the command since the counter was reset, from 0, or which command it is. */
  readonly at: number | ((command: ObservedCommand) => boolean);
  /** `slow` only: by how many milliseconds; 200 without. */
  readonly ms?: number;
}

/**
 * `not-applicable`: the command came, and there was nothing that the fault could have changed (a bad MAC on an answer
 * without one). The card then behaved as if there were no fault.
 */
export type FaultOutcome = 'pending' | 'applied' | 'not-applicable';

/** A fault that was asked for, and what became of it. */
export interface InjectedFault {
  readonly kind: FaultKind;
  readonly outcome: FaultOutcome;
}

/** A fault on its way into an exchange; the card settles what became of it. */
export interface DueFault {
  readonly kind: FaultKind;
  readonly ms: number;
  settle(outcome: 'applied' | 'not-applicable'): void;
}

class PlannedFault implements InjectedFault, DueFault {
  readonly kind: FaultKind;
  readonly ms: number;
  readonly at: FaultRequest['at'];
  #outcome: FaultOutcome = 'pending';

  constructor(request: FaultRequest) {
    this.kind = request.kind;
    this.at = request.at;
    this.ms = request.ms ?? DEFAULT_SLOWNESS_MS;
  }

  get outcome(): FaultOutcome {
    return this.#outcome;
  }

  settle(outcome: 'applied' | 'not-applicable'): void {
    this.#outcome = outcome;
  }

  isDue(command: ObservedCommand): boolean {
    return typeof this.at === 'number' ? this.at === command.index : this.at(command);
  }
}

const DEFAULT_SLOWNESS_MS = 200;
const CLA_SECURE_MESSAGING_MASK = 0x0c;

/**
 * Which faults wait for which commands. Each happens once; where two wait for one command, the one asked for first
 * happens.
 *
 * @example
 * ```ts
 * card.faults.resetCounter();
 * const fault = card.faults.inject({ kind: 'bad-mac', at: 17 });
 * // … an operation of the host …
 * fault.outcome; // 'applied'
 * ```
 */
export class FaultPlan {
  #planned: PlannedFault[] = [];
  #count = 0;

  /** Commands since the counter was reset. */
  get commandCount(): number {
    return this.#count;
  }

  /** @throws {RangeError} when the index or the time is not a number that can come */
  inject(request: FaultRequest): InjectedFault {
    const { at, ms } = request;
    if (typeof at === 'number' && !(Number.isSafeInteger(at) && at >= 0)) throw new RangeError('index of the command');
    if (ms !== undefined && !(Number.isFinite(ms) && ms >= 0)) throw new RangeError('milliseconds');
    const fault = new PlannedFault(request);
    this.#planned.push(fault);
    return fault;
  }

  /** The next command is number 0. */
  resetCounter(): void {
    this.#count = 0;
  }

  /** Forgets the faults that have not happened. */
  clear(): void {
    this.#planned = [];
  }

  /** Counts a command and takes the fault that is due with it; the card does so itself. */
  next(bytes: Uint8Array): DueFault | undefined {
    const [cla, ins, p1, p2] = bytes;
    const isProtected = cla !== undefined && (cla & CLA_SECURE_MESSAGING_MASK) !== 0;
    const command: ObservedCommand = { index: this.#count++, bytes, protected: isProtected, ins, p1, p2 };
    const due = this.#planned.find((fault) => fault.isDue(command));
    if (due !== undefined) this.#planned = this.#planned.filter((fault) => fault !== due);
    return due;
  }
}
