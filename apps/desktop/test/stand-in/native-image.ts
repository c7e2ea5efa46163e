import { existsSync, readFileSync } from 'node:fs';
import { loud } from './loud-object.js';

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An image as bytes. Only PNG is known, as for icons on Linux; anything else is an empty image, as in Electron. */
export class NativeImage {
  private readonly png: Buffer;
  private template = false;

  constructor(bytes: Buffer) {
    this.png = bytes.subarray(0, PNG.length).equals(PNG) ? bytes : Buffer.alloc(0);
    return loud(this, 'NativeImage');
  }

  isEmpty(): boolean {
    return this.png.length === 0;
  }

  toPNG(): Buffer {
    return Buffer.from(this.png);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.png.toString('base64')}`;
  }

  /** From the header chunk. */
  getSize(): { width: number; height: number } {
    if (this.isEmpty()) return { width: 0, height: 0 };
    return { width: this.png.readUInt32BE(16), height: this.png.readUInt32BE(20) };
  }

  setTemplateImage(option: boolean): void {
    this.template = option;
  }

  isTemplateImage(): boolean {
    return this.template;
  }
}

export const nativeImage = loud(
  {
    createEmpty: () => new NativeImage(Buffer.alloc(0)),
    createFromBuffer: (bytes: Buffer) => new NativeImage(bytes),
    createFromPath: (path: string) => new NativeImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
    createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
  },
  'nativeImage',
);
