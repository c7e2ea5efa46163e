/** Time as the token needs it, so that tests can turn it. */
export interface TokenClock {
  /** Milliseconds from any beginning; never goes back. */
  now(): number;
  /** Calls back once after so many milliseconds. Returns how to call it off. */
  after(ms: number, callback: () => void): () => void;
}

/** The process's own time; its timers keep no process alive. */
export const systemClock: TokenClock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
