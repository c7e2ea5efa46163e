export { createCardImage, formatCardImage } from './create-card-image.js';
export { CardImageError, type CardImageErrorCode } from './card-image-error.js';
export { parseCardSpecification, type CardSpecification, type HolderSpecification } from './card-specification.js';
export { specimenImage } from './specimen.js';
export { specimenPki, TestPki } from './test-pki.js';
export { TEST_PKI_ROLES, TEST_PKI_URLS, type TestPkiRole } from './test-pki-authorities.js';
export type { Authority } from './certificate.js';
export { lengthCapability, type LengthCapability } from './ef-atr.js';
export type { SodGeneration } from './security-object.js';
