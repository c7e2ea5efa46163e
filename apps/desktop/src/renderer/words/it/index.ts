import { codes } from './codes.js';
import { documents } from './documents.js';
import { frame } from './frame.js';
import { help } from './help.js';
import { home } from './home.js';
import { settings } from './settings.js';
import { system } from './system.js';

/** Every word of the windows in Italian. */
export const it = { ...frame, home, codes, documents, help, settings, system };
