/** PAdES, and what a PDF is made of. */
export { SignatureError, type SignatureErrorCode } from '../errors.js';
export type { Signer } from '../signer.js';
export { readPades } from './read.js';
export { PdfDocument, type PdfIndirectObject } from '../pdf/document.js';
export type {
  PdfArray,
  PdfBoolean,
  PdfDictionary,
  PdfName,
  PdfNull,
  PdfNumber,
  PdfObject,
  PdfReference,
  PdfStream,
  PdfString,
} from '../pdf/objects.js';
export type { PdfRevision } from '../pdf/revisions.js';
export type { XrefEntry, XrefSection } from '../pdf/xref-section.js';
export { fieldsOf, type PdfField } from '../pdf/form-fields.js';
export { pagesOf, type PdfPage, type PdfRectangle } from '../pdf/pages.js';
export type {
  AppearanceLine,
  DisplayedRectangle,
  PadesDetails,
  PadesOptions,
  Place,
  VisibleSignature,
} from './create-options.js';
export type { Picture } from './appearance-picture.js';
export { preparePades, signPades, type PadesSigningOptions, type PreparationOptions } from './create-signature.js';
export type { PreparedSignature } from './create-placeholder.js';
export { addDocumentTimestamp, addValidationData, extendPades, type PadesExtension } from './create-long-term.js';
