import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OperationKind } from '../../../contract/operations.js';
import type { OperationState } from '../../state/use-operation.js';

/**
 * Brings a panel into view when it opens, and its first control into focus; again when what was begun in it has ended.
 *
 * @param shown which panel it is; `undefined`: none
 * @returns for the panel's element
 */
export function useOpenedPanel(
  shown: string | undefined,
  phase: OperationState<OperationKind>['phase'],
): RefObject<HTMLDivElement> {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (shown === undefined || phase === 'running') return;
    panel.current?.querySelector<HTMLElement>('button, a')?.focus();
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [shown, phase]);
  return panel;
}
