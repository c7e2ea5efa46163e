import { useWords } from '../../state/context.js';
import type { WorkStep } from './card-work.js';

/** Steps of operations (ProgressStep of the middleware), as the windows group them. */
const CONNECTING = [
  'waiting-for-card',
  'searching-card',
  'preparing-store',
  'recognising-card',
  'reading-chip-data',
  'sealing',
];
const CHECKING_CHIP = ['checking-chip', 'agreeing-keys', 'authenticating'];
const CHECKING_CODE = ['asking-tries', 'checking-code'];

/** Pairing; `issuer`: who vouches for the chip, once that is known. */
export function usePairPlan(issuer: string | undefined): readonly WorkStep[] {
  const { steps } = useWords().codes.work;
  return [
    { title: steps.connect, steps: CONNECTING },
    { title: steps.genuine, detail: issuer, steps: CHECKING_CHIP },
    { title: steps.pin, steps: CHECKING_CODE },
    { title: steps.certificate, detail: steps.certificateDetail, steps: ['reading-holder-data'] },
    { title: steps.save, detail: steps.saveDetail, steps: ['saving-pairing', 'done'] },
  ];
}

export function useChangePlan(): readonly WorkStep[] {
  const { steps } = useWords().codes.work;
  return [
    { title: steps.connect, steps: CONNECTING },
    { title: steps.genuine, steps: CHECKING_CHIP },
    { title: steps.oldPin, steps: CHECKING_CODE },
    { title: steps.newPin, detail: steps.doNotMove, steps: ['changing-pin', 'done'] },
  ];
}

export function useUnblockPlan(): readonly WorkStep[] {
  const { steps } = useWords().codes.work;
  return [
    { title: steps.connect, steps: CONNECTING },
    { title: steps.genuine, steps: CHECKING_CHIP },
    { title: steps.puk, steps: CHECKING_CODE },
    { title: steps.newPin, detail: steps.doNotMove, steps: ['unblocking-pin', 'done'] },
  ];
}

export function useCheckPlan(): readonly WorkStep[] {
  const { steps } = useWords().codes.work;
  return [
    { title: steps.connect, steps: CONNECTING },
    { title: steps.genuine, steps: CHECKING_CHIP },
    { title: steps.pin, steps: [...CHECKING_CODE, 'done'] },
  ];
}
