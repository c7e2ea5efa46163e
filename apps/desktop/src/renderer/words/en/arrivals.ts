/** English: files that came and could not be taken, or not yet. */
export const arrivals = {
  title: (count: number): string => (count === 1 ? 'This was not added' : 'These were not added'),
  why: {
    folder: (name: string): string => `“${name}” is a folder: open it and drag the files that you need here.`,
    empty: (name: string): string =>
      `“${name}” is empty: there is nothing in it. If you downloaded it, download it again.`,
    unreadable: (name: string): string =>
      `“${name}” cannot be opened: it is protected, or another program keeps it for itself.`,
    missing: (name: string): string => `“${name}” is not where it was: it was moved, renamed or deleted.`,
    twice: (name: string): string => `“${name}” is on the list already.`,
  },
  more: (count: number): string => (count === 1 ? 'One more has the same problem.' : `And so have ${count} more.`),
  tooMany: (count: number, most: number): string =>
    count === 1
      ? `At most ${most} are taken at a time: 1 file was left out.`
      : `At most ${most} are taken at a time: ${count} files were left out.`,
  waiting: {
    title: (count: number): string => (count === 1 ? '1 file is waiting' : `${count} files are waiting`),
    signing: 'I put them aside while I was signing: they were not signed.',
    go: 'Go to the files that wait',
    soon: (count: number): string =>
      count === 1
        ? '1 file that came just now waits until I am done.'
        : `${count} files that came just now wait until I am done.`,
  },
};
