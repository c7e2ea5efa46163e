/** Italian: files that came and could not be taken, or not yet. */
export const arrivals = {
  title: (count: number): string => (count === 1 ? 'Questo non è stato aggiunto' : 'Questi non sono stati aggiunti'),
  why: {
    folder: (name: string): string => `«${name}» è una cartella: aprila e trascina qui i file che ti servono.`,
    empty: (name: string): string =>
      `«${name}» è vuoto: dentro non c’è niente. Se lo hai scaricato, scaricalo di nuovo.`,
    unreadable: (name: string): string =>
      `«${name}» non si può aprire: è protetto, oppure un altro programma lo tiene per sé.`,
    missing: (name: string): string => `«${name}» non è più dov’era: è stato spostato, rinominato o eliminato.`,
    twice: (name: string): string => `«${name}» è già nell’elenco.`,
  },
  more: (count: number): string => (count === 1 ? 'Un altro ha lo stesso problema.' : `E così altri ${count}.`),
  tooMany: (count: number, most: number): string =>
    count === 1
      ? `Se ne prendono al massimo ${most} alla volta: 1 file è rimasto fuori.`
      : `Se ne prendono al massimo ${most} alla volta: ${count} file sono rimasti fuori.`,
  waiting: {
    title: (count: number): string => (count === 1 ? '1 file aspetta' : `${count} file aspettano`),
    signing: 'Li ho messi da parte mentre firmavo: non sono stati firmati.',
    go: 'Vai ai file che aspettano',
    soon: (count: number): string =>
      count === 1
        ? '1 file arrivato adesso aspetta che io finisca.'
        : `${count} file arrivati adesso aspettano che io finisca.`,
  },
};
