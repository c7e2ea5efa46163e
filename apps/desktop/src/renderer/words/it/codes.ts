import { codeScreens } from './code-screens.js';
import { pairing } from './pairing.js';
import { pinWindow } from './pin-window.js';

/** Italian: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  ...codeScreens,
  ...pairing,
  ...pinWindow,
  questions: {
    lastPinTry: {
      title: 'È l’ultimo tentativo. Vuoi usarlo?',
      paragraphs: [
        'Se il PIN è sbagliato anche questa volta, *si blocca*. Non perdi la carta: resta valida come documento d’identità, ma per firmare ed entrare nei siti dovrai sbloccare il PIN con il PUK.',
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
        'Quando i tentativi finiscono, il chip *si chiude per sempre*: la carta resta valida come documento d’identità, ma per firmare ed entrare nei siti ne servirà una nuova.',
        'Recuperare il PUK non consuma tentativi, e questi resteranno ad aspettarti.',
      ],
      safe: 'No, prima recupero il PUK',
      other: 'Usa un tentativo',
    },
    advisePuk: {
      title: 'Sei sicuro di questo PUK?',
      paragraphs: [
        'La carta funziona ancora. Se però i tentativi per il PUK finiscono, il chip si chiude per sempre e serve una carta nuova.',
        'Se il PUK non lo stai leggendo dai fogli, conviene recuperarlo prima: non consuma tentativi.',
      ],
      safe: 'No, prima recupero il PUK',
      other: 'Sì, continua',
    },
    weakPin: {
      title: 'Questo PIN è facile da indovinare',
      paragraphs: ['La carta lo accetterebbe. Chi ti conosce, o chi trova la carta, lo proverebbe per primo.'],
      safe: 'Scegline un altro',
      other: 'Tieni questo',
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
      safe: 'No, mi fermo',
      other: 'Invia il codice lo stesso',
    },
  },
  aside: 'Carta e tentativi',
  newCard: 'Carta da abbinare',
  readingTries: 'Leggiamo quanti tentativi restano',
  back: 'La mia carta',
  why: {
    title: 'Perché 8 cifre?',
    text: 'Altri programmi ne chiedono solo 4, perché salvano le altre sul computer. CIE Kit non salva nulla: per questo le chiede tutte.',
  },
  /** Of the code that was typed, when the operation broke off. */
  use: {
    'not-sent': 'Nessun codice è stato inviato: non hai perso tentativi.',
    accepted: 'Il codice era giusto: non hai perso tentativi.',
  },
  spend: {
    label: 'Ho controllato le 8\u00a0cifre: voglio usare un tentativo.',
    missing: 'Prima controlla le cifre, poi spunta questa casella.',
  },
  pin: { label: 'PIN della carta', lost: 'Non ricordo il PIN' },
  wrong: {
    pin: {
      title: 'Il PIN non è giusto',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Funziona ancora. Questa carta non dice quanti tentativi restano: dopo 3 errori di fila il PIN si blocca.'
          : left === 1
            ? 'Funziona ancora. Resta 1\u00a0tentativo su\u00a03: al prossimo errore il PIN si blocca e serve il PUK.'
            : `Funziona ancora. Restano ${left}\u00a0tentativi su\u00a03: al terzo errore il PIN si blocca e serve il PUK.`,
      next: 'Controlla le 8 cifre: le prime\u00a04 sono nella ricevuta della domanda, le altre nella lettera. Se lo hai cambiato, vale quello che hai scelto tu.',
    },
    puk: {
      title: 'Il PUK non è giusto',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Funziona ancora. Questa carta non dice quanti tentativi restano: dopo 10 errori di fila il chip si chiude per sempre e serve una carta nuova.'
          : left === 1
            ? 'Funziona ancora. Resta 1\u00a0tentativo su\u00a010: al prossimo errore il chip si chiude per sempre e serve una carta nuova.'
            : `Funziona ancora. Restano ${left}\u00a0tentativi su\u00a010. Quando finiscono il chip si chiude per sempre e serve una carta nuova.`,
      next: (left: number | undefined): string =>
        left !== undefined && left > 8
          ? 'Controlla le 8 cifre del PUK: le prime\u00a04 sono nella ricevuta della domanda, le altre nella lettera. Il PUK non si può cambiare.'
          : 'Recupera il PUK: non consuma tentativi.',
    },
  },
  /** The person stopped, by a button or by answering no. */
  stopped: {
    cancelled: { title: 'Operazione interrotta', text: 'Niente è rimasto a metà e nessun tentativo è andato perso.' },
    'last-try': {
      title: 'Il codice non è stato inviato',
      text: 'Il tentativo è ancora lì. Torna quando hai le 8 cifre davanti a te: non c’è fretta.',
    },
    'advise-puk': {
      title: 'Il PUK non è stato inviato',
      text: 'I tentativi sono quelli di prima. Recupera il PUK con calma, poi torna qui.',
    },
    'weak-pin': {
      title: 'Scegli un altro PIN',
      text: 'Alla carta non è stato inviato nulla. Scrivi di nuovo i codici, con un PIN nuovo meno facile da indovinare.',
    },
    'unverified-issuer': {
      title: 'Il codice non è stato inviato',
      text: 'Scarica i certificati dello Stato dalle Impostazioni, alla voce «Certificati fidati», poi torna qui.',
    },
  },
  gate: {
    lead: 'Per continuare serve la carta sul lettore. Nessun codice viene chiesto prima di averla riconosciuta.',
    /** It lies there, and is not used. */
    leadStopped: 'Ci siamo fermati prima di chiedere qualsiasi codice.',
    lookAgain: 'Controlla di nuovo',
    starting: { title: 'Un momento', text: 'Cerchiamo il lettore.', lip: 'Cerchiamo il lettore' },
    unusable: { title: 'Il lettore non si può usare', text: '', lip: 'Lettore non utilizzabile' },
    noReader: {
      title: 'Collega il lettore',
      text: 'Inserisci la spina USB nel computer e aspetta qualche secondo: questa pagina cambia da sola.',
      lip: 'Lettore non collegato',
    },
    noCard: {
      title: 'Appoggia la carta sul lettore',
      text: 'Mettila al centro e lasciala ferma: questa pagina cambia da sola.',
      lip: 'In attesa della carta',
    },
    checking: {
      title: 'Controlliamo la carta',
      text: 'Il chip deve dimostrare di essere autentico e dire quanti tentativi restano. Solo dopo ti chiediamo il codice.',
      lip: 'Lettura in corso: non spostarla',
    },
    unknown: {
      title: 'Questa carta qui non si può usare',
      text: 'Togli quello che c’è sul lettore e appoggia la tua carta d’identità elettronica, da sola e al centro. Sulla carta non è cambiato nulla.',
      lip: 'Carta non utilizzabile',
    },
    several: {
      title: 'Quale carta vuoi usare?',
      text: 'Ci sono più carte sui lettori. Il codice va solo a quella che scegli.',
      lip: 'Più carte sui lettori',
    },
  },
  work: {
    label: 'Avanzamento',
    lead: 'Lascia la carta ferma sul lettore: bastano pochi secondi.',
    begin: 'Un momento',
    lip: 'Lettura in corso: non spostarla',
    lipWaiting: 'La carta aspetta la tua risposta',
    steps: {
      connect: 'Collegamento con il chip',
      genuine: 'Controllo che la carta sia autentica',
      pin: 'Controllo del PIN',
      oldPin: 'Controllo del PIN attuale',
      puk: 'Controllo del PUK',
      newPin: 'Nuovo PIN',
      doNotMove: 'Non spostare la carta proprio adesso',
      certificate: 'Lettura del certificato',
      certificateDetail: 'Nome, codice fiscale, numero di serie',
      save: 'Salvataggio su questo computer',
      saveDetail: 'Il PIN non viene salvato',
    },
    stopHints: {
      pair: 'Se interrompi, la carta resta com’è.',
      change: 'Se interrompi prima che la carta lo scriva, resta il PIN di prima.',
      unblock: 'Se interrompi prima che la carta lo scriva, tutto resta com’è.',
      check: 'La carta resta com’è.',
    },
  },
  done: { label: 'Fatto', lip: 'Puoi togliere la carta', home: 'Vai a «La mia carta»' },
  newPin: {
    title: 'Il nuovo PIN',
    label: 'Nuovo PIN',
    again: 'Ripeti il nuovo PIN',
    hint: 'Meglio evitare la tua data di nascita e i numeri stampati sulla carta.',
    rules: {
      length: (count: number): string => (count === 8 ? '8 cifre' : `8 cifre: ne hai scritte ${count}`),
      notAllEqual: 'non tutte uguali',
      notInLine: 'non in fila, come 12345678',
      different: 'diverso da quello attuale',
    },
    states: { open: 'da rispettare', met: 'rispettato', broken: 'non rispettato' },
    complaints: {
      'all-equal': 'Le cifre sono tutte uguali: la carta sarebbe aperta a chiunque. Scegline altre.',
      'in-line': 'Le cifre sono in fila: è il primo PIN che chiunque prova. Scegline altre.',
      'same-as-old': 'È uguale al PIN attuale: così non cambierebbe nulla.',
      'typed-differently': 'I due PIN non sono uguali. Riscrivi qui quello nuovo, o controlla quello sopra.',
    },
  },
};
