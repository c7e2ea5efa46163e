import type { TokenTexts } from './catalogue.js';

export const deToken = {
  prompt: {
    title: 'CIE Kit: PIN Ihrer Karte',
    asks: '{program} möchte Ihre Karte {card} verwenden, um Sie anzumelden oder in Ihrem Namen zu unterschreiben.',
    somethingAsks:
      'Ein Programm möchte Ihre Karte {card} verwenden, um Sie anzumelden oder in Ihrem Namen zu unterschreiben. Welches, lässt sich nicht feststellen.',
    nameIsReported:
      'Den Namen des Programms meldet das System. Wenn Sie das nicht gerade selbst gestartet haben, brechen Sie ab.',
    enterPin: 'Geben Sie die 8 Ziffern der PIN ein.',
    pinLabel: 'PIN (8 Ziffern):',
    allow: 'Erlauben',
    cancel: 'Abbrechen',
    useLastTry: 'Letzten Versuch nutzen',
    sendAllTheSame: 'Trotzdem weiter',
  },
  notices: {
    'no-prompt': {
      title: 'Ihre Karte wurde verlangt',
      text: '{program} wollte Ihre Karte {card} verwenden, aber CIE Kit kann Sie hier nicht nach der PIN fragen. An die Karte wurde nichts gesendet. Installieren Sie "pinentry" oder öffnen Sie die App CIE Kit, und versuchen Sie es dann noch einmal.',
    },
    'pin-blocked': {
      title: 'Die PIN ist gesperrt',
      text: '{program} wollte Ihre Karte {card} verwenden, deren PIN nach zu vielen Fehlern gesperrt ist. Entsperren Sie die PIN mit der PUK: "cie pin unblock".',
    },
    'last-try-kept': {
      title: 'Der letzte Versuch für die PIN ist noch da',
      text: '{program} hat Ihrer Karte {card} eine PIN übergeben. Für diese Karte bleibt nur noch ein Versuch, oder sie sagt nicht, wie viele bleiben: Die PIN wurde deshalb nicht gesendet. Geben Sie die PIN selbst mit "cie pin verify" ein: Vor einem letzten Versuch werden Sie dort gefragt.',
    },
    'not-signed': {
      title: 'Die Karte hat nicht unterschrieben',
      text: '{program} hat auf Ihre Karte {card} gewartet, aber sie hat nicht bis zum Ende geantwortet. Dadurch ging kein Versuch für die PIN verloren. Lassen Sie die Karte ruhig auf dem Lesegerät liegen. Wartet die Seite weiter, drücken Sie Esc und beginnen Sie die Anmeldung von vorn.',
    },
  },
  unknownProgram: 'Ein unbekanntes Programm',
} as const satisfies TokenTexts;
