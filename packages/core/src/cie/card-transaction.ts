import { CancelledError, TransportError } from '../errors.js';
import type { CardConnection, CardTransaction, TransactionOptions } from '../iso7816/transport.js';
import { TracingTransport } from '../trace.js';
import { CardSession } from './card-session.js';
import type { CieCardOptions, OperationOptions } from './operations.js';
import { ProgressMeter, type CardStep } from './progress.js';

/** Steps and how many commands each takes. */
export type Plan = readonly (readonly [CardStep, number])[];

interface TransactionInput {
  readonly connection: CardConnection;
  readonly host: CieCardOptions;
  readonly options: OperationOptions;
  readonly plan: Plan;
}

/** One operation on the card: waits for it, works, lets go. A chip that holds something verified is reset at the end. */
export async function inTransaction<T>(
  { connection, host, options, plan }: TransactionInput,
  work: (session: CardSession, meter: ProgressMeter) => Promise<T>,
): Promise<T> {
  if (options.signal?.aborted === true) throw new CancelledError({ cause: options.signal.reason });
  const meter = new ProgressMeter([['waiting-for-card', 0], ...plan], options.onProgress);
  meter.begin('waiting-for-card');
  const transaction = await beginAnew(connection, { signal: options.signal, waitMs: options.waitMs });
  const { trace, chipVerifier, memory, extended } = host;
  const session = new CardSession({
    transport: trace === undefined ? transaction : new TracingTransport(transaction, trace),
    atr: connection.atr,
    readerName: connection.readerName,
    readerMaximum: connection.maxCommandLength,
    extended: extended ?? 'auto',
    verifier: chipVerifier,
    memory,
    signal: options.signal,
  });
  try {
    const result = await work(session, meter);
    meter.begin('done');
    return result;
  } finally {
    session.dispose();
    // What the chip holds verified must not be found by the next program.
    await transaction.end(session.isAuthenticated ? 'reset' : 'leave');
  }
}

/** A reset by another program since the last operation has taken nothing from us: every operation begins from zero. */
async function beginAnew(connection: CardConnection, options: TransactionOptions): Promise<CardTransaction> {
  try {
    return await connection.beginTransaction(options);
  } catch (error) {
    if (!(error instanceof TransportError) || error.code !== 'card-reset') throw error;
    return connection.beginTransaction(options);
  }
}
