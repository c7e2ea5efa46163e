import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_PKI_URLS } from '@ciekit/emulator';
import type { Middleware, VerifiedFile } from '@ciekit/middleware';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crlDer } from '../../../pki/test/support/crl.js';
import {
  ocspRoute,
  startLoopbackServer,
  tsaRoute,
  type LoopbackServer,
} from '../../../pki/test/support/revocation-servers.js';
import { startProxy } from '../../../pki/test/support/proxy-server.js';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { errorOf, TODAY } from '../support/desk.js';
import { codeOf, office, pdf, signed, XML, type Office } from '../support/documents.js';
import { Holder } from '../support/holder.js';
import { authorityOf } from '../support/specimen-authority.js';

/** The specimen's issuers are said to be under .invalid, which is never asked. */
vi.mock('../../../pki/src/network/askable-url.js', () => ({ isAskable: () => true }));

const pki = signingPki({ at: TODAY });
let server: LoopbackServer;

beforeAll(async () => {
  server = await startLoopbackServer({
    '/tsa': tsaRoute(pki.tsa, { time: TODAY }),
    '/refusing': { status: 500 },
  });
});
afterAll(() => server.close());

const authority = (): { readonly url: string } => ({ url: server.url('/tsa') });

/** A folder with the root above the time-stamping authority. */
async function tsaTrust({ documents }: Office): Promise<string> {
  const folder = join(documents, 'trust');
  await mkdir(folder);
  await writeFile(join(folder, 'root.pem'), pki.root.certificate.toPem());
  await writeFile(join(folder, 'readme.txt'), 'not a certificate');
  return folder;
}

async function reportOf(middleware: Middleware, path: string, trustFolder?: string, detachedContent?: string) {
  const { files } = await middleware.verifyFiles({ files: [path], trustFolder, detachedContent });
  const file = files[0] as VerifiedFile;
  if (file.status !== 'verified') throw new Error(codeOf(file));
  return file;
}

describe('level T', () => {
  it('proves when a file of each kind was signed, to who trusts the authority', async () => {
    const at = await office();
    const { middleware, write } = at;
    const files = [await write('a.pdf', pdf()), await write('b.xml', XML), await write('c.bin', 'content')];
    const summary = await middleware.signFiles(new Holder(), { files, level: 't', timestamps: authority() });
    expect(signed(summary).map(({ format, level }) => `${format} ${level}`)).toEqual(['pades t', 'xades t', 'cades t']);
    const trustFolder = await tsaTrust(at);
    for (const { output } of signed(summary)) {
      const known = await reportOf(middleware, output, trustFolder);
      expect(known.report.layers[0]?.signatures[0]).toMatchObject({ level: 't', timestamps: [{ time: TODAY }] });
      expect(known.report.layers[0]?.signatures[0]?.timestamps[0]?.verdicts.trust.state).toBe('trusted');
      const unknown = await reportOf(middleware, output);
      expect(unknown.report.layers[0]?.signatures[0]?.bestTime.kind).toBe('claimed');
    }
  });

  it('leaves no file without its time stamp, and goes on to the next', async () => {
    const { middleware, write, names } = await office();
    const files = [await write('a.pdf', pdf()), await write('b.xml', XML), await write('c.bin', 'content')];
    const timestamps = { url: server.url('/refusing') };
    const summary = await middleware.signFiles(new Holder(), { files, level: 't', timestamps });
    expect(summary.files.map(codeOf)).toEqual(['tsa-unreachable', 'tsa-unreachable', 'tsa-unreachable']);
    expect(await names()).toEqual(['a.pdf', 'b.xml', 'c.bin']);
  });

  it('goes through the proxy with its credentials, and logs in at the authority', async () => {
    const { middleware, write } = await office();
    const proxy = await startProxy({ user: 'anna', password: 'p@ss:word' });
    try {
      const request = {
        files: [await write('a.txt', 'x')],
        level: 't' as const,
        timestamps: { ...authority(), user: 'office', password: 'secret' },
      };
      const http = { url: proxy.url, user: 'anna', password: 'p@ss:word' };
      const before = server.questions.length;
      const through = await middleware.signFiles(new Holder(), { ...request, network: { http } });
      expect(through.files.map(codeOf)).toEqual(['signed']);
      const asked = server.questions[before];
      expect(asked?.headers['authorization']).toBe(`Basic ${Buffer.from('office:secret').toString('base64')}`);
      const refused = await middleware.signFiles(new Holder(), { ...request, network: { http: { url: proxy.url } } });
      expect(refused.files.map(codeOf)).toEqual(['tsa-unreachable']);
    } finally {
      await proxy.close();
    }
  });

  it('needs an authority with an address that may be asked', async () => {
    const { middleware, write } = await office();
    const files = [await write('a.txt', 'x')];
    const holder = new Holder();
    for (const timestamps of [undefined, { url: 'ftp://x' }, { url: 'nonsense' }, { url: 'http://a:b@x' }]) {
      expect(await errorOf(middleware.signFiles(holder, { files, level: 't', timestamps }))).toBeInstanceOf(RangeError);
    }
    expect(holder.asked).toEqual([]);
  });
});

describe('levels LT and LTA', () => {
  it.each(['lt', 'lta'] as const)('%s: can be verified later without asking anybody', async (level) => {
    const [rootCa, subCa, responder, tsa] = (['rootCa', 'subCa', 'ocspResponder', 'timeStampAuthority'] as const).map(
      authorityOf,
    );
    const update = { thisUpdate: TODAY, nextUpdate: new Date(TODAY.getTime() + 3_600_000) };
    const answer = (serial: string) =>
      BigInt(`0x${serial}`) === BigInt(`0x${subCa!.certificate.serialNumber}`)
        ? { issuer: rootCa!, ...update }
        : { by: responder!, sent: [responder!], ...update };
    server.route(TEST_PKI_URLS.ocsp, ocspRoute(subCa!, answer));
    server.route(TEST_PKI_URLS.rootCrl, crlDer({ issuer: rootCa!, ...update }));
    server.route(TEST_PKI_URLS.subCaCrl, crlDer({ issuer: subCa!, ...update }));
    server.route('/long-tsa', tsaRoute(tsa!, { time: TODAY }));
    const at = await office();
    const { middleware, write } = at;
    await middleware.addTrust(rootCa!.der, { purpose: 'tsa', trustUnpinned: true });
    await middleware.addTrust(subCa!.der, { purpose: 'tsa' });
    // Names under .invalid resolve nowhere; the proxy answers for them.
    const network = { http: { url: server.url('') }, except: ['127.0.0.1'] };
    const files = [await write('a.pdf', pdf()), await write('b.xml', XML), await write('c.bin', 'content')];
    const timestamps = { url: server.url('/long-tsa') };
    const summary = await middleware.signFiles(new Holder(), { files, level, timestamps, network });
    expect(summary.files.map(codeOf)).toEqual(['signed', 'signed', 'signed']);
    const asked = server.questions.length;
    for (const { output } of signed(summary)) {
      const { report } = await reportOf(middleware, output);
      expect(report.layers[0]?.signatures[0]).toMatchObject({
        indication: 'TOTAL-PASSED',
        level,
        bestTime: { kind: 'proved', time: TODAY },
        worth: { kind: 'fea' },
        verdicts: { revocation: { state: 'good' } },
      });
    }
    expect(server.questions).toHaveLength(asked);
    // The detached kinds, and taking what was signed before to the level.
    const detached = await middleware.signFiles(new Holder(), {
      files: [files[2]!],
      level,
      timestamps,
      network,
      detached: true,
    });
    expect((await reportOf(middleware, signed(detached)[0]!.output)).report.indication).toBe('TOTAL-PASSED');
    for (const { output } of signed(await middleware.signFiles(new Holder(), { files }))) {
      const extended = await middleware.timestampFile({ file: output, timestamps, network, level });
      const { report } = await reportOf(middleware, extended.output);
      expect([output, report.indication]).toEqual([output, 'TOTAL-PASSED']);
      expect(report.layers[0]?.signatures[0]?.level).toBe(level);
    }
  });

  it('end before the PIN where nobody tells whether the certificate is revoked', async () => {
    const { middleware, write, names } = await office();
    const files = [await write('a.txt', 'x')];
    const holder = new Holder();
    const request = { files, level: 'lt' as const, timestamps: authority() };
    expect(await errorOf(middleware.signFiles(holder, request))).toMatchObject({ code: 'revocation-unavailable' });
    expect([holder.asked, await names()]).toEqual([[], ['a.txt']]);
  });
});

describe('stamping a file', () => {
  it('gives signatures the time stamp that they lack', async () => {
    const at = await office();
    const { middleware, write, documents } = at;
    const files = [await write('a.pdf', pdf()), await write('b.xml', XML), await write('c.bin', 'content')];
    const summary = await middleware.signFiles(new Holder(), { files });
    const trustFolder = await tsaTrust(at);
    const expected = ['a-signed-timestamped.pdf', 'b-signed-timestamped.xml', 'c-timestamped.bin.p7m'];
    for (const [index, { output }] of signed(summary).entries()) {
      const before = await readFile(output);
      const made = await middleware.timestampFile({ file: output, timestamps: authority() });
      expect(made).toEqual({ output: join(documents, expected[index]!), stamped: 'signatures' });
      expect(await readFile(output)).toEqual(before);
      const { report } = await reportOf(middleware, made.output, trustFolder);
      expect(report.layers[0]?.signatures[0]).toMatchObject({
        level: 't',
        timestamps: [{ time: TODAY, verdicts: { integrity: { state: 'intact' } } }],
      });
    }
  });

  it('gives any other file one of its own, found beside it', async () => {
    const at = await office();
    const { middleware, write } = at;
    const trustFolder = await tsaTrust(at);
    for (const [name, content] of [
      ['plain.txt', 'content'],
      ['plain.pdf', pdf()],
      ['plain.xml', XML],
    ] as const) {
      const file = await write(name, content);
      const made = await middleware.timestampFile({ file, timestamps: authority() });
      expect(made).toEqual({ output: `${file}.tsr`, stamped: 'file' });
      const judged = await reportOf(middleware, made.output, trustFolder);
      expect(judged.content).toBe(file);
      expect(judged.report.layers[0]?.timestamps[0]?.verdicts.integrity.state).toBe('intact');
      await writeFile(file, 'changed');
      const changed = await reportOf(middleware, made.output, trustFolder);
      expect(changed.report.indication).toBe('TOTAL-FAILED');
    }
  });

  it('leaves nothing where the authority refuses', async () => {
    const { middleware, write, names } = await office();
    const file = await write('a.txt', 'x');
    const timestamps = { url: server.url('/refusing') };
    expect(await errorOf(middleware.timestampFile({ file, timestamps }))).toMatchObject({ code: 'tsa-unreachable' });
    expect(await names()).toEqual(['a.txt']);
  });
});
