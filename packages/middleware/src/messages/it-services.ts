import type { Catalogue } from './catalogue.js';

/** Fatti sui servizi pubblici, ciascuno con la fonte e il giorno in cui è stato verificato; si correggono qui. */
const MINISTRY = 'Ministero dell’Interno, https://www.cartaidentita.interno.gov.it/';
const DATE = '2026-11-21';

export const itServices = {
  pukRecovery: {
    title: 'Ho perso il PUK',
    text: 'Lo recuperi con l’app CieID. Servono un telefono con NFC e blocco schermo, la carta, il suo numero di serie (in alto a destra, ad esempio CA00000AA) e il cellulare o l’e-mail indicati quando l’hai richiesta. La richiesta dura 48 ore; poi un SMS o un’e-mail permette di proseguire e vedere il PUK. Non fare una seconda richiesta mentre ce n’è una in corso. Un lettore collegato al computer non può recuperare il PUK. Per un minore lo chiede un genitore o il tutore.',
    source: MINISTRY,
    date: DATE,
  },
  codesReprint: {
    title: 'Ristampare PIN e PUK',
    text: 'Li ristampa qualsiasi Comune, gratis, di persona e con la carta in mano. La prima metà viene consegnata subito; la seconda arriva per e-mail (non PEC), oppure su carta con una delega.',
    source: MINISTRY,
    date: DATE,
  },
  blockCard: {
    title: 'Carta rubata o smarrita',
    text: 'Fai denuncia alle forze dell’ordine, poi fai bloccare la carta: 800 098 558, dal lunedì al venerdì 8-18, sabato 8-14, per le carte rilasciate dopo il 4 luglio 2016. Tieni pronti: nome e cognome, codice fiscale, il numero di serie se lo conosci (lo mostra "cie list"), la denuncia e la città in cui l’hai fatta.',
    source: `${MINISTRY}cittadini/furto-e-smarrimento/`,
    date: DATE,
  },
  accessLevels: {
    title: 'Livelli 1, 2 e 3',
    text: 'Il livello 3, cioè la carta con il suo PIN, funziona appena hai la carta, anche per i servizi di livello 1 e 2. I livelli 1 e 2 si attivano sul portale con codice fiscale, numero di serie e PRIMA metà del PUK (serve un cellulare registrato), oppure con carta e PIN.',
    source: MINISTRY,
    date: DATE,
  },
  minors: {
    title: 'Minori',
    text: 'Da 5 a 18 anni la carta dà accesso ai soli servizi scolastici.',
    source: MINISTRY,
    date: DATE,
  },
  expiry: {
    title: 'Carta scaduta',
    text: 'Le credenziali seguono la validità della carta. Per 90\u00a0giorni dopo la scadenza quelle della vecchia carta funzionano ancora, se non ne è stata rilasciata una nuova.',
    source: MINISTRY,
    date: DATE,
  },
} as const satisfies Catalogue['services'];
