export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

export interface GeometryOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** Electron's own default. */
const DEFAULT: Size = { width: 800, height: 600 };

/**
 * Where a window is and how large. A window here has no frame and no menu bar: its content is as large as itself.
 * Electron keeps programs, too, inside the limits they set.
 */
export class WindowGeometry {
  private bounds: Bounds;
  private smallest: Size;
  private largest: Size;

  constructor(options: GeometryOptions) {
    this.smallest = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.largest = { width: options.maxWidth ?? 0, height: options.maxHeight ?? 0 };
    this.bounds = this.within({
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? DEFAULT.width,
      height: options.height ?? DEFAULT.height,
    });
  }

  get current(): Bounds {
    return { ...this.bounds };
  }

  get minimum(): Size {
    return this.smallest;
  }

  get maximum(): Size {
    return this.largest;
  }

  limit(smallest: Size, largest: Size): void {
    this.smallest = smallest;
    this.largest = largest;
  }

  /** What changed. */
  change(bounds: Partial<Bounds>): { moved: boolean; resized: boolean } {
    const before = this.bounds;
    this.bounds = this.within({ ...before, ...bounds });
    const { x, y, width, height } = this.bounds;
    return { moved: x !== before.x || y !== before.y, resized: width !== before.width || height !== before.height };
  }

  private within(bounds: Bounds): Bounds {
    return {
      ...bounds,
      width: clamp(bounds.width, this.smallest.width, this.largest.width),
      height: clamp(bounds.height, this.smallest.height, this.largest.height),
    };
  }
}

/** A limit of 0 is none. */
function clamp(value: number, smallest: number, largest: number): number {
  const atLeast = Math.max(value, smallest);
  return largest === 0 ? atLeast : Math.min(atLeast, largest);
}
