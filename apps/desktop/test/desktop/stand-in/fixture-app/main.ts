import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  protocol,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron';
import type { MenuItemConstructorOptions, UtilityProcess } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src app://files; base-uri 'none'";
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** What happened in the main process, for the tests. */
const log: unknown[] = [];
Object.assign(globalThis, { fixtureLog: log });

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (!app.requestSingleInstanceLock({ opened: process.argv.slice(2).at(-1), when: new Date(0) })) {
  process.stdout.write('second\n');
  app.quit();
}
app.on('second-instance', (_event, argv, cwd, data) => {
  log.push({ second: { argv, cwd, data } });
});
app.on('open-file', (event, path) => {
  event.preventDefault();
  log.push({ opened: path });
});

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event, url) => {
    log.push({ navigate: url });
    if (!url.startsWith('app://fixture/')) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url, disposition }) => {
    log.push({ window: url, disposition });
    if (url.startsWith('https://help.example/')) void shell.openExternal(url);
    return { action: 'deny' };
  });
});

async function serve(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.host === 'files') {
    const body = await request.text();
    const told = { method: request.method, body, origin: request.headers.get('origin') };
    return Response.json(told, { headers: { 'access-control-allow-origin': 'app://fixture' } });
  }
  const headers = { 'content-type': TYPES[extname(url.pathname)] ?? 'text/plain', 'content-security-policy': CSP };
  try {
    return new Response(new Uint8Array(await readFile(join(__dirname, 'page', url.pathname))), { headers });
  } catch {
    return new Response('not found', { status: 404, headers });
  }
}

function openWindow(page: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    minWidth: 450,
    minHeight: 320,
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs') },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(`app://fixture/${page}`);
  return window;
}

function answerRenderer(): void {
  ipcMain.handle('echo', (_event, ...values: unknown[]) => values);
  ipcMain.handle('shape', (_event, value: unknown) => Object.prototype.toString.call(value));
  ipcMain.handle('sender', ({ sender, senderFrame }) => ({
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    isMain: senderFrame === sender.mainFrame,
    window: BrowserWindow.fromWebContents(sender)?.id,
  }));
  ipcMain.handle('fail', () => {
    throw new TypeError('from the main process');
  });
  ipcMain.handle('uncloneable', () => () => 1);
  ipcMain.on('news', (event, ...values: unknown[]) => {
    event.sender.send('news', ...values);
  });
  ipcMain.handle('second-window', () => openWindow('second.html').id);
}

function addTray(): void {
  const template: MenuItemConstructorOptions[] = [
    { id: 'open', label: 'Open', click: (item) => log.push({ clicked: item.label }) },
    { type: 'separator' },
    {
      id: 'more',
      label: 'More',
      submenu: [{ id: 'deep', label: 'Deep', type: 'checkbox', click: (item) => log.push({ checked: item.checked }) }],
    },
  ];
  const tray = new Tray(nativeImage.createEmpty());
  tray.setToolTip('Fixture');
  tray.setContextMenu(Menu.buildFromTemplate(template));
  tray.on('click', () => log.push('tray'));
}

function tellPerson(): void {
  const notification = new Notification({ title: 'Fixture', body: 'ready' });
  notification.on('click', () => log.push('notification'));
  notification.show();
}

let utility: UtilityProcess | undefined;
Object.assign(globalThis, {
  startUtility: (): UtilityProcess => {
    utility = utilityProcess.fork(join(__dirname, 'utility.cjs'), ['given'], { stdio: 'pipe', serviceName: 'fixture' });
    return utility;
  },
});

void app.whenReady().then(() => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.webRequest.onHeadersReceived(({ responseHeaders }, callback) => {
    callback({ responseHeaders: { ...responseHeaders, 'x-fixture': ['seen'] } });
  });
  protocol.handle('app', serve);
  answerRenderer();
  addTray();
  tellPerson();
  openWindow('index.html');
});
app.on('window-all-closed', () => {
  app.quit();
});
