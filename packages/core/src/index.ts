export * from './bytes.js';
export * from './errors.js';
export * from './secret.js';
export * from './iso7816/index.js';
