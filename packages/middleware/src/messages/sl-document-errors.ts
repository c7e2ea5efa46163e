import type { DocumentErrorCode } from '../error-catalogue.js';
import type { ErrorText } from './catalogue.js';

const UNTOUCHED = 'Datoteka ni bila spremenjena in nič ni ostalo napol narejeno.';
const NOTHING_SENT = 'Nič ni bilo podpisano in zanjo ni bila poslana nobena koda.';

export const slDocumentErrors = {
  'input-missing': {
    title: 'Datoteke ni',
    meaning: `{path} ne obstaja. ${UNTOUCHED}`,
    nextStep: 'Preverite ime in mapo, nato začnite znova.',
  },
  'input-unreadable': {
    title: 'Datoteke ni mogoče prebrati',
    meaning: `{path}: dovoljenja ali disk tega ne omogočajo. ${UNTOUCHED}`,
    nextStep: 'Svojemu uporabniku omogočite dostop do datoteke ali jo kopirajte v svojo mapo.',
  },
  'input-not-a-file': {
    title: 'To ni datoteka',
    meaning: `{path} je mapa ali naprava. ${NOTHING_SENT}`,
    nextStep: 'Navedite same datoteke; *.pdf razširi že ukazna lupina.',
  },
  'input-empty': {
    title: 'Datoteka je prazna',
    meaning: `{path} nima vsebine. ${NOTHING_SENT}`,
    nextStep: 'Preverite, ali je bila v celoti shranjena.',
  },
  'input-too-large': {
    title: 'Datoteka je prevelika za to vrsto podpisa',
    meaning: `PDF in XML sta med podpisovanjem v pomnilniku: {path} ${UNTOUCHED}`,
    nextStep: 'Podpišite jo z možnostjo "--format cades": .p7m sprejme datoteke vseh velikosti.',
  },
  'input-changed': {
    title: 'Datoteka se je med delom spremenila',
    meaning: 'V {path} je medtem pisal drug program. Nič ni bilo zapisano.',
    nextStep: 'Zaprite program, ki jo ima odprto, poglejte datoteko in začnite znova.',
  },
  'input-format': {
    title: 'Za to vrsto datoteke takega podpisa ni',
    meaning: `{path} ni zahtevane vrste. ${NOTHING_SENT}`,
    nextStep:
      'Izpustite --format: program bo izbral, kar ustreza. Vsebino je mogoče izvleči iz datotek .p7m, .tsd in podpisanih XML; sopodpisati je mogoče .p7m, .p7s in XML.',
  },
  'input-twice': {
    title: 'Datoteka je na seznamu dvakrat',
    meaning: '{path} je drugo ime datoteke, ki se že podpisuje. Drugič je bila izpuščena.',
    nextStep: 'Ni vam treba storiti ničesar.',
  },
  'output-folder': {
    title: 'V to mapo ni mogoče pisati',
    meaning: `{path} ne obstaja ali pa dovoljenja tega ne omogočajo. ${NOTHING_SENT}`,
    nextStep: 'Z možnostjo --out navedite drugo mapo.',
  },
  'output-full': {
    title: 'Disk je poln',
    meaning: `{path}: kar se je zapisovalo, je bilo odstranjeno. ${UNTOUCHED}`,
    nextStep: 'Sprostite nekaj prostora in začnite znova; dokončane datoteke ostanejo.',
  },
  'output-unwritable': {
    title: 'Rezultata ni bilo mogoče zapisati',
    meaning: `Disk je javil napako: {path} ${UNTOUCHED}`,
    nextStep: 'Preverite disk ali z možnostjo --out navedite drugo mapo.',
  },
  'output-taken': {
    title: 'Datoteka s tem imenom že obstaja',
    meaning: '{path}: datoteka je ostala, kakršna je bila. Program nikoli ne zamenja nobene datoteke.',
    nextStep: 'Izberite drugo ime ali datoteko premaknite.',
  },
  'malformed-cms': {
    title: 'Podpisana datoteka je poškodovana',
    meaning: `Začne se kot podpisana datoteka (.p7m, .p7s), do konca pa je ni mogoče prebrati. ${UNTOUCHED}`,
    nextStep: 'Prosite pošiljatelja, naj vam datoteko pošlje še enkrat.',
  },
  'malformed-pdf': {
    title: 'PDF je poškodovan ali pa ga je mogoče brati na več načinov',
    meaning: `Datoteke, ki je programi ne berejo enako, ni dobro podpisati. ${UNTOUCHED}`,
    nextStep: 'Natisnite ga v nov PDF ali ga znova shranite s programom, s katerim je nastal.',
  },
  'malformed-xml': {
    title: 'XML je poškodovan ali vsebuje, česar podpisan dokument ne sme vsebovati',
    meaning: `Definicije vrst dokumenta in entitet niso dovoljene. ${UNTOUCHED}`,
    nextStep: 'Znova ga shranite brez DOCTYPE ali ga podpišite z možnostjo "--format cades".',
  },
  'malformed-timestamp': {
    title: 'Časovnega žiga ni mogoče prebrati',
    meaning: `Datoteka ni časovni žig ali pa je poškodovana. ${UNTOUCHED}`,
    nextStep: 'Časovni žig pridobite še enkrat.',
  },
  'encrypted-pdf': {
    title: 'PDF je šifriran',
    meaning: `Kar je šifrirano, se ne da podpisati, niti ni mogoče presoditi podpisov v njem. ${UNTOUCHED}`,
    nextStep: 'Shranite ga brez gesla ali ga podpišite z možnostjo "--format cades".',
  },
  'changes-forbidden': {
    title: 'Ta dokument ne dovoljuje novih podpisov ali pa ne vidnih',
    meaning: `Prvi podpisnik je prepovedal spremembe; nov podpis bi pokvaril njegovega. ${UNTOUCHED}`,
    nextStep: 'Podpišite brez vidnega okvirja ali z možnostjo "--format cades": .p7m pusti dokument, kakršen je.',
  },
  'no-such-field': {
    title: 'Praznega podpisnega polja s tem imenom ni',
    meaning: `Pomembno je, katere črke so velike in katere male; že podpisano polje pa ni prazno. ${UNTOUCHED}`,
    nextStep: 'Izpustite --field in podpis bo dobil svoje polje.',
  },
  'field-constraints': {
    title: 'Podpisno polje zahteva drugačen podpis',
    meaning: `Avtor dokumenta zahteva nekaj, česar ta podpis nima. ${UNTOUCHED}`,
    nextStep: 'Izberite drugo polje ali izpustite --field.',
  },
  'no-such-place': {
    title: 'Takega mesta v dokumentu ni',
    meaning: `Stran ne obstaja ali pa pravokotnik sega čez njen rob. ${UNTOUCHED}`,
    nextStep: 'Preverite --page in --at: x, y, širina in višina, od zgornjega levega kota.',
  },
  'unusable-picture': {
    title: 'Slike ni mogoče uporabiti',
    meaning: `Samo PNG in JPEG, do 10 MB in 16 milijonov pik. ${NOTHING_SENT}`,
    nextStep: 'Sliko shranite v eni od teh oblik.',
  },
  'not-signed': {
    title: 'Takega podpisa v datoteki ni',
    meaning: `Nič ni, kar bi bilo mogoče dopolniti, sopodpisati ali izvleči. ${UNTOUCHED}`,
    nextStep: 'Preverite, ali je to prava datoteka, in številko podpisnika: "cie verify" jih pokaže po vrsti.',
  },
  'content-missing': {
    title: 'Podpisane vsebine ni v datoteki',
    meaning: `Podpis je v eni datoteki, podpisana vsebina pa v drugi. ${UNTOUCHED}`,
    nextStep:
      'Za preverjanje ali podpisovanje drugo datoteko navedite z možnostjo --detached-content. Tu ni ničesar, kar bi bilo mogoče izvleči.',
  },
  'content-mismatch': {
    title: 'Podpisi v datoteki so za drugo vsebino',
    meaning: `Dodati je bilo treba podpis, navedena datoteka pa ni tista, ki so jo podpisali drugi. ${UNTOUCHED}`,
    nextStep: 'Z možnostjo --detached-content navedite nespremenjeno datoteko, ki so jo podpisali.',
  },
  'content-changed': {
    title: 'Datoteka se je med branjem spremenila',
    meaning: `Medtem je vanjo pisal drug program. ${UNTOUCHED}`,
    nextStep: 'Zaprite program, ki jo ima odprto, in začnite znova.',
  },
  'signature-value': {
    title: 'Kartica je odgovorila z napačnim podpisom',
    meaning: 'Podpis se ne ujema s potrdilom na kartici; datoteka ni bila zapisana.',
    nextStep: 'Začnite znova. Če se ponovi, zaženite "cie doctor --report FILE" in nam pošljite poročilo.',
  },
  'tsa-unreachable': {
    title: 'Izdajatelj časovnih žigov ne odgovarja',
    meaning: `Naslov ni dosegljiv ali pa je odgovoril z napako. ${UNTOUCHED}`,
    nextStep:
      'Preverite naslov, omrežje in posredniški strežnik (proxy); brez časovnega žiga uporabite možnost "--level b".',
  },
  'tsa-refused': {
    title: 'Izdajatelj časovnih žigov je zahtevo zavrnil',
    meaning: `Morda zahteva uporabniško ime in geslo ali drugo pravilo (policy). ${UNTOUCHED}`,
    nextStep: 'Preverite pogodbo z izdajateljem; brez časovnega žiga uporabite možnost "--level b".',
  },
  'tsa-answer': {
    title: 'Časovni žig ni tisti, ki je bil zahtevan',
    meaning: `Kar je prišlo, se nanaša na nekaj drugega ali ne drži in ni bilo uporabljeno. ${UNTOUCHED}`,
    nextStep: 'Preverite naslov. Če se ponovi, izberite drugega izdajatelja.',
  },
  'revocation-unavailable': {
    title: 'Ni bilo mogoče ugotoviti, ali je potrdilo preklicano',
    meaning: `Podpis za daljši čas to informacijo nosi s seboj, izdajatelj potrdila pa ni odgovoril ali tukaj ni znan. ${UNTOUCHED}`,
    nextStep: 'Preverite omrežje in "cie trust list"; možnost "--level t" tega ne potrebuje.',
  },
} as const satisfies Readonly<Record<DocumentErrorCode, ErrorText>>;
