import type { Handlers } from '../desktop.js';
import { appHandlers } from './app.js';
import { cardHandlers } from './cards.js';
import { fileHandlers } from './files.js';
import { supportHandlers } from './support.js';
import { tokenHandlers } from './token.js';
import { trustHandlers } from './trust.js';

export const HANDLERS: Handlers = {
  ...appHandlers,
  ...cardHandlers,
  ...fileHandlers,
  ...supportHandlers,
  ...tokenHandlers,
  ...trustHandlers,
};
