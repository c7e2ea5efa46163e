/** German: the window in which a program asks for the card. */
export const pinWindow = {
  prompt: {
    documentTitle: 'Frage nach der PIN',
    title: (program: string): string => `${program} möchte Ihre Karte verwenden`,
    titleUnknown: 'Ein Programm möchte Ihre Karte verwenden',
    program: 'Programm',
    reported: (program: string): string => `${program}, laut System`,
    unknown: 'Das System sagt nicht, welches',
    reason: 'Grund',
    reasonText: 'Mit der Karte anmelden oder unterschreiben',
    card: 'Karte',
    reader: 'Lesegerät',
    label: 'PIN, alle 8 Ziffern',
    safe: 'Die PIN geht nur an die Karte: Das Programm, das danach fragt, sieht sie nicht.',
    submit: 'PIN senden',
    closes: (left: string): string =>
      `Kommt das unerwartet? Schließen Sie dieses Fenster: An der Karte ändert sich nichts. Es schließt sich von selbst in ${left}.`,
    time: (minutes: number, seconds: number): string =>
      minutes === 0 ? `${seconds} s` : seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
    refused: {
      'code-incorrect': {
        title: 'Die PIN war nicht richtig',
        text: 'Die Karte funktioniert noch. Prüfen Sie alle 8 Ziffern, bevor Sie es noch einmal versuchen.',
      },
      'code-half': {
        title: 'Alle 8 Ziffern sind nötig',
        text: 'Sie haben nur 4 Ziffern eingegeben, die Hälfte der PIN: An die Karte wurde nichts gesendet.',
      },
      'code-format': { title: 'Die PIN hat 8 Ziffern', text: 'An die Karte wurde nichts gesendet.' },
      other: {
        title: 'Die PIN wurde nicht angenommen',
        text: 'Sehen Sie nach, wie viele Versuche bleiben, bevor Sie die PIN noch einmal eingeben.',
      },
    },
    gone: {
      title: 'Niemand wartet mehr auf die PIN',
      text: 'Die Anfrage ist vorbei: Die Zeit ist abgelaufen, oder das Programm fragt nicht mehr. An die Karte wurde nichts gesendet.',
    },
  },
};
