/** A text, or one for each system where the way differs. */
export type SystemText = string | Readonly<Record<TextSystem, string>>;

export type TextSystem = 'linux' | 'windows' | 'macos';

const SYSTEMS: Partial<Record<NodeJS.Platform, TextSystem>> = { win32: 'windows', darwin: 'macos' };

/**
 * What is true of the system that the person sits at; other systems than those named are most like Linux.
 *
 * @example
 * ```ts
 * onSystem({ linux: 'Enable it.', windows: 'Start it.', macos: 'Plug it in.' }, 'darwin'); // 'Plug it in.'
 * ```
 */
export function onSystem(text: SystemText, platform: NodeJS.Platform = process.platform): string {
  return typeof text === 'string' ? text : text[SYSTEMS[platform] ?? 'linux'];
}
