import { cards } from './cards.js';
import { codes } from './codes.js';
import { documents } from './documents.js';
import { firstRun } from './first-run.js';
import { frame } from './frame.js';
import { help } from './help.js';
import { home } from './home.js';
import { settings } from './settings.js';
import { system } from './system.js';

/** Every word of the windows in Slovene. */
export const sl = { ...frame, home, cards, firstRun, codes, documents, help, settings, system };
