import { resolve } from 'node:path';

/** The arguments of the executable, read as Electron and Chromium read them. */
export interface CommandLine {
  /** `--name=value`, and `--name` with an empty value. */
  readonly switches: Map<string, string>;
  /** Modules to load before the app (`-r`). */
  readonly preloads: readonly string[];
  /** The app's folder or main script: the first argument that is neither. */
  readonly app: string | undefined;
}

export function parseCommandLine(values: readonly string[]): CommandLine {
  const switches = new Map<string, string>();
  const preloads: string[] = [];
  let app: string | undefined;
  const rest = [...values];
  for (let value = rest.shift(); value !== undefined; value = rest.shift()) {
    if (value === '-r' || value === '--require') {
      const preload = rest.shift();
      if (preload !== undefined) preloads.push(resolve(preload));
    } else if (value.startsWith('--')) {
      const [name = '', ...parts] = value.slice(2).split('=');
      switches.set(name, parts.join('='));
    } else if (app === undefined && !value.startsWith('-')) {
      app = resolve(value);
    }
  }
  return { switches, preloads, app };
}
