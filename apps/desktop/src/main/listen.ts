import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as z from 'zod';
import { CHANNEL, type Reply } from '../contract/bridge.js';
import { DesktopError, ownErrorView } from '../contract/desktop-error.js';
import type { OperationKind, OperationOutcome } from '../contract/operations.js';
import {
  operationArguments,
  requestArguments,
  type OperationArgument,
  type RequestName,
  type RequestResults,
} from '../contract/requests.js';
import type { ArrivalView, ErrorView } from '../contract/views.js';
import { wipeCodes } from '../contract/wipe-codes.js';
import type { Desktop } from './desktop.js';
import { HANDLERS } from './handlers/index.js';
import { isOwnSender } from './guards.js';
import { ProcessFailure } from './process-answer.js';

/** More than a person can mean to drop; of fewer it is said how many are taken at once. */
const dropped = z.array(z.string().max(4_096)).max(100_000);

/** No screen begins as many at once: a page that does would only keep the processes from everybody else's. */
const MAX_WORK = 8;

/** Listens to the windows: each message's sender is checked, its name known, its argument of the form that was agreed. */
export function listenToWindows(desktop: Desktop): void {
  ipcMain.handle(CHANNEL.request, (event, name: unknown, argument: unknown) =>
    wiping(argument, request(desktop, event, name, argument)),
  );
  ipcMain.handle(CHANNEL.operation, (event, id: unknown, kind: unknown, argument: unknown) =>
    wiping(argument, operate(desktop, event, id, kind, argument)),
  );
  ipcMain.handle(CHANNEL.dropped, (event, paths: unknown): Promise<ArrivalView> => {
    const parsed = dropped.safeParse(paths);
    if (!isOwnSender(event) || !parsed.success) return Promise.resolve({ files: [], refused: [] });
    return desktop.files.admitAll(parsed.data);
  });
}

/** No code stays in a message, whether it was taken, refused or failed. */
async function wiping<T>(argument: unknown, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } finally {
    wipeCodes(argument);
  }
}

async function request(
  desktop: Desktop,
  event: IpcMainInvokeEvent,
  name: unknown,
  argument: unknown,
): Promise<Reply<RequestResults[RequestName]>> {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!isOwnSender(event) || window === null || !isNameOf(requestArguments, name)) return refused();
  const parsed = requestArguments[name].safeParse(argument);
  if (!parsed.success) return refused();
  try {
    // One of the handlers, with the argument that its own schema made.
    const handler = HANDLERS[name] as (desktop: Desktop, argument: unknown, sender: typeof window) => unknown;
    return { ok: true, result: (await handler(desktop, parsed.data, window)) as RequestResults[RequestName] };
  } catch (error) {
    const view = viewOf(error);
    desktop.log.note(name.replaceAll('.', '-'), view.code);
    return { ok: false, error: view };
  }
}

async function operate(
  desktop: Desktop,
  event: IpcMainInvokeEvent,
  id: unknown,
  kind: unknown,
  argument: unknown,
): Promise<OperationOutcome> {
  const operationId = z.uuid().safeParse(id);
  if (!isOwnSender(event) || !operationId.success || !isNameOf(operationArguments, kind)) return refused();
  const parsed = operationArguments[kind].safeParse(argument);
  if (!parsed.success || desktop.work.has(operationId.data) || desktop.work.size >= MAX_WORK) return refused();
  const work = parsed.data as OperationArgument<OperationKind>;
  const paths = pathsOf(desktop, work);
  if (paths === undefined) return refused();
  desktop.log.note(`${kind}-begun`);
  const outcome = await outcomeOf(desktop, event, operationId.data, kind, work, paths);
  desktop.log.note(`${kind}-ended`, outcome.ok ? 'ok' : outcome.error.code);
  desktop.ended(kind, outcome);
  return outcome;
}

async function outcomeOf(
  { files, processes, work }: Desktop,
  { sender }: IpcMainInvokeEvent,
  id: string,
  kind: OperationKind,
  argument: OperationArgument<OperationKind>,
  paths: Record<string, string>,
): Promise<OperationOutcome> {
  try {
    const ending = processes
      .for(kind)
      .operate(id, kind, argument, paths, kind === 'sign' ? files.seen(Object.keys(paths)) : undefined);
    // The message is a copy by now.
    wipeCodes(argument);
    const { outcome, written } = await work.during(id, sender, ending, processes.isWithCards(kind));
    for (const { fileId, path } of written) files.name(path, fileId);
    return outcome;
  } catch (error) {
    // A process that cannot be started: the window waits for an outcome.
    return { ok: false, error: viewOf(error) };
  }
}

function viewOf(error: unknown): ErrorView {
  if (error instanceof ProcessFailure) return error.view;
  return ownErrorView(error instanceof DesktopError ? error.code : 'failed');
}

/** The paths of every file that the argument names; `undefined` when one of them was never given to a window. */
function pathsOf({ files }: Desktop, argument: OperationArgument<OperationKind>): Record<string, string> | undefined {
  const named = [
    ...('files' in argument ? argument.files : []),
    ...('file' in argument ? [argument.file] : []),
    'content' in argument ? argument.content : undefined,
    'folder' in argument ? argument.folder : undefined,
    'visible' in argument ? argument.visible?.picture : undefined,
  ].filter((id) => id !== undefined);
  const paths: Record<string, string> = {};
  for (const id of named) {
    const path = files.path(id);
    if (path === undefined) return undefined;
    paths[id] = path;
  }
  return paths;
}

function isNameOf<T extends object>(names: T, name: unknown): name is keyof T & string {
  return typeof name === 'string' && Object.hasOwn(names, name);
}

function refused(): { readonly ok: false; readonly error: ReturnType<typeof ownErrorView> } {
  return { ok: false, error: ownErrorView('refused') };
}
