import { counted } from './counted.js';

/** Slovene: files that came and could not be taken, or not yet. */
export const arrivals = {
  title: (count: number): string => (count === 1 ? 'To ni bilo dodano' : 'Ti niso bili dodani'),
  why: {
    folder: (name: string): string => `»${name}« je mapa: odprite jo in sem povlecite datoteke, ki jih potrebujete.`,
    empty: (name: string): string => `»${name}« je prazna: v njej ni ničesar. Če ste jo prenesli, jo prenesite znova.`,
    unreadable: (name: string): string =>
      `»${name}« se ne da odpreti: datoteka je zaščitena ali jo zadržuje drug program.`,
    missing: (name: string): string =>
      `»${name}« ni več tam, kjer je bila: premaknjena je, preimenovana ali izbrisana.`,
    twice: (name: string): string => `»${name}« je že na seznamu.`,
  },
  more: (count: number): string => (count === 1 ? 'Enako velja še za eno.' : `Enako velja še za ${count}.`),
  tooMany: (count: number, most: number): string =>
    `Naenkrat jih gre največ ${most}; zunaj je ${counted(count, ['datoteka', 'datoteki', 'datoteke', 'datotek'])}.`,
  waiting: {
    title: (count: number): string =>
      `Čakajo na vrsto: ${counted(count, ['datoteka', 'datoteki', 'datoteke', 'datotek'])}`,
    signing: 'Med podpisovanjem so ostale ob strani: niso podpisane.',
    go: 'Na datoteke, ki čakajo',
    soon: (count: number): string =>
      `Ob strani, dokler ni to končano: ${counted(count, ['datoteka', 'datoteki', 'datoteke', 'datotek'])}.`,
  },
};
