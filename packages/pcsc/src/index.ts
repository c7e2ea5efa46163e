export type { BindingName, PcscLog, PcscTimeouts } from './binding.js';
export { describeBindings, type BindingDescription } from './bindings.js';
export { openPcscReaders, type PcscOptions, type PcscReaders } from './pcsc-readers.js';
export { PcscCallError } from './return-code.js';
