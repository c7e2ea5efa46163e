import type { CommandName, GroupName } from '../grammar/command-spec.js';

interface CommandWords {
  readonly summary: string;
  readonly details: string;
  readonly captions: readonly string[];
}

export const itCommands = {
  readers: {
    summary: 'elenca i lettori di questo computer',
    details: 'Non serve né la carta né un codice.',
    captions: ['tutti i lettori, e se c’è una carta'],
  },
  status: {
    summary: 'mostra che cosa c’è sui lettori',
    details: 'Dice di ogni carta se è una CIE e se è abbinata. Non serve nessun codice e non si perdono tentativi.',
    captions: ['una volta', 'e poi ogni cambiamento, fino a Ctrl-C', 'di una carta software, per un programma'],
  },
  info: {
    summary: 'mostra il titolare e le date di una carta abbinata',
    details:
      'La carta deve stare sul lettore: solo lei apre i dati conservati su questo computer. Non serve nessun codice.',
    captions: ['della carta sul lettore', 'di una carta fra più carte, per un programma'],
  },
  certificate: {
    summary: 'mostra o salva il certificato del titolare',
    details:
      'Senza --out viene scritto in PEM. Contiene nome e codice fiscale. Serve una carta abbinata, nessun codice.',
    captions: ['mostralo', 'salvalo in DER'],
  },
  pair: {
    summary: 'controlla che una carta sia autentica e abbinala a questo computer',
    details: 'Chiede il PIN. I dati del titolare restano su questo computer sigillati: li apre solo questa carta.',
    captions: ['la carta sul lettore', 'aspetta una carta e dalle un nome', 'da uno script'],
  },
  list: {
    summary: 'elenca le carte abbinate a questo computer',
    details: 'Non serve la carta. Qui si ritrova il numero di serie di una carta smarrita.',
    captions: ['per una persona', 'per un programma'],
  },
  unpair: {
    summary: 'rimuovi una carta abbinata',
    details:
      'Con il numero di serie, il Numero Identificativo Servizi o il nome dato. La carta non viene toccata; non serve né averla né un codice.',
    captions: ['una carta', 'tutte le carte, senza domande'],
  },
  'pin status': {
    summary: 'mostra quanti tentativi restano per PIN e PUK',
    details: 'Non si perdono tentativi.',
    captions: ['per una persona', 'per un programma'],
  },
  'pin verify': {
    summary: 'controlla il PIN sulla carta',
    details: 'Il PIN giusto ridà i 3 tentativi; uno sbagliato ne costa uno. L’ultimo tentativo va confermato.',
    captions: ['chiede il PIN', 'da uno script'],
  },
  'pin change': {
    summary: 'cambia il PIN',
    details: 'Chiede il PIN in uso, poi due volte quello nuovo.',
    captions: ['chiede entrambi', 'da uno script: due righe, il PIN in uso e quello nuovo'],
  },
  'pin unblock': {
    summary: 'sblocca il PIN con il PUK e scegli un PIN nuovo',
    details: 'Dopo 10 PUK sbagliati la carta non si può più usare online: controlla il PUK prima di digitarlo.',
    captions: ['chiede entrambi', 'da uno script: due righe, il PUK e il PIN nuovo'],
  },
  sign: {
    summary: 'firma documenti con la carta',
    details:
      'Chiede il PIN una volta, per tutti i file. Un PDF diventa nome-signed.pdf, un XML nome-signed.xml, tutto il resto nome.p7m; un .p7m o .p7s riceve un altro firmatario. Nessun file viene mai sostituito. Serve una carta abbinata. Per legge è una firma elettronica avanzata (FEA), non qualificata. Proxy: http_proxy e https_proxy; accesso all’autorità: CIEKIT_TSA_LOGIN=utente:password.',
    captions: [
      'in contract-signed.pdf',
      'molti file con un solo PIN',
      'visibile sull’ultima pagina',
      'con marca temporale',
      'firma in un file a parte, da uno script',
      'conferma la firma del primo firmatario',
    ],
  },
  verify: {
    summary: 'verifica le firme dei documenti',
    details:
      'Dice di ogni firma chi e quando, quattro verdetti separati con i loro motivi, che cosa copre, che cosa è cambiato dopo e quanto vale per legge. Non serve la carta né la rete; senza --online a nessuno si chiede della revoca. Con più file il codice di uscita è quello del peggiore.',
    captions: [
      'ogni firma di un PDF',
      'e chiedi della revoca',
      'e un rapporto da conservare negli atti',
      'contenuto in un altro file, per un programma',
      'giudicata a un’altra data, da altre autorità',
    ],
  },
  extract: {
    summary: 'estrai il contenuto da un file firmato (.p7m, .tsd, XML), o un PDF com’era alla firma',
    details:
      'Anche da un .p7m dentro un .p7m o un .tsd. Da una firma XML che contiene il documento, il documento; da una che è nel documento, il documento senza le firme, nella forma canonica che fu firmata. Da un PDF il documento com’era quando fu firmato, senza ciò che è stato aggiunto dopo. Niente viene verificato e nessun file viene sostituito.',
    captions: [
      'in contract.pdf',
      'in un file indicato',
      'il documento senza le sue firme',
      'un PDF come lo vide il primo firmatario',
    ],
  },
  timestamp: {
    summary: 'prova con una marca temporale che un file esiste adesso',
    details:
      'La marca va alle firme di un file firmato; un altro file ne riceve una in un .tsr accanto. Serve la rete, non la carta. Nessun file viene sostituito.',
    captions: ['di un PDF firmato', 'per verifiche dopo anni'],
  },
  doctor: {
    summary: 'scopri che cosa non funziona e come rimediare',
    details:
      'Lettore, carta, certificati, archivio, token e browser. Non cambia nulla e non chiede codici. Il rapporto è in JSON, o testo se il file finisce in .txt; non contiene segreti né dati personali.',
    captions: ['per una persona', 'e un file da mandare a chi ti aiuta'],
  },
  'trust list': {
    summary: 'elenca le autorità di cui questo computer si fida',
    details: 'Anche quelle note per la loro impronta che ancora mancano.',
    captions: ['per una persona'],
  },
  'trust add': {
    summary: 'aggiungi certificati di autorità da file',
    details:
      'I certificati di impronta nota vengono accettati subito; altri, come quelli di una PKI di prova, solo con --trust-unpinned e --purpose.',
    captions: ['i certificati dello Stato, come sono pubblicati', 'chi emette le carte software, per le prove'],
  },
  'trust fetch': {
    summary: 'scarica i certificati dello Stato da chi li pubblica',
    details:
      'Usa la rete. Si tengono solo certificati di impronta nota, o emessi da uno di questi. Proxy: http_proxy e https_proxy.',
    captions: ['scarica ciò che manca', 'e ciò che nomina il certificato della carta sul lettore'],
  },
  'trust lists list': {
    summary: 'elenca gli elenchi di fiducia presenti',
    details: 'Con le loro date: un elenco troppo vecchio resta e gli si crede ancora.',
    captions: ['per una persona'],
  },
  'trust lists add': {
    summary: 'aggiungi elenchi di fiducia di paesi dell’UE da file',
    details:
      'Si crede a un elenco firmato con un certificato dato con --signer, o con uno che la lista delle liste presente indica per il suo paese. La Gazzetta ufficiale dell’UE pubblica chi firma la lista delle liste. Sostituisce l’elenco precedente del suo paese.',
    captions: ['prima la lista delle liste, con i suoi firmatari', 'uno più recente, dai firmatari che essa indica'],
  },
  'trust lists fetch': {
    summary: 'scarica gli elenchi di fiducia dalla Commissione europea e dai paesi',
    details:
      'Usa la rete. Senza --signer dice chi può firmare la lista delle liste presente. Proxy: http_proxy e https_proxy.',
    captions: ['la prima volta', 'tutti i paesi, più tardi'],
  },
  'trust lists remove': {
    summary: 'togli l’elenco di fiducia di un paese',
    details: 'Con tutto ciò di cui ci si fida solo per esso. EU è la lista delle liste.',
    captions: ['dell’Italia'],
  },
  'emulator create': {
    summary: 'crea una carta software',
    details: 'Una carta per le prove, con codici pubblici. Senza opzioni è l’esemplare dimostrativo.',
    captions: [
      'l’esemplare dimostrativo',
      'e i certificati per fidarsene',
      'un altro titolare, un altro chip, sempre le stesse chiavi',
    ],
  },
  'emulator serve': {
    summary: 'metti una carta software nel lettore virtuale PC/SC',
    details:
      'Per pcscd con il driver vpcd: ogni programma del computer vede la carta. Comandi su standard input: insert, remove, quit; il segnale SIGUSR2 toglie la carta e la rimette.',
    captions: ['fino a Ctrl-C', 'un altro lettore'],
  },
  'emulator info': {
    summary: 'mostra che cos’è una carta software e quanti tentativi ha',
    details: 'Legge solo i file.',
    captions: ['di una carta'],
  },
  'emulator reset': {
    summary: 'ridai a una carta software i codici e i tentativi con cui è nata',
    details: 'Ciò che nessuna carta vera può fare.',
    captions: ['di una carta'],
  },
  'token serve': {
    summary: 'fai accedere browser e programmi con la carta',
    details:
      'Offre la carta come token PKCS#11 ai programmi di questo utente. Di solito lo avvia il sistema ("cie token install"). Il PIN viene chiesto quando un programma vuole una firma; con --pin-mode login lo chiede il programma.',
    captions: [
      'fino a Ctrl-C',
      'il PIN a ogni firma, chiesto dal programma',
      'con l’esemplare dimostrativo, per le prove',
    ],
  },
  'token run': {
    summary: 'esegui un programma con un token tutto suo',
    details:
      'Il programma trova il token con p11-kit-client; il percorso di questa libreria è in CIEKIT_PKCS11_MODULE. Il token finisce con il programma, e il suo codice di uscita viene restituito.',
    captions: ['elenca che cosa c’è sulla carta', 'il PIN lo dà il programma stesso'],
  },
  'token status': {
    summary: 'mostra se il token è attivo, e per chi',
    details: 'Non serve nessun codice, né la carta.',
    captions: ['per una persona', 'per un programma'],
  },
  'token lock': {
    summary: 'chiudi ogni accesso: la prossima firma chiede il PIN',
    details: 'La carta può restare sul lettore.',
    captions: ['prima di allontanarsi'],
  },
  'token install': {
    summary: 'fai trovare la carta a browser e programmi',
    details:
      'Senza opzioni tutto per questo utente: p11-kit, ogni profilo di Firefox, Chromium e i suoi parenti, e il servizio. Mostra che cosa cambia e conserva ciò che c’era; "cie token uninstall" torna indietro. Con --system p11-kit e il servizio per tutti gli utenti.',
    captions: ['mostralo soltanto', 'per questo utente', 'per tutti gli utenti di questo computer, da root'],
  },
  'token uninstall': {
    summary: 'annulla ciò che ha fatto "cie token install"',
    details: 'I file tornano com’erano. Ciò che altri hanno cambiato nel frattempo resta.',
    captions: ['tutto di questo utente', 'solo in Firefox'],
  },
  apdu: {
    summary: 'manda comandi grezzi a una carta, per sviluppatori',
    details:
      'Comandi in esadecimale, come argomenti o uno per riga su standard input; le risposte sono mostrate come arrivano. Nulla viene controllato. I comandi che portano un codice sono rifiutati: uno sbagliato costa un tentativo.',
    captions: ['leggi il Numero Identificativo Servizi', 'tieni una registrazione', 'riproducila, senza carta'],
  },
  demo: {
    summary: 'guarda una carta software mentre viene abbinata, bloccata e sbloccata',
    details:
      'Non serve nulla, non chiede nulla, non lascia nulla. Con --login un programma comune entra in un’identità di prova locale: servono curl, il modulo PKCS#11 di OpenSSL, p11-kit e il pacchetto @ciekit/idp.',
    captions: ['nella lingua del sistema', 'in inglese', 'entra a livello 3 con la carta software'],
  },
  completion: {
    summary: 'scrivi lo script di completamento per una shell',
    details: 'Per bash, zsh o fish.',
    captions: ['installalo per bash', 'usalo in questa fish'],
  },
} as const satisfies Readonly<Record<CommandName, CommandWords>>;

export const itGroups = {
  pin: 'PIN e PUK: tentativi rimasti, controllo, cambio, sblocco',
  trust: 'le autorità alle cui firme si crede',
  'trust lists': 'gli elenchi di fiducia dell’UE: chi emette certificati qualificati',
  emulator: 'carte software per le prove',
  token: 'accedere con la carta in browser e programmi',
} as const satisfies Readonly<Record<GroupName, string>>;
