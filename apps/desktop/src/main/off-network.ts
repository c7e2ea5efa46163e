import { app } from 'electron';

/**
 * Takes the windows' Chromium off the network: everything in them is served by the app itself, and what needs the network is
 * done by the work processes. The policy of the pages leaves open what is no request of a page: names that are looked up ahead,
 * connections that are opened ahead, calls (WebRTC). Has to be called before the app is ready.
 */
export function takeWindowsOffNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // A proxy that is never found, for this computer's own addresses too.
  app.commandLine.appendSwitch('proxy-server', 'nowhere.invalid:1');
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}
