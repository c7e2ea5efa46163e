import { counted } from './counted.js';

/** Slovene: signing documents. */
export const sign = {
  title: 'Podpisovanje dokumentov',
  lead: 'Izberite eno ali več datotek: PDF, slike, dopise, risbe. PIN vpišete samo enkrat.',
  drop: {
    title: 'Povlecite dokumente sem',
    detail: 'Spustite jih kamor koli v to okno.',
    choose: 'Izberi dokumente',
  },
  whatItIs: {
    howTitle: 'Kako poteka',
    how: 'Podpis gre v novo datoteko poleg izvirnika. Izvirnik se ne spremeni in ne zapusti tega računalnika.',
    worthTitle: 'Kakšno veljavo ima',
    worth:
      'To je napredni elektronski podpis (FEA): velja v poslovanju z italijansko javno upravo. Ni kvalificirani podpis: za drugo rabo vprašajte tistega, ki ga prejme.',
  },
  trail: { label: 'Koraki podpisovanja', steps: ['Dokumenti in položaj', 'PIN', 'Končano'] },
  documents: (count: number): string => counted(count, ['dokument', 'dokumenta', 'dokumenti', 'dokumentov']),
  add: 'Dodaj',
  remove: (name: string): string => `Odstrani ${name}`,
  sizeIn: (size: string, folder: string): string => (folder === '' ? size : `${size}, v mapi ${folder}`),
  onPage: (page: number): string => `Viden podpis, stran ${page}`,
  onLastPage: 'Viden podpis, zadnja stran',
  inField: (name: string): string => `Podpis v polju »${name}«`,
  becomes: {
    pdf: 'Podpisan PDF, brez okvira',
    xml: (): string => 'Podpis v datoteki XML',
    p7m: (name: string): string => `Nova datoteka: ${name}.p7m`,
    p7s: (name: string): string => `Ločen podpis: ${name}.p7s`,
    further: (name: string): string => `Vaš podpis bo dodan v ${name}`,
    counter: (name: string): string => `Sopodpiše zadnji podpis v ${name}`,
  },
  bar: (folder: string | undefined): string =>
    folder === undefined
      ? 'Izvirne datoteke se ne spremenijo: podpisane se shranijo poleg njih.'
      : `Izvirne datoteke se ne spremenijo: podpisane gredo v mapo »${folder}«.`,
  signFiles: (count: number): string =>
    `Podpiši ${counted(count, ['dokument', 'dokumenta', 'dokumente', 'dokumentov'])}`,
  visible: {
    title: 'Viden podpis',
    text: 'Okvir z imenom in datumom. Podpis velja tudi brez njega.',
    content: 'Kaj je v okviru',
    reason: 'Razlog (neobvezno)',
    place: 'Kraj (neobvezno)',
    lines: 'Vaše besedilo (neobvezno)',
    linesHint: 'Nadomesti ime in datum, vrstica pod vrstico.',
    picture: 'Slika (neobvezno)',
    choosePicture: 'Izberi sliko',
    changePicture: 'Zamenjaj sliko',
    removePicture: 'Odstrani jo',
  },
  format: {
    title: 'Oblika in druge možnosti',
    text: 'Podpisan PDF za datoteke PDF, .p7m za druge. Skoraj vedno je to prava izbira.',
    format: 'Kam gre podpis',
    formats: {
      auto: {
        title: 'Glede na datoteko',
        text: 'V datoteki PDF ali XML; za druge datoteke v .p7m, ki vsebuje vse.',
      },
      cades: {
        title: 'Vedno v .p7m',
        text: 'Tudi za PDF. Kdor ga prejme, potrebuje program, ki ga odpre.',
      },
      xades: { title: 'V datoteki XML', text: 'Samo če to želi tisti, ki dokument prejme.' },
    },
    counterSign: 'Sopodpis: podpišem zadnji podpis, ne dokumenta',
    detached: 'Podpis v ločeni datoteki: dokument je treba poslati skupaj z njo',
    level: 'Kako dolgo naj dokaz velja',
    levels: {
      b: 'Preprost podpis (raven B)',
      t: 'S potrjenim datumom (raven T)',
      lt: 'Z datumom in dokazi (raven LT)',
      lta: 'Za arhiv (raven LTA)',
    },
    noAuthority: 'Za potrjen datum je potreben naslov storitve časovnega žigosanja.',
    toSettings: 'Dodajte ga v nastavitvah',
    folder: 'Kam gredo podpisane datoteke',
    beside: 'Poleg vsakega izvirnika',
    chooseFolder: 'Izberi mapo',
    besideAgain: 'Poleg izvirnikov',
  },
  noPreview: {
    label: 'Predogled',
    invisible: 'Podpis na strani ni viden, vendar je tam in velja prav tako. Kdor odpre datoteko, ga lahko preveri.',
    noPdf: 'Te vrste datotek nimajo strani, na katero bi postavili okvir: podpis velja prav tako.',
  },
  viewer: {
    label: (name: string): string => `Predogled: ${name}`,
    picture: (page: number, pages: number, name: string): string => `Stran ${page} od ${pages}, ${name}`,
    page: (page: number, pages: number): string => `Stran ${page} od ${pages}`,
    previous: 'Prejšnja stran',
    next: 'Naslednja stran',
    loading: 'Odpiranje dokumenta…',
    failed:
      'Tega dokumenta PDF ni mogoče prikazati: morda je poškodovan, zaščiten ali zelo velik. Če ga je vseeno mogoče podpisati, gre podpis na zadnjo stran.',
    withoutBox: 'Odstrani okvir',
    where: 'Mesto podpisa',
    ownBox: 'Okvir, kjer želim',
    field: (name: string, page: number): string => `Pripravljeno polje: ${name} (stran ${page})`,
    larger: 'Povečaj',
    smaller: 'Pomanjšaj',
    everywhere: 'Isto mesto povsod',
  },
  box: {
    label: (page: number): string => `Okvir podpisa, stran ${page}`,
    help: 'Premik s puščicami, velikost s tipko Shift in puščicami, s tipko Ctrl v manjših korakih.',
    where: (left: number, top: number, width: number, height: number): string =>
      `Od leve ${left} %, od vrha ${top} %; širina ${width} %, višina ${height} %`,
  },
  look: { name: 'Ime in priimek', signedBy: 'Podpis', date: 'Datum', reason: 'Razlog', place: 'Kraj' },
  pin: {
    back: 'Dokumenti',
    lead: (count: number): string =>
      count === 1
        ? 'Vpišite PIN kartice.'
        : count === 2
          ? 'PIN vpišite samo enkrat: velja za oba dokumenta.'
          : `PIN vpišite samo enkrat: velja za vse dokumente (${count}).`,
    first: 'Najprej je potrebna kartica.',
    nothingYet: 'Nobena datoteka še ni podpisana.',
    submit: 'Podpiši',
    again: 'Poskusi znova',
  },
  needed: {
    filesWait: 'Izbrani dokumenti vas čakajo tukaj.',
    starting: { title: 'Trenutek', text: 'Iskanje čitalnikov.', go: '' },
    service: {
      title: 'Čitalnika ni mogoče uporabiti',
      text: 'S kartico to nima zveze: računalnik se ne more povezati s čitalnikom.',
      go: 'Poglej, kaj ne deluje',
    },
    noReader: {
      title: 'Priključite čitalnik',
      text: 'Priključek USB vtaknite v računalnik: CIE Kit čitalnik prepozna sam.',
      go: 'Čitalnik je že priključen',
    },
    noCard: { title: 'Položite kartico na čitalnik', text: 'Nato vpišete PIN.', go: '' },
    reading: { title: 'Branje kartice', text: 'Pustite jo pri miru na čitalniku: traja le trenutek.', go: '' },
    unknown: {
      title: 'Ta kartica se ne odziva kot CIE',
      text: 'Poskusite jo obrniti ali premakniti. Če je to druga kartica, jo odmaknite in položite svojo.',
      go: 'Poglej kartico',
    },
    several: { title: 'Kartic je več', text: 'Izberite, s katero želite podpisati.', go: 'Izberi kartico' },
    notPaired: {
      title: 'To kartico je treba najprej seznaniti',
      text: 'To naredite samo enkrat in traja manj kot minuto. Nato se vrnite sem in podpišite.',
      go: 'Seznani to kartico',
    },
    pinBlocked: {
      title: 'PIN je blokiran',
      text: 'Kartica ni izgubljena: s kodo PUK odblokirate PIN in izberete novega.',
      go: 'Odblokiraj PIN',
    },
    blockedForEver: {
      title: 'Čip te kartice je zaprt',
      text: 'Kartica ostane veljavna kot osebni dokument, podpisovati pa ne more več: za to je potrebna nova.',
      go: 'Kaj še lahko storim',
    },
  },
  signing: (count: number): string =>
    `Podpisovanje: ${counted(count, ['dokument', 'dokumenta', 'dokumenti', 'dokumentov'])}`,
  progress: {
    lead: 'Kartico pustite pri miru na čitalniku.',
    start: 'Trenutek',
    count: (done: number, total: number): string => `Podpisano: ${done} od ${total}.`,
    keeps: 'Če postopek ustavite, že podpisani dokumenti ostanejo.',
  },
  result: {
    title: (signed: number, total: number): string =>
      signed === 0
        ? total === 1
          ? 'Dokument ni bil podpisan'
          : 'Noben dokument ni bil podpisan'
        : signed === total
          ? `Končano: ${counted(signed, ['podpisan dokument', 'podpisana dokumenta', 'podpisani dokumenti', 'podpisanih dokumentov'])}`
          : `Podpisani dokumenti: ${signed} od ${total}`,
    lead: (folder: string | undefined, count: number): string =>
      folder === undefined ? untouched(count) : `Shranjeno v mapi »${folder}«. ${untouched(count)}`,
    leadSome: 'Kar je podpisano, že velja. Izvirniki se niso spremenili.',
    leadNone: untouched,
    cancelled: {
      title: 'Podpisovanje ste ustavili',
      text: 'Že podpisani dokumenti ostanejo, drugi so takšni kot prej.',
    },
    list: 'Kaj se je zgodilo s posameznim dokumentom',
    stoppedHere: 'Ni podpisan: podpisovanje se je ustavilo tukaj.',
    notBegun: 'Ni podpisan: podpisovanje se je ustavilo prej.',
    about: {
      pdf: 'Podpis v datoteki PDF, brez okvira',
      page: (page: number): string => `Viden podpis, stran ${page}`,
      lastPage: 'Viden podpis na zadnji strani',
      field: (name: string): string => `Podpis v polju »${name}«`,
      p7m: 'Vsebuje izvirno datoteko in podpis',
      p7s: 'Vsebuje samo podpis: pošljite ga skupaj z izvirnikom',
      xml: 'Podpis v datoteki XML',
      counter: 'Sopodpis: vaš podpis velja za podpis osebe pred vami',
    },
    open: 'Odpri',
    openNamed: (name: string): string => `Odpri ${name}`,
    verify: 'Preveri',
    verifyNamed: (name: string): string => `Preveri ${name}`,
    verifyAll: 'Preveri vse',
    show: 'Pokaži v mapi',
    others: 'Podpiši druge dokumente',
    signRest: (count: number): string =>
      count === 1
        ? 'Podpiši preostali dokument'
        : count === 2
          ? 'Podpiši preostala dokumenta'
          : `Podpiši preostale dokumente (${count})`,
    changeRest: (count: number): string =>
      count === 1
        ? 'Nazaj na nepodpisani dokument'
        : count === 2
          ? 'Nazaj na nepodpisana dokumenta'
          : `Nazaj na nepodpisane dokumente (${count})`,
    worthTitle: 'Kakšno veljavo ima',
    worth: [
      'Vaš podpis je',
      'napredni elektronski podpis (FEA)',
      ': velja v poslovanju z italijansko javno upravo. Ni kvalificirani podpis: za drugo rabo vprašajte tistega, ki ga prejme.',
    ],
    worthMore: 'Več o\u00a0tem',
    sendTitle: (): string => 'Kako pošljete podpisano',
    send: 'Datoteke pošljite takšne, kot so. Če jih natisnete ali znova shranite z drugim programom, se podpis izgubi. Če so dokumenti pomembni, obdržite kopijo.',
  },
};

function untouched(count: number): string {
  return count === 1 ? 'Izvirnik se ni spremenil.' : 'Izvirniki se niso spremenili.';
}
