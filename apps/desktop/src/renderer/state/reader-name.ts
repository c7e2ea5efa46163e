import { useApp, useWords } from './context.js';

/** How a reader is called on the screen: by its own name, and the one of a trial by what it is. */
export function useReaderName(): (name: string) => string {
  const { shell } = useWords();
  const { tryOut } = useApp();
  return (name) => (tryOut ? shell.tryOut.reader : name);
}
