import type { Catalogue } from './catalogue.js';
import { itDocumentErrors } from './it-document-errors.js';
import { itDoctor, itDoctorSections } from './it-doctor.js';
import { itCodeErrors } from './it-code-errors.js';
import { itErrors } from './it-errors.js';
import { itServices } from './it-services.js';
import { itToken } from './it-token.js';

/** Italian, the first language of the product. */
export const it = {
  errors: { ...itErrors, ...itDocumentErrors },
  codeErrors: itCodeErrors,
  tries: {
    pin: {
      none: 'Non hai più tentativi per il PIN: è bloccato, e si sblocca con il PUK.',
      one: 'Ti resta 1 tentativo per il PIN: con un altro errore il PIN si blocca.',
      many: 'Ti restano {count} tentativi per il PIN.',
      unknown: 'Questa carta non dice quanti tentativi restano per il PIN; tre errori di fila lo bloccano.',
    },
    puk: {
      none: 'Non hai più tentativi per il PUK: la carta non si può più usare online.',
      one: 'Ti resta 1 tentativo per il PUK: con un altro errore la carta non si potrà mai più usare online.',
      many: 'Ti restano {count} tentativi per il PUK; quando finiscono la carta non si potrà mai più usare online.',
      unknown:
        'Questa carta non dice quanti tentativi restano per il PUK; dieci errori di fila ne impediscono per sempre l’uso online.',
    },
  },
  progress: {
    'waiting-for-card': 'In attesa della carta',
    'searching-card': 'Cerco la carta',
    'preparing-store': 'Controllo che l’abbinamento si possa salvare',
    'recognising-card': 'Riconosco la carta',
    'reading-chip-data': 'Leggo i dati firmati del chip',
    'checking-chip': 'Controllo che il chip sia autentico',
    'agreeing-keys': 'Apro un collegamento protetto',
    authenticating: 'Il chip dimostra la sua identità',
    'asking-tries': 'Chiedo quanti tentativi restano',
    'checking-code': 'La carta controlla il codice',
    'reading-holder-data': 'Leggo il certificato',
    'changing-pin': 'Cambio il PIN: non muovere la carta',
    'unblocking-pin': 'Sblocco il PIN: non muovere la carta',
    signing: 'Firmo: non muovere la carta',
    sealing: 'Apro i dati che solo questa carta apre',
    'saving-pairing': 'Salvo l’abbinamento',
    'fetching-certificates': 'Scarico i certificati dello Stato',
    'fetching-trusted-lists': 'Scarico gli elenchi di fiducia',
    'checking-system': 'Controllo il sistema e i browser',
    'looking-at-files': 'Guardo i file',
    'signing-files': 'Firma in corso: lascia la carta sul lettore',
    'verifying-files': 'Verifica delle firme',
    'extracting-file': 'Estrazione del contenuto',
    'stamping-file': 'Richiesta della marca temporale',
    done: 'Fatto',
  },
  assurance: {
    genuine: 'Il chip è autentico: i suoi dati sono firmati dallo Stato italiano.',
    'genuine-chosen':
      'Il chip è quello che dice di essere: i suoi dati sono firmati da un’autorità aggiunta a mano su questo computer, non da una nota come dello Stato italiano.',
    'unverified-issuer':
      'Emittente non controllato: il chip è coerente, ma su questo computer mancano i certificati dello Stato ("cie trust fetch").',
  },
  validity: {
    'not-yet-valid': 'Non ancora valida',
    valid: 'Valida',
    'expired-usable': 'Scaduta; le credenziali possono funzionare ancora fino a 90 giorni dopo la scadenza',
    expired: 'Scaduta',
  },
  clock: 'Le date sono giudicate secondo l’orologio di questo computer.',
  pinWarnings: {
    'birth-date': 'Contiene la tua data di nascita.',
    'services-id':
      'È una parte del Numero Identificativo Servizi della carta, che chiunque abbia un lettore può leggere.',
    pan: 'È una parte del numero di produzione (PAN) della carta, che chiunque abbia un lettore può leggere.',
    'serial-number': 'È una parte del numero di serie stampato sulla carta.',
    'same-as-puk': 'È uguale al PUK: chi ne vede uno li ha entrambi.',
  },
  prompts: {
    pin: 'PIN (8 cifre)',
    puk: 'PUK (8 cifre)',
    newPin: 'Nuovo PIN (8 cifre)',
    newPinAgain: 'Ripeti il nuovo PIN',
    whyEightDigits:
      'PIN e PUK hanno 8 cifre: la prima metà è sulla ricevuta della richiesta, la seconda nella lettera arrivata con la carta.',
    confirmLastPinTry: 'È l’ultimo tentativo per il PIN: se è sbagliato, il PIN si blocca. Lo usi?',
    confirmLastPukTries:
      'Restano solo {count} tentativi per il PUK: quando finiscono la carta non si potrà mai più usare online. Ne usi uno?',
    advisePuk:
      'Restano {count} tentativi per il PUK. Se non ne sei sicuro, prima recuperalo: con l’app CieID o in qualsiasi Comune. Continui?',
    confirmUnverifiedIssuer:
      'Non si può controllare chi ha emesso questa carta: su questo computer mancano i certificati dello Stato. Invii il codice lo stesso?',
    keepWeakPin: 'Vuoi tenere lo stesso questo PIN?',
  },
  visibleSignature: {
    signedBy: 'Firmato da',
    date: 'Data',
    reason: 'Motivo',
    place: 'Luogo',
    alternativeText: 'Firma di {name}',
  },
  token: itToken,
  doctor: itDoctor,
  doctorSections: itDoctorSections,
  services: itServices,
} as const satisfies Catalogue;
