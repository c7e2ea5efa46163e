import type { BrowserNoteCode, BrowserPart } from '../../../contract/system-views.js';

const parts = {
  'p11-kit': 'Programi na tem računalniku',
  firefox: 'Firefox',
  chromium: 'Chromium, Chrome, Edge',
  service: 'Povezava s kartico',
} as const satisfies Readonly<Record<BrowserPart, string>>;

const notes = {
  'browser-running': 'Ta brskalnik je odprt: zaprite ga in znova odprite, nato vidi kartico.',
  'proxy-loaded': 'Ta brskalnik je bil že nastavljen: ostal je, kot je bil.',
  'proxy-loaded-by-system': 'V tem sistemu so brskalniki nastavljeni že sami: ostali so, kot so bili.',
  'opensc-twice':
    'Ta brskalnik ima OpenSC na svojem seznamu varnostnih naprav, dobi pa ga tudi od p11-kit. Odstranite OpenSC s seznama v brskalniku.',
  snap: 'Ta brskalnik je nameščen kot snap: ločen je od računalnika in kartice ne doseže. Namestite isti brskalnik kot običajen paket.',
  flatpak:
    'Ta brskalnik je nameščen kot flatpak: ločen je od računalnika in kartice ne doseže. Namestite isti brskalnik kot običajen paket.',
  'no-profile': 'Firefox še ni bil odprt: enkrat ga odprite, zaprite in nato tukaj ponovite.',
  'profile-missing': 'Firefox si je zapomnil profil, ki ga ni več: ničesar ni treba storiti.',
  'profiles-unreadable': 'Seznam profilov brskalnika Firefox ni razumljiv: profili so ostali, kot so bili.',
  'modules-unreadable': 'Seznam varnostnih naprav tega brskalnika ni razumljiv: ostal je, kot je bil.',
  'user-modules-off':
    'Ta računalnik uporabnikom ne dovoli dodajati kartic v programe: kdor skrbi zanj, mora kartico nastaviti za vse.',
  'root-ignored':
    'CIE Kit uporabljate kot skrbnik: tako programi kartice ne vidijo. Odprite ga kot običajen uporabnik.',
  'command-temporary': 'Ukaz »cie« je v mapi, ki bo izpraznjena. Namestite ga na stalno mesto in nato tukaj ponovite.',
  'next-login':
    'Povezava se zažene ob naslednji prijavi v računalnik. Če jo želite uporabiti takoj, jo zaženite tukaj.',
  'not-ours': 'To datoteko je nekdo zamenjal: ostala je, kot je.',
  'backup-kept': 'Prejšnje stanje je še shranjeno tukaj.',
  'edit-kept': 'To našo datoteko je nekdo spremenil: kopija s spremembami je tukaj.',
  'backup-lost': 'Kopije prejšnjega stanja ni več mogoče najti: odstranjen je bil samo naš del.',
} as const satisfies Readonly<Record<BrowserNoteCode, string>>;

/** Slovene: the check of this computer, and its browsers. */
export const system = {
  doctor: {
    runningTitle: 'Pregled tega računalnika',
    runningLead: 'Nič se ne spremeni in nobena koda ni potrebna.',
    begin: 'Začetek pregleda',
    failedTitle: 'Pregled se ni končal',
    title: (count: number): string =>
      count === 0
        ? 'Vse je v redu'
        : `Urediti je treba ${['eno stvar', 'dve stvari', 'tri stvari', 'štiri stvari', 'pet stvari', 'šest stvari'][count - 1] ?? `${count} stvari`}`,
    lead: (count: number, time: string): string =>
      `Število pregledov: ${count}, konec ob ${time}. Na kartici in na računalniku se ni nič spremenilo.`,
    toFix: 'Treba je urediti',
    toKnow: 'Dobro je vedeti',
    fine: 'Vse v redu',
    fixes: {
      'set-up-browsers': 'Nastavi brskalnike',
      'fetch-trust': 'Prenesi državna potrdila',
      'start-token': 'Zaženi povezavo',
    },
    fixing: {
      'set-up-browsers': 'Nastavljanje brskalnikov',
      'fetch-trust': 'Prenos potrdil',
      'start-token': 'Zagon povezave',
    },
    together: 'Uredi se skupaj z zgornjo vrstico.',
    go: {
      pair: 'Seznani kartico',
      unblock: 'Odblokiraj PIN',
      'lost-codes': 'Poišči kodi',
      browsers: 'Odpri »Brskalniki«',
      home: 'Poglej kartico',
    },
    command: 'Potreben ukaz:',
    tryOut: 'Preizkušate z namišljeno kartico: računalnik in brskalniki so pravi in se od tukaj ne spremenijo.',
    again: 'Ponovi',
    report: {
      hint: 'Potrebujete pomoč na daljavo? V poročilu ni kod, imena in davčne številke (codice\u00a0fiscale).',
      button: 'Pripravi poročilo',
      title: 'Preberite poročilo, nato se odločite, ali ga shranite',
      lead: 'To je vse, kar bo videl tisti, ki vam pomaga. Nič se ne pošlje: datoteka ostane pri vas.',
      text: 'Poročilo',
      save: 'Shrani poročilo',
      back: 'Izid pregleda',
      saved: 'Poročilo je shranjeno',
    },
  },
  browsers: {
    title: 'Brskalniki',
    lead: 'Za prijavo v javne storitve s kartico, v brskalniku Firefox ali Chromium.',
    back: 'Pomoč',
    tryOut: {
      title: 'Preizkušate z namišljeno kartico',
      text: 'Brskalniki na tem računalniku so pravi: med preizkusom se ne nastavijo in ne spremenijo.',
    },
    setUp: {
      title: 'Nastavi brskalnike',
      looking: 'Pregled brskalnikov na tem računalniku',
      will: 'To se bo spremenilo. Prejšnje stanje se shrani in lahko se vrnete nanj.',
      actions: { create: 'novo', change: 'spremenjeno', remove: 'odstranjeno' },
      ready: 'Brskalniki na tem računalniku so nastavljeni',
      readyText: 'Ničesar ni treba spremeniti.',
      nothing: 'Ni brskalnikov, ki bi jih bilo treba nastaviti',
      nothingText: 'Enkrat odprite Firefox ali Chromium, nato poglejte znova.',
      button: 'Nastavi brskalnike',
      look: 'Preveri znova',
      done: 'Brskalniki so nastavljeni',
      doneText: 'Če je kateri od brskalnikov odprt, ga zaprite in znova odprite: nato vidi kartico.',
      hindered: 'Nekaj je še treba urediti',
      hinderedText: 'Preberite spodaj, kaj: dokler to ni urejeno, stran morda ne bo našla kartice.',
      removed: 'Vse je spet tako, kot je bilo',
      removedText: 'Brskalniki kartice ne vidijo več. Kadar koli jih lahko znova nastavite.',
      notes: 'Dobro je vedeti',
      left: 'Ročno je treba narediti še to, v terminalu:',
      progress: 'Delo z brskalniki',
      parts,
      noteTexts: notes,
    },
    remove: {
      button: 'Odstrani kartico iz brskalnikov',
      title: 'Želite kartico odstraniti iz brskalnikov?',
      text: 'Javne storitve je na tem računalniku ne bodo mogle več zahtevati. Podpisi, kode in seznanjene kartice ostanejo, kot so.',
      safe: 'Ne, naj ostane',
      other: 'Odstrani',
    },
    token: {
      title: 'Kdo uporablja kartico',
      states: {
        running: 'Povezava z brskalniki deluje',
        stopped: 'Povezava z brskalniki je izklopljena',
        unknown: 'Povezava z brskalniki se ne odziva',
      },
      stoppedText: 'Ko je brskalnik nastavljen, se zažene sama, kadar išče kartico. Zaženete jo lahko tudi zdaj.',
      unknownText: 'Pregled računalnika pove, kaj ne deluje.',
      looking: 'Preverjanje, kdo jo uporablja',
      none: 'Zdaj kartice ne uporablja noben program.',
      unknownProgram: 'Program, ki ga sistem ne zna poimenovati',
      programs: 'Zdaj jo uporabljajo',
      open: 'Kartica je odprta: program jo lahko uporabi, ne da bi znova vprašal za PIN.',
      closed: 'Kartica je zaprta: preden jo program uporabi, vas mora vprašati za PIN.',
      lock: 'Zapri kartico zdaj',
      locked: 'Kartica je zaprta: naslednji program vas bo vprašal za PIN.',
      start: 'Zaženi povezavo',
      starting: 'Zagon povezave',
      doctor: 'Preveri, kaj ne deluje',
    },
  },
};
