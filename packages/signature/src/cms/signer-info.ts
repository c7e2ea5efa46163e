import { readAlgorithm } from './algorithms.js';
import { BerTag, type BerValue } from './ber.js';
import type { Attribute, AttributeSet, CmsSignerIdentifier, SignerInfo } from './signed-data.js';

const KEY_IDENTIFIER = 0x80;

/** @throws {SignatureError} `malformed-cms` */
export function readSignerInfo(value: BerValue): SignerInfo {
  const fields = value.fields(BerTag.sequence);
  const version = fields.next();
  version.smallInteger();
  const sid = fields.next();
  const digestAlgorithm = fields.next();
  const signed = fields.nextIf(BerTag.context0);
  const signatureAlgorithm = fields.next();
  const signature = fields.next();
  const unsigned = fields.nextIf(BerTag.context1);
  fields.end();
  const covered = [version, sid, digestAlgorithm, signed, signatureAlgorithm, signature];
  return {
    encoded: value.encoded,
    signedFields: covered.flatMap((field) => (field === undefined ? [] : [field.encoded])),
    identifier: readIdentifier(sid),
    digestAlgorithm: readAlgorithm(digestAlgorithm),
    signedAttributes: signed && readAttributes(signed),
    signatureAlgorithm: readAlgorithm(signatureAlgorithm),
    signature: signature.octets(),
    unsignedAttributes: unsigned && readAttributes(unsigned),
  };
}

function readIdentifier(sid: BerValue): CmsSignerIdentifier {
  if (sid.tag === KEY_IDENTIFIER) return { kind: 'subject-key-identifier', keyIdentifier: sid.content };
  const fields = sid.fields(BerTag.sequence);
  const issuer = fields.next().expect(BerTag.sequence).encoded;
  const serialNumber = fields.next().expect(BerTag.integer).content;
  fields.end();
  return { kind: 'issuer-and-serial', issuer, serialNumber };
}

function readAttributes(value: BerValue): AttributeSet {
  return { attributes: value.children().map(readAttribute), encoded: value.encoded, content: value.content };
}

function readAttribute(value: BerValue): Attribute {
  const fields = value.fields(BerTag.sequence);
  const type = fields.next().oid();
  const values = fields.next().expect(BerTag.set).children();
  fields.end();
  return { type, values: values.map(({ encoded }) => encoded), encoded: value.encoded };
}

/** The values of all attributes of one type, in order; more than one is for the caller to judge. */
export function attributeValues(set: AttributeSet | undefined, type: string): readonly Uint8Array[] {
  return (set?.attributes ?? []).filter((attribute) => attribute.type === type).flatMap(({ values }) => values);
}
