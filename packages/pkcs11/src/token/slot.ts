/** What a client sees of readers and cards: the port between the calls of PKCS#11 and where cards come from. */
import type { Attribute, AttributeValue } from '../cryptoki/attributes.js';
import type { CallingProgram } from './calling-program.js';

/** A reader, or the place of one. */
export interface Slot {
  /** Stable for the life of the service. */
  readonly id: number;
  readonly description: string;
  /** `undefined`: nothing in the reader, or nothing that this token can use. */
  readonly token: SlotToken | undefined;
}

/** A card in a reader. Another insertion is another token, even of the same card. */
export interface SlotToken {
  /** Shown by programs; 32 bytes of UTF-8 at most are. */
  readonly label: string;
  readonly serialNumber: string;
  /** Whether the private key is shown and used only after C_Login. */
  readonly loginRequired: boolean;
  readonly objects: readonly TokenObject[];
  /** `undefined`: a card that is not paired; there is nothing to log in to. */
  readonly key: CardKey | undefined;
}

/** One object: what it tells, and what it has and never tells. */
export interface TokenObject {
  /** Never used again for another object while the service runs. */
  readonly handle: number;
  readonly attributes: ReadonlyMap<number, AttributeValue>;
  /** Attributes that answer CKR_ATTRIBUTE_SENSITIVE. */
  readonly sensitive: ReadonlySet<number>;
  readonly isPrivate: boolean;
  readonly canSign: boolean;
}

/** Who wants the card: one connection. Log-ins are remembered by identity. */
export interface KeyUser {
  readonly program: CallingProgram | undefined;
}

/** The holder's key and the way to it. Every method ends with a CryptokiError where it fails. */
export interface CardKey {
  /** Tries of the PIN left, as the last attempt told; `undefined`: not known. */
  readonly triesRemaining: number | undefined;
  /** Whether this user may sign without another PIN. */
  isOpenFor(user: KeyUser): boolean;
  /** @param pin taken over and wiped; `undefined`: the holder is asked by our own prompt */
  logIn(user: KeyUser, pin: Uint8Array | undefined, signal: AbortSignal): Promise<void>;
  /** Ends the user's log-in; the card is locked when it was the last one. */
  logOut(user: KeyUser): void;
  /** @param digestInfo at most 102 bytes @returns 256 bytes */
  sign(user: KeyUser, digestInfo: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
}

/** All slots, and news of them. */
export interface SlotBoard {
  /** Never empty: programs take a list without slots for a broken module. */
  readonly slots: readonly Slot[];
  slot(id: number): Slot | undefined;
  /** Until the cards that were there at the start have been read: when they are, or would keep a program too long. */
  readonly firstLook: Promise<void> | undefined;
  /** Somebody asks: a card that could not be used before may have been paired meanwhile. Returns at once. */
  lookAgain(): void;
  /** Calls back with a slot's id whenever a card or a reader came or went. Returns how to stop. */
  subscribe(listener: (slotId: number) => void): () => void;
}

/** Whether an object has all these values; an attribute that it does not have or does not tell matches nothing. */
export function matches(object: TokenObject, template: readonly Attribute[]): boolean {
  return template.every(({ type, value }) => {
    const own = object.attributes.get(type);
    return own !== undefined && value !== undefined && sameValue(own, value);
  });
}

function sameValue(a: AttributeValue, b: AttributeValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  // A boolean that p11-kit writes as bytes.
  if (typeof a === 'boolean' && b instanceof Uint8Array) return b.length === 1 && (b[0] !== 0) === a;
  return a === b;
}
