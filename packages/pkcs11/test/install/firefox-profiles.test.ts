import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { ConfigurationFileError } from '../../src/install/configuration-file-error.js';
import { MAX_PROFILES_INI_BYTES, readFirefoxProfiles } from '../../src/install/firefox-profiles.js';

const FOLDER = '/home/anna/.mozilla/firefox';
const read = (text: string): ReturnType<typeof readFirefoxProfiles> =>
  readFirefoxProfiles(new TextEncoder().encode(text), FOLDER);

/** Written by Firefox ESR 153 with -CreateProfile. */
const CREATED = `[Profile0]
Name=prova
IsRelative=1
Path=v2vmwhuo.prova

[General]
StartWithLastProfile=1
Version=2
`;

/** As Firefox writes it after its first start, with a second profile elsewhere. */
const STARTED = `[Profile1]
Name=default
IsRelative=1
Path=aaaa1111.default
Default=1

[Profile0]
Name=default-release
IsRelative=1
Path=bbbb2222.default-release

[Profile2]
Name=on a stick
IsRelative=0
Path=/media/stick/firefox

[InstallCF146F38BCAB2D21]
Default=bbbb2222.default-release
Locked=1
`;

describe("Firefox's list of profiles", () => {
  it('is read as Firefox writes it', () => {
    expect(read(CREATED)).toEqual([{ name: 'prova', directory: `${FOLDER}/v2vmwhuo.prova`, isDefault: false }]);
    expect(read(STARTED)).toEqual([
      { name: 'default', directory: `${FOLDER}/aaaa1111.default`, isDefault: true },
      { name: 'default-release', directory: `${FOLDER}/bbbb2222.default-release`, isDefault: true },
      { name: 'on a stick', directory: '/media/stick/firefox', isDefault: false },
    ]);
    expect(read('')).toEqual([]);
  });

  it.each([
    ['a value before any section', 'Name=x\n', 1],
    ['a line that is none', '[Profile0]\nhello\n', 2],
    ['a broken heading', '[Profile0\n', 1],
    ['a profile without a path', '[General]\nVersion=2\n[Profile0]\nName=x\n', 3],
    ['an absolute path that is called relative', '[Profile0]\nIsRelative=1\nPath=/etc\n', 1],
    ['a relative path that is called absolute', '[Profile0]\nIsRelative=0\nPath=x\n', 1],
    ['a control character', '[Profile0]\nPath=x\u001b\n', 2],
    ['too many profiles', Array.from({ length: 101 }, (_, at) => `[Profile${at}]\nPath=x\n`).join(''), 201],
  ])('with %s is refused, and the line named', (_what, text, line) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'file-malformed', line }));
  });

  it('that is too long is refused unread', () => {
    const content = new Uint8Array(MAX_PROFILES_INI_BYTES + 1);
    expect(() => readFirefoxProfiles(content, FOLDER)).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^([[\]A-Za-z0-9=/.\n]{0,40})$/u)),
        (text) => {
          try {
            for (const { directory } of read(text)) expect(directory).toMatch(/^\//u);
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigurationFileError);
          }
        },
      ),
      propertyRuns(),
    );
  });
});
