import { byteAt, equalBytes } from '@ciekit/core/bytes';
import { ResponseApdu, StatusWord, type CommandApdu } from '@ciekit/core/iso7816';
import { refuse } from '../card-os/refusal.js';
import type { AtrProfile } from '../profiles.js';
import { describeDedicatedFile, describeElementaryFile } from './file-control-parameters.js';
import { AID_CIE, AID_IAS, FID_CARD_ACCESS, FID_MF } from './files.js';
import type { DedicatedFile, ElementaryFile, FileTree } from './files.js';

/** P1 of SELECT (ISO 7816-4 section 11.2.2, table 62). */
const BY_FILE_IDENTIFIER = 0x00;
const EF_UNDER_CURRENT_DF = 0x02;
const PARENT_DF = 0x03;
export const BY_DF_NAME = 0x04;
/** P2 of SELECT: which control information comes back. */
const RETURN_FCI = 0x00;
const RETURN_FCP = 0x04;
const RETURN_NOTHING = 0x0c;

/** What a SELECT came to: whether a dedicated file is now current for the first time, or again. */
export interface Selection {
  readonly answer: ResponseApdu;
  readonly selectedDedicatedFile: boolean;
}

/** What is selected, and SELECT itself. Reading is in read-binary.ts. */
export class FileSystem {
  readonly #tree: FileTree;
  readonly #profile: AtrProfile;
  #currentDf: DedicatedFile;
  #currentEf: ElementaryFile | undefined;
  /** Actalis chips hide EF.CardAccess once DF_CIE was selected, until they are without power. */
  #cardAccessHidden = false;

  constructor(tree: FileTree, profile: AtrProfile) {
    this.#tree = tree;
    this.#profile = profile;
    this.#currentDf = tree.mf;
  }

  get currentEf(): ElementaryFile | undefined {
    return this.#currentEf;
  }

  /** Whether DF_CIE is current: it holds the keys, the codes and the other security data objects. */
  get isCieSelected(): boolean {
    return this.#currentDf === this.#tree.cie;
  }

  /** After an answer to reset the MF is current. */
  reset(powerLost: boolean): void {
    this.#currentDf = this.#tree.mf;
    this.#currentEf = undefined;
    if (powerLost) this.#cardAccessHidden = false;
  }

  /** SELECT (ISO 7816-4 section 11.2.2). @throws {Refusal} 6A82, 6A86, 6700 */
  select(command: CommandApdu): Selection {
    if (command.p2 !== RETURN_FCI && command.p2 !== RETURN_FCP && command.p2 !== RETURN_NOTHING)
      refuse(StatusWord.WRONG_P1_P2);
    const target = this.#find(command);
    const silent = command.p2 === RETURN_NOTHING || command.le === undefined;
    if ('content' in target) {
      this.#currentEf = target;
      const fcp = silent ? new Uint8Array(0) : describeElementaryFile(target);
      return { answer: new ResponseApdu(fcp, StatusWord.SUCCESS), selectedDedicatedFile: false };
    }
    this.#currentDf = target;
    this.#currentEf = undefined;
    if (target === this.#tree.cie && this.#profile.hidesCardAccess) this.#cardAccessHidden = true;
    const name = command.p1 === BY_DF_NAME ? command.data : target.aid;
    const fcp = silent ? new Uint8Array(0) : describeDedicatedFile(target, name);
    return { answer: new ResponseApdu(fcp, StatusWord.SUCCESS), selectedDedicatedFile: true };
  }

  /** Makes the file with a short identifier current. @throws {Refusal} 6A82 */
  selectShort(sfi: number): ElementaryFile {
    const file = this.#visibleFiles().find((candidate) => candidate.sfi === sfi);
    if (file === undefined) refuse(StatusWord.FILE_NOT_FOUND);
    this.#currentEf = file;
    return file;
  }

  /** Makes the file with an identifier under the current DF current. @throws {Refusal} 6A82 */
  selectIdentifier(fid: number): ElementaryFile {
    const file = this.#visibleFiles().find((candidate) => candidate.fid === fid);
    if (file === undefined) refuse(StatusWord.FILE_NOT_FOUND);
    this.#currentEf = file;
    return file;
  }

  #find(command: CommandApdu): DedicatedFile | ElementaryFile {
    const { data, p1 } = command;
    switch (p1) {
      case BY_FILE_IDENTIFIER: {
        if (data.length === 0) return this.#tree.mf;
        const fid = fileIdentifier(data);
        return fid === FID_MF ? this.#tree.mf : this.selectIdentifier(fid);
      }
      case EF_UNDER_CURRENT_DF:
        return this.selectIdentifier(fileIdentifier(data));
      case PARENT_DF:
        if (data.length !== 0) refuse(StatusWord.WRONG_LENGTH);
        return this.#currentDf === this.#tree.mf ? refuse(StatusWord.FILE_NOT_FOUND) : this.#tree.mf;
      case BY_DF_NAME:
        if (equalBytes(data, AID_CIE)) return this.#tree.cie;
        if (equalBytes(data, AID_IAS) && this.#profile.selectsIasBy === 'aid') return this.#tree.mf;
        return refuse(StatusWord.FILE_NOT_FOUND);
      default:
        return refuse(StatusWord.WRONG_P1_P2);
    }
  }

  #visibleFiles(): readonly ElementaryFile[] {
    const { files } = this.#currentDf;
    return this.#cardAccessHidden ? files.filter((file) => file.fid !== FID_CARD_ACCESS) : files;
  }
}

function fileIdentifier(data: Uint8Array): number {
  if (data.length !== 2) refuse(StatusWord.WRONG_LENGTH);
  return (byteAt(data, 0) << 8) | byteAt(data, 1);
}
