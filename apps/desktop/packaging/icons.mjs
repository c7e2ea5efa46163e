// @ts-check
// Draws the icons from their sources in icons/: PNG files, and the containers of Windows and macOS around them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('icons', import.meta.url));

/** Below this many pixels the card's details run together: the small drawing has none. */
const SMALL = 40;

/** Freedesktop's hicolor sizes, and 1024 for macOS. */
export const APP_SIZES = [16, 22, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Drawing and colour for each state of the tray, for a light and for a dark panel: black or white, nothing between. */
const TRAY = [
  ['tray-for-light', 'symbolic', '#000000'],
  ['tray-for-dark', 'symbolic', '#ffffff'],
  ['tray-attention-for-light', 'symbolic-attention', '#000000'],
  ['tray-attention-for-dark', 'symbolic-attention', '#ffffff'],
];

/** What the system takes on macOS and colours itself: the name has to end in Template. */
const TEMPLATES = [
  ['trayTemplate', 'symbolic', '#000000'],
  ['trayAttentionTemplate', 'symbolic-attention', '#000000'],
];

const SYMBOLIC_COLOUR = '#2e3436';

/**
 * @param {string} name of a drawing
 * @returns {string} SVG
 */
export function drawing(name) {
  return readFileSync(join(SOURCES, `${name}.svg`), 'utf8');
}

/**
 * What draws: the package that also draws the pages of reports.
 *
 * @returns {any} its module, which is no dependency of this app and has no types here
 */
function canvas() {
  const signature = new URL('../../../packages/signature/package.json', import.meta.url);
  try {
    return createRequire(signature)('@napi-rs/canvas');
  } catch (cause) {
    throw new Error('the icons cannot be drawn: @napi-rs/canvas is not installed; run "pnpm install"', { cause });
  }
}

/**
 * @param {string} svg
 * @param {number} size in pixels, both ways
 * @returns {Promise<Buffer>} PNG
 */
async function png(svg, size) {
  const { createCanvas, loadImage } = canvas();
  const image = await loadImage(Buffer.from(svg.replace('<svg ', `<svg width="${size}" height="${size}" `)));
  const page = createCanvas(size, size);
  page.getContext('2d').drawImage(image, 0, 0, size, size);
  // Not page.encode(): that works in another thread, and crashes when the page is collected meanwhile.
  return page.toBuffer('image/png');
}

/** @param {number} size */
function appIcon(size) {
  return png(drawing(size < SMALL ? 'app-small' : 'app'), size);
}

/**
 * The icons that the running app shows: of its windows and of the tray, each for one and for two pixels a point.
 *
 * @param {string} folder made when missing
 */
export async function drawRunningIcons(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'app.png'), await appIcon(256));
  for (const [name = '', source = '', colour = ''] of [...TRAY, ...TEMPLATES]) {
    const svg = drawing(source).replaceAll(SYMBOLIC_COLOUR, colour);
    writeFileSync(join(folder, `${name}.png`), await png(svg, 16));
    writeFileSync(join(folder, `${name}@2x.png`), await png(svg, 32));
  }
  // Windows takes the size that its scale asks for.
  for (const [name = '', source = '', colour = ''] of TRAY) {
    const svg = drawing(source).replaceAll(SYMBOLIC_COLOUR, colour);
    writeFileSync(join(folder, `${name}.ico`), ico(await pngs(svg, [16, 20, 24, 32, 48])));
  }
}

/**
 * The icons of the packages: `app/<size>x<size>.png`, `app.ico`, `app.icns`, and the same for signed documents.
 *
 * @param {string} folder made when missing
 */
export async function drawPackageIcons(folder) {
  mkdirSync(join(folder, 'app'), { recursive: true });
  const app = await Promise.all(APP_SIZES.map(async (size) => ({ size, data: await appIcon(size) })));
  for (const { size, data } of app) writeFileSync(join(folder, 'app', `${size}x${size}.png`), data);
  writeFileSync(join(folder, 'app.ico'), ico(app));
  writeFileSync(join(folder, 'app.icns'), icns(app));
  const pages = await pngs(drawing('document'), APP_SIZES);
  writeFileSync(join(folder, 'document.ico'), ico(pages));
  writeFileSync(join(folder, 'document.icns'), icns(pages));
}

/** @typedef {{ readonly size: number, readonly data: Uint8Array }} Picture */

/**
 * @param {string} svg
 * @param {readonly number[]} sizes
 * @returns {Promise<Picture[]>}
 */
function pngs(svg, sizes) {
  return Promise.all(sizes.map(async (size) => ({ size, data: await png(svg, size) })));
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const ICO_SIZES = new Set([16, 20, 24, 32, 48, 64, 128, 256]);

/**
 * Windows' container: a directory, then PNG files as they are (Windows Vista and later).
 *
 * @param {readonly Picture[]} pictures
 */
function ico(pictures) {
  const chosen = pictures.filter(({ size }) => ICO_SIZES.has(size));
  const head = Buffer.alloc(ICO_HEADER + chosen.length * ICO_ENTRY);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(chosen.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of chosen.entries()) {
    const entry = ICO_HEADER + index * ICO_ENTRY;
    // One byte each: 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...chosen.map(({ data }) => data)]);
}

/** Types of PNG files in macOS' container, by pixels; those with two are for a screen of two pixels a point as well. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/**
 * macOS' container: type, length with this header, PNG file, one after the other.
 *
 * @param {readonly Picture[]} pictures
 */
function icns(pictures) {
  const parts = ICNS_TYPES.flatMap(([type, pixels]) => {
    const picture = pictures.find(({ size }) => size === pixels);
    return picture === undefined ? [] : [block(String(type), picture.data)];
  });
  return block('icns', Buffer.concat(parts));
}

/** @param {string} type @param {Uint8Array} data */
function block(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + data.length, 4);
  return Buffer.concat([head, data]);
}
