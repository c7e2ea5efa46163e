import { describeBindings, openPcscReaders, type PcscOptions, type PcscReaders } from '@ciekit/pcsc';
import type { BindingReport } from './doctor-readers.js';

/** The readers of this PC; `bindingName` says which way was found, `stuckCalls` whether a driver hangs. */
export type PlatformReaders = PcscReaders;

/** Which way to the PC/SC service. `auto`: the better one that is there. */
export type PlatformBinding = 'auto' | 'native' | 'pcsclite';

/**
 * The readers of this PC, over PC/SC. Needs nothing to be made; what is missing is an error of the first use.
 *
 * @param options `log` gets a line per call of the platform's library, without data
 */
export function platformReaders(
  binding: PlatformBinding = 'auto',
  options: Pick<PcscOptions, 'log'> = {},
): PlatformReaders {
  return openPcscReaders({ ...options, binding });
}

/** Which ways to the PC/SC service this installation has, for the doctor. */
export function platformBindings(): readonly BindingReport[] {
  return describeBindings();
}
