/** The Node that runs the stand-in; `process.execPath` is, as in Electron, the executable of the app. */
export function nodePath(): string {
  return process.env['STAND_IN_NODE'] ?? process.execPath;
}
