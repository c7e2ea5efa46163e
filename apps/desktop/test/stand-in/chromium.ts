import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DevToolsPipe } from './cdp-pipe.js';

/** Debian's; `CHROMIUM_PATH` names another. */
function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
}

/** One line for people, or `undefined` when it is there. */
export function missingChromium(): string | undefined {
  const path = chromiumPath();
  if (existsSync(path)) return undefined;
  return `electron stand-in: there is no Chromium at ${path}: install it (apt-get install -y chromium) or name one in CHROMIUM_PATH`;
}

export interface Chromium {
  readonly pipe: DevToolsPipe;
  readonly process: ChildProcess;
}

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--password-store=basic',
  '--disable-dev-shm-usage',
  // Electron has no popup blocker: its door is setWindowOpenHandler.
  '--disable-popup-blocking',
  // Off the network: the tests run where there is none, and an app under test must not reach it either.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE [::1]',
  '--remote-debugging-pipe',
];

/** Starts the browser. `switches` are those of the app's command line, as Electron hands them to its Chromium. */
export function startChromium(profile: string, switches: ReadonlyMap<string, string>): Chromium {
  const handedOn = [...switches]
    .filter(([name]) => name !== 'user-data-dir' && name !== 'headless' && !name.startsWith('inspect'))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  const language = switches.get('lang');
  const flags = [
    ...FLAGS,
    `--user-data-dir=${profile}`,
    ...(language === undefined ? [] : [`--accept-lang=${language}`]),
    // Chromium refuses its sandbox as root.
    ...(process.getuid?.() === 0 && !switches.has('no-sandbox') ? ['--no-sandbox'] : []),
    ...handedOn,
  ];
  const child = spawn(chromiumPath(), flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  createInterface({ input: child.stdio[2] as Readable }).on('line', (line) => {
    // Playwright waits for this line; the rest is about GPUs and buses that a container has not.
    if (line.startsWith('DevTools listening') || process.env['STAND_IN_VERBOSE'] !== undefined) {
      process.stderr.write(`${line}\n`);
    }
  });
  // However this process ends.
  process.once('exit', () => child.kill('SIGKILL'));
  return { pipe: new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable), process: child };
}
