import { fromHex } from '@ciekit/core/bytes';
import type { CardImage } from '../card-image.js';

/** Application identifiers (docs/card-protocol.md section 1). */
export const AID_IAS = fromHex('A0000000308000000009816001');
export const AID_CIE = fromHex('A00000000039');

export const FID_MF = 0x3f00;
export const FID_CARD_ACCESS = 0x011c;

/** When a file may be read: the access rules of the specification's file table. */
export type ReadCondition = 'always' | 'protected-and-pin';

export interface ElementaryFile {
  readonly fid: number;
  /** Short file identifier, 1 to 30. */
  readonly sfi: number | undefined;
  readonly read: ReadCondition;
  readonly content: Uint8Array;
}

export interface DedicatedFile {
  readonly fid: number | undefined;
  readonly aid: Uint8Array | undefined;
  readonly files: readonly ElementaryFile[];
}

type FileName = keyof CardImage['files'];

interface FileRule {
  readonly name: FileName;
  readonly sfi?: number;
  readonly read: ReadCondition;
}

const MF_FILES: readonly FileRule[] = [
  { name: 'D003', read: 'always' },
  { name: 'D004', sfi: 0x1b, read: 'always' },
  { name: '2F01', sfi: 0x1d, read: 'always' },
  { name: '011C', sfi: 0x1c, read: 'always' },
];

const CIE_FILES: readonly FileRule[] = [
  { name: '1001', sfi: 0x01, read: 'always' },
  { name: '1002', sfi: 0x02, read: 'protected-and-pin' },
  { name: '1003', sfi: 0x03, read: 'protected-and-pin' },
  { name: '1004', sfi: 0x04, read: 'always' },
  { name: '1005', sfi: 0x05, read: 'always' },
  { name: '1006', sfi: 0x06, read: 'always' },
];

/** The two dedicated files of the card. The IAS application shows the files of the MF: selecting it selects that level. */
export interface FileTree {
  readonly mf: DedicatedFile;
  readonly cie: DedicatedFile;
}

/** @throws {RangeError} when a file of the image is not hexadecimal */
export function buildFileTree(image: CardImage): FileTree {
  const build = (rule: FileRule): ElementaryFile => ({
    fid: Number.parseInt(rule.name, 16),
    sfi: rule.sfi,
    read: rule.read,
    content: fromHex(image.files[rule.name]),
  });
  return {
    mf: { fid: FID_MF, aid: undefined, files: MF_FILES.map(build) },
    cie: { fid: undefined, aid: AID_CIE, files: CIE_FILES.map(build) },
  };
}
