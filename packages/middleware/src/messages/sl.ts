import type { Catalogue } from './catalogue.js';
import { slDocumentErrors } from './sl-document-errors.js';
import { slDoctor, slDoctorSections } from './sl-doctor.js';
import { slCodeErrors } from './sl-code-errors.js';
import { slErrors } from './sl-errors.js';
import { slServices } from './sl-services.js';
import { slToken } from './sl-token.js';

/**
 * Slovene, for the minority in Friuli-Venezia Giulia: standard language, Italian names of offices and apps. Counts stand
 * after a colon, so that no sentence needs a dual; dates stand apart too, because a formatted month is a nominative.
 */
export const sl = {
  errors: { ...slErrors, ...slDocumentErrors },
  codeErrors: slCodeErrors,
  tries: {
    pin: {
      none: 'Za PIN ni več poskusov: PIN je blokiran, odblokirate ga s kodo PUK.',
      one: 'Za PIN imate še 1 poskus: ob naslednji napaki se PIN blokira.',
      many: 'Preostali poskusi za PIN: {count}.',
      unknown: 'Ta kartica ne pove, koliko poskusov je še za PIN; po treh zaporednih napakah se PIN blokira.',
    },
    puk: {
      none: 'Za PUK ni več poskusov: kartice na spletu ni več mogoče uporabljati.',
      one: 'Za PUK imate še 1 poskus: ob naslednji napaki kartice na spletu ne bo nikoli več mogoče uporabljati.',
      many: 'Preostali poskusi za PUK: {count}. Ko se porabijo, kartice na spletu ne bo nikoli več mogoče uporabljati.',
      unknown:
        'Ta kartica ne pove, koliko poskusov je še za PUK; po desetih zaporednih napakah je na spletu nikoli več ni mogoče uporabljati.',
    },
  },
  progress: {
    'waiting-for-card': 'Čakanje na kartico',
    'searching-card': 'Iskanje kartice',
    'preparing-store': 'Preverjanje, ali je seznanitev mogoče shraniti',
    'recognising-card': 'Prepoznavanje kartice',
    'reading-chip-data': 'Branje podpisanih podatkov s čipa',
    'checking-chip': 'Preverjanje, ali je čip pristen',
    'agreeing-keys': 'Vzpostavljanje zaščitene povezave',
    authenticating: 'Čip dokazuje svojo istovetnost',
    'asking-tries': 'Ugotavljanje, koliko poskusov je še na voljo',
    'checking-code': 'Kartica preverja kodo',
    'reading-holder-data': 'Branje potrdila',
    'changing-pin': 'Spreminjanje kode PIN: kartice ne premikajte',
    'unblocking-pin': 'Odblokiranje kode PIN: kartice ne premikajte',
    signing: 'Podpisovanje: kartice ne premikajte',
    sealing: 'Odpiranje podatkov, ki jih odpre samo ta kartica',
    'saving-pairing': 'Shranjevanje seznanitve',
    'fetching-certificates': 'Prenašanje državnih potrdil',
    'fetching-trusted-lists': 'Prenašanje zanesljivih seznamov',
    'checking-system': 'Pregledovanje sistema in brskalnikov',
    'looking-at-files': 'Pregledovanje datotek',
    'signing-files': 'Podpisovanje: kartico pustite na čitalniku',
    'verifying-files': 'Preverjanje podpisov',
    'extracting-file': 'Izvlečenje vsebine',
    'stamping-file': 'Pridobivanje časovnega žiga',
    done: 'Končano',
  },
  assurance: {
    genuine: 'Čip je pristen: njegove podatke je podpisala italijanska država.',
    'genuine-chosen':
      'Čip je to, za kar se predstavlja: njegove podatke je podpisal overitelj, ki je bil na tem računalniku dodan ročno in ni znan kot overitelj italijanske države.',
    'unverified-issuer':
      'Izdajatelj ni preverjen: podatki na čipu se ujemajo, vendar na tem računalniku ni državnih potrdil ("cie trust fetch").',
  },
  validity: {
    'not-yet-valid': 'Še ne velja',
    valid: 'Velja',
    'expired-usable': 'Potekla; prijava z njo morda deluje še do 90 dni po poteku',
    expired: 'Potekla',
  },
  clock: 'Datumi se presojajo po uri tega računalnika.',
  pinWarnings: {
    'birth-date': 'Vsebuje vaš datum rojstva.',
    'services-id':
      'Je del identifikacijske številke za storitve (Numero Identificativo Servizi), ki jo lahko s kartice prebere vsak, kdor ima čitalnik.',
    pan: 'Je del proizvodne številke kartice (PAN), ki jo lahko prebere vsak, kdor ima čitalnik.',
    'serial-number': 'Je del serijske številke, ki je natisnjena na kartici.',
    'same-as-puk': 'Enak je kodi PUK: kdor vidi eno, ima obe.',
  },
  prompts: {
    pin: 'PIN (8 števk)',
    puk: 'PUK (8 števk)',
    newPin: 'Novi PIN (8 števk)',
    newPinAgain: 'Ponovite novi PIN',
    whyEightDigits:
      'PIN in PUK imata po 8 števk: prva polovica je na potrdilu o vlogi, druga v pismu, ki ste ga prejeli s kartico.',
    confirmLastPinTry: 'To je zadnji poskus za PIN: če je napačen, se PIN blokira. Ga želite uporabiti?',
    confirmLastPukTries:
      'Preostali poskusi za PUK: samo še {count}. Ko se porabijo, kartice na spletu ne bo nikoli več mogoče uporabljati. Želite porabiti enega?',
    advisePuk:
      'Preostali poskusi za PUK: {count}. Če niste prepričani, da je PUK pravi, ga najprej znova pridobite: z aplikacijo CieID ali na kateri koli občini (Comune). Želite nadaljevati?',
    confirmUnverifiedIssuer:
      'Ni mogoče preveriti, kdo je izdal to kartico: na tem računalniku ni državnih potrdil. Želite kodo kljub temu poslati?',
    keepWeakPin: 'Želite ta PIN kljub temu obdržati?',
  },
  visibleSignature: {
    signedBy: 'Podpis',
    date: 'Datum',
    reason: 'Razlog',
    place: 'Kraj',
    alternativeText: 'Podpis: {name}',
  },
  token: slToken,
  doctor: slDoctor,
  doctorSections: slDoctorSections,
  services: slServices,
} as const satisfies Catalogue;
