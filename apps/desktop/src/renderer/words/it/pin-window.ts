/** Italian: the window in which a program asks for the card. */
export const pinWindow = {
  prompt: {
    documentTitle: 'Richiesta del PIN',
    title: (program: string): string => `${program} vuole usare la tua carta`,
    titleUnknown: 'Un programma vuole usare la tua carta',
    program: 'Programma',
    reported: (program: string): string => `${program}, secondo il sistema`,
    unknown: 'Il sistema non dice quale',
    reason: 'Motivo',
    reasonText: 'Entrare con la carta o firmare',
    card: 'Carta',
    reader: 'Lettore',
    label: 'PIN, tutte le 8 cifre',
    safe: 'Il PIN va solo alla carta: il programma che lo chiede non lo vede.',
    submit: 'Invia il PIN',
    closes: (left: string): string =>
      `Non lo aspettavi? Chiudi questa finestra: la carta non cambia. Si chiude da sola tra ${left}.`,
    time: (minutes: number, seconds: number): string =>
      minutes === 0 ? `${seconds} s` : seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
    refused: {
      'code-incorrect': {
        title: 'Il PIN non era giusto',
        text: 'La carta funziona ancora. Controlla tutte e 8 le cifre prima di riprovare.',
      },
      'code-half': {
        title: 'Servono tutte le 8 cifre',
        text: 'Erano 4, la metà del PIN: alla carta non è stato inviato nulla.',
      },
      'code-format': { title: 'Il PIN ha 8 cifre', text: 'Alla carta non è stato inviato nulla.' },
      other: { title: 'Il PIN non è stato accettato', text: 'Guarda i tentativi rimasti prima di riscriverlo.' },
    },
    gone: {
      title: 'Nessuno aspetta più il PIN',
      text: 'La richiesta è finita: è passato il tempo, o il programma ha smesso di chiedere. Alla carta non è stato inviato nulla.',
    },
  },
};
