import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that this process's objects take once everything that nobody holds is thrown away. */
export function collectedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What finalisers let go is seen the second time.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
