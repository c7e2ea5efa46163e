import { ModelledEmitter } from './modelled-emitter.js';
import { screenSize } from './screen.js';
import { WindowGeometry } from './window-geometry.js';
import type { Bounds, GeometryOptions } from './window-geometry.js';

const EVENTS = [
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'resize',
  'resized',
  'move',
  'moved',
];

/** A window's place on the desk: where it is, how large, and whether it is minimized, maximized or full screen. */
export abstract class PlacedWindow extends ModelledEmitter {
  private readonly geometry: WindowGeometry;
  private state: 'normal' | 'minimized' | 'maximized' | 'full-screen' = 'normal';

  constructor(options: GeometryOptions, events: readonly string[]) {
    super('BrowserWindow', [...EVENTS, ...events]);
    this.geometry = new WindowGeometry(options);
  }

  /** The page inside follows. */
  protected abstract resized(): void;
  protected abstract takeFocus(): void;
  protected abstract loseFocus(): void;

  minimize(): void {
    this.state = 'minimized';
    this.loseFocus();
    this.emit('minimize');
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  restore(): void {
    if (this.state !== 'minimized') return;
    this.state = 'normal';
    this.emit('restore');
    this.takeFocus();
  }

  maximize(): void {
    this.state = 'maximized';
    this.emit('maximize');
  }

  unmaximize(): void {
    if (this.state !== 'maximized') return;
    this.state = 'normal';
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  setFullScreen(flag: boolean): void {
    if (flag === this.isFullScreen()) return;
    this.state = flag ? 'full-screen' : 'normal';
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.state === 'full-screen';
  }

  getBounds(): Bounds {
    return this.geometry.current;
  }

  setBounds(bounds: Partial<Bounds>): void {
    const { moved, resized } = this.geometry.change(bounds);
    if (moved) {
      this.emit('move');
      this.emit('moved');
    }
    if (resized) {
      this.resized();
      this.emit('resize');
      this.emit('resized');
    }
  }

  getNormalBounds(): Bounds {
    return this.geometry.current;
  }

  getContentBounds(): Bounds {
    return this.geometry.current;
  }

  setContentBounds(bounds: Partial<Bounds>): void {
    this.setBounds(bounds);
  }

  getSize(): number[] {
    const { width, height } = this.geometry.current;
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getPosition(): number[] {
    const { x, y } = this.geometry.current;
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    const { width, height } = this.geometry.current;
    const screen = screenSize();
    this.setBounds({ x: Math.round((screen.width - width) / 2), y: Math.round((screen.height - height) / 2) });
  }

  getMinimumSize(): number[] {
    return [this.geometry.minimum.width, this.geometry.minimum.height];
  }

  setMinimumSize(width: number, height: number): void {
    this.geometry.limit({ width, height }, this.geometry.maximum);
  }

  getMaximumSize(): number[] {
    return [this.geometry.maximum.width, this.geometry.maximum.height];
  }

  setMaximumSize(width: number, height: number): void {
    this.geometry.limit(this.geometry.minimum, { width, height });
  }
}
