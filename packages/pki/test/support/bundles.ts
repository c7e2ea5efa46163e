import { deflateRawSync } from 'node:zlib';
import { context, integer, octets, oid, sequence, set } from './der-writer.js';

/** ICAO Doc 9303-12 section 9: CMS around CscaMasterList. No signer: nobody looks at one. */
export function masterList(certificates: readonly Uint8Array[]): Uint8Array {
  const content = sequence(integer(0), set(...certificates));
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    context(0, sequence(integer(3), set(), sequence(oid('2.23.136.1.1.2'), context(0, octets(content))), set())),
  );
}

/** The few elements of ETSI TS 119 612 that matter here. */
export function trustedList(certificates: readonly Uint8Array[]): Uint8Array {
  const identities = certificates.map((certificate) => {
    const base64 = Buffer.from(certificate).toString('base64').replace(/.{76}/g, '$&\n');
    return `<tsl:DigitalId><tsl:X509Certificate>${base64}</tsl:X509Certificate></tsl:DigitalId>`;
  });
  return new Uint8Array(Buffer.from(`<?xml version="1.0"?>\n<tsl:List>${identities.join('\n')}</tsl:List>`));
}

/** A ZIP archive with the fields that readers look at. */
export function zip(files: Readonly<Record<string, Uint8Array>>, deflate = true): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflate ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflate ? 8 : 0, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.alloc(2), common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end]));
}
