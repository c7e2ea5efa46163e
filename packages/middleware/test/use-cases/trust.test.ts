import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { desk, errorOf } from '../support/desk.js';
import { Holder } from '../support/holder.js';

const der = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

describe('trusted certificates', () => {
  it('that nobody vouches for are not taken in silence', async () => {
    const { middleware, card } = await desk();
    expect((await errorOf(middleware.addTrust(new Uint8Array(10)))).code).toBe('malformed-bundle');
    const { certificates } = await middleware.addTrust(der(card.image.pki.cscaCertificate));
    expect(certificates).toMatchObject([{ status: 'not-trusted' }]);
    expect((await middleware.listTrust()).certificates).toEqual([]);
    expect((await middleware.verifyPin(new Holder())).assurance.outcome).toBe('unverified-issuer');
  });

  it('are listed with their dates, and removed', async () => {
    const { middleware, trustSpecimen } = await desk();
    await trustSpecimen();
    const { certificates, missing, problems } = await middleware.listTrust();
    expect(certificates.map(({ purpose, basis, validity }) => [purpose, basis, validity])).toEqual(
      expect.arrayContaining([
        ['chip-signer', 'explicit', 'valid'],
        ['holder-issuer', 'explicit', 'valid'],
        ['holder-issuer', 'intermediate', 'valid'],
      ]),
    );
    expect(missing.length).toBeGreaterThan(5);
    expect(problems).toEqual([]);
    const [first] = certificates;
    const spaced = first!.fingerprint.replace(/(..)(?=.)/g, '$1:').toLowerCase();
    expect(await middleware.removeTrust(spaced)).toBe(true);
    expect(await middleware.removeTrust(spaced)).toBe(false);
    expect((await middleware.listTrust()).certificates).toHaveLength(certificates.length - 1);
  });

  it('are fetched only when asked, and what cannot be had is told with the place to look', async () => {
    const { middleware } = await desk();
    const asked: string[] = [];
    const steps: number[] = [];
    const result = await middleware.fetchTrust({
      fetch: (url) => {
        asked.push(url);
        return Promise.resolve({ ok: false, status: 503, body: null });
      },
      onProgress: ({ percent }) => steps.push(percent),
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(result.added).toEqual([]);
    expect(result.failures.map(({ url, reason }) => [url, reason])).toEqual(asked.map((url) => [url, 'http-status']));
    expect(result.missing.length).toBeGreaterThan(5);
    expect(result.missing.every(({ page, file }) => page.startsWith('https://') && file !== '')).toBe(true);
    expect(steps.at(-1)).toBe(100);
  });

  it('are fetched by way of the proxies that an office prescribes', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(new URL(request.url ?? '').host);
      response.writeHead(503).end();
    });
    proxy.on('connect', ({ url }, socket) => {
      asked.push((url ?? '').replace(/:443$/, ''));
      socket.end('HTTP/1.1 503 Closed\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { middleware } = await desk();
    const { failures } = await middleware.fetchTrust({ network: { http: { url }, https: { url } } });
    expect(failures.length).toBeGreaterThan(0);
    expect([...asked].sort()).toEqual(failures.map((failure) => new URL(failure.url).host).sort());
  });

  it('are fetched for the paired card in the reader, by the address in its certificate', async () => {
    const { middleware } = await desk();
    const fetch = (): Promise<never> => Promise.reject(new Error('no network'));
    expect((await errorOf(middleware.fetchTrust({ fetch, forCard: true }))).code).toBe('not-paired');
    await middleware.pair(new Holder());
    const { failures } = await middleware.fetchTrust({ fetch, forCard: true });
    expect(failures.every(({ reason }) => reason === 'network')).toBe(true);
  });

  it('a cancelled fetch is a cancellation', async () => {
    const { middleware } = await desk();
    const controller = new AbortController();
    const fetch = (): Promise<never> => {
      controller.abort();
      return Promise.reject(new Error('aborted'));
    };
    expect((await errorOf(middleware.fetchTrust({ fetch, signal: controller.signal }))).code).toBe('cancelled');
  });

  it('a store that cannot be read stops an operation before a code is sent', async () => {
    const { middleware, folder, card } = await desk();
    await mkdir(join(folder, 'trust'), { recursive: true });
    await writeFile(join(folder, 'trust', 'chip-signer'), 'a file in the place of a folder');
    const holder = new Holder();
    expect((await errorOf(middleware.verifyPin(holder))).code).toBe('trust-store-io');
    expect([holder.asked, card.codeCommands]).toEqual([[], []]);
  });
});
