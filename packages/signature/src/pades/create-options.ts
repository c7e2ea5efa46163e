import type { Picture } from './appearance-picture.js';

/**
 * A rectangle on a page as it is displayed: turned by its /Rotate, cut to its crop box. `x` and `y` are the distances of the
 * rectangle's upper left corner from the displayed page's left and upper edge.
 */
export interface DisplayedRectangle {
  /** `point`: 1/72 inch; `fraction`: of the displayed page's width and height, 0 to 1. */
  readonly unit: 'point' | 'fraction';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of a visible signature, in the caller's words and language. */
export interface AppearanceLine {
  /** Printed small before the text: `Reason`, `Motivo`. */
  readonly label?: string | undefined;
  readonly text: string;
  /** The signer's name: semi-bold. */
  readonly strong?: boolean | undefined;
}

/** Where a signature is seen, and what. */
export interface Place {
  /** From 1; negative numbers count from the end, -1 is the last page. */
  readonly page: number;
  readonly rectangle: DisplayedRectangle;
}

export interface VisibleSignature {
  /** Left out where an existing field is filled: it has a place of its own. */
  readonly place?: Place | undefined;
  /** Shrunk until everything fits; nothing is cut. */
  readonly lines: readonly AppearanceLine[];
  readonly picture?: Picture | undefined;
  /** What a screen reader says instead. */
  readonly alternativeText: string;
}

/** What is written next to a signature (ISO 32000-2 table 255): claims of the signer, not proved by anything. */
export interface PadesDetails {
  /** /M. There is no signingTime attribute in PAdES (ETSI EN 319 142-1 section 6.3). */
  readonly signingTime: Date;
  readonly name?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  readonly contactInfo?: string | undefined;
}

export interface PadesOptions extends PadesDetails {
  /** Name of an existing empty signature field. Without it a new field is made. */
  readonly field?: string | undefined;
  readonly visible?: VisibleSignature | undefined;
}
