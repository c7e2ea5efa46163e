import { documents } from '../en/documents.js';
import { help } from '../en/help.js';
import { settings } from '../en/settings.js';
import { system } from '../en/system.js';
import { cards } from './cards.js';
import { codes } from './codes.js';
import { firstRun } from './first-run.js';
import { frame } from './frame.js';
import { home } from './home.js';

/** Every word of the windows in Slovene. */
export const sl = { ...frame, home, cards, firstRun, codes, documents, help, settings, system };
