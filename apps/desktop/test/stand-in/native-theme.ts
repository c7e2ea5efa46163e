import { ModelledEmitter } from './modelled-emitter.js';

type ThemeSource = 'system' | 'light' | 'dark';

/** What the desktop is set to; a test changes it with `setDesktop`. */
export interface DesktopTheme {
  readonly dark: boolean;
  readonly highContrast: boolean;
}

/** `nativeTheme`: what the desktop is set to, what the app chose, and the media features that pages see of both. */
export class NativeTheme extends ModelledEmitter {
  private source: ThemeSource = 'system';
  private desktop: DesktopTheme;

  constructor(desktop: DesktopTheme) {
    super('nativeTheme', ['updated']);
    this.desktop = desktop;
  }

  get themeSource(): ThemeSource {
    return this.source;
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`'${source}' is no theme source`);
    if (source === this.source) return;
    this.source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.desktop.dark : this.source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return this.desktop.highContrast;
  }

  get inForcedColorsMode(): boolean {
    return this.desktop.highContrast;
  }

  get shouldUseInvertedColorScheme(): boolean {
    return false;
  }

  get prefersReducedTransparency(): boolean {
    return false;
  }

  /** For tests: the person changes the desktop's settings. */
  setDesktop(desktop: Partial<DesktopTheme>): void {
    this.desktop = { ...this.desktop, ...desktop };
    this.emit('updated');
  }

  mediaFeatures(): { name: string; value: string }[] {
    const { highContrast } = this.desktop;
    return [
      { name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' },
      { name: 'prefers-contrast', value: highContrast ? 'more' : 'no-preference' },
      { name: 'forced-colors', value: highContrast ? 'active' : 'none' },
    ];
  }
}
