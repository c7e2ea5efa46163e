import type { TokenTexts } from './catalogue.js';

export const itToken = {
  prompt: {
    title: 'CIE Kit: PIN della tua carta',
    asks: '{program} chiede di usare la tua carta {card} per accedere o firmare a tuo nome.',
    somethingAsks:
      'Un programma chiede di usare la tua carta {card} per accedere o firmare a tuo nome. Non si può sapere quale.',
    nameIsReported: 'Il nome del programma è quello riportato dal sistema. Se non l’hai appena avviato tu, annulla.',
    enterPin: 'Inserisci il PIN di 8 cifre.',
    pinLabel: 'PIN (8 cifre):',
    allow: 'Consenti',
    cancel: 'Annulla',
    useLastTry: 'Usa l’ultimo tentativo',
    sendAllTheSame: 'Continua lo stesso',
  },
  notices: {
    'no-prompt': {
      title: 'È stata chiesta la tua carta',
      text: '{program} ha chiesto di usare la tua carta {card}, ma qui CIE Kit non ha modo di chiederti il PIN. Alla carta non è stato inviato niente. Installa "pinentry", oppure apri l’app CIE Kit, e riprova.',
    },
    'pin-blocked': {
      title: 'Il PIN è bloccato',
      text: '{program} ha chiesto di usare la tua carta {card}, ma il PIN è bloccato dopo troppi errori. Sbloccalo con il PUK: "cie pin unblock".',
    },
    'last-try-kept': {
      title: 'L’ultimo tentativo per il PIN è salvo',
      text: '{program} ha dato un PIN alla tua carta {card}, a cui resta un solo tentativo o che non dice quanti ne restano: non è stato inviato. Scrivilo tu con "cie pin verify", che prima di un ultimo tentativo te lo chiede.',
    },
    'not-signed': {
      title: 'La carta non ha firmato',
      text: '{program} aspettava la tua carta {card}, che non ha risposto fino in fondo. Nessun tentativo del PIN è andato perso per questo. Tieni ferma la carta sul lettore; se la pagina resta in attesa, premi Esc e ricomincia l’accesso.',
    },
  },
  unknownProgram: 'Un programma che non si può riconoscere',
} as const satisfies TokenTexts;
