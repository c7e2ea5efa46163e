import { PDFWorker, VerbosityLevel } from 'pdfjs-dist';

/** Trusted Types, which TypeScript's own library does not know yet; `Worker` takes what it makes like an address. */
declare const trustedTypes: {
  createPolicy(name: string, rules: { readonly createScriptURL: () => string }): { createScriptURL(from: string): URL };
};

/** Beside the page, in our own files. */
const ADDRESS = 'pdf/worker.mjs';

/**
 * The only string in the app that becomes the address of a script (trusted types): a constant of ours. The name can be taken
 * once, by this module.
 */
const policy = trustedTypes.createPolicy('pdf-worker', { createScriptURL: () => new URL(ADDRESS, location.href).href });

let shared: PDFWorker | undefined;

/** One worker reads all files, away from the window's own thread. */
export function pdfWorker(): PDFWorker {
  shared ??= PDFWorker.create({
    port: new Worker(policy.createScriptURL(ADDRESS), { type: 'module' }),
    verbosity: VerbosityLevel.ERRORS,
  });
  return shared;
}
