import type { SettingsView } from '../../../contract/views.js';
import { bridge } from '../../state/bridge.js';

/** @returns whether it was taken; the windows are told of the new settings by the main process */
export async function changeSettings(change: Partial<SettingsView>): Promise<boolean> {
  return (await bridge.request('settings.change', change)).ok;
}
