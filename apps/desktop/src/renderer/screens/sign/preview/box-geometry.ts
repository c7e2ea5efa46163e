/** A box in shares of the displayed page's width and height, from its upper left corner. */
export interface ShareBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The eight places at which a box is taken hold of. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const satisfies readonly Handle[];

/** Smaller ones cannot be read. */
export const SMALLEST = { width: 0.1, height: 0.03 } as const;

/** On the right, low on the page: where people sign. */
export const FIRST_BOX: ShareBox = { x: 0.5, y: 0.8, width: 0.42, height: 0.1 };

/** The box elsewhere, whole on the page. */
export function moved(box: ShareBox, dx: number, dy: number): ShareBox {
  return { ...box, x: within(box.x + dx, 0, 1 - box.width), y: within(box.y + dy, 0, 1 - box.height) };
}

/** The box with its middle at this point, as far as the page goes. */
export function centredAt(box: ShareBox, x: number, y: number): ShareBox {
  return moved(box, x - box.width / 2 - box.x, y - box.height / 2 - box.y);
}

/** The box with one edge or corner drawn elsewhere; the opposite one stays where it is. */
export function resized(box: ShareBox, handle: Handle, dx: number, dy: number): ShareBox {
  const [x, width] = stretched(
    [box.x, box.width],
    handle.includes('w') ? 'start' : handle.includes('e') ? 'end' : undefined,
    dx,
    SMALLEST.width,
  );
  const [y, height] = stretched(
    [box.y, box.height],
    handle.includes('n') ? 'start' : handle.includes('s') ? 'end' : undefined,
    dy,
    SMALLEST.height,
  );
  return { x, y, width, height };
}

/** Larger or smaller about its middle. */
export function scaled(box: ShareBox, factor: number): ShareBox {
  const width = within(box.width * factor, SMALLEST.width, 1);
  const height = within(box.height * factor, SMALLEST.height, 1);
  return centredAt({ ...box, width, height }, box.x + box.width / 2, box.y + box.height / 2);
}

type Side = readonly [start: number, length: number];

function stretched([start, length]: Side, edge: 'start' | 'end' | undefined, by: number, smallest: number): Side {
  const end = start + length;
  switch (edge) {
    case undefined:
      return [start, length];
    case 'start': {
      const from = within(start + by, 0, end - smallest);
      return [from, end - from];
    }
    case 'end':
      return [start, within(end + by, start + smallest, 1) - start];
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
