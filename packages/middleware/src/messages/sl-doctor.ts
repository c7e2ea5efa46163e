import type { Catalogue } from './catalogue.js';
import { slDoctorToken } from './sl-doctor-token.js';

const NOTHING = 'Ni vam treba storiti ničesar.';
const PLACE_AGAIN = 'Kartico, samo njo, plosko položite na sredino čitalnika in ponovite pregled.';

export const slDoctor = {
  'node-supported': { title: 'Različica Node.js je podprta', advice: NOTHING },
  'node-unsupported': {
    title: 'Ta različica Node.js je prestara',
    meaning: 'CIE Kit se lahko ustavi sredi dela, tudi med prijavo.',
    advice: 'Namestite Node.js 20.19 ali novejši s spletnega mesta https://nodejs.org/.',
  },
  'binding-available': { title: 'Del programa, ki komunicira s čitalniki, je nameščen', advice: NOTHING },
  'binding-missing': {
    title: 'Manjka del programa, ki komunicira s čitalniki',
    meaning: 'Nobenega čitalnika ni mogoče uporabiti: ne za prijavo ne za kaj drugega s kartico.',
    advice: 'V Linuxu namestite pcscd in libpcsclite1; nato znova namestite CIE Kit, tudi neobvezne pakete.',
  },
  'service-running': { title: 'Storitev za pametne kartice deluje', advice: NOTHING },
  'service-stopped': {
    title: 'Storitev za pametne kartice ne deluje',
    meaning: 'Čitalniki so dosegljivi prek nje: brez nje kartica ni vidna in nobena prijava ne uspe.',
    advice: {
      linux: 'Omogočite pcscd.socket.',
      windows: 'Zaženite storitev »Smart Card«.',
      macos: 'Čitalnik odklopite in znova priključite: storitev se zažene sama.',
    },
  },
  'service-denied': {
    title: 'Storitev za pametne kartice zavrača tega uporabnika',
    meaning: 'S čitalnikom je morda vse v redu, vendar ta uporabnik do njega nima dostopa: nobena prijava ne uspe.',
    advice:
      'Delajte v svoji namizni seji ali prosite skrbnika računalnika, naj za tega uporabnika doda pravilo polkit za pcscd.',
  },
  'reader-found': { title: 'Čitalnik je priključen', advice: NOTHING },
  'reader-missing': {
    title: 'Priključen ni noben čitalnik',
    meaning: 'Brez čitalnika s kartico ni mogoče narediti ničesar.',
    advice: 'Priključite brezstični čitalnik (NFC); v Linuxu ima gonilnike za večino čitalnikov paket libccid.',
  },
  'reader-contactless-unknown': {
    title: 'Čitalnik morda ni brezstičen',
    meaning: 'Iz njegovega imena ni razvidno, ali ima anteno.',
    advice: 'CIE nima stikov: če je čitalnik nikoli ne najde, preverite, ali podpira NFC.',
  },
  'card-found': { title: 'Na čitalniku je kartica', advice: NOTHING },
  'card-missing': {
    title: 'Na čitalniku ni kartice',
    meaning: 'S čitalnikom je vse v redu; kartice, čipa in kod ni bilo mogoče pregledati.',
    advice: 'Za pregled položite svojo CIE na čitalnik.',
  },
  'card-mute': {
    title: 'Kartica se ne odziva',
    meaning: 'Na čitalniku nekaj je, vendar molči: navadno kartica slabo leži.',
    advice: PLACE_AGAIN,
  },
  'card-in-use': {
    title: 'Kartico ima zasedeno drug program',
    meaning: 'Dokler je tako, kartice ne more uporabljati nihče drug, niti za prijavo.',
    advice: 'Zaprite brskalnik, Software CIE ali kateri koli drug program, ki uporablja kartico, in ponovite pregled.',
  },
  'cie-recognised': { title: 'Kartica je CIE', advice: NOTHING },
  'cie-not-recognised': {
    title: 'Kartica ni CIE ali pa je ni bilo mogoče prebrati',
    meaning: 'S to kartico oziroma tako, kot leži, prijava ni mogoča.',
    advice: `${PLACE_AGAIN} Zdravstvene izkaznice, bančne kartice in starejše osebne izkaznice tukaj ne delujejo.`,
  },
  'card-paired': { title: 'Kartica je seznanjena s tem računalnikom', advice: NOTHING },
  'card-not-paired': {
    title: 'Kartica ni seznanjena s tem računalnikom',
    meaning: 'Njeno potrdilo še ni znano: brskalniki za prijavo nimajo česa ponuditi.',
    advice: 'Seznanite jo in videli boste njene podatke.',
  },
  'chip-genuine': { title: 'Čip je pristen: podpisala ga je italijanska država', advice: NOTHING },
  'chip-genuine-chosen': {
    title: 'Čip je to, za kar se predstavlja: podpisal ga je overitelj, dodan na tem računalniku',
    meaning: 'Za državne storitve to ni osebna izkaznica.',
    advice: 'Uporabljajte ga samo za preizkušanje, razen če tega overitelja poznate.',
  },
  'chip-unverified': {
    title: 'S čipom je vse v redu, ni pa bilo mogoče preveriti, kdo ga je izdal',
    meaning: 'Prijava vseeno deluje: kartico preveri storitev sama.',
    advice: 'Pridobite državna potrdila, nato ponovite pregled.',
  },
  'chip-refused': {
    title: 'Čip ni dokazal, da je pristen',
    meaning: 'Morda je kopija ali pa je poškodovan. Vpisana koda bi lahko prišla v tuje roke.',
    advice: 'Ne vpisujte svojih kod. Poskusite z drugim čitalnikom; če ostane tako, dajte kartico pregledati.',
  },
  'chip-unchecked': {
    title: 'Čipa ni bilo mogoče preveriti',
    meaning: 'Preverjanje ni prišlo do konca: ni znano, ali je s čipom vse v redu.',
    advice: PLACE_AGAIN,
  },
  'codes-ready': { title: 'S kodama PIN in PUK je vse v redu', advice: NOTHING },
  'tries-low': {
    title: 'Za PIN ali PUK je ostalo malo poskusov',
    meaning: 'Z zadnjim poskusom za PIN se blokira PIN, z zadnjim poskusom za PUK se konča uporaba kartice na spletu.',
    advice:
      'Ne ugibajte. Kodi poiščite na potrdilu o vlogi in v pismu; izgubljen PUK znova pridobite z aplikacijo CieID.',
  },
  'tries-unknown': {
    title: 'Kartica ne pove, koliko poskusov je še na voljo',
    meaning: 'Morda jih je malo, pa tega nihče ne ve.',
    advice:
      'Kode vpisujte pazljivo: po treh zaporednih napačnih kodah PIN se PIN blokira, po desetih napačnih kodah PUK se konča uporaba kartice na spletu.',
  },
  'pin-blocked': {
    title: 'PIN je blokiran',
    meaning: 'Dokler ga ne odblokirate, ni mogoča ne prijava ne podpis. Kartica ni izgubljena.',
    advice: 'Odblokirajte ga s kodo PUK in obenem nastavite novi PIN.',
  },
  'puk-blocked': {
    title: 'Poskusi za PUK so porabljeni: kartice ni več mogoče odblokirati',
    meaning: 'Če se PIN zdaj blokira, ostane blokiran.',
    advice: 'Dokler PIN deluje, se nič ne spremeni; sicer na svoji občini (Comune) zaprosite za novo kartico.',
  },
  'card-valid': { title: 'Kartica velja, če je ura tega računalnika točna', advice: NOTHING },
  'card-expiring': {
    title: 'Po uri tega računalnika bo kartica kmalu potekla',
    meaning: 'Prijave delujejo do poteka.',
    advice: 'Na svoji občini (Comune) pravočasno zaprosite za novo kartico.',
  },
  'card-expired-usable': {
    title: 'Kartica je potekla; prijava z njo morda še nekaj časa deluje',
    meaning: 'Kot dokument ne velja več; prijava je lahko zavrnjena kateri koli dan.',
    advice:
      'Na svoji občini (Comune) zaprosite za novo kartico. Po 90 dneh oziroma ob izdaji nove stara kartica neha delovati.',
  },
  'card-expired': {
    title: 'Kartica je potekla',
    meaning: 'Storitve jo ob prijavi zavrnejo.',
    advice: 'Na svoji občini (Comune) zaprosite za novo kartico.',
  },
  'card-not-yet-valid': {
    title: 'Po uri tega računalnika kartica še ne velja',
    meaning: 'Dokler je tako, bo prijava zavrnjena.',
    advice: 'Najprej preverite datum na tem računalniku.',
  },
  'trust-complete': { title: 'Vsa državna potrdila so na voljo', advice: NOTHING },
  'trust-incomplete': {
    title: 'Manjkajo nekatera državna potrdila',
    meaning: 'Pri karticah, ki so od njih odvisne, piše »izdajatelj ni preverjen«.',
    advice: 'Prenesite jih ali dodajte datoteko.',
  },
  'trust-none': {
    title: 'Na voljo ni še nobenega državnega potrdila',
    meaning: 'Brez njih ni mogoče preveriti, kdo je izdal kartico.',
    advice: 'Prenesite jih ali dodajte datoteko.',
  },
  'trust-anchor-expired': {
    title: 'Zaupanja vredno potrdilo je poteklo',
    meaning: 'Zaradi tega nič ne neha delovati.',
    advice: 'Za starejše kartice je še koristno. Če ste ga dodali sami, preverite, ali ga še potrebujete.',
  },
  'trust-list-expired': {
    title: 'Zanesljivi seznam je prestar',
    meaning:
      'Ni znano, katere storitve so bile medtem priznane ali ukinjene: podpis se lahko pokaže kot kvalificiran, čeprav ni več.',
    advice: 'Znova ga prenesite ali dodajte novejšo datoteko z ukazom "cie trust lists add".',
  },
  'trust-foreign-files': {
    title: 'Med zaupanja vrednimi potrdili so datoteke, ki se ne uporabljajo',
    meaning: 'Na prijavo to ne vpliva.',
    advice: 'Niso to, kar pove njihovo ime, in nič jim ne zaupa. Poglejte jih in jih odstranite.',
  },
  'trust-unreadable': {
    title: 'Zaupanja vrednih potrdil ni mogoče prebrati',
    meaning: 'Ni mogoče preveriti, kdo je izdal kartico; prijava od tega ni odvisna.',
    advice: 'Preverite dovoljenja mape in disk.',
  },
  'store-usable': { title: 'Mapo seznanjenih kartic je mogoče prebrati', advice: NOTHING },
  'store-empty': {
    title: 'S tem računalnikom ni še seznanjena nobena kartica',
    meaning: 'Nič ni narobe; za prijavo je potrebna seznanjena kartica.',
    advice: 'Kartico seznanite, kadar želite.',
  },
  'store-unusable': {
    title: 'Mape seznanjenih kartic ni mogoče uporabljati',
    meaning: 'Nobene kartice ni mogoče seznaniti in brskalniki ne najdejo potrdila.',
    advice: 'Preverite dovoljenja in prosti prostor ali v spremenljivki CIEKIT_HOME navedite drugo mapo.',
  },
  'store-open-to-others': {
    title: 'V mapo seznanjenih kartic lahko pogledajo drugi uporabniki tega računalnika',
    meaning: 'Vidijo serijske številke in datume; imena so zapečatena s kartico.',
    advice: 'Skupini in drugim odvzemite dovoljenja.',
  },
  'store-leftovers': {
    title: 'Prekinjen program je pustil začasne datoteke',
    meaning: 'Nikogar ne motijo.',
    advice: 'Ob naslednji spremembi se odstranijo same.',
  },
  'store-damaged-files': {
    title: 'Nekatere datoteke v mapi seznanjenih kartic so poškodovane ali tuje',
    meaning: 'Kartice v njih veljajo za neseznanjene: brskalniki jih ne ponujajo.',
    advice: 'Datoteke so ostale, kjer so. Premaknite jih drugam in tiste kartice znova seznanite.',
  },
  'clock-plausible': { title: 'Datum na tem računalniku je verjeten', advice: NOTHING },
  'clock-implausible': {
    title: 'Datum na tem računalniku ne more biti pravi',
    meaning: 'Prijava lahko ne uspe: spletna mesta in kartice se presojajo po datumu.',
    advice: 'Nastavite datum in uro: ob napačni uri so veljavne kartice videti potekle, potekle pa veljavne.',
  },
  ...slDoctorToken,
} as const satisfies Catalogue['doctor'];

export const slDoctorSections = {
  readers: 'Računalnik in čitalniki',
  card: 'Kartica',
  trust: 'Državna potrdila',
  store: 'Seznanjene kartice in ura',
  token: 'Prijava s kartico',
  browsers: 'Brskalniki',
  other: 'Drugo',
} as const satisfies Catalogue['doctorSections'];
