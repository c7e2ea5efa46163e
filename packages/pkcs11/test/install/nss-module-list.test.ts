import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { ConfigurationFileError } from '../../src/install/configuration-file-error.js';
import { MAX_MODULE_LIST_BYTES, readNssModuleList } from '../../src/install/nss-module-list.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReturnType<typeof readNssModuleList> => readNssModuleList(bytes(text));

/** Written by certutil and modutil of NSS 3.87 (Debian 12), the module's name with a backslash and an accent. */
const BY_MODUTIL = `library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:db2' certPrefix='' keyPrefix='' secmod='secmod.db' flags= updatedir='' updateCertPrefix='' updateKeyPrefix='' updateid='' updateTokenDescription=''${' '}
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100 slotParams=(1={slotFlags=[ECC,RSA,DSA,DH,RC2,RC4,DES,RANDOM,SHA1,MD5,MD2,SSL,TLS,AES,Camellia,SEED,SHA256,SHA512] askpw=any timeout=30})

library=/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so
name=OpenSC

library=/usr/lib/x86_64-linux-gnu/pkcs11/p11-kit-client.so
name=È \\ strano

`;

describe('the list of modules of an NSS database', () => {
  it('is read as modutil writes it', () => {
    const [own, opensc, odd, ...more] = read(BY_MODUTIL);
    expect(own).toMatchObject({ library: '', name: 'NSS Internal PKCS #11 Module' });
    expect(own?.parameters).toMatch(/^configdir='sql:db2'/u);
    expect(own?.nss).toMatch(/^Flags=internal,critical/u);
    expect(opensc).toEqual({
      library: '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
      name: 'OpenSC',
      parameters: undefined,
      nss: undefined,
    });
    expect(odd?.name).toBe('È \\ strano');
    expect(more).toEqual([]);
  });

  it.each([
    ['nothing', '', 0],
    ['an entry that the file ends', 'library=a\nname=b', 1],
    ['several empty lines and comments', '# x\n\n\nlibrary=a\n# y\nname=b\n\n\n\n', 1],
    ['lines of Windows', 'library=a\r\nname=b\r\n\r\nlibrary=c\r\n', 2],
    ['keys in capitals', 'LIBRARY=a\nName=b\n', 1],
    ['an entry without a name', 'library=a\n', 1],
  ])('may have %s', (_what, text, count) => {
    expect(read(text)).toHaveLength(count);
  });

  it.each([
    ['an unknown key', 'library=a\nlibrery=b\n', 2],
    ['a key twice', 'library=a\nlibrary=b\n', 2],
    ['no library', 'name=b\n\n', 2],
    ['a line that is none', 'library=a\nhello\n', 2],
    ['a control character', 'library=a\nname=\u0007\n', 2],
    ['a zero byte', 'library=a\u0000b\n', 1],
    ['a hundred and one modules', 'library=a\n\n'.repeat(101), 202],
  ])('with %s is refused, and the line named', (_what, text, line) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'file-malformed', line }));
  });

  it('that is too long or no text is refused', () => {
    expect(() => readNssModuleList(new Uint8Array(MAX_MODULE_LIST_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'file-too-large' }),
    );
    expect(() => readNssModuleList(Uint8Array.of(0xff, 0xfe))).toThrow(
      expect.objectContaining({ code: 'file-malformed' }),
    );
  });

  it('gives back what was written into it', () => {
    const value = fc.stringMatching(/^[!-~]([ -~]{0,18}[!-~])?$/u);
    fc.assert(
      fc.property(fc.array(fc.record({ library: value, name: value }), { maxLength: 20 }), (modules) => {
        const text = modules.map(({ library, name }) => `library=${library}\nname=${name}\n\n`).join('');
        expect(read(text)).toEqual(modules.map((module) => ({ ...module, parameters: undefined, nss: undefined })));
      }),
      propertyRuns(),
    );
  });

  it('is read or refused, whatever it is, and an error tells nothing of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        try {
          readNssModuleList(content);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationFileError);
          expect((error as Error).message).toMatch(/^configuration file: file-[a-z-]+(?:, line \d+)?$/u);
        }
      }),
      propertyRuns(),
    );
  });
});
