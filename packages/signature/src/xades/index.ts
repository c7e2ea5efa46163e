/** XAdES. */
export { SignatureError, type SignatureErrorCode } from '../errors.js';
export type { Signer } from '../signer.js';
export { extractXades, type ExtractedXml } from './extract-xades.js';
export { readXades, type ReadXadesOptions } from './read-xades.js';
export type { XadesSignerOptions } from './sign-options.js';
export { signXades, type SignXadesOptions } from './sign-xades.js';
export { checkCounterSignXades, counterSignXades, type CounterSignXadesOptions } from './counter-sign-xades.js';
export { extendXades, type ExtendXadesOptions } from './extend-xades.js';
