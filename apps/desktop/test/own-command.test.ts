import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nameOwnCommand } from '../src/main/own-command.js';

const app = vi.hoisted(() => ({ isPackaged: true }));

vi.mock('electron', () => ({ app }));

beforeEach(() => {
  vi.stubGlobal('process', { ...process, env: process.env, resourcesPath: '/opt/CIE Kit/resources' });
  vi.stubEnv('CIEKIT_APP_RESOURCES', undefined);
  vi.stubEnv('APPIMAGE', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test.each([
  ['installed', true, undefined, '/opt/CIE Kit/resources'],
  ['from an AppImage, which is mounted elsewhere each time', true, '/home/anna/CIE.AppImage', undefined],
  ['not installed', false, undefined, undefined],
])('browsers are told of the command that came with the app: %s', (_, isPackaged, image, expected) => {
  app.isPackaged = isPackaged;
  vi.stubEnv('APPIMAGE', image);
  nameOwnCommand();
  expect(process.env['CIEKIT_APP_RESOURCES']).toBe(expected);
});
