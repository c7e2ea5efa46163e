import { arrivals } from './arrivals.js';
import { sign } from './sign.js';
import { verify } from './verify.js';

/** French: files that are signed and verified. */
export const documents = { arrivals, sign, verify };
