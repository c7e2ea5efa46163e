import { buildChain, Certificate, type ChainOptions } from '@ciekit/pki';
import { describe, expect, it, vi } from 'vitest';
import { name, utf8 } from './support/der-writer.js';
import { opensslFixture } from './support/openssl-fixtures.js';
import {
  basicConstraints,
  ecdsa,
  ecKey,
  entity,
  extension,
  keyUsage,
  NOW,
  subjectKeyIdentifier,
  type Entity,
  type EntityOptions,
} from './support/test-pki.js';

const root = entity('authority', 'root');
const middle = entity('authority', 'middle', { by: root });
const leaf = entity('end', 'leaf', { by: middle });

const chain = (
  subject: Entity,
  anchors: readonly Entity[],
  intermediates: readonly Entity[] = [],
  more: Partial<ChainOptions> = {},
) =>
  buildChain(subject.certificate, {
    anchors: anchors.map(({ certificate }) => certificate),
    intermediates: intermediates.map(({ certificate }) => certificate),
    at: NOW,
    ...more,
  });

/** root → authority with these options → leaf. */
const under = (options: EntityOptions) => {
  const authority = entity('authority', 'under test', { by: root, ...options });
  return chain(entity('end', 'leaf', { by: authority }), [root], [authority]);
};

describe('buildChain answers no-anchor', () => {
  it('for an issuer that nobody holds, naming the last one known', () => {
    expect(chain(leaf, [])).toMatchObject({ status: 'no-anchor', lastKnown: leaf.certificate });
    expect(chain(leaf, [entity('authority', 'another')], [middle])).toMatchObject({
      status: 'no-anchor',
      lastKnown: middle.certificate,
    });
  });

  it('for a certificate that only says it is its own issuer', () => {
    expect(chain(entity('authority', 'root'), [root]).status).toBe('no-anchor');
  });

  it('for an anchor of the same name and another key', () => {
    const namesake = entity('authority', 'middle');
    expect(chain(leaf, [namesake]).status).toBe('no-anchor');
  });

  it('for a namesake when neither states a key identifier', () => {
    const bare = { extensions: [basicConstraints(true), keyUsage(0x06)] };
    const issuer = entity('authority', 'bare', bare);
    const end = entity('end', 'leaf', { by: issuer, extensions: [keyUsage(0x80)] });
    expect(chain(end, [entity('authority', 'bare', bare)]).status).toBe('no-anchor');
    expect(chain(end, [issuer]).status).toBe('trusted');
  });

  it('when the way is a loop', () => {
    const [keyA, keyB] = [ecKey(), ecKey()];
    const a0 = entity('authority', 'a', { key: keyA });
    const b = entity('authority', 'b', { key: keyB, by: a0 });
    const a = entity('authority', 'a', { key: keyA, by: b });
    expect(chain(entity('end', 'leaf', { by: a }), [root], [a, b]).status).toBe('no-anchor');
  });

  it('when the way is longer than eight', () => {
    const line = [root];
    for (let i = 0; i < 8; i++) line.push(entity('authority', `link ${i}`, { by: line.at(-1)! }));
    const end = (by: Entity) => chain(entity('end', 'leaf', { by }), [root], line.slice(1));
    expect(end(line[6]!)).toMatchObject({ status: 'trusted', path: { length: 8 } });
    expect(end(line[7]!).status).toBe('no-anchor');
  });

  it('for an issuer name that is not the anchor’s, though its key signed', () => {
    const misnamed = entity('end', 'leaf', { by: root, issuer: name({ CN: 'somebody else' }) });
    expect(misnamed.certificate.isSignedBy(root.certificate)).toBe(true);
    expect(chain(misnamed, [root]).status).toBe('no-anchor');
  });

  it('for a mesh of authorities that all certify each other, without trying every way through', () => {
    const members = Array.from({ length: 6 }, (_, i) => entity('authority', `member ${i}`));
    const mesh = members.flatMap((by) =>
      members
        .filter((member) => member !== by)
        .map((member, i) =>
          entity('authority', `member ${members.indexOf(member)}`, { key: member.key, by, serial: `0${i}` }),
        ),
    );
    const end = entity('end', 'leaf', { by: members[0]! });
    const checks = vi.spyOn(Certificate.prototype, 'isSignedBy');
    try {
      expect(chain(end, [root], mesh).status).toBe('no-anchor');
      expect(checks.mock.calls.length).toBeLessThanOrEqual(64);
    } finally {
      checks.mockRestore();
    }
  });
});

describe('buildChain answers invalid', () => {
  it('for a signature that the named anchor did not make', () => {
    const impostor = { ...root, key: ecKey() };
    const forged = entity('end', 'forged', { by: impostor });
    expect(chain(forged, [root])).toMatchObject({
      status: 'invalid',
      reason: 'signature',
      certificate: forged.certificate,
    });
  });

  it.each<[string, string, EntityOptions]>([
    ['an expired authority', 'expired', { notAfter: new Date('2025-12-31T23:59:59Z') }],
    ['an authority of the future', 'not-yet-valid', { notBefore: new Date('2026-01-01T00:00:01Z') }],
    ['an issuer that is no authority', 'not-a-ca', { extensions: [basicConstraints(false), keyUsage(0x06)] }],
    ['an issuer without basic constraints', 'not-a-ca', { extensions: [keyUsage(0x06)] }],
    [
      'an authority that may not sign certificates',
      'key-usage',
      { extensions: [basicConstraints(true), keyUsage(0x82)] },
    ],
    [
      'a critical extension that nobody understands',
      'critical-extension',
      { more: [extension('1.2.3.4', utf8(''), true)] },
    ],
    // Name constraints are not processed: a critical one must not be overlooked.
    ['critical name constraints', 'critical-extension', { more: [extension('2.5.29.30', utf8(''), true)] }],
  ])('for %s', (_, reason, options) => {
    expect(under(options)).toMatchObject({ status: 'invalid', reason });
  });

  it('for a certificate of version 1 between', () => {
    expect(under({ extensions: [], version1: true })).toMatchObject({ status: 'invalid', reason: 'not-a-ca' });
  });

  it('for an expired anchor, a pinned one too: the chain is judged at the time asked about', () => {
    const old = entity('authority', 'old', { notAfter: new Date('2025-01-01T00:00:00Z') });
    const end = entity('end', 'leaf', { by: old });
    expect(chain(end, [old])).toMatchObject({ status: 'invalid', reason: 'expired', certificate: old.certificate });
    expect(chain(end, [old], [], { at: new Date('2024-06-01T00:00:00Z') }).status).toBe('trusted');
  });

  it('for a path longer than its authority allows', () => {
    const limited = entity('authority', 'limited', { extensions: [basicConstraints(true, 0), keyUsage(0x06)] });
    const below = entity('authority', 'below', { by: limited });
    expect(chain(entity('end', 'leaf', { by: limited }), [limited]).status).toBe('trusted');
    expect(chain(entity('end', 'leaf', { by: below }), [limited], [below])).toMatchObject({
      status: 'invalid',
      reason: 'path-length',
      certificate: limited.certificate,
    });
  });

  it('for an algorithm that is not accepted', () => {
    const [explicit, other] = ['ecdsa-explicit', 'rsa-sha256'].map((fixture) =>
      Certificate.fromDer(opensslFixture(fixture)),
    );
    expect(buildChain(explicit!, { anchors: [explicit!], at: new Date() }).status).toBe('trusted');
    // Same name, other key: the signature cannot even be tried.
    const imitation = entity('authority', '', {
      subject: explicit!.subject.encoded,
      extensions: [basicConstraints(true)],
    });
    const end = entity('end', 'leaf', { by: imitation, extensions: [keyUsage(0x80)] });
    expect(buildChain(end.certificate, { anchors: [explicit!, other!], at: new Date() })).toMatchObject({
      status: 'invalid',
      reason: 'unsupported-algorithm',
    });
  });
});

describe('buildChain answers trusted', () => {
  it('with the path, whatever the order of the intermediates', () => {
    for (const between of [
      [middle, root],
      [root, middle],
    ]) {
      expect(chain(leaf, [root], between)).toEqual({
        status: 'trusted',
        path: [leaf.certificate, middle.certificate, root.certificate],
        anchor: root.certificate,
      });
    }
  });

  it('at the nearest anchor', () => {
    expect(chain(leaf, [root, middle])).toMatchObject({ anchor: middle.certificate, path: { length: 2 } });
  });

  it('for an anchor itself', () => {
    expect(chain(root, [root])).toMatchObject({ status: 'trusted', path: [root.certificate] });
  });

  it('for an anchor whose own signature is nonsense: its fingerprint is what is trusted', () => {
    const wrong = entity('authority', 'odd', { scheme: { ...ecdsa, sign: () => Uint8Array.of(1, 2, 3) } });
    expect(wrong.certificate.isSignedBy(wrong.certificate)).toBe(false);
    expect(chain(entity('end', 'leaf', { by: wrong }), [wrong]).status).toBe('trusted');
  });

  it('for an anchor without any extension', () => {
    const plain = entity('authority', 'plain', { extensions: [], version1: true });
    const end = entity('end', 'leaf', { by: plain, extensions: [keyUsage(0x80)] });
    expect(chain(end, [plain]).status).toBe('trusted');
  });

  it('by another path when the first is not good', () => {
    const key = ecKey();
    const expired = entity('authority', 'twin', { key, by: root, notAfter: new Date('2021-01-01T00:00:00Z') });
    const renewed = entity('authority', 'twin', { key, by: root });
    const end = entity('end', 'leaf', { by: renewed });
    expect(chain(end, [root], [expired, renewed])).toMatchObject({
      status: 'trusted',
      path: { 1: renewed.certificate },
    });
    expect(chain(end, [root], [expired])).toMatchObject({ status: 'invalid', reason: 'expired' });
  });

  it('over a link certificate to the authority’s next key (ICAO Doc 9303-12), which costs no path length', () => {
    const subject = name({ C: 'IT', CN: 'Country Signer' });
    const first = entity('authority', '', { subject, more: [] });
    const limited = entity('authority', '', {
      subject,
      key: first.key,
      extensions: [basicConstraints(true, 0), keyUsage(0x06), subjectKeyIdentifier(first.keyId)],
    });
    const next = entity('authority', '', { subject });
    const link = entity('authority', '', { subject, key: next.key, by: limited });
    const end = entity('end', 'signer', { by: next });
    expect(chain(end, [limited]).status).toBe('no-anchor');
    expect(chain(end, [limited], [next, link])).toMatchObject({ status: 'trusted', path: { 1: link.certificate } });
  });

  it('when the anchor states no key identifier and the leaf computed one by another method', () => {
    const silent = entity('authority', 'silent', { extensions: [basicConstraints(true), keyUsage(0x06)] });
    const end = entity('end', 'leaf', { by: { ...silent, keyId: Uint8Array.of(9, 9) } });
    expect(chain(end, [silent]).status).toBe('trusted');
  });
});
