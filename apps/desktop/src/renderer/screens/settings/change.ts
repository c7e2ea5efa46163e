import type { SettingsView } from '../../../contract/views.js';
import { bridge } from '../../state/bridge.js';

/** `unchanged`: the person, asked by the system, did not want it. */
export type SettingsOutcome = 'saved' | 'unchanged' | 'wrong';

/** The windows are told of the new settings by the main process. */
export async function changeSettings(change: Partial<SettingsView>): Promise<SettingsOutcome> {
  const reply = await bridge.request('settings.change', change);
  if (!reply.ok) return 'wrong';
  const settings: Partial<Record<string, unknown>> = { ...reply.result };
  return Object.entries(change).every(([key, value]) => settings[key] === value) ? 'saved' : 'unchanged';
}
