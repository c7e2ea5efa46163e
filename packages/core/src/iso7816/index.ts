export * from './atr.js';
export * from './command-apdu.js';
export * from './response-apdu.js';
export * from './status-word.js';
export * from './tlv.js';
export * from './transport.js';
export * from '../errors.js';
