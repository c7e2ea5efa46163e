import type { Catalogue } from './catalogue.js';

const NOTHING = 'Nothing to do.';

/** Findings about logging in with the card: reader's neighbours, token, browsers. */
export const enDoctorToken = {
  'session-denied': {
    title: 'This session may be refused by the smart card service',
    meaning:
      'The service allows only the user who sits at the screen. Over ssh, or started as a service, CIE Kit does not see the reader, and no login works.',
    advice: 'Work from your own desktop session, or have a polkit rule for pcscd made for this user.',
  },
  'reader-taken-by-kernel': {
    title: 'The kernel has taken the ACR122U for itself',
    meaning: 'Its NFC modules hold the reader, so that the smart card service sees no reader and no login is possible.',
    advice: 'Forbid those modules with the command below, unload them, and plug the reader in again.',
  },
  'token-platform-unsupported': {
    title: 'The login in browsers was not looked at: this system is not covered yet',
    meaning: 'Browsers are set up by CIE Kit on Linux and, in part, on macOS. Everything else works.',
    advice: 'For a login on this system use Software CIE for now.',
  },
  'p11-kit-found': {
    title: 'p11-kit is installed',
    meaning: 'It is the piece between browsers and CIE Kit.',
    advice: NOTHING,
  },
  'p11-kit-untested': {
    title: 'The version of p11-kit is older than those that were tried',
    meaning: 'The login was tried with 0.24 and later; with this version it may fail or the browser may see no card.',
    advice: 'Renew p11-kit with the system. If the login works, leave it as it is.',
  },
  'p11-kit-proxy-missing': {
    title: 'The part of p11-kit that browsers load is missing',
    meaning: 'Without it no browser can see the card. Reading the card and changing the PIN work all the same.',
    advice: 'Install it if you want to log in with the card.',
  },
  'p11-kit-client-missing': {
    title: 'The part of p11-kit for single programs is missing',
    meaning: 'Browsers do not need it; "cie token run" and some sandboxes do.',
    advice: 'Install it if you use one of those.',
  },
  'token-module-found': {
    title: 'The card is entered in p11-kit',
    meaning: 'Programs that ask p11-kit find the card.',
    advice: NOTHING,
  },
  'token-module-missing': {
    title: 'The login with the card is not set up on this PC',
    meaning: 'Browsers cannot see the card yet. Everything else works.',
    advice: 'Set it up if you want to log in to public services with the card.',
  },
  'token-module-foreign': {
    title: 'The entry of the card in p11-kit was not written by CIE Kit',
    meaning: 'Somebody changed or made it. What it starts is not known, so it is not judged.',
    advice: 'Look at the file. Put it aside and install again if you do not know where it comes from.',
  },
  'token-module-broken': {
    title: 'The entry of the card in p11-kit leads nowhere',
    meaning:
      'The program that it starts is gone or cannot be run: browsers see no card. Often Node.js was moved or renewed.',
    advice: 'Install again: the entry is then written anew.',
  },
  'token-module-ignored': {
    title: 'p11-kit passes over the entry of the card',
    meaning:
      'For the superuser, or where user-config forbids it, p11-kit does not look into the user’s own folder: programs started this way do not see the card.',
    advice: 'Start the browser as your own user; or install for all users.',
  },
  'token-service-running': {
    title: 'The connection with the browsers is on',
    meaning: 'It shows the card to browsers and asks for the PIN itself.',
    advice: NOTHING,
  },
  'token-service-stopped': {
    title: 'The connection with the browsers is off',
    meaning: 'Browsers see a reader without a card, and a login says that there is no certificate.',
    advice: 'Start it, then put the card on the reader again.',
  },
  'token-service-mute': {
    title: 'The connection with the browsers does not answer',
    meaning: 'It is there and hangs, perhaps on a reader. A login waits in vain.',
    advice: 'Restart it. If that is of no use, unplug the reader and plug it in again.',
  },
  'token-socket-stale': {
    title: 'A stopped connection with the browsers left its socket behind',
    meaning: 'Nobody listens there any more: browsers see no card.',
    advice: 'Restart the connection: it clears up by itself.',
  },
  'token-socket-exposed': {
    title: 'Other users of this PC can reach the socket of the connection with the browsers',
    meaning: 'They could see your certificate, and use the card while it is open for you.',
    advice: 'Take the permissions away from group and others, then restart the connection.',
  },
  'token-socket-foreign': {
    title: 'The socket of the connection with the browsers belongs to another user',
    meaning:
      'Whoever answers there is not your service; it could show you a PIN prompt that is not ours. Do not type your PIN.',
    advice: 'Find out whose it is, remove it and start your own service.',
  },
  'token-runtime-folder-missing': {
    title: 'This session has no runtime folder',
    meaning:
      'XDG_RUNTIME_DIR names no folder that is there, as after "su" or in a container: the service has no place for its socket.',
    advice: 'Log in properly, or start the service with --socket and a folder that only you can enter.',
  },
  'opensc-beside-token': {
    title: 'p11-kit shows the reader through OpenSC as well',
    meaning:
      'OpenSC asks the same reader. Usually that is harmless; at times the card is busy at the wrong moment, or an empty second entry appears.',
    advice:
      'If logins fail now and then, leave OpenSC out of the browsers with the command below. Other programs keep it.',
  },
  'official-module-beside-token': {
    title: 'p11-kit loads the Ministry’s library as well',
    meaning:
      'The same card appears twice, and two programs talk to it: PIN prompts may double and a login may stop in the middle.',
    advice: 'Keep one of the two for p11-kit.',
  },
  'openssl-engine-found': {
    title: 'OpenSSL can use the card',
    meaning: 'openssl and curl reach it through p11-kit.',
    advice: NOTHING,
  },
  'openssl-engine-missing': {
    title: 'OpenSSL cannot use the card',
    meaning: 'Only openssl and curl on the command line are concerned, not browsers.',
    advice: 'Install the engine if you use them with the card.',
  },
  'tls-versions': {
    title: 'The card logs in with TLS 1.2',
    meaning:
      'Its chip makes RSA signatures of the older form (PKCS #1 v1.5). TLS 1.3 wants the newer one, which the chip cannot make: a server that asks for the card over TLS 1.3 alone gets no certificate, or the browser reports an error.',
    advice:
      'The servers of the State speak TLS 1.2. Where another one fails, set security.tls.version.max to 3 in about:config of Firefox, for a profile that is used for this only; with OpenSSL ask for RSA+SHA256.',
  },
  'browser-none': {
    title: 'No browser was found that CIE Kit knows',
    meaning: 'Firefox, Chromium, Chrome and Edge were looked for, as packages, snaps and flatpaks.',
    advice: 'Install one, start it once, and run the check again.',
  },
  'browser-ready': {
    title: 'The browser is set up for the card',
    meaning: 'It loads the card through p11-kit.',
    advice: NOTHING,
  },
  'browser-not-set-up': {
    title: 'The browser is not set up for the card',
    meaning: 'It works as ever; a site that asks for the card finds none.',
    advice: 'Set it up if you want to log in with this browser.',
  },
  'browser-never-started': {
    title: 'This browser, or this profile, has no certificate database yet',
    meaning: 'It is made at the first start, or when it is set up.',
    advice: 'Start the browser once and close it, or set it up right away.',
  },
  'browser-restart-needed': {
    title: 'The browser has been running since before it was set up',
    meaning: 'It reads its list of security devices only when it starts: it does not know the card yet.',
    advice: 'Close every window of it, and start it again.',
  },
  'browser-module-broken': {
    title: 'The browser is told to load a library that is not there',
    meaning: 'It starts without the card and says nothing about it. Usually p11-kit was removed or moved.',
    advice: 'Set the browser up again.',
  },
  'browser-database-unreadable': {
    title: 'The browser’s list of security devices cannot be read',
    meaning: 'The file is damaged, too large or not yours. It was left alone, and CIE Kit will not change it.',
    advice: 'Open “Security devices” in the browser’s settings: it writes the list anew. Otherwise try a new profile.',
  },
  'browser-profiles-unreadable': {
    title: 'The browser’s list of profiles cannot be read',
    meaning: 'The file is damaged, too large or not yours: its profiles could not be looked at.',
    advice: 'Open about:profiles in Firefox and look whether it shows your profiles.',
  },
  'browser-opensc-twice': {
    title: 'The browser loads OpenSC twice',
    meaning:
      'Once by itself and once through p11-kit. Both hold the reader: the card is often busy, and the list of certificates slow.',
    advice: 'Remove the browser’s own entry with the command below while the browser is closed.',
  },
  'browser-official-module': {
    title: 'The browser loads the Ministry’s library beside ours',
    meaning:
      'The same certificate is offered twice. With the first the Ministry’s program asks for the PIN, with the second CIE Kit; both talk to one card, and a login may stop in the middle.',
    advice: 'Remove the one that you do not use with the command below, while the browser is closed.',
  },
  'browser-tls13-only': {
    title: 'The browser is told to refuse TLS 1.2',
    meaning: 'A setting or a policy of this PC demands TLS 1.3, with which the card cannot log in.',
    advice: 'Take that setting back: security.tls.version.min in Firefox, SSLVersionMin in the policies of the others.',
  },
  'browser-snap': {
    title: 'The browser is a snap, closed off from the rest of the PC',
    meaning:
      'It sees neither the libraries of the system nor the socket of the token: the card cannot be set up in it. Its own access to readers (pcscd) is of no use for the CIE.',
    advice: 'For logins install the browser from its maker or from your distribution, without snap.',
  },
  'browser-flatpak': {
    title: 'The browser is a flatpak, closed off from the rest of the PC',
    meaning:
      'It has libraries of its own and may start no program of the PC: the card cannot be set up in it. Its access to readers (--socket=pcsc) is of no use for the CIE.',
    advice: 'For logins install the browser as a package of your distribution or of its maker.',
  },
  'check-failed': {
    title: 'A part of the check could not be made',
    meaning: 'What that part looks at is neither well nor ill: it is not known.',
    advice: 'Run the check again. If it stays so, tell us, with the report.',
  },
} as const satisfies Partial<Catalogue['doctor']>;
