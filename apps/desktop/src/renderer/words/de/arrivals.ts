/** German: files that came and could not be taken, or not yet. */
export const arrivals = {
  title: (count: number): string => (count === 1 ? 'Das wurde nicht hinzugefügt' : 'Diese wurden nicht hinzugefügt'),
  why: {
    folder: (name: string): string =>
      `„${name}“ ist ein Ordner: Öffnen Sie ihn und ziehen Sie die Dateien, die Sie brauchen, hierher.`,
    empty: (name: string): string =>
      `„${name}“ ist leer: Es ist nichts darin. Wenn Sie die Datei heruntergeladen haben, laden Sie sie noch einmal herunter.`,
    unreadable: (name: string): string =>
      `„${name}“ lässt sich nicht öffnen: Die Datei ist geschützt, oder ein anderes Programm hält sie fest.`,
    missing: (name: string): string =>
      `„${name}“ ist nicht mehr dort: Die Datei wurde verschoben, umbenannt oder gelöscht.`,
    twice: (name: string): string => `„${name}“ steht schon in der Liste.`,
  },
  more: (count: number): string =>
    count === 1 ? 'Eine weitere hat dasselbe Problem.' : `Und so auch ${count} weitere.`,
  tooMany: (count: number, most: number): string =>
    count === 1
      ? `Höchstens ${most} werden auf einmal genommen: 1 Datei blieb draußen.`
      : `Höchstens ${most} werden auf einmal genommen: ${count} Dateien blieben draußen.`,
  waiting: {
    title: (count: number): string => (count === 1 ? '1 Datei wartet' : `${count} Dateien warten`),
    signing: 'Sie kamen während des Unterschreibens dazu und sind nicht unterschrieben.',
    go: 'Zu den Dateien, die warten',
    soon: (count: number): string =>
      count === 1
        ? '1 Datei, die eben kam, wartet, bis dies fertig ist.'
        : `${count} Dateien, die eben kamen, warten, bis dies fertig ist.`,
  },
};
