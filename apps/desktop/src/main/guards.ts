import { app, session, shell, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.js';

/** Pages that a window may open in the browser; anything else stays closed. */
const ALLOWED_LINKS = [
  'https://www.cartaidentita.interno.gov.it/',
  'https://www.agid.gov.it/',
  'https://www.normattiva.it/',
  'https://eur-lex.europa.eu/',
];

/** Whether a link may be opened in the browser. */
export function isAllowedLink(url: string): boolean {
  return URL.canParse(url) && ALLOWED_LINKS.some((allowed) => new URL(url).href.startsWith(allowed));
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

/** Nothing that pages can ask a browser for is needed here. Call when the app is ready. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
