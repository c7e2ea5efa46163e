import { buildChain, Certificate } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import {
  bits,
  boolean,
  context,
  hex,
  ia5,
  integer,
  NULL,
  octets,
  oid,
  printable,
  rawInteger,
  sequence,
  set,
  tlv,
  utcTime,
} from './support/der-writer.js';

// RFC 5280 appendix C.1 and C.2, put together from the values of their annotated dumps. That the signatures verify shows
// that no byte is missing.
const domain = '0.9.2342.19200300.100.1.25';
const exampleName = (commonName: string): Uint8Array =>
  sequence(
    set(sequence(oid(domain), ia5('com'))),
    set(sequence(oid(domain), ia5('example'))),
    set(sequence(oid('2.5.4.3'), printable(commonName))),
  );
const sha1WithRsa = sequence(oid('1.2.840.113549.1.1.5'), NULL);
const rsaSpki = (modulus: string): Uint8Array =>
  sequence(sequence(oid('1.2.840.113549.1.1.1'), NULL), bits(sequence(rawInteger(modulus), integer(65537))));
const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
const authorityKeyId = hex('0868AF8533C8394A7AF882938E706A4A20842C32');

const C1 = sequence(
  sequence(
    context(0, integer(2)),
    integer(17),
    sha1WithRsa,
    exampleName('Example CA'),
    sequence(utcTime(new Date('2004-04-30T14:25:34Z')), utcTime(new Date('2005-04-30T14:25:34Z'))),
    exampleName('Example CA'),
    rsaSpki(`00C2D7976D2870AA5BCF232E807039EEDB6FD52DD56A4F7A342DF9227247701DEF80E9CA308C00C49A6E5B45B46EA5E6
      6C940DFA91E940FC259DC7B76819568F11706AD7F1C9114F3A7E3F998D6E76A5745F5EA45553E5C7683653C71D3B12A6
      85FEBD6EA1CADF3550AC08D7B9B47E5CFEE2A32CD12384AA98C09B66189A6847E9`),
    context(
      3,
      sequence(
        extension('2.5.29.14', octets(authorityKeyId)),
        extension('2.5.29.15', bits(Uint8Array.of(0x06), 1), true),
        extension('2.5.29.19', sequence(boolean(true)), true),
      ),
    ),
  ),
  sha1WithRsa,
  bits(
    hex(`6CF80274A661E26404A6540C6C7213AD3C47FBF66513A9859033EA76A326D9FCD10E155F28B7EF93BF3CF3E23E7CB952
      FC166E29AAE1F47A6FD57FEFB395CAF36688834EA1354584CBBC9BB8C8ADC55E46D90B0E8D80E1332BDCBE2B927E4A43
      A96AEF8A6361B36E4738BEE80DA3675DF3FA91813C92BBC55F2525EB7CE7D8A1`),
  ),
);

const C2 = sequence(
  sequence(
    context(0, integer(2)),
    integer(18),
    sha1WithRsa,
    exampleName('Example CA'),
    sequence(utcTime(new Date('2004-09-15T11:48:21Z')), utcTime(new Date('2005-03-15T11:48:21Z'))),
    exampleName('End Entity'),
    rsaSpki(`00E16AE4033097023CF410F3B51E4D7F147BF6F5D078E9A48AF0A375ECEDB656967F8899859AF23E687787EB9ED19FC0
      B417DCAB8923A41D7E16234C4FA84DF531B87CAAE31A4909F44B26DB2767308212014AE91AB6C10C538B6CFC2F7A43EC
      33367E32B27BD5AACF0114C612EC13F22D147A8B215814134C46A39AF21695FF23`),
    context(
      3,
      sequence(
        extension('2.5.29.17', sequence(tlv(0x81, Buffer.from('end.entity@example.com')))),
        extension('2.5.29.14', octets(hex('177B9230FF44D666E19010226C164FC08E41DD6D'))),
        extension('2.5.29.35', sequence(tlv(0x80, authorityKeyId))),
        extension('2.5.29.15', bits(Uint8Array.of(0xc0), 6), true),
      ),
    ),
  ),
  sha1WithRsa,
  bits(
    hex(`002028345B683201BB0A360EAD71C5951AE104CFAEADC76214A41B3631C0E20C3DD91EC000DC10A0BA856F41CB627AB7
      4C6381265ED280455E33E770453B393B264A9C3BF22636690879BBFB9643774B618BA1AB9164E0F337613C1AA3A4C98A
      B2BF73D44DE458E462EABC207492860ECE846076E973BBC785D39145EA625DCD`),
  ),
);

describe('the example certificates of RFC 5280 appendix C', () => {
  it('have the lengths that the RFC states', () => {
    expect([C1.length, C2.length]).toEqual([578, 629]);
  });

  it('C.1 reads as annotated', () => {
    const certificate = Certificate.fromDer(C1);
    expect(certificate.serialNumber).toBe('11');
    expect(certificate.version).toBe(3);
    expect(certificate.subject.toString()).toBe('CN=Example CA,DC=example,DC=com');
    expect(certificate.notBefore.toISOString()).toBe('2004-04-30T14:25:34.000Z');
    expect(certificate.notAfter.toISOString()).toBe('2005-04-30T14:25:34.000Z');
    expect([...(certificate.extensions.keyUsage ?? [])]).toEqual(['keyCertSign', 'cRLSign']);
    expect(certificate.extensions.basicConstraints).toEqual({ ca: true, pathLength: undefined });
    // Method 1 of section 4.2.1.2 gives the identifier that the certificate states.
    expect(certificate.keyIdentifier).toEqual(authorityKeyId);
    expect(certificate.isSelfIssued).toBe(true);
  });

  it('C.2 reads as annotated', () => {
    const { extensions, subject } = Certificate.fromDer(C2);
    expect(subject.toString()).toBe('CN=End Entity,DC=example,DC=com');
    expect(extensions.authorityKeyIdentifier).toEqual(authorityKeyId);
    expect(extensions.basicConstraints).toBeUndefined();
    expect([...(extensions.keyUsage ?? [])]).toEqual(['digitalSignature', 'contentCommitment']);
  });

  it('C.1 signed C.2 and itself; C.2 signed nothing', () => {
    const [authority, end] = [Certificate.fromDer(C1), Certificate.fromDer(C2)];
    expect(end.isSignedBy(authority)).toBe(true);
    expect(authority.isSignedBy(authority)).toBe(true);
    expect(end.isSignedBy(end)).toBe(false);
  });

  it('C.2 chains to C.1 while both are valid', () => {
    const [authority, end] = [Certificate.fromDer(C1), Certificate.fromDer(C2)];
    const at = (time: string) => buildChain(end, { anchors: [authority], at: new Date(time) });
    expect(at('2005-03-15T11:48:21Z')).toMatchObject({ status: 'trusted', anchor: authority, path: [end, authority] });
    expect(at('2005-03-15T11:48:22Z')).toMatchObject({ status: 'invalid', reason: 'expired', certificate: end });
    expect(at('2004-09-15T11:48:20Z')).toMatchObject({ status: 'invalid', reason: 'not-yet-valid' });
  });
});
