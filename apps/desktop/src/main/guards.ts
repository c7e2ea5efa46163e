import { app, session, shell, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { DesktopError } from '../contract/desktop-error.js';
import { APP_ORIGIN } from './app-protocol.js';

/** Pages that a window may open in the browser; anything else stays closed. */
const ALLOWED_LINKS = [
  'https://www.cartaidentita.interno.gov.it/',
  'https://www.agid.gov.it/',
  'https://www.normattiva.it/',
  'https://eur-lex.europa.eu/',
];

/**
 * Opens a page in the browser, if it is one of those that windows may open.
 *
 * @param url as a page wrote it; the browser gets it as it was understood here
 * @throws {DesktopError} `refused`
 */
export async function openLink(url: string): Promise<void> {
  const address = URL.canParse(url) ? new URL(url).href : '';
  if (!ALLOWED_LINKS.some((allowed) => address.startsWith(allowed))) throw new DesktopError('refused');
  await shell.openExternal(address);
}

/** Whether a message comes from the main frame of one of our own pages. */
export function isOwnSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false;
  return URL.canParse(senderFrame.url) && senderFrame.url.startsWith(`${APP_ORIGIN}/`);
}

/** No window leaves our pages, opens another one, embeds one, or gets a permission. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_, contents) => {
    guard(contents);
  });
}

/** Nothing that pages can ask a browser for is needed here, and files are saved by the main process alone. Call when the app is ready. */
export function refusePermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  // What calls a computer directly goes past the proxy that is none (off-network.ts), unless it is told not to.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  // A page that wants to stay would keep its window open, and the app from quitting.
  contents.on('will-prevent-unload', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
