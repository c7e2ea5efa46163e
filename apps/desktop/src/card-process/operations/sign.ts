import { readFile } from 'node:fs/promises';
import type { OwnPlace, SignedFile, VisibleOptions } from '@ciekit/middleware';
import type { SignedFileView } from '../../contract/document-views.js';
import type { BoxArgument, OperationArgument } from '../../contract/requests.js';
import { shownPlace } from '../shown-place.js';
import { errorView } from '../error-view.js';
import { proxySettings } from '../network-settings.js';
import { languageOf, useCaseOptions, withCodes, type Operation, type OperationContext } from '../operation-context.js';

/** Signs many files with one PIN; a failure of one leaves the others. */
export const sign: Operation<'sign'> = async (context, argument) => {
  const { configuration, middleware, running } = context;
  const files = argument.files.map((id) => ({ id, path: context.path(id) }));
  const idOf = (path: string): string => files.find((file) => file.path === path)?.id ?? '';
  const { timestampUrl } = configuration;
  const summary = await withCodes(context, argument.codes, async (source) =>
    middleware.signFiles(
      source,
      {
        files: files.map(({ path }) => path),
        seen: seenFiles(context, files),
        outFolder: argument.folder === undefined ? undefined : context.path(argument.folder),
        format: argument.format,
        detached: argument.detached,
        counterSign: argument.counterSign,
        level: argument.level,
        timestamps: timestampUrl === '' ? undefined : { url: timestampUrl },
        network: proxySettings(configuration.proxyUrl),
        field: argument.field,
        places: ownPlaces(context, argument.places ?? []),
        reason: argument.reason,
        place: argument.place,
        visible: await visibleOptions(context, argument.visible),
      },
      {
        ...useCaseOptions(context, argument.nis),
        reader: argument.reader,
        onFile: (event) => {
          running.tell({ type: 'file', fileId: idOf(event.path), state: event.type });
        },
      },
    ),
  );
  return {
    files: summary.files.map((file, index) => signedFileView(context, file, files[index]?.id ?? '')),
    stoppedBy:
      summary.stoppedBy === undefined
        ? undefined
        : { ...errorView(summary.stoppedBy, languageOf(context)), codeUse: running.codeUse },
  };
};

/** What was on the page when the person chose it is signed, and nothing that took its place. */
function seenFiles(
  context: OperationContext,
  files: readonly { readonly id: string; readonly path: string }[],
): ReadonlyMap<string, { readonly size: number; readonly modified: bigint }> {
  return new Map(
    files.flatMap(({ id, path }) => {
      const seen = context.seen(id);
      return seen === undefined ? [] : [[path, { size: seen.size, modified: BigInt(seen.modified) }] as const];
    }),
  );
}

async function visibleOptions(
  context: OperationContext,
  visible: OperationArgument<'sign'>['visible'],
): Promise<VisibleOptions | undefined> {
  if (visible === undefined) return undefined;
  return {
    ...placeOf(visible.box),
    picture: visible.picture === undefined ? undefined : await readFile(context.path(visible.picture)),
    lines: visible.lines,
    language: languageOf(context),
  };
}

function ownPlaces(
  context: OperationContext,
  places: NonNullable<OperationArgument<'sign'>['places']>,
): ReadonlyMap<string, OwnPlace> {
  return new Map(
    places.map((own) => [context.path(own.file), 'field' in own ? { field: own.field } : placeOf(own.box)]),
  );
}

function placeOf({ page, x, y, width, height }: BoxArgument): Extract<OwnPlace, { readonly place: unknown }> {
  return { place: { page, rectangle: { unit: 'fraction', x, y, width, height } } };
}

function signedFileView(context: OperationContext, file: SignedFile, fileId: string): SignedFileView {
  const { name } = shownPlace(file.path);
  switch (file.status) {
    case 'signed':
      return {
        status: 'signed',
        fileId,
        name,
        output: {
          fileId: context.written(file.output),
          ...shownPlace(file.output),
        },
        format: file.format,
        level: file.level,
      };
    case 'failed':
      return { status: 'failed', fileId, name, error: errorView(file.error, languageOf(context)) };
    case 'not-begun':
      return { status: 'not-begun', fileId, name };
  }
}
