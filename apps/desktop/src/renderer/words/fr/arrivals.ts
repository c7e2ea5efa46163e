/** French: files that came and could not be taken, or not yet. */
export const arrivals = {
  title: (count: number): string => (count === 1 ? 'Ceci n’a pas été ajouté' : 'Ceux-ci n’ont pas été ajoutés'),
  why: {
    folder: (name: string): string =>
      `«\u00a0${name}\u00a0» est un dossier\u00a0: ouvrez-le et glissez ici les fichiers qu’il vous faut.`,
    empty: (name: string): string =>
      `«\u00a0${name}\u00a0» est vide\u00a0: il n’y a rien dedans. Si vous l’avez téléchargé, téléchargez-le à nouveau.`,
    unreadable: (name: string): string =>
      `«\u00a0${name}\u00a0» ne peut pas être ouvert\u00a0: il est protégé, ou un autre programme le garde pour lui.`,
    missing: (name: string): string =>
      `«\u00a0${name}\u00a0» n’est plus là où il était\u00a0: il a été déplacé, renommé ou supprimé.`,
    twice: (name: string): string => `«\u00a0${name}\u00a0» est déjà dans la liste.`,
  },
  more: (count: number): string => (count === 1 ? 'Un autre a le même problème.' : `Et ${count} autres de même.`),
  tooMany: (count: number, most: number): string =>
    count === 1
      ? `On en prend au plus ${most} à la fois\u00a0: 1 fichier est resté dehors.`
      : `On en prend au plus ${most} à la fois\u00a0: ${count} fichiers sont restés dehors.`,
  waiting: {
    title: (count: number): string => (count === 1 ? '1 fichier attend' : `${count} fichiers attendent`),
    signing: 'Arrivés pendant la signature, ils n’ont pas été signés.',
    go: 'Aller aux fichiers qui attendent',
    soon: (count: number): string =>
      count === 1
        ? '1 fichier arrivé à l’instant attend que ce soit fini.'
        : `${count} fichiers arrivés à l’instant attendent que ce soit fini.`,
  },
};
