import { createMiddleware, defaultStoreDirectory, StoreError, type Middleware } from '@ciekit/middleware/basics';
import type { CardReaders } from '@ciekit/core';
import type { CommandContext } from './command-context.js';

/** The use cases on these readers, with the store that the environment of this call names. */
export function openMiddleware(context: CommandContext, readers: CardReaders): Middleware {
  return createMiddleware({ readers, trace: context.log.trace, storeDirectory: storeDirectory(context) });
}

/** Without a home many commands still work; those that do not will say so themselves. */
function storeDirectory({ stdio }: CommandContext): string | undefined {
  try {
    return defaultStoreDirectory({ env: stdio.env });
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
