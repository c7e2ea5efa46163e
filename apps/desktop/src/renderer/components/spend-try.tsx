import type { JSX, Ref } from 'preact';
import { forwardRef } from 'preact/compat';
import { useId, useImperativeHandle, useRef, useState } from 'preact/hooks';
import { useWords } from '../state/context.js';

export interface SpendTryHandle {
  /** Whether the box is ticked; where not, it says so and gets the focus. */
  check(): boolean;
}

/** After a wrong code: the person says that the digits were looked at before another try is spent. */
export const SpendTry = forwardRef(function SpendTry(_: object, ref: Ref<SpendTryHandle>): JSX.Element {
  const { codes } = useWords();
  const box = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const id = useId();
  useImperativeHandle(ref, () => ({
    check: () => {
      const ticked = box.current?.checked === true;
      setMissing(!ticked);
      if (!ticked) box.current?.focus();
      return ticked;
    },
  }));
  return (
    <div class="stack-s">
      <label class="check">
        <input
          type="checkbox"
          ref={box}
          aria-invalid={missing}
          aria-describedby={`${id}-missing`}
          onChange={() => {
            setMissing(false);
          }}
        />
        <span>{codes.spend.label}</span>
      </label>
      <p class="hint hint--warn" id={`${id}-missing`} role="alert">
        {missing ? codes.spend.missing : undefined}
      </p>
    </div>
  );
});
