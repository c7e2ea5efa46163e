import { join } from 'node:path';
import { OUR_MARK } from './p11-kit-module.js';
import { cieCommand } from './service-command.js';
import { configDirectory, requirePlainPath, systemPath, type InstallSurroundings } from './user-places.js';

/** The names by which systemd and launchd know the service. */
export const SOCKET_UNIT = 'ciekit-token.socket';
export const SERVICE_UNIT = 'ciekit-token.service';
export const LAUNCH_AGENT = 'dev.ciekit.token';

/** What starts the service: at its first use (systemd), or at log-in. */
export type ServiceKind = 'systemd' | 'launchd' | 'autostart';

/** A text file or a link that makes the platform start the service. */
export interface ServiceFile {
  readonly purpose: 'service-unit' | 'socket-unit' | 'unit-link' | 'launch-agent' | 'autostart-entry';
  readonly path: string;
  readonly text: string | undefined;
  /** The target of a link instead. */
  readonly link: string | undefined;
}

/**
 * The files that start `cie token serve` for this user, or with `system` for every user of the computer.
 *
 * @param command absolute: the interpreter and the script
 * @throws {InstallError} `path-unusable`
 */
export function serviceFiles(
  kind: ServiceKind,
  scope: 'user' | 'system',
  command: readonly string[],
  surroundings: InstallSurroundings,
): readonly ServiceFile[] {
  const words = cieCommand(command, 'token', 'serve');
  if (kind === 'launchd') {
    const folder =
      scope === 'user'
        ? join(surroundings.home, 'Library', 'LaunchAgents')
        : systemPath(surroundings, '/Library/LaunchAgents');
    return [textFile('launch-agent', join(folder, `${LAUNCH_AGENT}.plist`), launchAgent(words))];
  }
  if (kind === 'autostart') {
    const folder =
      scope === 'user'
        ? join(configDirectory(surroundings), 'autostart')
        : systemPath(surroundings, '/etc/xdg/autostart');
    return [textFile('autostart-entry', join(folder, 'ciekit-token.desktop'), autostartEntry(words))];
  }
  const folder =
    scope === 'user'
      ? join(configDirectory(surroundings), 'systemd', 'user')
      : systemPath(surroundings, '/etc/systemd/user');
  return [
    textFile('service-unit', join(folder, SERVICE_UNIT), serviceUnit(words)),
    textFile('socket-unit', join(folder, SOCKET_UNIT), socketUnit()),
    // What "systemctl --user enable" makes.
    {
      purpose: 'unit-link',
      path: join(folder, 'sockets.target.wants', SOCKET_UNIT),
      text: undefined,
      link: join(folder, SOCKET_UNIT),
    },
  ];
}

function textFile(purpose: ServiceFile['purpose'], path: string, text: string): ServiceFile {
  return { purpose, path, text, link: undefined };
}

/** systemd.socket(5). The first socket is the token's, the second `cie token status` and `cie token lock`. */
function socketUnit(): string {
  return `# ${OUR_MARK}; "cie token uninstall" removes it.
[Unit]
Description=Italian electronic identity card as a PKCS#11 token (socket)

[Socket]
ListenStream=%t/ciekit/token.sock
ListenStream=%t/ciekit/control.sock
SocketMode=0600
DirectoryMode=0700
RemoveOnStop=yes

[Install]
WantedBy=sockets.target
`;
}

/**
 * systemd.service(5), systemd.exec(5): what a user's own service manager can enforce without namespaces. Not
 * MemoryDenyWriteExecute: a JavaScript engine writes the code that it runs; nor SystemCallFilter: V8 and libuv use calls
 * (pkey_alloc, io_uring_setup) that are in no common set, and a refused one would end the service.
 */
function serviceUnit(words: readonly string[]): string {
  return `# ${OUR_MARK}; "cie token uninstall" removes it.
[Unit]
Description=Italian electronic identity card as a PKCS#11 token
Requires=${SOCKET_UNIT}
After=${SOCKET_UNIT}

[Service]
Type=simple
ExecStart=${words.map(systemdWord).join(' ')}
Restart=on-failure
RestartSec=1
UMask=0077
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX
SystemCallArchitectures=native
LimitCORE=0

[Install]
Also=${SOCKET_UNIT}
`;
}

/** Quotes hold a word together; `%` begins a specifier and `$` a variable. */
function systemdWord(word: string): string {
  const plain = requirePlainPath(word).replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll('"', '\\"');
  return `"${plain}"`;
}

/** launchd.plist(5). */
function launchAgent(words: readonly string[]): string {
  const strings = words.map((word) => `    <string>${xmlText(requirePlainPath(word))}</string>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${OUR_MARK} -->
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${LAUNCH_AGENT}</string>
  <key>ProgramArguments</key>
  <array>
${strings}
  </array>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ProcessType</key>
  <string>Interactive</string>
</dict>
</plist>
`;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Desktop Entry Specification 1.5, "The Exec key"; XDG Autostart. */
function autostartEntry(words: readonly string[]): string {
  return `# ${OUR_MARK}; "cie token uninstall" removes it.
[Desktop Entry]
Type=Application
Name=CIE Kit token
Comment=Italian electronic identity card as a PKCS#11 token
Exec=${words.map(desktopWord).join(' ')}
Terminal=false
NoDisplay=true
`;
}

/** Quoted words are unescaped twice: as a string of the file, then as an argument. */
function desktopWord(word: string): string {
  const argument = requirePlainPath(word).replaceAll('%', '%%').replace(/["`$]/gu, '\\\\$&');
  return `"${argument}"`;
}
