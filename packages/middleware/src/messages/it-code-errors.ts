import type { Catalogue } from './catalogue.js';

const UNTOUCHED = 'Nessun codice è stato inviato: non hai perso tentativi.';

export const itCodeErrors = {
  'code-incorrect': {
    pin: {
      title: 'Il PIN è sbagliato',
      meaning: '{tries}',
      nextStep:
        'Controlla tutte le 8 cifre prima di riprovare. Se non le ricordi, sblocca con il PUK: "cie pin unblock".',
    },
    puk: {
      title: 'Il PUK è sbagliato',
      meaning: '{tries}',
      nextStep:
        'Non tirare a indovinare. Controlla la lettera e la ricevuta; se hai perso il PUK, recuperalo con l’app CieID o in Comune.',
    },
  },
  'code-blocked': {
    pin: {
      title: 'Il PIN è bloccato',
      meaning: 'È stato digitato male tre volte. La carta non è persa: il PUK la sblocca e imposta un nuovo PIN.',
      nextStep: 'Tieni a portata di mano il PUK di 8 cifre ed esegui "cie pin unblock".',
    },
    puk: {
      title: 'Il PUK è bloccato per sempre',
      meaning:
        'È stato digitato male dieci volte. La carta resta valida come documento d’identità, ma non si può più usare online.',
      nextStep: 'Per tornare online con una CIE chiedi una nuova carta al tuo Comune.',
    },
  },
  'code-format': {
    pin: {
      title: 'Il PIN ha 8 cifre',
      meaning: `Solo cifre, esattamente 8. ${UNTOUCHED}`,
      nextStep: 'Digita le prime quattro cifre (sulla ricevuta) seguite dalle ultime quattro (nella lettera).',
    },
    puk: {
      title: 'Il PUK ha 8 cifre',
      meaning: `Solo cifre, esattamente 8. ${UNTOUCHED}`,
      nextStep: 'Digita le prime quattro cifre (sulla ricevuta) seguite dalle ultime quattro (nella lettera).',
    },
  },
  'code-half': {
    pin: {
      title: 'Questo è mezzo PIN',
      meaning: `Hai digitato 4 cifre. Altri programmi conservano la prima metà sul disco e chiedono il resto; CIE Kit no, perché mezzo PIN su un disco è mezzo segreto regalato. ${UNTOUCHED}`,
      nextStep: 'Digita tutte le 8 cifre: la prima metà dalla ricevuta, la seconda dalla lettera.',
    },
    puk: {
      title: 'Questo è mezzo PUK',
      meaning: `Hai digitato 4 cifre; la carta le vuole tutte e 8. ${UNTOUCHED}`,
      nextStep: 'Digita tutte le 8 cifre: la prima metà dalla ricevuta, la seconda dalla lettera.',
    },
  },
  'last-try-unconfirmed': {
    pin: {
      title: 'Questo sarebbe l’ultimo tentativo per il PIN',
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep: 'Continua solo se sei sicuro del PIN (--allow-last-try). Con un altro errore ti servirà il PUK.',
    },
    puk: {
      title: 'Restano pochissimi tentativi per il PUK',
      meaning: `{tries} Quando finiscono, la carta non si potrà mai più usare online. ${UNTOUCHED}`,
      nextStep: 'Recupera il PUK prima di riprovare. Solo se ne sei davvero sicuro: --allow-last-try.',
    },
  },
  'code-outcome-unknown': {
    pin: {
      title: 'Non si sa se la carta ha controllato il PIN',
      meaning:
        'La risposta si è persa dopo l’invio del PIN: se era sbagliato, un tentativo è stato consumato. Non è stato inviato di nuovo.',
      nextStep: 'Rimetti la carta e guarda i tentativi rimasti, senza consumarne: "cie pin status".',
    },
    puk: {
      title: 'Non si sa se la carta ha controllato il PUK',
      meaning:
        'La risposta si è persa dopo l’invio del PUK: se era sbagliato, un tentativo è stato consumato. Non è stato inviato di nuovo.',
      nextStep: 'Rimetti la carta e guarda i tentativi rimasti, senza consumarne: "cie pin status".',
    },
  },
} as const satisfies Catalogue['codeErrors'];
