import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const source = (path: string): string => `${root}${path}`;

/** Tests run on the sources; what is published is tried by the packed-packages test. */
const alias = [
  { find: /^@ciekit\/core\/(basics|bytes)$/, replacement: source('packages/core/src/$1.ts') },
  { find: /^@ciekit\/core\/iso7816$/, replacement: source('packages/core/src/iso7816/index.ts') },
  { find: /^@ciekit\/middleware\/basics$/, replacement: source('packages/middleware/src/basics.ts') },
  { find: /^@ciekit\/pki\/pinned-anchors$/, replacement: source('packages/pki/src/trust/pinned-anchors.ts') },
  { find: /^@ciekit\/pki\/(asn1|revocation|trust|x509)$/, replacement: source('packages/pki/src/$1/index.ts') },
  { find: /^@ciekit\/signature\/format$/, replacement: source('packages/signature/src/format-of.ts') },
  {
    find: /^@ciekit\/signature\/report\/(locales|vocabulary)$/,
    replacement: source('packages/signature/src/report/$1.ts'),
  },
  {
    find: /^@ciekit\/signature\/(cades|pades|xades|validation|report)$/,
    replacement: source('packages/signature/src/$1/index.ts'),
  },
  {
    find: /^@ciekit\/(core|pki|signature|pcsc|emulator|middleware|pkcs11)$/,
    replacement: source('packages/$1/src/index.ts'),
  },
  { find: /^@ciekit\/pkcs11\/(front-end|prompt|install|doctor)$/, replacement: source('packages/pkcs11/src/$1.ts') },
  { find: /^@ciekit\/idp$/, replacement: source('apps/idp/src/index.ts') },
];

const projects = [
  ...readdirSync(source('packages')).map((name) => ({ name, directory: `packages/${name}` })),
  ...readdirSync(source('apps')).map((name) => ({ name, directory: `apps/${name}` })),
  { name: 'scripts', directory: 'scripts' },
];

export default defineConfig({
  test: {
    // One for each processor: left to itself vitest keeps one free, which on two halves the speed.
    maxWorkers: availableParallelism(),
    projects: [
      ...projects.map(({ name, directory }) => ({
        resolve: { alias },
        test: {
          name,
          root: source(directory),
          include: ['test/**/*.test.ts'],
          exclude: ['test/pcsc/**', 'test/programs/**', 'test/desktop/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
      {
        // Everything that needs pcscd and its virtual reader: one daemon, so one file after the other.
        resolve: { alias },
        test: {
          // One pattern, !with-*, leaves this and the next one out: two patterns leave out nothing.
          name: 'with-pcscd',
          root,
          include: ['packages/*', 'apps/*', 'scripts'].map((part) => `${part}/test/pcsc/**/*.test.ts`),
          exclude: ['apps/desktop/**'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The app in windows, each launch with a browser and folders of its own.
        resolve: { alias },
        test: {
          name: 'with-desktop',
          root,
          include: ['apps/desktop/test/desktop/**/*.test.ts'],
          globalSetup: [source('apps/desktop/test/support/built-app.ts')],
          // A window shows what a test waits for when the machine gets to it.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The app in windows, with cards in pcscd's virtual reader: it takes the daemon and a browser.
        resolve: { alias },
        test: {
          name: 'with-desktop-and-pcscd',
          root,
          include: ['apps/desktop/test/pcsc/**/*.test.ts'],
          globalSetup: [source('apps/desktop/test/support/built-app.ts')],
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Other people's programs against our token: they come from Debian's packages and share the machine's ports.
        resolve: { alias },
        test: {
          name: 'with-programs',
          root,
          include: ['packages/*', 'apps/*', 'scripts'].map((part) => `${part}/test/programs/**/*.test.ts`),
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
