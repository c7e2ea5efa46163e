import fc from 'fast-check';
import { isAbsolute } from 'node:path';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { readDeepLink } from '../src/main/deep-link.js';

describe('links to the app', () => {
  test.each([
    ['ciekit://sign', 'sign', []],
    ['ciekit://verify/', 'verify', []],
    ['ciekit://lost-codes', 'lost-codes', []],
    ['ciekit://sign?file=/home/anna/a%20b.pdf', 'sign', ['/home/anna/a b.pdf']],
    ['ciekit://verify?file=/a.p7m&file=/b.p7m&file=/a.p7m', 'verify', ['/a.p7m', '/b.p7m']],
  ] as const)('%s leads to %s with %j', (link, to, paths) => {
    expect(readDeepLink(link, 'linux')).toEqual({ to, paths });
  });

  test.each([
    'ciekit://change-pin',
    'ciekit://unblock',
    'ciekit://pair',
    'ciekit:sign',
    'ciekit:///etc/passwd',
    'ciekit://../../etc',
    'ciekit://sign/etc/passwd',
    'ciekit://sign:80',
    'ciekit://anna:secret@sign',
    'ciekit://:secret@sign',
    'ciekit://anna@sign',
    'ciekit://sign#file=/a.pdf',
    'ciekit://sign?pin=19283746',
    'ciekit://sign?pin=/a.pdf',
    'ciekit://sign?file=/a.pdf&level=b',
    'ciekit://settings?file=/a.pdf',
    'ciekit://sign?file=',
    'ciekit://sign?file=a.pdf',
    'ciekit://sign?file=//server/share/a.pdf',
    'ciekit://sign?file=/home/../etc/passwd',
    'ciekit://sign?file=file:///a.pdf',
    'ciekit://sign?file=/a%00.pdf',
    'ciekit://sign?file=/a%0A.pdf',
    'ciekit://sign?file=/fdp.%E2%80%AEexe',
    `ciekit://sign?file=/${'a'.repeat(1_024)}`,
    `ciekit://sign?${'file=/a.pdf&'.repeat(11)}`,
    'file:///etc/passwd',
    'https://sign/',
  ])('%s leads nowhere', (link) => {
    expect(readDeepLink(link, 'linux')).toBeUndefined();
  });

  test.each([
    ['C:\\Users\\anna\\a.pdf', true],
    ['\\\\server\\share\\a.pdf', false],
    ['//server/share/a.pdf', false],
    ['\\\\?\\C:\\a.pdf', false],
    ['C:a.pdf', false],
    ['C:\\a.pdf:hidden', false],
    ['C:\\a\\..\\b.pdf', false],
    ['/etc/passwd', false],
  ] as const)('on Windows %s is a file of this computer: %s', (path, isLocal) => {
    const read = readDeepLink(`ciekit://sign?file=${encodeURIComponent(path)}`, 'win32');
    expect(read).toEqual(isLocal ? { to: 'sign', paths: [path] } : undefined);
  });

  test('whatever comes, only absolute paths that read as they are get through', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((name) => `/${name}`),
          { maxLength: 4 },
        ),
        (paths) => {
          const query = paths.map((path) => `file=${encodeURIComponent(path)}`).join('&');
          const read = readDeepLink(`ciekit://sign?${query}`, 'linux');
          expect(read?.paths.every((path) => isAbsolute(path) && !/[\p{Cc}\u202e]/u.test(path)) ?? true).toBe(true);
        },
      ),
      propertyRuns(),
    );
  });
});
