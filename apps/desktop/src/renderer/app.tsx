import { render, type ComponentType, type JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { WINDOW_LANGUAGES } from '../contract/views.js';
import { Home } from './screens/home/home.js';
import { Shell } from './shell.js';
import { startAppState } from './state/app-state.js';
import { AppProvider } from './state/context.js';
import { beginWith, routeStore, type Route } from './state/route.js';
import { useStore } from './state/store.js';
import { loadWords } from './words/words.js';

/** The first screen comes with the window; the others are fetched when somebody goes there. */
const SCREENS: Readonly<Record<Route, ComponentType>> = {
  home: Home,
  'first-run': lazy(async () => (await import('./screens/home/first-run.js')).FirstRun),
  card: lazy(async () => (await import('./screens/home/card-details.js')).CardDetails),
  'check-pin': lazy(async () => (await import('./screens/home/check-pin.js')).CheckPin),
  pair: lazy(async () => (await import('./screens/pair.js')).Pair),
  'change-pin': lazy(async () => (await import('./screens/change-pin.js')).ChangePin),
  unblock: lazy(async () => (await import('./screens/unblock.js')).Unblock),
  sign: lazy(async () => (await import('./screens/sign/sign.js')).Sign),
  verify: lazy(async () => (await import('./screens/verify/verify.js')).Verify),
  help: lazy(async () => (await import('./screens/help/help.js')).Help),
  'lost-codes': lazy(async () => (await import('./screens/help/lost-codes.js')).LostCodes),
  'puk-recovery': lazy(async () => (await import('./screens/help/puk-recovery.js')).PukRecovery),
  reprint: lazy(async () => (await import('./screens/help/reprint.js')).Reprint),
  theft: lazy(async () => (await import('./screens/help/theft.js')).Theft),
  levels: lazy(async () => (await import('./screens/help/levels.js')).Levels),
  worth: lazy(async () => (await import('./screens/help/worth.js')).SignatureWorth),
  browsers: lazy(async () => (await import('./screens/help/browsers.js')).Browsers),
  doctor: lazy(async () => (await import('./screens/help/doctor.js')).Doctor),
  settings: lazy(async () => (await import('./screens/settings/settings.js')).Settings),
  about: lazy(async () => (await import('./screens/settings/about.js')).About),
  prompt: lazy(async () => (await import('./screens/prompt.js')).Prompt),
};

function App(): JSX.Element {
  const route = useStore(routeStore);
  const Screen = SCREENS[route];
  const screen = (
    <Suspense fallback={null}>
      <Screen key={route} />
    </Suspense>
  );
  return route === 'prompt' || route === 'first-run' ? screen : <Shell>{screen}</Shell>;
}

/** Draws the window; without the main process there is nothing to draw. */
async function start(root: HTMLElement): Promise<void> {
  const expected = new URLSearchParams(location.search).get('language');
  const known = WINDOW_LANGUAGES.find((language) => language === expected);
  // Fetched while the main process is asked for the rest.
  if (known !== undefined) void loadWords(known);
  const store = await startAppState();
  const { language, firstRunDone } = store.value.settings;
  if (!firstRunDone) beginWith('first-run');
  const words = await loadWords(language);
  render(
    <AppProvider store={store} language={language} words={words}>
      <App />
    </AppProvider>,
    root,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
