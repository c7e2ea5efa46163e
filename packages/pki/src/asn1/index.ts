/** ASN.1 for the packages that read and write signed structures: bounded reading, DER writing. */
export * from './ber.js';
export * from './der.js';
