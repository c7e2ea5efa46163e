import { desktop } from './desktop.js';
import type { Menu } from './menu.js';
import { ModelledEmitter } from './modelled-emitter.js';

/** The model of an icon in the panel: a test finds it in the desktop's `trays` and emits 'click' on it. */
export class Tray extends ModelledEmitter {
  /** For tests: what it was given last. */
  readonly shown: { image: unknown; toolTip: string; title: string; menu: Menu | null };

  constructor(image: unknown) {
    super('Tray', ['click', 'right-click', 'double-click', 'middle-click']);
    this.shown = { image, toolTip: '', title: '', menu: null };
    desktop.trays.push(this);
  }

  setImage(image: unknown): void {
    this.shown.image = image;
  }

  setToolTip(toolTip: string): void {
    this.shown.toolTip = toolTip;
  }

  setTitle(title: string): void {
    this.shown.title = title;
  }

  getTitle(): string {
    return this.shown.title;
  }

  setContextMenu(menu: Menu | null): void {
    this.shown.menu = menu;
  }

  popUpContextMenu(menu?: Menu): void {
    (menu ?? this.shown.menu)?.popup();
  }

  destroy(): void {
    const at = desktop.trays.indexOf(this);
    if (at >= 0) desktop.trays.splice(at, 1);
  }

  isDestroyed(): boolean {
    return !desktop.trays.includes(this);
  }
}
