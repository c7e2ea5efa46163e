import { Notification } from 'electron';
import type { Destination } from '../contract/views.js';
import { noticeText, type Notice } from './notice.js';
import type { MainWords } from './words/words.js';

export interface ShowNoticesOptions {
  readonly words: () => MainWords;
  /** A click brings the window to the front, at the screen that explains. */
  readonly lead: (to: Destination) => void;
}

/** Notifications of the system. */
export class ShowNotices {
  readonly #options: ShowNoticesOptions;
  /** A notification that nothing holds is collected, and its click lost. */
  readonly #shown = new Set<Notification>();

  constructor(options: ShowNoticesOptions) {
    this.#options = options;
  }

  show(notice: Notice): void {
    if (!Notification.isSupported()) return;
    const { title, body, to } = noticeText(notice, this.#options.words());
    const notification = new Notification({ title, body });
    this.#shown.add(notification);
    notification.on('close', () => {
      this.#shown.delete(notification);
    });
    notification.on('click', () => {
      this.#shown.delete(notification);
      this.#options.lead(to);
    });
    notification.show();
  }
}
