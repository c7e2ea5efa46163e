import { TEST_PKI_URLS } from '@ciekit/emulator';
import type { Plugin } from 'esbuild';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { authorityOf } from '../../../../../packages/middleware/test/support/specimen-authority.js';
import { crlDer } from '../../../../../packages/pki/test/support/crl.js';
import {
  ocspRoute,
  startLoopbackServer,
  tsaRoute,
  type LoopbackServer,
} from '../../../../../packages/pki/test/support/revocation-servers.js';
import { bundleForNode } from '../../../scripts/build.mjs';
import { builtApp } from '../built-app.js';

const HOUR_MS = 3_600_000;

/** The specimen's issuers are under .invalid, which is never asked (RFC 6761 section 6.4): here they are. */
const invalidIsAsked: Plugin = {
  name: 'invalid-is-asked',
  setup: (build) => {
    build.onLoad({ filter: /network[\\/]askable-url\.js$/ }, () => ({
      contents: 'export const isAskable = () => true;',
    }));
  },
};

/** The app's process as the specs have it, which asks the specimen's issuers as it asks those of any card. */
export async function askingProcess(): Promise<string> {
  const outfile = join(await builtApp(), 'asking-card-process.cjs');
  const entry = join(import.meta.dirname, '../desk/scripted-card-process.ts');
  await bundleForNode({ entry, outfile, minify: false, plugins: [invalidIsAsked] });
  return outfile;
}

/** The State of the specimen and a time-stamping authority, behind a proxy on the loopback. */
export interface IssuingState extends Pick<LoopbackServer, 'questions'> {
  /** For the settings. */
  readonly proxyUrl: string;
  readonly timestampUrl: string;
  /** Whose certificates are in a PC's trust: the root above all, and what is between. */
  readonly root: Uint8Array;
  readonly between: Uint8Array;
  /** Nobody says any more whether a certificate is revoked, or what time it is. */
  readonly fallSilent: (who: 'issuers' | 'authority') => void;
}

export async function issuingState(): Promise<IssuingState> {
  const [rootCa, subCa] = [authorityOf('rootCa'), authorityOf('subCa')];
  const [responder, tsa] = [authorityOf('ocspResponder'), authorityOf('timeStampAuthority')];
  const now = Date.now();
  const update = { thisUpdate: new Date(now - HOUR_MS), nextUpdate: new Date(now + HOUR_MS) };
  const timestampUrl = 'http://tsa.cie-test.invalid/';
  const isSubCa = (serial: string): boolean => BigInt(`0x${serial}`) === BigInt(`0x${subCa.certificate.serialNumber}`);
  const server = await startLoopbackServer({
    [TEST_PKI_URLS.ocsp]: ocspRoute(subCa, (serial) =>
      isSubCa(serial) ? { issuer: rootCa, ...update } : { by: responder, sent: [responder], ...update },
    ),
    [TEST_PKI_URLS.rootCrl]: crlDer({ issuer: rootCa, ...update }),
    [TEST_PKI_URLS.subCaCrl]: crlDer({ issuer: subCa, ...update }),
    [timestampUrl]: tsaRoute(tsa, () => ({ time: new Date() })),
  });
  onTestFinished(() => server.close());
  return {
    proxyUrl: server.url(''),
    timestampUrl,
    questions: server.questions,
    root: rootCa.der,
    between: subCa.der,
    fallSilent: (who) => {
      const issuers = [TEST_PKI_URLS.ocsp, TEST_PKI_URLS.rootCrl, TEST_PKI_URLS.subCaCrl];
      for (const url of who === 'issuers' ? issuers : [timestampUrl]) server.route(url, { status: 503 });
    },
  };
}
