/** Italian: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  questions: {
    lastPinTry: {
      title: 'È l’ultimo tentativo. Vuoi usarlo?',
      paragraphs: [
        'Se il PIN è sbagliato anche questa volta, *si blocca*. Non perdi la carta: resta valida come documento, ma per firmare ed entrare nei siti dovrai sbloccarla con il PUK.',
        'Se non hai il PUK sottomano, fermati qui: tra un’ora o tra un mese il tentativo ci sarà ancora.',
      ],
      safe: 'No, cerco prima il PIN',
      other: 'Usa l’ultimo tentativo',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1
          ? 'È l’ultimo tentativo per il PUK. Vuoi usarlo?'
          : 'Restano pochissimi tentativi per il PUK. Vuoi usarne uno?',
      paragraphs: [
        'Quando i tentativi finiscono, il chip *si chiude per sempre*: la carta resta un documento, ma per firmare ed entrare nei siti ne servirà una nuova.',
        'Recuperare il PUK non consuma tentativi, e questi resteranno ad aspettarti.',
      ],
      safe: 'No, prima recupero il PUK',
      other: 'Usa un tentativo',
    },
    advisePuk: {
      title: 'Sei sicuro di questo PUK?',
      paragraphs: [
        'La carta funziona ancora. Se i tentativi per il PUK finiscono, però, si chiude per sempre per i servizi online.',
        'Se il PUK non lo stai leggendo dai fogli, conviene recuperarlo prima: non consuma tentativi.',
      ],
      safe: 'No, prima recupero il PUK',
      other: 'Sì, continua',
    },
    weakPin: {
      title: 'Questo PIN è facile da indovinare',
      paragraphs: ['La carta lo accetterebbe. Chi ti conosce, o chi trova la carta, lo proverebbe per primo.'],
      safe: 'Ne scelgo un altro',
      other: 'Tieni questo PIN',
      reasons: {
        'birth-date': 'Contiene la tua data di nascita.',
        'services-id': 'È una parte di un numero che chiunque abbia un lettore può leggere dalla carta.',
        pan: 'È una parte del numero del chip, che chiunque abbia un lettore può leggere.',
        'serial-number': 'È una parte del numero di serie stampato sulla carta.',
        'same-as-puk': 'È uguale al PUK: chi ne vede uno li ha tutti e due.',
      },
    },
    unverifiedIssuer: {
      title: 'Non si può controllare chi ha emesso la carta',
      paragraphs: [
        'Il chip risponde come deve, ma su questo computer mancano i certificati dello Stato che lo confermano. *Il codice non è ancora stato inviato.*',
        'Di solito basta scaricarli: nelle Impostazioni, alla voce «Certificati fidati».',
      ],
      safe: 'Mi fermo',
      other: 'Invia il codice lo stesso',
    },
  },
};
