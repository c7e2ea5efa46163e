import { desktop } from './desktop.js';
import { loud } from './loud-object.js';

export interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly sublabel?: string;
  readonly toolTip?: string;
  readonly type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly icon?: unknown;
  readonly submenu?: readonly MenuItemOptions[] | Menu;
  readonly click?: (item: MenuItem, window: unknown, event: object) => void;
}

/** Which window has the focus; told by browser-window.ts, which a menu must not know. */
let focusedWindow: () => unknown = () => undefined;

export function tellMenusTheFocus(ask: () => unknown): void {
  focusedWindow = ask;
}

/** The model of a menu item: a test reads it and clicks it. Nothing is drawn, and roles do nothing. */
export class MenuItem {
  readonly id: string | undefined;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly icon: unknown;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: () => void;

  constructor(options: MenuItemOptions) {
    const { submenu } = options;
    this.id = options.id;
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.icon = options.icon;
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.label = options.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = () => {
      if (!this.enabled) return;
      if (this.type === 'checkbox') this.checked = !this.checked;
      options.click?.(this, focusedWindow(), {});
    };
    return loud(this, 'MenuItem');
  }
}

let applicationMenu: Menu | null = null;

export class Menu {
  readonly items: MenuItem[] = [];

  constructor() {
    return loud(this, 'Menu');
  }

  static buildFromTemplate(template: readonly (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found !== undefined && found !== null) return found;
    }
    return null;
  }

  popup(): void {
    desktop.record('menu.popup', { labels: this.items.map(({ label }) => label) });
  }

  closePopup(): void {
    desktop.record('menu.closePopup', {});
  }
}
