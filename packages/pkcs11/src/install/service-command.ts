/**
 * Options of Node's that keep what runs for days and does little small (node(1)); each costs speed that nobody misses.
 * With `--expose-gc` the service gives back what its start took.
 */
export const SERVICE_NODE_OPTIONS = [
  '--max-semi-space-size=1',
  '--v8-pool-size=0',
  '--no-sparkplug',
  '--expose-gc',
] as const;

/**
 * The command line that starts `cie` with these words.
 *
 * @param command the interpreter and the script
 */
export function cieCommand(command: readonly string[], ...words: readonly string[]): readonly string[] {
  const [interpreter, ...script] = command;
  return [...(interpreter === undefined ? [] : [interpreter]), ...SERVICE_NODE_OPTIONS, ...script, ...words];
}
