/** The part of proper-lockfile 4.1 that is used; its package has no types. */
declare module 'proper-lockfile' {
  export interface LockOptions {
    /** Milliseconds after which a lock that was not refreshed counts as left behind; at least 2000. */
    readonly stale?: number;
    /** Milliseconds between two refreshes; at least 1000. */
    readonly update?: number;
    readonly retries?: number;
    readonly realpath?: boolean;
    readonly onCompromised?: (error: Error) => void;
  }
  const lockfile: {
    lock(file: string, options?: LockOptions): Promise<() => Promise<void>>;
  };
  export default lockfile;
}
