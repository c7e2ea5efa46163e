// @ts-check
// The configuration of electron-builder, which puts Electron and the app together and makes the packages of each platform.
import { fileURLToPath } from 'node:url';
import { APP, LANGUAGES, OTHERS_TYPES, OWN_TYPES, SUMMARY } from './app.mjs';
import { ENTRY, desktopActions } from './desktop-entry.mjs';
import { NEVER, USAGES } from './mac/info-plist.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What Electron's binary may still do once it is this app. */
export const FUSES = {
  // With it, every program that may start this app runs its own code under this app's name and rights.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/**
 * @param {object} places
 * @param {string} places.app what stage.mjs laid out
 * @param {string} places.icons what icons.mjs drew
 * @param {string} places.strings what mac/info-plist.mjs wrote
 * @param {string} places.out
 * @param {string} [places.electronDist] instead of Electron as it is downloaded
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfiguration({ app, icons, strings, out, electronDist }) {
  return {
    appId: APP.id,
    productName: APP.name,
    copyright: APP.copyright,
    electronVersion: APP.electron,
    ...(electronDist === undefined ? {} : { electronDist }),
    directories: { app, output: out, buildResources: HERE },
    // The packages beside the bundles were chosen file by file: nothing is to be looked for, rebuilt or left out.
    npmRebuild: false,
    nodeGypRebuild: false,
    files: ['**/*', { from: `${app}/node_modules`, to: 'node_modules', filter: ['**/*'] }],
    asar: true,
    // Native code is loaded by the system, workers by threads, and neither reads the archive.
    asarUnpack: ['assets/**', 'command/**', 'node_modules/**'],
    electronFuses: FUSES,
    electronLanguages: [...LANGUAGES],
    protocols: [{ name: APP.name, schemes: [APP.scheme], role: 'Viewer' }],
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    publish: null,
    linux: linux(icons),
    // The .deb is our own (debian.mjs): it needs no tools from elsewhere.
    mac: mac(icons, strings),
    dmg: { title: `${APP.name} ${APP.version}`, icon: `${icons}/app.icns`, writeUpdateInfo: false },
    win: windows(icons),
    nsis: {
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowToChangeInstallationDirectory: false,
      createDesktopShortcut: false,
      multiLanguageInstaller: true,
      displayLanguageSelector: false,
      installerLanguages: ['it_IT', 'en_US', 'de_DE', 'fr_FR', 'sl_SI'],
      // Paired cards and settings are the person's: they stay.
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
      include: `${HERE}windows/installer.nsh`,
      guid: 'c0b0de1c-7f0e-5b5e-9a2d-3d6a4f1c8e21',
    },
  };
}

/** What starts `cie`; on Windows no program would use it. */
const COMMAND = { from: `${HERE}linux/cie.sh`, to: 'cie' };

/**
 * @param {string} icons
 * @returns {import('electron-builder').LinuxConfiguration}
 */
function linux(icons) {
  const types = [...OWN_TYPES, ...OTHERS_TYPES].map(({ mimeType }) => mimeType);
  return {
    target: ['AppImage'],
    executableName: APP.executable,
    icon: `${icons}/app`,
    category: 'Utility',
    synopsis: SUMMARY.en,
    description: SUMMARY.en,
    mimeTypes: types,
    desktop: { entry: { ...ENTRY }, desktopActions: desktopActions('AppRun') },
    extraResources: [COMMAND],
  };
}

/**
 * @param {string} icons
 * @param {string} strings
 * @returns {import('electron-builder').MacConfiguration}
 */
function mac(icons, strings) {
  return {
    target: [{ target: 'dmg' }],
    icon: `${icons}/app.icns`,
    category: 'public.app-category.utilities',
    minimumSystemVersion: '12.0',
    extraResources: [COMMAND, ...LANGUAGES.map((language) => lproj(strings, language))],
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: `${HERE}mac/entitlements.plist`,
    entitlementsInherit: `${HERE}mac/entitlements.plist`,
    fileAssociations: [
      ...OWN_TYPES.map(({ ext, name }) => ({
        ext,
        name: name.en,
        icon: `${icons}/document.icns`,
        role: /** @type {const} */ ('Viewer'),
        rank: /** @type {const} */ ('Default'),
      })),
      ...OTHERS_TYPES.map(({ ext, name }) => ({
        ext,
        name,
        role: /** @type {const} */ ('Viewer'),
        rank: /** @type {const} */ ('Alternate'),
      })),
    ],
    extendInfo: {
      // For whoever speaks none of the languages; those who do find them in InfoPlist.strings.
      CFBundleDevelopmentRegion: 'en',
      CFBundleLocalizations: [...LANGUAGES],
      NSHumanReadableCopyright: APP.copyright,
      NSSupportsAutomaticTermination: false,
      ...Object.fromEntries(USAGES.map((usage) => [usage, NEVER.en])),
    },
  };
}

/** @param {string} strings @param {string} language */
function lproj(strings, language) {
  return { from: `${strings}/${language}.lproj`, to: `${language}.lproj` };
}

/**
 * @param {string} icons
 * @returns {import('electron-builder').WindowsConfiguration}
 */
function windows(icons) {
  return {
    target: ['nsis'],
    icon: `${icons}/app.ico`,
    requestedExecutionLevel: 'asInvoker',
    // PDF and XML are only offered in "open with", see windows/installer.nsh.
    // `name` is the type's key in the registry. What Explorer shows is one text for all languages.
    fileAssociations: OWN_TYPES.map(({ ext, name }) => ({
      ext,
      name: `CIEKit.${ext}`,
      description: name.en,
      icon: `${icons}/document.ico`,
    })),
  };
}
