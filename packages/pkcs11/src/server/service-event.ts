import type { CallingProgram } from '../token/calling-program.js';
import type { HangUpReason } from './program-connection.js';

/** What the service tells its log. No event holds what a program sent. */
export type ServiceEvent =
  /** `activated`: on a socket that the service manager made. */
  | { readonly type: 'listening'; readonly path: string; readonly activated: boolean }
  /** The kernel cannot be asked who connects: the folder's mode is the only guard, and prompts name no program. */
  | { readonly type: 'peers-unknown' }
  | { readonly type: 'client-connected'; readonly client: number; readonly program: CallingProgram | undefined }
  | { readonly type: 'client-gone'; readonly client: number }
  /** `another-user`: its uid is not ours, or could not be told. `too-many`: all connections are in use. */
  | { readonly type: 'client-refused'; readonly reason: 'another-user' | 'too-many' }
  /**
   * We hung up. `silent`: no byte came in time. `malformed`: bytes that are no frames.
   * `flood`: many requests and no waiting for answers. `failed`: an error of ours.
   */
  | {
      readonly type: 'client-dropped';
      readonly client: number;
      readonly reason: HangUpReason;
      readonly error: unknown;
    };
