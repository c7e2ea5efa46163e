import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrustStoreDirectory, type PinnedAnchor, type TrustStoreProblem } from '@ciekit/pki';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entity, NOW, type Entity } from './support/test-pki.js';

const csca = entity('authority', 'csca');
const issuing = entity('authority', 'issuing', { by: csca });
const stranger = entity('authority', 'stranger');
const PINS: readonly PinnedAnchor[] = [
  { sha256: csca.certificate.sha256, purpose: 'chip-signer', name: 'test', years: undefined, publisher: 'test' },
];
const EXPLICIT = { trustUnpinned: true, purpose: 'chip-signer' } as const;

let parent: string;
let directory: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'trust-'));
  directory = join(parent, 'trust');
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

const openStore = (pins = PINS) => TrustStoreDirectory.open(directory, pins);
const pathOf = ({ certificate }: Entity, basis: string, purpose = 'chip-signer') =>
  join(directory, purpose, basis, `${certificate.sha256}.der`);
const put = async (path: string, bytes: Uint8Array) => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, bytes);
};
const reasons = (problems: readonly TrustStoreProblem[]) =>
  Object.fromEntries(problems.map(({ path, reason }) => [path.slice(directory.length + 1), reason]));

describe('opening', () => {
  it('a folder that is not there gives an empty store and makes nothing', async () => {
    const store = await openStore();
    expect(store.list(NOW)).toMatchObject({ entries: [], missing: PINS });
    await expect(stat(directory)).rejects.toThrow('ENOENT');
  });

  it('a file in its place is an error', async () => {
    await writeFile(directory, 'not a folder');
    await expect(openStore()).rejects.toMatchObject({ code: 'trust-store-io' });
  });

  it('reports and does not use what is not as its name says', async () => {
    await put(pathOf(csca, 'pinned'), csca.der.subarray(1));
    await put(pathOf(stranger, 'pinned'), stranger.der);
    await put(pathOf(csca, 'pinned', 'holder-issuer'), csca.der);
    await put(join(directory, 'chip-signer', 'explicit', 'readme.txt'), Buffer.from('hello'));
    await put(join(directory, 'chip-signer', 'somewhere', 'else.der'), csca.der);
    await put(join(directory, 'top.der'), csca.der);
    const noCertificate = Buffer.from('hello');
    const sha256 = '2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824';
    await put(join(directory, 'chip-signer', 'explicit', `${sha256}.der`), noCertificate);
    await symlink(pathOf(stranger, 'pinned'), pathOf(stranger, 'explicit'));

    const store = await openStore();
    expect(store.list(NOW).entries).toEqual([]);
    expect(reasons(store.problems)).toEqual({
      'top.der': 'foreign-file',
      'chip-signer/somewhere': 'foreign-file',
      [`chip-signer/pinned/${csca.certificate.sha256}.der`]: 'fingerprint-mismatch',
      [`chip-signer/pinned/${stranger.certificate.sha256}.der`]: 'not-pinned',
      [`chip-signer/explicit/${stranger.certificate.sha256}.der`]: 'foreign-file',
      'chip-signer/explicit/readme.txt': 'foreign-file',
      [`chip-signer/explicit/${sha256}.der`]: 'malformed-certificate',
      [`holder-issuer/pinned/${csca.certificate.sha256}.der`]: 'not-pinned',
    });
    // Left as they are.
    expect(await readFile(join(directory, 'chip-signer', 'explicit', 'readme.txt'), 'utf8')).toBe('hello');
  });

  it('uses the good files beside the bad ones', async () => {
    await put(pathOf(csca, 'pinned'), csca.der);
    await put(join(directory, 'chip-signer', 'pinned', 'x'), csca.der);
    const store = await openStore();
    expect(store.anchors('chip-signer').map(({ sha256 }) => sha256)).toEqual([csca.certificate.sha256]);
    expect(store.problems).toHaveLength(1);
  });

  it('no longer trusts what is no longer pinned', async () => {
    await (await openStore()).add(csca.der);
    const store = await openStore([]);
    expect(store.anchors('chip-signer')).toEqual([]);
    expect(store.problems).toMatchObject([{ reason: 'not-pinned' }]);
  });
});

describe('adding and removing', () => {
  it('survives in files of the user’s own', async () => {
    const store = await openStore();
    const { outcomes } = await store.add(Buffer.concat([issuing.der, csca.der]));
    expect(outcomes.map(({ status }) => status)).toEqual(['added', 'added']);
    await store.add(stranger.der, EXPLICIT);
    expect(await readdir(directory, { recursive: true })).toEqual(
      expect.arrayContaining([
        `chip-signer/pinned/${csca.certificate.sha256}.der`,
        `chip-signer/intermediate/${issuing.certificate.sha256}.der`,
        `chip-signer/explicit/${stranger.certificate.sha256}.der`,
      ]),
    );
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(pathOf(csca, 'pinned'))).mode & 0o777).toBe(0o600);

    const again = await openStore();
    expect(again.problems).toEqual([]);
    expect(again.list(NOW)).toEqual(store.list(NOW));
    expect(again.intermediates('chip-signer').map(({ sha256 }) => sha256)).toEqual([issuing.certificate.sha256]);
  });

  it('writes nothing for what is not taken', async () => {
    const store = await openStore();
    const { outcomes } = await store.add(stranger.der);
    expect(outcomes).toMatchObject([{ status: 'not-trusted' }]);
    await expect(stat(directory)).rejects.toThrow('ENOENT');
  });

  it('leaves no temporary file', async () => {
    const store = await openStore();
    await store.add(csca.der);
    const names = await readdir(directory, { recursive: true });
    expect(names.filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('does not trust what it could not write', async () => {
    await mkdir(join(directory, 'chip-signer'), { recursive: true });
    await writeFile(join(directory, 'chip-signer', 'pinned'), 'in the way');
    await rename(join(directory, 'chip-signer'), join(directory, 'kept'));
    const store = await openStore();
    await rename(join(directory, 'kept'), join(directory, 'chip-signer'));
    await expect(store.add(csca.der)).rejects.toMatchObject({ code: 'trust-store-io' });
    expect(store.anchors('chip-signer')).toEqual([]);
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('remembers the stronger of two decisions', async () => {
    const store = await openStore();
    await store.add(csca.der);
    await store.add(issuing.der);
    await store.add(issuing.der, EXPLICIT);
    const again = await openStore();
    expect(again.list(NOW).entries).toMatchObject([{ basis: 'pinned' }, { basis: 'explicit' }]);
    expect(again.problems).toEqual([]);
  });

  it('removes from disk and memory, and only what is a fingerprint', async () => {
    const store = await openStore();
    await store.add(csca.der);
    await writeFile(join(parent, 'ELSEWHERE.der'), 'not ours');
    expect(await store.remove('../../../ELSEWHERE')).toBe(false);
    expect(await readFile(join(parent, 'ELSEWHERE.der'), 'utf8')).toBe('not ours');
    expect(await store.remove(stranger.certificate.sha256)).toBe(false);
    expect(await store.remove(csca.certificate.sha256.toLowerCase())).toBe(true);
    expect(store.anchors('chip-signer')).toEqual([]);
    expect((await openStore()).list(NOW).entries).toEqual([]);
  });

  it('takes two additions at once', async () => {
    const store = await openStore();
    await Promise.all([store.add(csca.der), store.add(stranger.der, EXPLICIT), store.add(csca.der)]);
    expect(store.list(NOW).entries).toHaveLength(2);
    expect((await openStore()).list(NOW).entries).toHaveLength(2);
  });
});

// Root ignores modes.
describe.skipIf(process.getuid?.() === 0)('a folder that may not be read', () => {
  it('is an error, not an empty store', async () => {
    await mkdir(directory);
    await chmod(directory, 0o000);
    await expect(openStore()).rejects.toMatchObject({ code: 'trust-store-io' });
    await chmod(directory, 0o700);
  });
});

describe('services of trusted lists', () => {
  const origins = [
    {
      country: 'IT',
      list: 'Italian list',
      serviceType: 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
      status: 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted',
      from: new Date('2020-01-01T00:00:00Z'),
      uses: ['signature'],
    },
  ] as const;

  it('are kept with what the list says, and removed with it', async () => {
    const store = await openStore();
    await store.replaceListed('IT', [{ certificate: stranger.certificate, purpose: 'document-signer', origins }]);
    const again = await openStore();
    expect(again.problems).toEqual([]);
    expect(again.list(NOW).entries).toEqual([
      { certificate: stranger.certificate, purpose: 'document-signer', basis: 'listed', origins, validity: 'valid' },
    ]);
    expect(again.originsOf(stranger.certificate.sha256)).toEqual(origins);
    expect(again.anchors('document-signer')).toHaveLength(1);
    expect(again.anchors('holder-issuer')).toEqual([]);
    expect(await again.remove(stranger.certificate.sha256)).toBe(true);
    expect(await readdir(join(directory, 'document-signer', 'listed'))).toEqual([]);
  });

  it('take the place of what an older list of the country said, and no other’s', async () => {
    const store = await openStore();
    const service = { certificate: stranger.certificate, purpose: 'tsa', origins } as const;
    const gone = { ...service, certificate: csca.certificate };
    const french = { ...origins[0], country: 'FR' };
    await store.replaceListed('IT', [service, gone]);
    await store.replaceListed('FR', [{ ...service, origins: [french] }]);
    await store.replaceListed('IT', [service]);
    for (const each of [store, await openStore()]) {
      expect(each.problems).toEqual([]);
      expect(each.anchors('tsa')).toEqual([stranger.certificate]);
      expect(each.originsOf(stranger.certificate.sha256)).toEqual([french, ...origins]);
    }
    await store.replaceListed('IT', []);
    expect((await openStore()).originsOf(stranger.certificate.sha256)).toEqual([french]);
    await store.replaceListed('FR', []);
    expect((await openStore()).list(NOW).entries).toEqual([]);
    expect(await readdir(join(directory, 'tsa', 'listed'))).toEqual([]);
  });

  it('and the user’s own decision stand side by side', async () => {
    const store = await openStore();
    await store.add(stranger.der, { purpose: 'tsa', trustUnpinned: true });
    await store.replaceListed('IT', [{ certificate: stranger.certificate, purpose: 'tsa', origins }]);
    for (const each of [store, await openStore()]) {
      expect(each.list(NOW).entries.map(({ basis }) => basis)).toEqual(['explicit', 'listed']);
      expect(each.anchors('tsa')).toHaveLength(1);
      expect(each.originsOf(stranger.certificate.sha256)).toEqual(origins);
    }
    await store.replaceListed('IT', []);
    expect((await openStore()).list(NOW).entries.map(({ basis }) => basis)).toEqual(['explicit']);
  });

  it('are of unknown standing when the file about them cannot be read', async () => {
    const store = await openStore();
    await store.replaceListed('IT', [{ certificate: stranger.certificate, purpose: 'tsa', origins }]);
    const path = pathOf(stranger, 'listed', 'tsa').replace('.der', '.json');
    for (const text of ['', '{}', '[1]', '[{"from":"never"}]', JSON.stringify([{ ...origins[0], status: 7 }])]) {
      await writeFile(path, text);
      const opened = await openStore();
      expect(opened.originsOf(stranger.certificate.sha256)).toEqual([]);
      expect(opened.problems).toEqual([{ path, reason: 'unreadable' }]);
    }
  });

  it('have the record of their list beside them, which counts only if it is one', async () => {
    const record = {
      country: 'IT',
      operator: 'AgID',
      sequenceNumber: 7,
      issued: NOW,
      nextUpdate: undefined,
      source: 'it.xml',
      addedAt: NOW,
      signer: stranger.certificate.sha256,
      services: 1,
      pointers: [{ country: 'FR', signers: [stranger.der] }],
    };
    const store = await openStore();
    expect(await store.trustedLists.all()).toEqual([]);
    await store.trustedLists.put(record);
    const again = await openStore();
    expect(again.problems).toEqual([]);
    expect(await again.trustedLists.all()).toEqual([record]);
    const path = join(directory, 'lists', 'IT.json');
    const text = await readFile(path, 'utf8');
    for (const bad of [
      '',
      '[]',
      text.replace('"IT"', '"FR"'),
      text.replace('7', '-7'),
      text.replace('"signers"', '"s"'),
    ]) {
      await writeFile(path, bad);
      expect(await again.trustedLists.all()).toEqual([]);
    }
    await again.trustedLists.remove('../x');
    await again.trustedLists.remove('IT');
    expect(await readdir(join(directory, 'lists'))).toEqual([]);
  });

  it('are never anchors for cards, whoever puts them there', async () => {
    await put(pathOf(stranger, 'listed', 'holder-issuer'), stranger.der);
    const store = await openStore();
    expect(store.anchors('holder-issuer')).toEqual([]);
    expect(Object.values(reasons(store.problems))).toEqual(['foreign-file']);
  });
});
