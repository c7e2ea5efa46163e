import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Arrows between packages go one way (docs/architecture.md). Everything not listed for a folder is refused there. */
const MAY_IMPORT = {
  'packages/core': [],
  'packages/pki': [],
  'packages/signature': [
    '@ciekit/pki',
    '@ciekit/pki/asn1',
    '@ciekit/pki/revocation',
    '@ciekit/pki/x509',
    '@cantoo/pdf-lib',
    '@cantoo/fontkit',
    'libxml2-wasm',
  ],
  'packages/pcsc': ['@ciekit/core', 'koffi', 'pcsclite'],
  'packages/emulator': ['@ciekit/core/bytes', '@ciekit/core/iso7816', 'proper-lockfile'],
  'packages/middleware': [
    '@ciekit/core',
    '@ciekit/core/basics',
    '@ciekit/pki',
    '@ciekit/pki/pinned-anchors',
    '@ciekit/pki/trust',
    '@ciekit/pcsc',
    '@ciekit/signature',
    '@ciekit/signature/cades',
    '@ciekit/signature/format',
    '@ciekit/signature/pades',
    '@ciekit/signature/validation',
    '@ciekit/signature/xades',
    '@ciekit/signature/report',
    '@ciekit/signature/report/locales',
    '@ciekit/signature/report/vocabulary',
    'proper-lockfile',
  ],
  'packages/pkcs11': ['@ciekit/core', '@ciekit/core/basics', '@ciekit/core/iso7816', '@ciekit/middleware', 'koffi'],
  'apps/idp': ['@ciekit/pki', 'oidc-provider', 'openid-client'],
  'apps/desktop': [
    '@ciekit/core',
    '@ciekit/emulator',
    '@ciekit/middleware',
    '@ciekit/pkcs11',
    '@ciekit/pkcs11/prompt',
    '@ciekit/pkcs11/install',
    '@ciekit/pkcs11/doctor',
    'electron',
    'zod',
  ],
  'apps/desktop/src/renderer': ['preact', 'preact/hooks', 'preact/compat', 'pdfjs-dist'],
  'apps/cli': [
    '@ciekit/core',
    '@ciekit/core/basics',
    '@ciekit/emulator',
    '@ciekit/middleware',
    '@ciekit/middleware/basics',
    '@ciekit/pkcs11',
    '@ciekit/pkcs11/front-end',
    '@ciekit/pkcs11/prompt',
    '@ciekit/pkcs11/install',
    '@ciekit/pkcs11/doctor',
    '@ciekit/idp',
    'commander',
  ],
};

const arrows = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  files: [folder.includes('/src/') ? `${folder}/**/*.{ts,tsx}` : `${folder}/src/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?!\\.{1,2}/|node:|(?:${allowed.map((name) => name.replaceAll('/', '\\/')).join('|') || '-'})$)`,
            message: `Not an allowed arrow from ${folder}: see docs/architecture.md.`,
          },
          {
            regex: '^\\.\\./\\.\\./(?:\\.\\./)?(?:packages|apps|[a-z]+/src)',
            message: 'Import other packages by name.',
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'docs/api/**', '.tooling/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.test.json', './apps/desktop/tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  ...arrows,
);
