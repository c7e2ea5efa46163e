/** CAdES, and the files that hold it: `.p7m` and `.p7s`. */
export { SignatureError, type SignatureErrorCode } from '../errors.js';
export type { Signer } from '../signer.js';
export { bytesSource, chunksOf, fileSource, type ByteSource, type FileSource } from '../cms/byte-source.js';
export { contentStream, signCades, type ContentStream, type SignCadesOptions, type SignOptions } from './sign-cades.js';
export {
  addSigner,
  checkAddSigner,
  checkCounterSign,
  counterSign,
  type AddSignerOptions,
  type CounterSignOptions,
} from './add-signer.js';
export { extendCades, type ExtendCadesOptions } from './extend-cades.js';
export { extractCades, type ExtractedContent } from './extract-cades.js';
export type { Wrapping } from '../cms/unwrap.js';
export { readCades, type CadesReading, type ReadCadesOptions } from './read-cades.js';
