import type { BrowserNoteCode, BrowserPart } from '../../../contract/system-views.js';

const parts = {
  'p11-kit': 'I programmi di questo computer',
  firefox: 'Firefox',
  chromium: 'Chromium, Chrome, Edge',
  service: 'Il collegamento con la carta',
} as const satisfies Readonly<Record<BrowserPart, string>>;

const notes = {
  'browser-running': 'Questo browser è aperto: chiudilo e riaprilo, poi vede la carta.',
  'proxy-loaded': 'Questo browser era già pronto: non è stato toccato.',
  'proxy-loaded-by-system': 'Su questo sistema i browser sono già pronti da soli: non sono stati toccati.',
  'opensc-twice':
    'Questo browser ha OpenSC nel suo elenco dei dispositivi di sicurezza, e lo riceve anche da p11-kit. Togli OpenSC dall’elenco del browser.',
  snap: 'Questo browser è installato come snap: è isolato dal computer e la carta non lo raggiunge. Installa lo stesso browser come pacchetto normale.',
  flatpak:
    'Questo browser è installato come flatpak: è isolato dal computer e la carta non lo raggiunge. Installa lo stesso browser come pacchetto normale.',
  'no-profile': 'Firefox non è mai stato aperto: aprilo una volta, chiudilo, poi ripeti da qui.',
  'profile-missing': 'Firefox ricorda un profilo che non c’è più: non serve fare nulla.',
  'profiles-unreadable': 'L’elenco dei profili di Firefox non si capisce: i profili sono rimasti come sono.',
  'modules-unreadable': 'L’elenco dei dispositivi di sicurezza di questo browser non si capisce: è rimasto com’è.',
  'user-modules-off':
    'Questo computer vieta agli utenti di aggiungere carte ai programmi: chi lo gestisce deve preparare la carta per tutti.',
  'root-ignored':
    'Stai usando CIE Kit come amministratore: così i programmi non vedono la carta. Aprilo con il tuo utente.',
  'command-temporary':
    'Il comando «cie» è in una cartella che verrà svuotata. Installalo in modo stabile, poi ripeti da qui.',
  'next-login': 'Il collegamento parte al prossimo accesso al computer. Per usarlo subito, avvialo in questa pagina.',
  'not-ours': 'Qualcuno ha sostituito questo file: è rimasto com’è.',
  'backup-kept': 'Ciò che c’era prima resta conservato qui.',
  'edit-kept': 'Qualcuno aveva cambiato questo nostro file: la copia con le modifiche è qui.',
  'backup-lost': 'La copia di ciò che c’era prima non si trova più: è stata tolta solo la nostra parte.',
} as const satisfies Readonly<Record<BrowserNoteCode, string>>;

/** Italian: the check of this computer, and its browsers. */
export const system = {
  doctor: {
    runningTitle: 'Controlliamo questo computer',
    runningLead: 'Non cambia nulla, e non serve nessun codice.',
    begin: 'Il controllo comincia',
    failedTitle: 'Il controllo non è arrivato in fondo',
    title: (count: number): string =>
      count === 0
        ? 'È tutto a posto'
        : `${['Una cosa', 'Due cose', 'Tre cose', 'Quattro cose', 'Cinque cose', 'Sei cose'][count - 1] ?? `${count} cose`} da sistemare`,
    lead: (count: number, time: string): string =>
      `${count} controlli, finiti alle ${time}. Sulla carta e sul computer non è cambiato nulla.`,
    toFix: 'Da sistemare',
    toKnow: 'Da sapere',
    fine: 'Tutto a posto',
    fixes: {
      'set-up-browsers': 'Prepara i browser',
      'fetch-trust': 'Scarica i certificati dello Stato',
      'start-token': 'Avvia il collegamento',
    },
    fixing: {
      'set-up-browsers': 'Prepariamo i browser',
      'fetch-trust': 'Scarichiamo i certificati',
      'start-token': 'Avviamo il collegamento',
    },
    together: 'Si sistema insieme alla voce qui sopra.',
    go: {
      pair: 'Abbina la carta',
      unblock: 'Sblocca il PIN',
      'lost-codes': 'Ritrova i codici',
      browsers: 'Vai a «Browser»',
      home: 'Guarda la carta',
    },
    command: 'Il comando che serve:',
    tryOut:
      'Stai provando con una carta finta: il computer e i browser sono quelli veri, e da qui non vengono cambiati.',
    again: 'Ripeti',
    report: {
      hint: 'Serve aiuto a distanza? Il resoconto non contiene codici, nome né codice fiscale.',
      button: 'Prepara il resoconto',
      title: 'Leggi il resoconto, poi decidi se salvarlo',
      lead: 'È tutto quello che chi ti aiuta potrà vedere. Niente viene inviato: il file resta a te.',
      text: 'Il resoconto',
      save: 'Salva il resoconto',
      back: 'Risultato del controllo',
      saved: 'Il resoconto è salvato',
    },
  },
  browsers: {
    title: 'Browser',
    lead: 'Per entrare nei siti pubblici con la carta, da Firefox o Chromium.',
    back: 'Aiuto',
    tryOut: {
      title: 'Stai provando con una carta finta',
      text: 'I browser di questo computer sono veri: durante la prova non vengono preparati né cambiati.',
    },
    setUp: {
      title: 'Prepara i browser',
      looking: 'Guardiamo i browser di questo computer',
      will: 'Ecco che cosa cambierà. Ciò che c’era viene conservato, e puoi tornare indietro.',
      actions: { create: 'nuovo', change: 'modificato', remove: 'tolto' },
      ready: 'I browser di questo computer sono pronti',
      readyText: 'Non c’è nulla da cambiare.',
      nothing: 'Non ci sono browser da preparare',
      nothingText: 'Apri Firefox o Chromium una volta, poi controlla di nuovo.',
      button: 'Prepara i browser',
      look: 'Controlla di nuovo',
      done: 'I browser sono pronti',
      doneText: 'Se un browser è aperto, chiudilo e riaprilo: poi vede la carta.',
      hindered: 'Resta qualcosa da fare',
      hinderedText: 'Leggi qui sotto: finché non è fatto, un sito può non trovare la carta.',
      removed: 'Tutto è tornato com’era',
      removedText: 'I browser non vedono più la carta. Puoi prepararli di nuovo quando vuoi.',
      notes: 'Da sapere',
      left: 'Resta da fare a mano, nel terminale:',
      progress: 'Lavoro sui browser',
      parts,
      noteTexts: notes,
    },
    remove: {
      button: 'Togli la carta dai browser',
      title: 'Vuoi togliere la carta dai browser?',
      text: 'I siti pubblici non potranno più chiederla da questo computer. Firme, codici e carte abbinate restano come sono.',
      safe: 'No, lasciala',
      other: 'Togli',
    },
    token: {
      title: 'Chi usa la carta',
      states: {
        running: 'Il collegamento con i browser è attivo',
        stopped: 'Il collegamento con i browser è spento',
        unknown: 'Il collegamento con i browser non risponde',
      },
      stoppedText: 'Parte da solo quando un browser cerca la carta, una volta preparato. Puoi avviarlo anche adesso.',
      unknownText: 'Guarda che cosa non va con il controllo del computer.',
      looking: 'Guardiamo chi la usa',
      none: 'Adesso nessun programma usa la carta.',
      unknownProgram: 'Un programma che il sistema non sa nominare',
      programs: 'La usano adesso',
      open: 'La carta è aperta: un programma può usarla senza chiedere di nuovo il PIN.',
      closed: 'La carta è chiusa: prima di usarla, un programma deve chiederti il PIN.',
      lock: 'Chiudi la carta adesso',
      locked: 'La carta è chiusa: il prossimo programma ti chiederà il PIN.',
      start: 'Avvia il collegamento',
      starting: 'Avviamo il collegamento',
      doctor: 'Controlla che cosa non va',
    },
  },
};
