import { help } from '../en/help.js';
import { settings } from '../en/settings.js';
import { system } from '../en/system.js';
import { verify } from '../en/verify.js';
import { cards } from './cards.js';
import { codes } from './codes.js';
import { firstRun } from './first-run.js';
import { frame } from './frame.js';
import { home } from './home.js';
import { sign } from './sign.js';

/** Every word of the windows in French. */
export const fr = { ...frame, home, cards, firstRun, codes, documents: { sign, verify }, help, settings, system };
