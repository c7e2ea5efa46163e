import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { octets, sequence } from '../../../pki/test/support/der-writer.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampToken } from '../../../pki/test/support/tsa.js';
import { readCades } from '../../src/cades/read-cades.js';
import { signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { withUnsignedAttributes } from '../../src/cms/sign-cms.js';
import { frameSignedData } from '../../src/cms/signed-data-writer.js';
import { attribute } from '../support/crafted-cms.js';
import { collect, inPieces } from '../support/files.js';

const ARCHIVE_V2 = '1.2.840.113549.1.9.16.2.48';
const ARCHIVE_V3 = '0.4.0.1733.2.4';
const ESC = '1.2.840.113549.1.9.16.2.25';
const CERTIFICATE_REFS = '1.2.840.113549.1.9.16.2.21';

const pki = signingPki();
const maria = softwareSigner(pki.cie, [pki.subCa]);
const CONTENT = new Uint8Array(Buffer.from('An old contract.'));
const stamp = (imprint: Uint8Array, more: { time?: Date; unsigned?: readonly Uint8Array[] } = {}) =>
  timestampToken({ tsa: pki.tsa, imprint, ...more });
const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

interface Spec {
  readonly detached?: boolean;
  readonly more?: readonly Uint8Array[];
  readonly certificates?: readonly Uint8Array[];
}

/** The file with unsigned attributes that follow from what it holds already. */
async function extended(
  attributesOf: (file: Uint8Array, signed: ReturnType<typeof readSignedData>) => readonly Uint8Array[],
  { detached = false, more = [], certificates = [] }: Spec = {},
): Promise<Uint8Array> {
  const timestamp = { timestamp: (imprint: Uint8Array) => Promise.resolve(stamp(imprint)) };
  let file = await collect(signCades(inPieces(CONTENT), maria, { timestamp, detached }));
  const add = (attributes: readonly Uint8Array[], others: readonly Uint8Array[]): void => {
    const { signerInfos, encapsulated, contentType, certificates: own } = readSignedData(file);
    const infos = signerInfos.map(({ encoded }) => withUnsignedAttributes(encoded, attributes));
    const start = file.subarray(encapsulated.start, encapsulated.end);
    const parts = { signerInfos: infos, certificates: [...own, ...others] };
    const { before, after } = frameSignedData(parts, { contentType, start, streamedLength: 0 });
    file = new Uint8Array(Buffer.concat([before, after]));
  };
  if (more.length > 0) add(more, []);
  add(attributesOf(file, readSignedData(file)), certificates);
  return file;
}

/** ETSI TS 101 733 annex K, written down once more. */
function archiveV2(withTag: boolean) {
  return (file: Uint8Array, signed: ReturnType<typeof readSignedData>): readonly Uint8Array[] => {
    const { encapsulated, content, encodedFields, signerInfos } = signed;
    const [signer] = signerInfos;
    const unsigned = signer?.unsignedAttributes;
    const imprint = sha256(
      file.subarray(encapsulated.start, encapsulated.end),
      content === undefined ? CONTENT : new Uint8Array(),
      ...encodedFields,
      ...(signer?.signedFields ?? []),
      (withTag ? unsigned?.encoded : unsigned?.content) ?? new Uint8Array(),
    );
    return [attribute(ARCHIVE_V2, stamp(imprint, { time: new Date('2026-01-02T00:00:00Z') }))];
  };
}

async function stampsOf(file: Uint8Array, detachedContent?: Uint8Array) {
  const options = { detachedContent: detachedContent && bytesSource(detachedContent) };
  const { signatures } = await readCades(bytesSource(file), options);
  return (signatures[0]?.timestamps ?? []).map(({ kind, integrity }) =>
    [kind, integrity.state, ...integrity.findings.map(({ code }) => code)].join(' '),
  );
}

describe('an archive time stamp of the second form', () => {
  it.each([true, false])(
    'is verified, with tag and length of the unsigned attributes or without: %s',
    async (withTag) => {
      expect(await stampsOf(await extended(archiveV2(withTag)))).toEqual(['signature intact', 'archive intact']);
      const detached = await extended(archiveV2(withTag), { detached: true });
      expect(await stampsOf(detached, CONTENT)).toEqual(['signature intact', 'archive intact']);
      expect(await stampsOf(detached)).toEqual(['signature intact', 'archive undetermined content-missing']);
    },
  );

  it('is broken by another content and by one certificate more', async () => {
    const detached = await extended(archiveV2(true), { detached: true });
    expect(await stampsOf(detached, Uint8Array.of(1))).toContain('archive broken timestamp-imprint-mismatch');
    const more = await extended(archiveV2(true), { certificates: [pki.root.der] });
    expect(await stampsOf(more)).toContain('archive broken timestamp-imprint-mismatch');
  });

  it('does not cover those that came after it', async () => {
    const both = await extended(archiveV2(true), { more: [] });
    const first = readSignedData(both).signerInfos[0]!.unsignedAttributes!;
    expect(first.attributes).toHaveLength(2);
    const later = attribute(ARCHIVE_V2, stamp(new Uint8Array(32), { time: new Date('2026-01-03T00:00:00Z') }));
    const { signerInfos, encapsulated, contentType, certificates } = readSignedData(both);
    const infos = signerInfos.map(({ encoded }) => withUnsignedAttributes(encoded, [later]));
    const start = both.subarray(encapsulated.start, encapsulated.end);
    const { before, after } = frameSignedData(
      { signerInfos: infos, certificates },
      { contentType, start, streamedLength: 0 },
    );
    const stamps = await stampsOf(new Uint8Array(Buffer.concat([before, after])));
    expect(stamps.filter((each) => each === 'archive intact')).toHaveLength(1);
  });
});

describe('a time stamp over the references (CAdES-X type 1)', () => {
  const references = attribute(CERTIFICATE_REFS, sequence());
  const content = (encoded: Uint8Array): Uint8Array =>
    encoded.subarray(encoded[1] === 0x82 ? 4 : encoded[1]! > 0x80 ? 3 : 2);
  const esc =
    (first: string) =>
    (_: Uint8Array, { signerInfos }: ReturnType<typeof readSignedData>) => {
      const [signer] = signerInfos;
      const attributes = [...(signer?.unsignedAttributes?.attributes ?? [])];
      const ordered = attributes.sort((a) => (a.type === first ? -1 : 1));
      const parts = ordered.map(({ encoded }) => content(encoded));
      return [attribute(ESC, stamp(sha256(signer?.signature ?? new Uint8Array(), ...parts)))];
    };

  it('counts as one over the signature', async () => {
    const file = await extended(esc('1.2.840.113549.1.9.16.2.14'), { more: [references] });
    expect(await stampsOf(file)).toEqual(['signature intact', 'signature intact']);
    const bare = await extended(esc('1.2.840.113549.1.9.16.2.14'));
    const cut = withUnsignedAttributes(readSignedData(bare).signerInfos[0]!.encoded, [references]);
    const { certificates, encapsulated, contentType } = readSignedData(bare);
    const start = bare.subarray(encapsulated.start, encapsulated.end);
    const { before, after } = frameSignedData(
      { signerInfos: [cut], certificates },
      { contentType, start, streamedLength: 0 },
    );
    expect(await stampsOf(new Uint8Array(Buffer.concat([before, after])))).toEqual([
      'signature intact',
      'signature broken timestamp-imprint-mismatch',
    ]);
  });
});

describe('an index of the first forms', () => {
  it.each(['0.4.0.1733.2.5', '0.4.0.19122.1.4'])('lists whole attributes: %s', async (type) => {
    const indexed = (changed: boolean) => (_: Uint8Array, signed: ReturnType<typeof readSignedData>) => {
      const [signer] = signed.signerInfos;
      const list = (parts: readonly Uint8Array[]): Uint8Array => sequence(...parts.map((part) => octets(sha256(part))));
      const attributes = (signer?.unsignedAttributes?.attributes ?? []).map(({ encoded }) => encoded);
      const index = sequence(
        list(signed.certificates),
        list([]),
        list(changed ? [...attributes, Uint8Array.of(1)] : attributes),
      );
      const contentType = Buffer.from('06092a864886f70d010701', 'hex');
      const imprint = sha256(contentType, sha256(CONTENT), ...(signer?.signedFields ?? []), index);
      return [attribute(ARCHIVE_V3, stamp(imprint, { unsigned: [attribute(type, index)] }))];
    };
    expect(await stampsOf(await extended(indexed(false)))).toEqual(['signature intact', 'archive intact']);
    expect(await stampsOf(await extended(indexed(true)))).toContain('archive broken archive-index-mismatch');
  });
});
