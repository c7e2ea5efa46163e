import { readFileSync } from 'node:fs';

interface SpecimenImage {
  readonly files: Readonly<Record<string, string>>;
  readonly pki: Readonly<Record<'cscaCertificate' | 'rootCaCertificate' | 'subCaCertificate', string>>;
}

export interface Specimen {
  readonly sod: Uint8Array;
  readonly files: ReadonlyMap<number, Uint8Array>;
  readonly csca: Uint8Array;
  readonly rootCa: Uint8Array;
  readonly subCa: Uint8Array;
}

const FILE_IDS = new Map([
  [0xa1, '1001'],
  [0xa2, '1002'],
  [0xa3, '1003'],
  [0xa4, '1004'],
  [0xa5, '1005'],
  [0x1b, 'D004'],
]);

/** The software card's personalisation: written by other hands from the same specifications. */
export function specimen(generation: 1 | 2): Specimen {
  const file = generation === 1 ? 'specimen-generation-1.json' : 'specimen.json';
  const url = new URL(`../../../emulator/data/${file}`, import.meta.url);
  const image = JSON.parse(readFileSync(url, 'utf8')) as SpecimenImage;
  const fileOf = (id: string): Uint8Array => new Uint8Array(Buffer.from(image.files[id] ?? '', 'hex'));
  const certificate = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  return {
    sod: fileOf('1006'),
    files: new Map(Array.from(FILE_IDS, ([group, id]) => [group, fileOf(id)])),
    csca: certificate(image.pki.cscaCertificate),
    rootCa: certificate(image.pki.rootCaCertificate),
    subCa: certificate(image.pki.subCaCertificate),
  };
}
