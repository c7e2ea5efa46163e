import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { networkFetch, networkSettings } from '../../../packages/middleware/src/documents/network.js';
import { timestampAuthority } from '../../../packages/middleware/src/documents/signing-services.js';
import { cardHome } from './support/card-home.js';
import { cie, errorOf, PIN, start } from './support/cli.js';

const place = cardHome();

/** Values that occur nowhere else. */
const LOGIN = { user: 'clerk', password: 'Kp7-tsa-secret' };
const PROXY = { user: 'office', password: 'Qz3:proxy@secret' };
const HALF_PIN = '4051';
const WRONG_PIN = '40516273';
const LEVELS = ['error', 'debug', 'traffic'] as const;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const HIDDEN = [
  LOGIN.password,
  base64(`${LOGIN.user}:${LOGIN.password}`),
  PROXY.password,
  encodeURIComponent(PROXY.password),
  base64(`${PROXY.user}:${PROXY.password}`),
  WRONG_PIN,
  Buffer.from(WRONG_PIN).toString('hex'),
];

/** By itself: four digits may well be a part of something longer. */
const HALF = new RegExp(`(?<![0-9a-z])${HALF_PIN}(?![0-9a-z])`, 'i');

function search(text: string, where: string): void {
  expect(HALF.test(text), `half a PIN in ${where}`).toBe(false);
  for (const hidden of HIDDEN) expect(text.includes(hidden), `${hidden} in ${where}`).toBe(false);
}

type Manner = '401' | '407' | '302' | 'malformed' | 'reset' | 'empty';
const MANNERS: readonly Manner[] = ['401', '407', '302', 'malformed', 'reset', 'empty'];

/** A server that says everything it was told: in its status, its headers, its body, and where it sends on to. */
class Gossip {
  manner: Manner = '401';
  /** Header fields of every request, as they came. */
  readonly heard: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const told = JSON.stringify(request.headers);
      this.heard.push(`${request.url ?? ''} ${told}`);
      request.resume();
      switch (this.manner) {
        case '401':
        case '407':
          response.writeHead(Number(this.manner), told.slice(0, 200), { 'x-told': told }).end(told);
          return;
        case '302':
          response.writeHead(302, { location: `${this.url('/elsewhere')}?${encodeURIComponent(told)}` }).end(told);
          return;
        case 'malformed':
          response.socket?.end(`HTTP/9.9 ${told}\r\n${told}\r\n\r\n`);
          return;
        case 'reset':
          response.socket?.destroy();
          return;
        case 'empty':
          response.end(told);
      }
    });
    this.#server.on('connect', ({ headers }, socket) => {
      this.heard.push(`CONNECT ${JSON.stringify(headers)}`);
      socket.end(`HTTP/1.1 407 ${JSON.stringify(headers)}\r\nContent-Length: 0\r\n\r\n`);
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `http://127.0.0.1:${String(this.port)}${path}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let authority: Gossip;
let proxy: Gossip;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  authority = new Gossip();
  proxy = new Gossip();
  await Promise.all([authority.open(), proxy.open()]);
  env = { CIEKIT_TSA_LOGIN: `${LOGIN.user}:${LOGIN.password}` };
});

afterEach(() => Promise.all([authority.close(), proxy.close()]));

const proxyAddress = (): string =>
  `http://${PROXY.user}:${encodeURIComponent(PROXY.password)}@127.0.0.1:${String(proxy.port)}`;

function searchFiles(): void {
  for (const name of readdirSync(place.home, { recursive: true, encoding: 'utf8' })) {
    const path = join(place.home, name);
    // The software card's own state is the one place where its codes live.
    if (statSync(path).isFile() && !path.includes('card.json')) search(readFileSync(path, 'latin1'), path);
  }
}

describe('the log-in at a time-stamping authority', () => {
  it.each(MANNERS)('is shown by nothing when the authority answers %s', async (manner) => {
    authority.manner = manner;
    const file = join(place.home, 'letter.txt');
    writeFileSync(file, 'Dear Sirs');
    for (const level of LEVELS) {
      for (const form of [[], ['--json']]) {
        const argv = ['timestamp', file, '--tsa', authority.url('/tsa'), '--log-level', level, ...form];
        const { code, stdout, stderr } = await cie(argv, { home: place.home, env });
        expect(code).toBeGreaterThan(0);
        search(stdout + stderr, `${manner} ${level}`);
      }
    }
    // It was sent, and to nobody else.
    expect(authority.heard.length).toBeGreaterThan(0);
    expect(authority.heard.every((each) => each.startsWith('/tsa ') && each.includes('Basic '))).toBe(true);
    searchFiles();
  });

  it('is not in the error itself either, however deep one looks', async () => {
    const settings = networkSettings({ http_proxy: proxyAddress() });
    for (const network of [settings, {}]) {
      for (const manner of MANNERS) {
        authority.manner = manner;
        proxy.manner = manner;
        const tsa = await timestampAuthority({ url: authority.url('/tsa'), ...LOGIN }, network);
        const error: unknown = await tsa.timestamp(new Uint8Array(32)).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(Error);
        search(inspect(error, { depth: 20, showHidden: true }), `${manner} error`);
        search(inspect(tsa, { depth: 20, showHidden: true }), 'the client');
        search(inspect(await networkFetch(network), { depth: 20, showHidden: true }), 'fetch');
      }
    }
  });

  it.each(['http://clerk:Kp7-tsa-secret@', 'http://:Kp7-tsa-secret@'])(
    'is refused in the address: %s',
    async (beginning) => {
      const url = `${beginning}127.0.0.1:${String(authority.port)}/`;
      const file = join(place.home, 'letter.txt');
      writeFileSync(file, 'x');
      for (const argv of [
        ['timestamp', file, '--tsa', url],
        ['sign', file, '--level', 't', '--tsa', url],
        ['trust', 'lists', 'fetch', '--from', url],
      ]) {
        for (const level of LEVELS) {
          const { code, stdout, stderr } = await place.onCard([...argv, '--log-level', level]);
          expect(code, argv.join(' ')).toBe(2);
          search(stdout + stderr, argv.join(' '));
        }
        const refused = await cie([...argv, '--json'], { home: place.home });
        expect(errorOf(refused)).toMatchObject({ code: 'invalid-value' });
      }
      await expect(timestampAuthority({ url }, {})).rejects.toThrow(RangeError);
      expect(authority.heard).toEqual([]);
    },
  );
});

describe('the password of a proxy', () => {
  it.each(MANNERS)('is shown by nothing when the proxy answers %s', async (manner) => {
    proxy.manner = manner;
    const file = join(place.home, 'letter.txt');
    writeFileSync(file, 'Dear Sirs');
    const proxies = { ...env, http_proxy: proxyAddress(), https_proxy: proxyAddress() };
    const elsewhere = [authority.url('/tsa'), `https://127.0.0.1:${String(authority.port)}/tsa`];
    for (const level of LEVELS) {
      for (const form of [[], ['--json']]) {
        for (const url of elsewhere) {
          const argv = ['timestamp', file, '--tsa', url, '--log-level', level, ...form];
          const { code, stdout, stderr } = await cie(argv, { home: place.home, env: proxies });
          expect(code).toBeGreaterThan(0);
          search(stdout + stderr, `${manner} ${level} ${url}`);
        }
      }
    }
    expect(proxy.heard.length).toBeGreaterThan(0);
    expect(proxy.heard.every((each) => each.includes('proxy-authorization'))).toBe(true);
    // Behind the proxy nobody learns of it; in a tunnel the proxy does not learn the log-in of the authority.
    expect(authority.heard).toEqual([]);
    const tunnels = proxy.heard.filter((each) => each.startsWith('CONNECT'));
    expect(tunnels.some((each) => each.includes(base64(`${LOGIN.user}:${LOGIN.password}`)))).toBe(false);
    searchFiles();
  });

  it.each(['socks5://office:Kp7-tsa-secret@127.0.0.1:1', 'http://office:Kp7-tsa-secret@:::'])(
    'is not repeated when the address is none: %s',
    async (http_proxy) => {
      const file = join(place.home, 'letter.txt');
      writeFileSync(file, 'x');
      const argv = ['timestamp', file, '--tsa', authority.url('/tsa'), '--log-level', 'traffic'];
      const { code, stdout, stderr } = await cie(argv, { home: place.home, env: { ...env, http_proxy } });
      expect(code).toBe(2);
      search(stdout + stderr, 'a proxy that is none');
    },
  );

  it('is no matter to a signature that asks nobody', async () => {
    await place.onCard(['emulator', 'create', place.card]);
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const file = join(place.home, 'letter.txt');
    writeFileSync(file, 'x');
    const running = start(['sign', file, '--pin-stdin', '--yes', '--reader', `software:${place.card}`], {
      home: place.home,
      stdin: `${PIN}\n`,
      env: { all_proxy: 'socks5://127.0.0.1:1' },
    });
    expect((await running.result).code).toBe(0);
  });

  it('may hold a percent sign that encodes nothing', () => {
    expect(networkSettings({ http_proxy: 'http://office:100%@proxy.test:3128' }).http).toEqual({
      url: 'http://proxy.test:3128',
      user: 'office',
      password: '100%',
    });
  });
});

describe('a PIN for files', () => {
  it('is shown by nothing when it is half, or wrong, and spends nothing when it is half', async () => {
    await place.onCard(['emulator', 'create', place.card]);
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const file = join(place.home, 'letter.txt');
    writeFileSync(file, 'Dear Sirs');
    for (const [typed, expected] of [
      [HALF_PIN, 19],
      [WRONG_PIN, 6],
    ] as const) {
      for (const form of [[], ['--json']]) {
        const argv = ['sign', file, '--pin-stdin', '--log-level', 'traffic', ...form];
        const { code, stdout, stderr } = await place.onCard(argv, `${typed}\n`);
        expect(code, stdout + stderr).toBe(expected);
        search(stdout + stderr, `PIN ${form.join()}`);
      }
    }
    searchFiles();
  });

  it('that is given up half typed is nowhere', async () => {
    await place.onCard(['emulator', 'create', place.card]);
    await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
    const file = join(place.home, 'letter.txt');
    writeFileSync(file, 'Dear Sirs');
    const running = start(['sign', file, '--yes', '--reader', `software:${place.card}`, '--log-level', 'traffic'], {
      home: place.home,
      terminal: true,
      answers: [[/PIN \(8 digits\): /, `${HALF_PIN}\u0003`]],
    });
    const { code, stdout, stderr } = await running.result;
    expect(code).toBeGreaterThan(0);
    search(stdout + stderr, 'terminal');
    search(inspect(running.stdin, { depth: 20, showHidden: true }), 'the input stream');
    searchFiles();
  });
});
