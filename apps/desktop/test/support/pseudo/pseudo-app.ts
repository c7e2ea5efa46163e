import type { Plugin } from 'esbuild';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildApp, bundleForNode } from '../../../scripts/build.mjs';
import { builtApp, SCRIPTED_PROCESS } from '../built-app.js';

const SUPPORT = join(import.meta.dirname, '..');

/** Where words are asked for, and under which name. */
const CATALOGUES = /(?:renderer[\\/]words[\\/]words\.ts|messages[\\/]catalogues\.[jt]s)$/;

/** Puts words in the letters of `letters.ts` in the place of the Italian ones. */
const pseudoItalian: Plugin = {
  name: 'pseudo-italian',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/it(?:\/index)?\.js$/ }, ({ path, importer, namespace }) =>
      namespace === 'file' && CATALOGUES.test(importer)
        ? { path: resolve(dirname(importer), path), namespace: 'pseudo' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'pseudo' }, ({ path }) => ({
      contents: `import { it as real } from ${JSON.stringify(path)};
        import { pseudo } from ${JSON.stringify(join(import.meta.dirname, 'letters.js'))};
        export const it = pseudo(real);`,
      loader: 'ts',
      resolveDir: dirname(path),
    }));
  },
};

/** The app as the specs have it, whose Italian is in letters of its own. */
export interface PseudoApp extends Disposable {
  readonly app: string;
  readonly cardProcess: string;
}

export async function pseudoApp(): Promise<PseudoApp> {
  const built = await builtApp();
  const app = mkdtempSync(join(dirname(built), 'specs-pseudo-'));
  const remove = (): void => {
    rmSync(app, { recursive: true, force: true });
  };
  try {
    await buildApp({ out: app, minify: false, plugins: [pseudoItalian] });
    const cardProcess = join(app, SCRIPTED_PROCESS);
    await bundleForNode({
      entry: join(SUPPORT, 'desk/scripted-card-process.ts'),
      outfile: cardProcess,
      minify: false,
      plugins: [pseudoItalian],
    });
    cpSync(join(built, 'package.json'), join(app, 'package.json'));
    return { app, cardProcess, [Symbol.dispose]: remove };
  } catch (error) {
    remove();
    throw error;
  }
}
