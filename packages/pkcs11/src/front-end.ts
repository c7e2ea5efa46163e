/** The part of the package that every program with a token starts: the protocol and nothing of the cards. */
export { connectFrontEnd, type FrontEndOptions } from './server/front-end.js';
export { defaultSocketPath } from './server/socket-location.js';
