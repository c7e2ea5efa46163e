import { useRef, useState, type MutableRef } from 'preact/hooks';
import type { CodeFieldHandle } from '../../components/code-field.js';

/** A rule for a new PIN (product.md rule 4) while it is being typed. */
export type RuleState = 'open' | 'met' | 'broken';

/** What is shown of the new PIN: never the digits. */
interface NewPinFacts {
  readonly length: number;
  readonly notAllEqual: RuleState;
  readonly notInLine: RuleState;
  readonly different: RuleState;
}

const LENGTH = 8;
const NOTHING: NewPinFacts = { length: 0, notAllEqual: 'open', notInLine: 'open', different: 'open' };

type NewPinComplaint = 'all-equal' | 'in-line' | 'same-as-old' | 'typed-differently';

/** As they were typed; whoever gets them has them zeroed. */
interface TakenCodes {
  readonly code: Uint8Array<ArrayBuffer>;
  readonly newPin: Uint8Array<ArrayBuffer>;
}

export interface NewPin {
  readonly facts: NewPinFacts;
  /** What is wrong with the whole form, found when it was sent. */
  readonly complaint: NewPinComplaint | undefined;
  readonly next: MutableRef<CodeFieldHandle | null>;
  readonly again: MutableRef<CodeFieldHandle | null>;
  readonly onNextTyped: (digits: string) => void;
  readonly onAgainTyped: () => void;
  /** The code in use changed: the two are compared anew. */
  readonly onOldTyped: (digits: string) => void;
  /** Whether a new PIN is there that the card may get; where not, the form says why. */
  readonly check: () => boolean;
  /** The code that allows it and the new PIN, each once; the fields are empty afterwards. Both, or nothing is kept. */
  readonly takeWith: (field: CodeFieldHandle | null) => TakenCodes | undefined;
}

/**
 * The two fields for a new PIN and the rules that are shown while typing. The middleware has the last word.
 *
 * @param old the field of the PIN in use, where there is one
 */
export function useNewPin(old?: MutableRef<CodeFieldHandle | null>): NewPin {
  const next = useRef<CodeFieldHandle>(null);
  const again = useRef<CodeFieldHandle>(null);
  const [facts, setFacts] = useState(NOTHING);
  const [complaint, setComplaint] = useState<NewPinComplaint | undefined>(undefined);

  const differs = (length: number, isSame: boolean): RuleState =>
    length < LENGTH ? 'open' : isSame ? 'broken' : 'met';
  const complain = (what: NewPinComplaint, field: CodeFieldHandle): false => {
    setComplaint(what);
    field.focus();
    return false;
  };

  return {
    facts,
    complaint,
    next,
    again,
    onNextTyped: (digits) => {
      setComplaint(undefined);
      setFacts({
        length: digits.length,
        notAllEqual: ruleState(digits, isInSteps(digits, 0)),
        notInLine: ruleState(digits, isInSteps(digits, 1) || isInSteps(digits, -1)),
        different: differs(digits.length, old?.current?.matches(digits) === true),
      });
    },
    onAgainTyped: () => {
      setComplaint(undefined);
    },
    onOldTyped: (digits) => {
      setComplaint(undefined);
      const isSame = next.current?.matches(digits) === true;
      setFacts((before) => ({ ...before, different: differs(before.length, isSame) }));
    },
    check: () => {
      if (next.current?.check() !== true) return false;
      if (facts.notAllEqual === 'broken') return complain('all-equal', next.current);
      if (facts.notInLine === 'broken') return complain('in-line', next.current);
      if (old !== undefined && facts.different === 'broken') return complain('same-as-old', next.current);
      if (again.current?.check() !== true) return false;
      return again.current.sameAs(next.current) || complain('typed-differently', again.current);
    },
    takeWith: (field) => {
      const code = field?.take();
      const newPin = next.current?.take();
      again.current?.clear();
      setFacts(NOTHING);
      if (code !== undefined && newPin !== undefined) return { code, newPin };
      code?.fill(0);
      newPin?.fill(0);
      return undefined;
    },
  };
}

/** Broken only when all eight are there: before that the person is still typing. */
function ruleState(digits: string, isBroken: boolean): RuleState {
  if (digits.length < 2) return 'open';
  if (!isBroken) return 'met';
  return digits.length < LENGTH ? 'open' : 'broken';
}

/** Whether each digit is the one before plus `step`. */
function isInSteps(digits: string, step: number): boolean {
  return Array.from(digits).every((digit, index) => index === 0 || Number(digit) - Number(digits[index - 1]) === step);
}
