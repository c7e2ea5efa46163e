/** Slovene: what is on every screen. */
export const frame = {
  shell: {
    skip: 'Na vsebino',
    main: 'Glavna navigacija',
    app: 'Aplikacija',
    entries: { home: 'Moja kartica', sign: 'Podpiši', verify: 'Preveri', help: 'Pomoč', settings: 'Nastavitve' },
    unsaved: {
      title: 'Vaše izbire niso shranjene',
      text: 'Disk je poln ali pa mape programa CIE Kit ni mogoče spreminjati. Veljajo, dokler je CIE Kit odprt: sprostite nekaj prostora in naslednja sprememba jih shrani vse.',
    },
    state: {
      starting: 'Trenutek',
      serviceUnusable: 'Čitalnika ni mogoče uporabiti',
      serviceDetail: 'Glejte »Moja kartica«',
      noReader: 'Ni čitalnika',
      plugIn: 'Priključite ga prek USB',
      noCard: 'Ni kartice',
      reading: 'Branje kartice',
      unknownCard: 'Kartica ni prepoznana',
      busy: 'Branje kartice',
      several: 'Več kartic',
      choose: 'Izberite, katero želite',
      notGenuine: 'Čip ni prestal preverjanja',
      noCodes: 'Ne vpisujte kod',
      expired: 'Kartica je potekla',
      newCard: 'Kartica še ni seznanjena',
      ready: 'Kartica je na čitalniku',
      pinBlocked: 'PIN je blokiran',
      blockedForEver: 'Čip je blokiran',
      toReplace: 'Potrebna je nova',
    },
    tryOut: {
      title: 'To je preizkus brez prave kartice.',
      text: 'Kartica je namišljena: PIN 19283746, PUK 64738291. Njeni podpisi nimajo veljave.',
      reader: 'Namišljeni čitalnik',
      insert: 'Položi namišljeno kartico',
      remove: 'Odmakni namišljeno kartico',
      renew: 'Začni z novo kartico',
      end: 'Končaj preizkus',
    },
  },
  card: {
    drawing: (name: string, serialNumber: string): string =>
      name === ''
        ? `Risba kartice, številka: ${serialNumber}`
        : `Risba kartice, imetnik: ${name}, serijska številka: ${serialNumber}`,
    drawingEmpty: 'Risba elektronske osebne izkaznice brez podatkov',
    drawingUnknown: 'Risba kartice, ki ni prepoznana',
    stage: 'Čitalnik, kot ga vidi CIE Kit',
  },
  code: {
    show: (label: string): string => `Pokaži števke: ${label}`,
    count: (length: number): string => `${length} od 8 števk`,
    firstHalf: 'prva polovica: potrdilo o vlogi',
    secondHalf: 'druga polovica: pismo',
    problems: {
      'not-digits': 'Dovoljene so samo števke: drugi znaki so bili odstranjeni.',
      'too-long': 'Števk je več kot 8: izbrišite jih toliko, da jih ostane 8.',
      'too-short': 'Nekaj števk manjka: potrebnih je 8.',
      half: 'To so 4 števke, polovica kode. Tukaj je potrebnih vseh 8: drugi programi vprašajo samo za 4, ker preostale 4 shranijo v računalnik.',
    },
  },
  tries: {
    left: (kind: 'pin' | 'puk', left: number | undefined, total: number): string =>
      left === undefined
        ? 'Ta kartica ne pove, koliko poskusov ostaja'
        : left === 0
          ? 'Ni več poskusov'
          : left === total
            ? `${countOfTries(left)} od ${total}`
            : `Še ${countOfTries(left)} od ${total}`,
  },
  note: { card: 'Kartica', files: 'Datoteke', next: 'Kaj storiti' },
  progress: {
    cancel: 'Ustavi',
    cancelling: 'Ustavljanje: kartica mora še končati',
    states: { done: 'opravljeno', now: 'poteka', todo: 'sledi', failed: 'ni uspelo' },
  },
  common: {
    copy: 'Kopiraj',
    copied: 'Ukaz je kopiran',
    noBrowser: 'Brskalnik se ni odprl. Vpišite ta naslov:',
    /** Of a day of these weeks. */
    at: (day: string, time: string): string => `${day} ob ${time}`,
    /** Between a label and what it labels. */
    colon: ':',
    cancel: 'Prekliči',
    source: (source: string, date: string): string => `Vir: ${source}. Preverjeno: ${date}.`,
  },
  errors: {
    places: {
      'cie doctor': '»Preveri, kaj ne deluje«',
      'cie list': '»Moja kartica«',
      'cie pair': '»Seznani to kartico«',
      'cie pin status': '»Moja kartica«',
      'cie pin unblock': '»Odblokiraj PIN«',
      'cie pin verify': '»Preveri PIN«',
      'cie readers': '»Preveri, kaj ne deluje«',
      'cie token run': '»Brskalniki«',
      'cie token': '»Brskalniki«',
      'cie trust fetch': '»Prenesi državna potrdila«',
      'cie trust lists add': '»Evropski seznami«',
      'cie trust lists': '»Evropski seznami«',
      'cie trust': '»Zaupanja vredna digitalna potrdila«',
      'cie unpair': '»Odstrani kartico s tega računalnika«',
      'cie verify': '»Preveri«',
      '--format cades': '»Vedno v .p7m«',
      '--level': '»Kako dolgo naj dokaz velja«',
      '--reader': '»Moja kartica«',
      '--trust': '»Zaupanja vredna digitalna potrdila«',
    },
    own: {
      'reader-not-answering': {
        title: 'Čitalnik se je nehal odzivati',
        meaning:
          'CIE Kit je povezavo zaprl in jo sam znova vzpostavi. Če ste uporabljali kodo, poglejte preostale poskuse, preden jo znova vpišete.',
        nextStep:
          'Odklopite čitalnik, počakajte nekaj sekund in ga znova priključite. Nato kartico spet položite nanj.',
      },
      'documents-not-answering': {
        title: 'Branje dokumentov se je prekinilo',
        meaning:
          'Dokument je bil za CIE Kit preobsežen ali pa je narejen tako, da ga ustavi. Nobena datoteka ni spremenjena.',
        nextStep: 'Poskusite z eno datoteko naenkrat. Če se pri isti vedno ponovi, naj vam jo pošljejo znova.',
      },
      'verdict-forgotten': {
        title: 'Tega preverjanja ni več v spominu',
        meaning: 'Datoteka je, kakršna je bila. Poročilo je mogoče napisati le o tem, kar je bilo pravkar preverjeno.',
        nextStep: 'Izberite »Preveri znova«, nato »Shrani poročilo«.',
      },
      'card-busy': {
        title: 'CIE Kit dela s kartico',
        meaning: 'Da nič ne ostane na pol, se mora to najprej končati.',
        nextStep: 'Počakajte, da se konča, nato poskusite znova.',
      },
      'command-missing': {
        title: 'Manjka ukaz »cie«',
        meaning: 'S kartico to nima zveze. Brskalniki jo dosežejo prek tega ukaza, ki tukaj ni nameščen.',
        nextStep: 'Namestite paket @ciekit/cli, nato se vrnite sem.',
      },
      'p11-kit-missing': {
        title: 'Manjka p11-kit',
        meaning: 'S kartico to nima zveze. Brskalniki jo dosežejo prek tega dela; doslej ni bilo nič spremenjeno.',
        nextStep:
          'Namestite ga in se vrnite sem. Debian in Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
      },
      'browsers-unsupported': {
        title: 'V tem sistemu brskalnikov ni mogoče nastaviti',
        meaning:
          'S kartico to nima zveze. Windows in njegovi brskalniki potrebujejo module druge vrste; nič ni bilo spremenjeno.',
        nextStep:
          'Za prijavo v javne storitve s tega računalnika za zdaj uporabite program ministrstva. Podpisi in kode tukaj delujejo.',
      },
      'browsers-changed-meanwhile': {
        title: 'Iste datoteke je prav zdaj spremenil nekdo drug',
        meaning: 'S kartico to nima zveze in brskalniki so takšni kot prej: CIE Kit ni spremenil ničesar.',
        nextStep: 'Zaprite brskalnike in poskusite znova.',
      },
      'browsers-record-damaged': {
        title: 'Seznam dosedanjih nastavitev brskalnikov je poškodovan',
        meaning: 'S kartico to nima zveze in brskalniki so takšni kot prej: CIE Kit ni spremenil ničesar.',
        nextStep: 'Na strani »Preveri, kaj ne deluje« pripravite poročilo in ga pokažite tistemu, ki vam pomaga.',
      },
      'browsers-place-unusable': {
        title: 'Ene od map brskalnikov ni mogoče uporabiti',
        meaning:
          'S kartico to nima zveze. Mapa pripada drugemu uporabniku ali pa ni običajna mapa; nič ni bilo spremenjeno.',
        nextStep:
          'CIE Kit odprite kot uporabnik, ki uporablja te brskalnike, brez skrbniških pravic, in poskusite znova.',
      },
      'certificates-unreachable': {
        title: 'Potrdil ni bilo mogoče prenesti',
        meaning: 'S kartico to nima zveze. Noben državni naslov se ni odzval; kar je bilo tukaj, je ostalo.',
        nextStep:
          'Preverite povezavo in poskusite znova. Če imate potrdila v datoteki, jih dodajte v nastavitvah pod »Zaupanja vredna digitalna potrdila«.',
      },
      'token-not-starting': {
        title: 'Povezava z brskalniki se ni zagnala',
        meaning: 'S kartico to nima zveze: nič ji ni bilo poslano.',
        nextStep: 'Čez nekaj trenutkov poskusite znova. Če se ne zažene, odprite »Preveri, kaj ne deluje«.',
      },
      refused: {
        title: 'Zahteva je bila zavrnjena',
        meaning: 'Kartici ni bilo poslano nič.',
        nextStep: 'Znova izberite datoteko ali kartico in poskusite še enkrat.',
      },
      'disk-full': {
        title: 'Disk je poln',
        meaning: 'Datoteka ni bila zapisana, kar je bilo prej, pa je še vedno tam. S kartico to nima zveze.',
        nextStep: 'Sprostite nekaj prostora ali izberite drugo mapo in poskusite znova.',
      },
      failed: {
        title: 'Datoteke ni mogoče prebrati ali zapisati',
        meaning: 'Kartici ni bilo poslano nič.',
        nextStep: 'Preverite, ali je na disku dovolj prostora in ali je mapo mogoče spreminjati, nato poskusite znova.',
      },
    },
  },
};

/** 1 poskus, 2 poskusa, 3 and 4 poskusi, 5 to 10 poskusov: a card never gives more. */
function countOfTries(count: number): string {
  if (count === 1) return '1 poskus';
  if (count === 2) return '2 poskusa';
  return count <= 4 ? `${count} poskusi` : `${count} poskusov`;
}
