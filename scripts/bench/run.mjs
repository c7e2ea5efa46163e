// @ts-check
import { ensureCommandBuilt } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { hasChromium, measureDesktop } from './desktop.mjs';

/**
 * The bounds that the figures have to keep, each with where it comes from in the object.
 *
 * @typedef {{ readonly name: string, readonly value: number, readonly atMost?: number, readonly atLeast?: number }} Bound
 */

/** @param {Awaited<ReturnType<typeof measure>>} figures @returns {Bound[]} */
function bounds({ short, extended, secureMessaging, startUp, token, signature, desktop }) {
  const further = (/** @type {typeof short} */ form) =>
    ((form['signTen']?.apdus ?? 0) - (form['signOnce']?.apdus ?? 0)) / 9;
  const apdus = (/** @type {typeof short} */ form, /** @type {string} */ name) => form[name]?.apdus ?? Number.NaN;
  return [
    { name: 'pair, short APDUs', value: apdus(short, 'pair'), atMost: 54 },
    { name: 'change PIN, short APDUs', value: apdus(short, 'changePin'), atMost: 20 },
    { name: 'unblock PIN, short APDUs', value: apdus(short, 'unblockPin'), atMost: 20 },
    { name: 'sign once, short APDUs', value: apdus(short, 'signOnce'), atMost: 22 },
    { name: 'each further signature, short APDUs', value: further(short), atMost: 2 },
    { name: 'pair, extended APDUs', value: apdus(extended, 'pair'), atMost: 48 },
    { name: 'change PIN, extended APDUs', value: apdus(extended, 'changePin'), atMost: 15 },
    { name: 'unblock PIN, extended APDUs', value: apdus(extended, 'unblockPin'), atMost: 15 },
    { name: 'sign once, extended APDUs', value: apdus(extended, 'signOnce'), atMost: 16 },
    { name: 'each further signature, extended APDUs', value: further(extended), atMost: 1 },
    { name: 'host CPU of a pair, ms', value: short['pair']?.cpuMs ?? Number.NaN, atMost: 80 },
    { name: 'host CPU of the first pair of a process, ms', value: short['pair']?.cpuMsFirst ?? Number.NaN, atMost: 80 },
    { name: 'cie --version over node -e 0, ms', value: startUp.versionOverNodeMs, atMost: 60 },
    { name: 'secure messaging against bare OpenSSL', value: secureMessaging.ratio, atLeast: 0.6 },
    ...(token === undefined ? [] : tokenBounds(token)),
    ...signatureBounds(signature),
    ...(desktop === undefined ? [] : desktopBounds(desktop)),
  ];
}

/** @param {NonNullable<Awaited<ReturnType<typeof measure>>['token']>} token @returns {Bound[]} */
function tokenBounds({ short, extended, ...token }) {
  return [
    { name: 'token, log-in and one signature, short APDUs', value: short.logInAndSign, atMost: 22 },
    { name: 'token, each further signature, short APDUs', value: short.further, atMost: 2 },
    { name: 'token, log-in and one signature, extended APDUs', value: extended.logInAndSign, atMost: 16 },
    { name: 'token, each further signature, extended APDUs', value: extended.further, atMost: 1 },
    { name: 'token, empty round trips a second', value: token.roundTripsPerSecond, atLeast: 40_000 },
    { name: 'token, signatures against bare ones', value: token.signaturesOverBare, atLeast: 0.85 },
    { name: 'token, memory of the idle service, MiB', value: token.idleMebibytes, atMost: 60 },
    { name: 'token, start of the service to its first answer, ms', value: token.startUpMs, atMost: 250 },
  ];
}

/** @param {Awaited<ReturnType<typeof measure>>['signature']} signature @returns {Bound[]} */
function signatureBounds({ commands, pdf, p7m }) {
  return [
    { name: 'files, 100 with one PIN, short APDUs', value: commands.apdus, atMost: 22 + 2 * commands.files },
    { name: 'files, each further one, short APDUs', value: commands.further, atMost: 2 },
    ...(pdf.overPdfsig === undefined
      ? []
      : [
          { name: 'PDF with 10 signatures, cie verify against pdfsig', value: pdf.overPdfsig, atMost: 1 },
          {
            name: 'PDF with 10 signatures, in a process that runs, against pdfsig',
            value: pdf.insideOverPdfsig,
            atMost: 1,
          },
        ]),
    ...Object.entries(p7m).flatMap(([size, figures]) => [
      ...('signOverOpenssl' in figures
        ? [
            { name: `.p7m of ${size}, signed, against openssl cms -stream`, value: figures.signOverOpenssl, atMost: 1 },
            { name: `.p7m of ${size}, verified, against openssl cms`, value: figures.verifyOverOpenssl, atMost: 1 },
          ]
        : []),
      // Without /proc nobody knows.
      ...(Number.isNaN(figures.peakMegabytes)
        ? []
        : [{ name: `.p7m of ${size}, most memory, MB`, value: figures.peakMegabytes, atMost: 100 }]),
    ]),
  ];
}

/** @param {import('./desktop.mjs').DesktopFigures} desktop @returns {Bound[]} */
function desktopBounds({ growth, ...figures }) {
  return [
    { name: 'app, start to its first usable screen, ms', value: figures.firstScreenMs, atMost: 1_500 },
    { name: 'app, scripts and styles of the windows, kB gzip', value: figures.bundleKilobytes, atMost: 250 },
    { name: 'app, delay of a key while the card works, 19 of 20, ms', value: figures.inputDelayMs, atMost: 50 },
    { name: 'app, delay of a key while the card works, all, ms', value: figures.inputDelayMaxMs, atMost: 50 },
    {
      name: 'app, the longest task of the window meanwhile, ms of processor time',
      value: figures.longestTaskMs,
      atMost: 50,
    },
    { name: 'app, the longest of the main process, ms of processor time', value: figures.mainComputedMs, atMost: 50 },
    // A leak of one object a card is more; compiled code and caches that settle late are less.
    { name: 'app, objects of the window, KiB more in an hour of cards', value: growth.windowHeap, atMost: 1_024 },
    { name: 'app, objects of the main process, KiB more', value: growth.mainHeap, atMost: 1_024 },
    { name: 'app, objects of the process with the cards, KiB more', value: growth.cardHeap, atMost: 1_024 },
    { name: 'app, nodes of the page, more', value: growth.windowNodes, atMost: 100 },
    { name: 'app, listeners of the page, more', value: growth.windowListeners, atMost: 10 },
    // Of some 280: allocators give back when they like.
    { name: 'app, memory that its processes share with nobody, MiB more', value: growth.written, atMost: 20 },
  ];
}

async function measure() {
  // Loaded late: the packages are built first.
  const { measureOperations } = await import('./operations.mjs');
  const { measureSecureMessaging } = await import('./secure-messaging.mjs');
  const { measureStartUp } = await import('./start-up.mjs');
  const { measureToken } = await import('./token.mjs');
  const { measureSignature } = await import('./signature.mjs');
  return {
    node: process.versions.node,
    card: 'software card, Bit4id profile, second-generation SOD, holder certificate of 1.7 kB in a file of 4 kB',
    short: await measureOperations('never'),
    extended: await measureOperations('auto'),
    secureMessaging: measureSecureMessaging(),
    startUp: measureStartUp(),
    token: await measureToken(),
    signature: await measureSignature(),
    desktop: await measureDesktop(),
  };
}

/** The windows alone: they take minutes, and whoever works on them waits for nothing else. */
async function measureWindows() {
  const desktop = await measureDesktop();
  if (desktop === undefined) throw new Error('the windows cannot be measured: there is no Chromium');
  return { desktop };
}

/** @param {Bound} bound */
const holds = ({ value, atMost, atLeast }) =>
  (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);

/**
 * @param {readonly string[]} args `--json` prints one object and nothing else, `--desktop` measures the app's windows alone
 */
export async function run(args) {
  const windowsOnly = args.includes('--desktop');
  // The windows are measured by a test; where there are none, what `cie` needs is enough.
  await ensureInstalled(hasChromium() ? 'everything' : 'command');
  await ensureCommandBuilt();
  const figures = windowsOnly ? await measureWindows() : await measure();
  const all = 'signature' in figures ? bounds(figures) : desktopBounds(figures.desktop);
  const checked = all.map((bound) => ({ ...bound, holds: holds(bound) }));
  const leftOut = 'signature' in figures ? figures.signature.leftOut : [];
  if (leftOut.length > 0) console.error(`Left out, since it is not installed: ${leftOut.join(', ')}.`);
  if (args.includes('--json')) {
    console.log(JSON.stringify({ ...figures, bounds: checked }, undefined, 2));
  } else {
    for (const { name, value, atMost, atLeast, holds: held } of checked) {
      const bound = atMost === undefined ? `at least ${String(atLeast)}` : `at most ${String(atMost)}`;
      console.log(`${held ? 'ok  ' : 'MISS'} ${name}: ${String(value)} (${bound})`);
    }
  }
  if (checked.some((bound) => !bound.holds)) process.exitCode = 1;
}
