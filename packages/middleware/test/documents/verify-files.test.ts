import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { networkSettings, type FileEvent } from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../support/desk.js';
import { codeOf, office, pdf, signed } from '../support/documents.js';
import { Holder } from '../support/holder.js';

const statusOf = (file: { readonly status: string; readonly report?: { readonly status: string } }): string =>
  file.report?.status ?? codeOf(file);

describe('verifying files', () => {
  it('judges what can be judged, and leaves it when another file is broken', async () => {
    const { middleware, write, documents } = await office();
    const file = await write('a.txt', 'content');
    const [made] = signed(await middleware.signFiles(new Holder(), { files: [file] }));
    const cut = await write('cut.p7m', (await readFile(made!.output)).subarray(0, 900));
    await mkdir(join(documents, 'folder'));
    await symlink(made!.output, join(documents, 'link.p7m'));
    const files = [
      join(documents, 'missing'),
      join(documents, 'folder'),
      await write('empty.p7m', ''),
      cut,
      file,
      await write('broken.pdf', '%PDF-1.7'),
      join(documents, 'link.p7m'),
      made!.output,
      made!.output,
    ];
    const events: FileEvent[] = [];
    const summary = await middleware.verifyFiles({ files }, { onFile: (event) => events.push(event) });
    expect(summary.files.map(statusOf)).toEqual([
      'input-missing',
      'input-not-a-file',
      'input-empty',
      'malformed-cms',
      'not-signed',
      'malformed-pdf',
      'judged',
      'judged',
      'judged',
    ]);
    expect(events.filter(({ type }) => type === 'begun')).toHaveLength(9);
    expect(events.filter(({ type }) => type === 'failed')).toHaveLength(5);
  });

  it('goes nowhere unless it may', async () => {
    const { middleware, write } = await office();
    const [made] = signed(await middleware.signFiles(new Holder(), { files: [await write('a.txt', 'x')] }));
    const states = await Promise.all(
      [false, true].map(async (online) => {
        const { files } = await middleware.verifyFiles({ files: [made!.output], online });
        return files[0]?.status === 'verified'
          ? files[0].report.layers[0]?.signatures[0]?.verdicts.revocation.state
          : undefined;
      }),
    );
    // The specimen's issuers are at addresses that resolve nowhere.
    expect(states).toEqual(['not-asked', 'unknown']);
  });

  it('stops when it is told to', async () => {
    const { middleware, write } = await office();
    const files = [await write('a.txt', 'a'), await write('b.txt', 'b'), await write('c.txt', 'c')];
    const stop = new AbortController();
    const { files: told } = await middleware.verifyFiles(
      { files },
      {
        signal: stop.signal,
        onFile: ({ type, path }) => {
          if (type === 'begun' && path.endsWith('b.txt')) stop.abort();
        },
      },
    );
    expect(told.map(({ status }) => status)).toEqual(['verified', 'not-begun', 'not-begun']);
  });

  it('refuses a folder of authorities that is not there', async () => {
    const { middleware, write, documents } = await office();
    const files = [await write('a.txt', 'a')];
    const error = await errorOf(middleware.verifyFiles({ files, trustFolder: join(documents, 'nowhere') }));
    expect(error).toMatchObject({ code: 'input-missing' });
  });

  it('writes a report of what it verified, not of what came later', async () => {
    const { middleware, write } = await office();
    const [made] = signed(await middleware.signFiles(new Holder(), { files: [await write('a.pdf', pdf())] }));
    const { files } = await middleware.verifyFiles({ files: [made!.output] });
    const [file] = files;
    if (file?.status !== 'verified') throw new Error('not verified');
    const request = {
      file,
      format: 'json',
      language: 'it',
      online: false,
      software: { name: 'x', version: '1' },
    } as const;
    const report = await middleware.writeReport(request);
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
      network: 'offline',
      indication: 'INDETERMINATE',
    });
    await write('a-signed.pdf', pdf('another'));
    expect(await errorOf(middleware.writeReport(request))).toMatchObject({ code: 'input-changed' });
  });
});

describe('taking the content out', () => {
  it('goes through every layer, and keeps what is there', async () => {
    const { middleware, write, names, documents } = await office();
    const content = Buffer.alloc(700_000, 'content');
    const file = await write('a.bin', content);
    const [once] = signed(await middleware.signFiles(new Holder(), { files: [file] }));
    // A .p7m is a further signer's to take; as a content it is one more layer.
    const inside = await write('inner', await readFile(once!.output));
    const extracted = await middleware.extractFile({ file: inside });
    expect(extracted).toEqual({ output: join(documents, 'inner.content'), layers: 1 });
    expect((await readFile(extracted.output)).equals(content)).toBe(true);
    expect(await middleware.extractFile({ file: once!.output })).toMatchObject({ output: join(documents, 'a-2.bin') });
    expect(await errorOf(middleware.extractFile({ file: once!.output, output: file }))).toMatchObject({
      code: 'output-taken',
    });
    expect((await readFile(file)).equals(content)).toBe(true);
    const [detached] = signed(await middleware.signFiles(new Holder(), { files: [file], detached: true }));
    expect(await errorOf(middleware.extractFile({ file: detached!.output }))).toMatchObject({
      code: 'content-missing',
    });
    expect(await names()).toEqual(['a-2.bin', 'a.bin', 'a.bin.p7m', 'a.bin.p7s', 'inner', 'inner.content']);
  });
});

describe('proxy settings', () => {
  it('are those that other programs use', () => {
    expect(networkSettings({})).toEqual({ http: undefined, https: undefined, except: [] });
    expect(
      networkSettings({
        HTTP_PROXY: 'http://anna:p%40ss@proxy:3128',
        https_proxy: 'proxy2:8080',
        no_proxy: 'a, .b.it',
      }),
    ).toEqual({
      http: { url: 'http://proxy:3128', user: 'anna', password: 'p@ss' },
      https: { url: 'http://proxy2:8080', user: undefined, password: undefined },
      except: ['a', '.b.it'],
    });
    expect(networkSettings({ ALL_PROXY: 'http://p:1' })).toMatchObject({ http: { url: 'http://p:1' } });
    for (const http_proxy of ['socks5://p:1', 'https://p:1', 'http://', '::']) {
      expect(() => networkSettings({ http_proxy })).toThrow(RangeError);
    }
  });
});

describe('a PDF as it was when it was signed', () => {
  it('comes out byte for byte, beside the file, and replaces nothing', async () => {
    const { middleware, write, documents } = await office();
    const sign = async (file: string): Promise<string> =>
      signed(await middleware.signFiles(new Holder(), { files: [file] }))[0]!.output;
    const once = await sign(await write('a.pdf', pdf()));
    const twice = await sign(once);
    const { files } = await middleware.verifyFiles({ files: [twice] });
    const [file] = files;
    if (file?.status !== 'verified') throw new Error('not verified');
    const revisions = file.report.layers[0]!.signatures.map(({ coverage }) => [coverage.extent, coverage.revision]);
    expect(revisions).toEqual([
      ['part', 2],
      ['whole', 3],
    ]);
    expect(await middleware.signedRevisions(twice)).toEqual([
      { revision: 2, isWhole: false },
      { revision: 3, isWhole: true },
    ]);
    const before = await readFile(twice);
    const first = await middleware.extractRevision({ file: twice, revision: 2 });
    expect((await readFile(first)).equals(await readFile(once))).toBe(true);
    const again = await middleware.extractRevision({ file: twice, revision: 2, folder: documents });
    expect(again).toBe(first.replace(/\.pdf$/, '-2.pdf'));
    const named = join(documents, 'as-signed.pdf');
    expect(await middleware.extractRevision({ file: twice, revision: 2, output: named })).toBe(named);
    expect((await readFile(named)).equals(await readFile(once))).toBe(true);
    const taken = middleware.extractRevision({ file: once, revision: 2, output: twice });
    expect(await errorOf(taken)).toMatchObject({ code: 'output-taken' });
    expect((await readFile(twice)).equals(before)).toBe(true);
    await expect(middleware.extractRevision({ file: twice, revision: 4 })).rejects.toThrow(RangeError);
  });

  it('is not to be had of another kind of file', async () => {
    const { middleware, write } = await office();
    const request = { file: await write('a.txt', 'content'), revision: 1 };
    expect(await errorOf(middleware.extractRevision(request))).toMatchObject({ code: 'input-format' });
    expect(await middleware.signedRevisions(request.file)).toBeUndefined();
    const unsigned = middleware.signedRevisions(await write('b.pdf', pdf()));
    expect(await errorOf(unsigned)).toMatchObject({ code: 'not-signed' });
  });
});
