/** What the types of a signature hold (rpc/calls.ts lists the letters). */
import type { Attribute } from '../cryptoki/attributes.js';

/** CK_VERSION: major, minor. */
export type Version = readonly [number, number];

/** CK_MECHANISM. */
export interface Mechanism {
  readonly type: number;
  /** As it came, framing and all: no mechanism of this token has one, so it only matters whether it is empty. */
  readonly parameter: Uint8Array;
}

/** Text in a field of fixed size, padded with spaces. */
export interface PaddedString {
  readonly text: string;
  readonly length: 16 | 32 | 64;
}

/** An array that did not fit, or whose length alone was asked for: CKR_BUFFER_TOO_SMALL is made of it by the client. */
export interface LengthOnly {
  readonly lengthOnly: number;
}

/** How much room the caller has for an attribute; 0: only the length is wanted. */
export interface AttributeRoom {
  readonly type: number;
  readonly length: number;
}

/** Arguments of a request. `undefined`: a null pointer. */
interface ArgumentTypes {
  y: number;
  u: number;
  ay: Uint8Array | undefined;
  /** Bytes of room; 0: only the length is wanted; a buffer of size 0 is -1. */
  fy: number;
  /** Places; 0: only the count is wanted, or there is no place. */
  fu: number;
  aA: readonly Attribute[];
  fA: readonly AttributeRoom[];
  /** `undefined`: the null mechanism, which ends an operation (PKCS#11 v3.0 section 5.2). */
  M: Mechanism | undefined;
}

/** Values of a reply. */
interface ReplyTypes {
  u: number;
  v: Version;
  s: PaddedString;
  ay: Uint8Array | LengthOnly;
  au: readonly number[] | LengthOnly;
  aA: readonly Attribute[];
}

/** The letters of a signature, one after the other. */
type Letters<Signature extends string> = Signature extends ''
  ? []
  : Signature extends `${infer Prefix extends 'a' | 'f'}${infer Item extends 'y' | 'u' | 'A'}${infer Rest}`
    ? [`${Prefix}${Item}`, ...Letters<Rest>]
    : Signature extends `${infer First}${infer Rest}`
      ? [First, ...Letters<Rest>]
      : never;

type Values<Types, List> = { [I in keyof List]: List[I] extends keyof Types ? Types[List[I]] : never };

export type Arguments<Signature extends string> = Values<ArgumentTypes, Letters<Signature>>;
export type Reply<Signature extends string> = Readonly<Values<ReplyTypes, Letters<Signature>>>;

export type ArgumentLetter = keyof ArgumentTypes;
export type ReplyLetter = keyof ReplyTypes;
export type ArgumentValue = ArgumentTypes[ArgumentLetter];
export type ReplyValue = ReplyTypes[ReplyLetter];

/** The letters of a signature at run time. */
export function letters(signature: string): readonly string[] {
  return signature.match(/[af]?[a-zA-Z]/g) ?? [];
}
