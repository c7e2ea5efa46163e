import type { CardRefusal } from '../card/card-refusal.js';
import type { PageText } from './page.js';

export interface Bilingual {
  readonly it: string;
  readonly en: string;
}

/** On every page, before anything else. */
export const TEST_NOTICE: Bilingual = {
  it: 'SERVIZIO DI PROVA. Non è un accesso ai servizi dello Stato e non ha alcun rapporto con il Ministero dell’Interno: serve a sviluppatori e collaudi su questo computer. Non usare una carta vera se non sai chi gestisce questo servizio.',
  en: 'TEST SERVICE. This is no login of the State and has nothing to do with the Ministry of the Interior: it is for developers and tests on this computer. Do not use a real card unless you know who runs this service.',
};

export const LABEL = {
  goOn: { it: 'Prosegui con la carta', en: 'Go on with the card' },
  again: { it: 'Riprova', en: 'Try again' },
  cancel: { it: 'Annulla', en: 'Cancel' },
  consent: { it: 'Acconsento', en: 'I agree' },
  refuse: { it: 'Non acconsento', en: 'I do not agree' },
  enter: { it: 'Entra con CIE (test)', en: 'Log in with CIE (test)' },
  leave: { it: 'Esci', en: 'Log out' },
  logOut: { it: 'Sì, esci', en: 'Yes, log out' },
  stay: { it: 'No, resta', en: 'No, stay' },
} satisfies Record<string, Bilingual>;

export const FACT = {
  service: { it: 'Servizio', en: 'Service' },
  level: { it: 'Livello', en: 'Level' },
  given_name: { it: 'Nome', en: 'Given name' },
  family_name: { it: 'Cognome', en: 'Family name' },
  'https://attributes.eid.gov.it/fiscal_number': { it: 'Codice fiscale', en: 'Tax code (codice fiscale)' },
  document_details: { it: 'Documento', en: 'Document' },
  issuer: { it: 'Indirizzo del servizio', en: 'Address of the service' },
} satisfies Record<string, Bilingual>;

export const TEXT = {
  about: {
    title: { it: 'Identità di prova, livello 3', en: 'Test identity provider, level 3' },
    paragraphs: [
      {
        it: 'Questo indirizzo riceve richieste OpenID Connect dai servizi registrati. Da solo non fa nulla: parti dalla pagina di un servizio.',
        en: 'This address receives OpenID Connect requests from registered services. There is nothing to do here: start from the page of a service.',
      },
    ],
  },
  login: {
    title: { it: 'Entra con CIE (test): livello 3', en: 'Log in with CIE (test): level 3' },
    paragraphs: [
      {
        it: 'Appoggia la carta sul lettore. Al passo seguente il browser ti farà scegliere il certificato della carta e ti sarà chiesto il PIN di 8 cifre.',
        en: 'Put the card on the reader. In the next step the browser lets you choose the certificate of the card, and you are asked for its PIN of 8 digits.',
      },
    ],
  },
  consent: {
    title: { it: 'Dati da comunicare al servizio', en: 'Data for the service' },
    paragraphs: [
      {
        it: 'La carta è stata riconosciuta. Il servizio chiede i dati qui sotto: puoi acconsentire o no.',
        en: 'The card was recognised. The service asks for the data on this page: you can agree or not.',
      },
    ],
  },
  otherBrowser: {
    title: { it: 'Accesso scaduto o iniziato altrove', en: 'Login expired, or begun elsewhere' },
    paragraphs: [
      {
        it: 'Questo passo non appartiene a un accesso aperto in questo browser: è scaduto, è già stato usato, o qualcun altro ti ha mandato l’indirizzo. Nessuno è entrato. Torna al servizio e ricomincia da lì.',
        en: 'This step does not belong to a login that is open in this browser: it has expired, was used already, or somebody else sent you its address. Nobody was logged in. Go back to the service and begin again there.',
      },
    ],
  },
  badRequest: {
    title: { it: 'Richiesta non valida', en: 'Request not valid' },
    paragraphs: [
      {
        it: 'Il servizio ha mandato una richiesta che non può essere accettata. Non dipende dalla carta: serve a chi sviluppa il servizio.',
        en: 'The service sent a request that cannot be accepted. It is not about the card: the developer of the service has to look at it.',
      },
    ],
  },
  notFound: {
    title: { it: 'Pagina inesistente', en: 'No such page' },
    paragraphs: [{ it: 'A questo indirizzo non c’è nulla.', en: 'There is nothing at this address.' }],
  },
  failure: {
    title: { it: 'Errore del servizio di prova', en: 'The test service failed' },
    paragraphs: [
      {
        it: 'Qualcosa è andato storto nel servizio, non nella carta. Ricomincia; se succede ancora, segnalalo.',
        en: 'Something went wrong in the service, not in the card. Begin again; if it happens again, report it.',
      },
    ],
  },
  logOut: {
    title: { it: 'Uscire?', en: 'Log out?' },
    paragraphs: [
      {
        it: 'Il servizio chiede di chiudere la tua sessione anche qui.',
        en: 'The service asks to close your session here, too.',
      },
    ],
  },
  loggedOut: {
    title: { it: 'Sessione chiusa', en: 'Logged out' },
    paragraphs: [{ it: 'Puoi chiudere questa pagina.', en: 'You can close this page.' }],
  },
} satisfies Record<string, PageText>;

const TAKE_ANOTHER: Bilingual = {
  it: 'Nessun tentativo del PIN è andato perso per questo motivo. Il browser ricorda la scelta del certificato: se «Riprova» non la ripropone, chiudi tutte le finestre del browser e riaprilo.',
  en: 'No try of the PIN was lost because of this. The browser remembers which certificate was chosen: if “Try again” does not ask again, close all of its windows and open it anew.',
};

/** Why the card step ended without a login, for the person in front of the reader. */
export const REFUSAL: Readonly<Record<CardRefusal, PageText>> = {
  'no-certificate': {
    title: { it: 'Nessun certificato scelto', en: 'No certificate was chosen' },
    paragraphs: [
      {
        it: 'Il browser non ha presentato il certificato della carta: la scelta è stata annullata, la carta non è sul lettore, o il browser non conosce il modulo della carta (vedi «cie doctor»).',
        en: 'The browser did not show the certificate of the card: the choice was cancelled, the card is not on the reader, or the browser does not know the module of the card (see "cie doctor").',
      },
      TAKE_ANOTHER,
    ],
  },
  malformed: {
    title: { it: 'Certificato illeggibile', en: 'Certificate cannot be read' },
    paragraphs: [
      {
        it: 'Il certificato presentato non è nella forma di quelli delle carte.',
        en: 'The certificate that was shown does not have the form of those on cards.',
      },
      TAKE_ANOTHER,
    ],
  },
  'unknown-issuer': {
    title: { it: 'Emittente sconosciuto', en: 'Unknown issuer' },
    paragraphs: [
      {
        it: 'Il certificato non viene da un’autorità che questo servizio riconosce. Un servizio di prova riconosce di norma solo le carte di prova: una carta vera richiede i certificati veri («--anchors»).',
        en: 'The certificate does not come from an authority that this service knows. A test service usually knows test cards only: a real card needs the real certificates ("--anchors").',
      },
      TAKE_ANOTHER,
    ],
  },
  'not-genuine': {
    title: { it: 'Catena di certificati non valida', en: 'Chain of certificates not valid' },
    paragraphs: [
      {
        it: 'Il certificato nomina un’autorità riconosciuta, ma non è stata lei a emetterlo o un certificato intermedio non è valido. Potrebbe essere un falso.',
        en: 'The certificate names an authority that is known, but it was not issued by it, or a certificate between the two is not valid. It may be a forgery.',
      },
    ],
  },
  expired: {
    title: { it: 'Certificato scaduto', en: 'Certificate has expired' },
    paragraphs: [
      {
        it: 'La validità del certificato della carta è finita: con questa carta non si può entrare. Al Comune si chiede una carta nuova.',
        en: 'The certificate of the card is no longer valid: this card cannot be used to log in. The Comune issues a new one.',
      },
    ],
  },
  'not-yet-valid': {
    title: { it: 'Certificato non ancora valido', en: 'Certificate not valid yet' },
    paragraphs: [
      {
        it: 'Il certificato della carta vale da una data futura. Controlla la data e l’ora di questo computer.',
        en: 'The certificate of the card is valid from a date in the future. Check date and time of this computer.',
      },
    ],
  },
  'wrong-purpose': {
    title: { it: 'Certificato non adatto all’accesso', en: 'Certificate not meant for logging in' },
    paragraphs: [
      {
        it: 'Il certificato non è fatto per autenticare una persona (uso della chiave o scopo diversi).',
        en: 'The certificate is not made to authenticate a person (other key usage or purpose).',
      },
      TAKE_ANOTHER,
    ],
  },
  'wrong-policy': {
    title: { it: 'Non è un certificato della CIE', en: 'Not a certificate of the CIE' },
    paragraphs: [
      {
        it: 'Il certificato viene dall’autorità giusta ma non segue la politica dei certificati dei titolari di CIE (1.3.76.47.4).',
        en: 'The certificate comes from the right authority but not under the policy for holders of a CIE (1.3.76.47.4).',
      },
      TAKE_ANOTHER,
    ],
  },
  'not-a-holder': {
    title: { it: 'Non è un certificato della CIE', en: 'Not a certificate of the CIE' },
    paragraphs: [
      {
        it: 'Nel certificato mancano il codice fiscale o il numero del documento nella forma della CIE.',
        en: 'The certificate does not hold the codice fiscale or the number of the document in the form of the CIE.',
      },
      TAKE_ANOTHER,
    ],
  },
  revoked: {
    title: { it: 'Certificato revocato', en: 'Certificate was revoked' },
    paragraphs: [
      {
        it: 'L’autorità ha revocato questo certificato, per esempio perché la carta è stata denunciata come rubata o smarrita. Con questa carta non si può più entrare.',
        en: 'The authority has revoked this certificate, for example because the card was reported stolen or lost. This card cannot be used to log in any more.',
      },
    ],
  },
  'status-unknown': {
    title: { it: 'L’autorità non conosce il certificato', en: 'The authority does not know the certificate' },
    paragraphs: [
      {
        it: 'Chi risponde dello stato dei certificati dice di non conoscere questo: l’accesso è rifiutato.',
        en: 'The service that answers for the status of certificates says that it does not know this one: the login is refused.',
      },
    ],
  },
  'status-not-believed': {
    title: { it: 'Stato del certificato non verificabile', en: 'Status of the certificate cannot be verified' },
    paragraphs: [
      {
        it: 'La risposta sullo stato del certificato non è autentica o non è recente: qualcuno potrebbe averla alterata o ripetuta. L’accesso è rifiutato.',
        en: 'The answer about the status of the certificate is not authentic or not recent: somebody may have changed or repeated it. The login is refused.',
      },
    ],
  },
  'status-unreachable': {
    title: { it: 'Stato del certificato non disponibile', en: 'Status of the certificate not available' },
    paragraphs: [
      {
        it: 'Questo servizio esige lo stato del certificato e chi ne risponde non è raggiungibile. Riprova più tardi.',
        en: 'This service wants the status of the certificate, and the service that answers for it cannot be reached. Try again later.',
      },
    ],
  },
};
