import {
  describeAssurance,
  describeError,
  describeTries,
  catalogueOf,
  type CodeUseOptions,
  type Middleware,
  type ProgressEventListener,
  type UseCaseEvent,
} from '@ciekit/middleware/basics';
import { chooseReaders, type ChosenReaders } from './card-readers.js';
import type { CommandContext } from './command-context.js';
import { openMiddleware } from './open-middleware.js';

/** The use cases, and the options that this call of the command gives each of them. */
export interface UseCases {
  readonly middleware: Middleware;
  readonly options: CodeUseOptions;
  readonly chosen: ChosenReaders;
}

/**
 * Opens the use cases on the readers that `--reader` names; closes them when the command ends.
 *
 * @throws {CliError} the files of a software card cannot be used
 */
export async function openUseCases(context: CommandContext): Promise<UseCases> {
  const { settings, options, signal } = context;
  const chosen = await chooseReaders(settings);
  const middleware = openMiddleware(context, chosen.readers);
  context.atEnd(() => chosen.readers.close());
  return {
    middleware,
    chosen,
    options: {
      signal,
      reader: chosen.reader,
      serialNumber: options.text('card'),
      wait: options.flag('wait'),
      allowLastTry: settings.allowLastTry,
      onProgress: progressTo(context),
      onEvent: eventTeller(context),
    },
  };
}

/** The bar, with its sentence in the user's language. */
export function progressTo({ progress, language }: CommandContext): ProgressEventListener {
  return ({ percent, step }) => {
    progress.show(percent, catalogueOf(language).progress[step]);
  };
}

/** Says what the user should know while a use case runs; each thing once. */
function eventTeller(context: CommandContext): (event: UseCaseEvent) => void {
  const { language, log, notes } = context;
  const told = new Set<string>();
  const once = (text: string, tell: () => void): void => {
    if (told.has(text)) return;
    told.add(text);
    tell();
  };
  return (event) => {
    switch (event.type) {
      case 'card-found':
        log.write('info', `card found in ${event.reader}`);
        break;
      case 'chip-checked': {
        const text = describeAssurance(event.assurance, language);
        once(text, () => {
          if (event.assurance.outcome === 'genuine') notes.item({ text: '✓', as: 'green' }, text);
          else notes.item({ text: '!', as: 'yellow' }, text);
        });
        break;
      }
      case 'tries': {
        const text = describeTries(event.kind, event.triesRemaining, language);
        // All tries left is nothing to worry anybody with.
        if (event.kind === 'pin' && event.triesRemaining === 3) break;
        once(text, () => {
          notes.line(text);
        });
        break;
      }
      case 'store-problem': {
        const { title, nextStep } = describeError(event.error, language);
        once(title, () => {
          log.write('warning', `${title}. ${nextStep}`);
        });
        break;
      }
    }
  };
}
