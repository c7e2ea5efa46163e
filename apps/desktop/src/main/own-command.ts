import { app } from 'electron';

/**
 * Tells both processes where the `cie` is that came with the app. Browsers are told of that place for good: an AppImage has
 * none, it is mounted somewhere else at each start, and there the one that the person installed is taken.
 */
export function nameOwnCommand(): void {
  if (app.isPackaged && process.env['APPIMAGE'] === undefined) {
    process.env['CIEKIT_APP_RESOURCES'] = process.resourcesPath;
  }
}
