import { useEffect } from 'preact/hooks';
import type { DoctorView } from '../../../contract/system-views.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp } from '../../state/context.js';
import { situationOf, type DeskSituation, type PlacedCie } from '../../state/desk.js';
import { useOperation, type OperationControl } from '../../state/use-operation.js';

type CheckState = 'todo' | 'now' | 'done' | 'failed';

/** What the browsers of this computer still need. */
type BrowserState = 'unknown' | 'checking' | 'not-ready' | 'restart' | 'ready' | 'none';

/** The five checks as they are now. */
export interface SetUp {
  readonly reader: CheckState;
  readonly service: CheckState;
  readonly card: CheckState;
  readonly paired: CheckState;
  readonly browser: CheckState;
  readonly browsers: BrowserState;
  /** How many of them are done. */
  readonly done: number;
  readonly situation: DeskSituation;
  readonly placed: PlacedCie | undefined;
  readonly checkBrowsers: OperationControl<'doctor'>;
}

/**
 * Follows reader, card and store; looks at the browsers once the card is paired. What was done at an earlier start counts:
 * a card that is paired needs neither reader nor card now.
 */
export function useSetUp(): SetUp {
  const { desk, paired } = useApp();
  const placed = useChosenCie();
  const situation = situationOf(desk, placed);
  const checkBrowsers = useOperation('doctor');
  const isPaired = paired.cards.length > 0;
  const { start, state } = checkBrowsers;
  useEffect(() => {
    if (isPaired) void start({});
  }, [isPaired, start]);

  const browsers =
    state.phase === 'running' ? 'checking' : state.phase === 'done' ? browsersOf(state.result) : 'unknown';
  const isUnusable = desk.service.state === 'unusable';
  const facts = {
    reader: isPaired || desk.readers.length > 0,
    service: isPaired || desk.service.state === 'ready',
    card: isPaired || placed !== undefined || situation.kind === 'cie',
    paired: isPaired,
    browser: browsers === 'ready' || browsers === 'restart' || browsers === 'none',
  };
  const first = ORDER.find((check) => !facts[check]);
  const stateOf = (check: Check): CheckState => {
    if (facts[check]) return 'done';
    if (isUnusable) return check === 'service' ? 'failed' : 'todo';
    return check === first ? 'now' : 'todo';
  };
  return {
    reader: stateOf('reader'),
    service: stateOf('service'),
    card: stateOf('card'),
    paired: stateOf('paired'),
    browser: stateOf('browser'),
    browsers,
    done: ORDER.filter((check) => facts[check]).length,
    situation,
    placed,
    checkBrowsers,
  };
}

const ORDER = ['reader', 'service', 'card', 'paired', 'browser'] as const;
type Check = (typeof ORDER)[number];

/** Findings (docs/doctor.md) after which a log-in with the card cannot work until somebody sets the browsers up. */
const NOT_READY = ['browser-not-set-up', 'browser-module-broken', 'token-module-missing', 'token-module-broken'];

function browsersOf({ findings }: DoctorView): BrowserState {
  const has = (...ids: readonly string[]): boolean => findings.some(({ id }) => ids.includes(id));
  if (has('browser-none')) return 'none';
  if (has(...NOT_READY)) return 'not-ready';
  if (has('browser-restart-needed')) return 'restart';
  return has('browser-ready') ? 'ready' : 'not-ready';
}
