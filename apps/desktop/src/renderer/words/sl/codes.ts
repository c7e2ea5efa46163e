import { codeScreens } from './code-screens.js';
import { pairing } from './pairing.js';
import { pinWindow } from './pin-window.js';

/** Slovene: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  ...codeScreens,
  ...pairing,
  ...pinWindow,
  questions: {
    lastPinTry: {
      title: 'To je zadnji poskus. Ga želite uporabiti?',
      paragraphs: [
        'Če je PIN tudi tokrat napačen, *se blokira*. Kartica s tem ni izgubljena: ostane veljavna kot osebni dokument, za podpisovanje in prijavo na spletu pa bo treba PIN odblokirati s kodo PUK.',
        'Če kode PUK nimate pri roki, se tukaj ustavite: poskus vas bo počakal, eno uro ali en mesec.',
      ],
      safe: 'Ne, najprej poiščem PIN',
      other: 'Uporabi zadnji poskus',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1
          ? 'To je zadnji poskus za PUK. Ga želite uporabiti?'
          : 'Za PUK je ostalo zelo malo poskusov. Želite uporabiti enega?',
      paragraphs: [
        'Ko poskusov zmanjka, se čip *za vedno zapre*: kartica ostane veljavna kot osebni dokument, za podpisovanje in prijavo na spletu pa bo potrebna nova.',
        'Ponovna pridobitev kode PUK ne porabi nobenega poskusa in poskusi vas bodo počakali.',
      ],
      safe: 'Ne, najprej znova pridobim PUK',
      other: 'Uporabi en poskus',
    },
    advisePuk: {
      title: 'Ste prepričani, da je to pravi PUK?',
      paragraphs: [
        'Kartica še deluje. Če pa poskusov za PUK zmanjka, se za spletne storitve za vedno zapre.',
        'Če kode PUK ne berete z obeh listov, jo je bolje najprej znova pridobiti: to ne porabi nobenega poskusa.',
      ],
      safe: 'Ne, najprej znova pridobim PUK',
      other: 'Da, nadaljuj',
    },
    weakPin: {
      title: 'Ta PIN je lahko uganiti',
      paragraphs: ['Kartica bi ga sprejela. Kdor vas pozna ali najde kartico, bi najprej poskusil prav tega.'],
      safe: 'Izberem drugega',
      other: 'Obdrži ta PIN',
      reasons: {
        'birth-date': 'Vsebuje vaš datum rojstva.',
        'services-id': 'Je del številke, ki jo lahko s kartice prebere vsak, kdor ima čitalnik.',
        pan: 'Je del številke čipa, ki jo lahko prebere vsak, kdor ima čitalnik.',
        'serial-number': 'Je del serijske številke, ki je natisnjena na kartici.',
        'same-as-puk': 'Enak je kodi PUK: kdor vidi eno, ima obe.',
      },
    },
    unverifiedIssuer: {
      title: 'Izdajatelja kartice ni mogoče preveriti',
      paragraphs: [
        'Čip odgovarja, kot mora, vendar na tem računalniku ni državnih potrdil, ki to potrjujejo. *Koda še ni bila poslana.*',
        'Po navadi jih je treba samo prenesti: v nastavitvah pod »Zaupanja vredna digitalna potrdila«.',
      ],
      safe: 'Ustavi se tukaj',
      other: 'Vseeno pošlji kodo',
    },
  },
  aside: 'Kartica in poskusi',
  newCard: 'Kartica še ni seznanjena',
  readingTries: 'Branje preostalih poskusov',
  back: 'Moja kartica',
  why: {
    title: 'Zakaj 8 števk?',
    text: 'Drugi programi vprašajo samo za 4, ker preostale 4 shranijo v računalnik. CIE Kit ne shrani ničesar, zato potrebuje vse.',
  },
  /** Of the code that was typed, when the operation broke off. */
  use: {
    'not-sent': 'Koda ni bila poslana: niste izgubili nobenega poskusa.',
    accepted: 'Koda je bila pravilna: niste izgubili nobenega poskusa.',
  },
  spend: {
    label: 'Vseh 8 števk je preverjenih: želim uporabiti en poskus.',
    missing: 'Najprej preverite števke, nato označite to polje.',
  },
  pin: { label: 'PIN kartice', lost: 'Ne spomnim se kode PIN' },
  wrong: {
    pin: {
      title: 'PIN ni pravi',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Še deluje. Ta kartica ne pove, koliko poskusov ostaja: po 3 zaporednih napakah se PIN blokira.'
          : left === 1
            ? 'Še deluje. Ostaja 1 poskus od 3: ob naslednji napaki se PIN blokira in potreben je PUK.'
            : `Še deluje. Preostali poskusi: ${left}\u00a0od\u00a03. Ob tretji napaki se PIN blokira in potreben je PUK.`,
      next: 'Preverite vseh 8 števk: prve 4 so na potrdilu o vlogi, druge v pismu. Če ste PIN spremenili, velja tisti, ki ste ga izbrali sami.',
    },
    puk: {
      title: 'PUK ni pravi',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Še deluje. Ta kartica ne pove, koliko poskusov ostaja: po 10 zaporednih napakah se za spletne storitve za vedno zapre.'
          : left === 1
            ? 'Še deluje. Ostaja 1 poskus od 10: ob naslednji napaki se za spletne storitve za vedno zapre in potrebna je nova.'
            : `Še deluje. Preostali poskusi: ${left}\u00a0od\u00a010. Ko jih zmanjka, se za spletne storitve za vedno zapre in potrebna je nova.`,
      next: (left: number | undefined): string =>
        left !== undefined && left > 8
          ? 'Preverite vseh 8 števk kode PUK: prve 4 so na potrdilu o vlogi, druge v pismu. Kode PUK ni mogoče spremeniti.'
          : 'PUK znova pridobite: to ne porabi nobenega poskusa.',
    },
  },
  /** The person stopped, by a button or by answering no. */
  stopped: {
    cancelled: { title: 'Ustavljeno', text: 'Nič ni ostalo na pol narejeno in noben poskus ni bil porabljen.' },
    'last-try': {
      title: 'Koda ni bila poslana',
      text: 'Poskus imate še vedno na voljo. Vrnite se, ko boste imeli vseh 8 števk pred seboj: ne mudi se.',
    },
    'advise-puk': {
      title: 'PUK ni bil poslan',
      text: 'Poskusov je toliko kot prej. PUK mirno znova pridobite, nato se vrnite sem.',
    },
    'weak-pin': {
      title: 'Izberite drug PIN',
      text: 'Kartici ni bilo poslano nič. Znova vpišite kodi, z novo kodo PIN, ki jo je težje uganiti.',
    },
    'unverified-issuer': {
      title: 'Koda ni bila poslana',
      text: 'V nastavitvah pod »Zaupanja vredna digitalna potrdila« prenesite državna potrdila, nato se vrnite sem.',
    },
  },
  gate: {
    lead: 'Za nadaljevanje mora biti kartica na čitalniku. Dokler ni prepoznana, ni treba vpisati nobene kode.',
    /** It lies there, and is not used. */
    leadStopped: 'Ustavili smo se, preden smo zahtevali kakšno kodo.',
    lookAgain: 'Preveri znova',
    starting: { title: 'Trenutek', text: 'Iskanje čitalnika.', lip: 'Iskanje čitalnika' },
    unusable: { title: 'Čitalnika ni mogoče uporabiti', text: '', lip: 'Čitalnika ni mogoče uporabiti' },
    noReader: {
      title: 'Priključite čitalnik',
      text: 'Priključek USB vtaknite v računalnik in počakajte nekaj sekund: ta stran se spremeni sama.',
      lip: 'Čitalnik ni priključen',
    },
    noCard: {
      title: 'Položite kartico na čitalnik',
      text: 'Položite jo na sredino in je ne premikajte: ta stran se spremeni sama.',
      lip: 'Čakanje na kartico',
    },
    checking: {
      title: 'Branje kartice',
      text: 'Čip mora dokazati, da je pristen, in povedati, koliko poskusov ostaja. Šele nato vpišete kodo.',
      lip: 'Branje kartice: ne premikajte je',
    },
    unknown: {
      title: 'Te kartice tukaj ni mogoče uporabiti',
      text: 'Odmaknite, kar je na čitalniku, in nanj položite svojo elektronsko osebno izkaznico, samo njo in na sredino. Na kartici se ni nič spremenilo.',
      lip: 'Kartice ni mogoče uporabiti',
    },
    several: {
      title: 'Katero kartico želite uporabiti?',
      text: 'Na čitalnikih je več kartic. Koda gre samo tisti, ki jo izberete.',
      lip: 'Več kartic na čitalnikih',
    },
  },
  work: {
    label: 'Potek',
    lead: 'Kartico pustite pri miru na čitalniku: nekaj sekund bo dovolj.',
    begin: 'Trenutek',
    lip: 'Branje kartice: ne premikajte je',
    lipWaiting: 'Kartica čaka na vaš odgovor',
    steps: {
      connect: 'Povezovanje s čipom',
      genuine: 'Preverjanje, ali je kartica pristna',
      pin: 'Preverjanje kode PIN',
      oldPin: 'Preverjanje sedanje kode PIN',
      puk: 'Preverjanje kode PUK',
      newPin: 'Novi PIN',
      doNotMove: 'Prav zdaj kartice ne premikajte',
      certificate: 'Branje digitalnega potrdila',
      certificateDetail: 'Ime, davčna številka (codice\u00a0fiscale), serijska številka',
      save: 'Shranjevanje na ta računalnik',
      saveDetail: 'PIN se ne shrani',
    },
    stopHints: {
      pair: 'Če postopek ustavite, kartica ostane, kakršna je.',
      change: 'Če postopek ustavite, preden kartica zapiše novi PIN, ostane prejšnji PIN.',
      unblock: 'Če postopek ustavite, preden kartica zapiše novi PIN, ostane vse, kot je.',
      check: 'Kartica ostane, kakršna je.',
    },
  },
  done: { label: 'Končano', lip: 'Kartico lahko odmaknete', home: 'Pojdi na »Moja kartica«' },
  newPin: {
    title: 'Novi PIN',
    label: 'Novi PIN',
    again: 'Ponovite novi PIN',
    hint: 'Bolje ne datuma rojstva in ne številk, ki so natisnjene na kartici.',
    rules: {
      length: (count: number): string => (count === 8 ? '8 števk' : `8 števk, doslej vpisanih: ${count}`),
      notAllEqual: 'ne vse enake',
      notInLine: 'ne po vrsti, kot 12345678',
      different: 'drugačen od sedanjega',
    },
    states: { open: 'še ni izpolnjeno', met: 'izpolnjeno', broken: 'ni izpolnjeno' },
    complaints: {
      'all-equal': 'Vse števke so enake: kartica bi bila odprta komur koli. Izberite druge.',
      'in-line': 'Števke si sledijo po vrsti: tak PIN vsakdo poskusi najprej. Izberite druge.',
      'same-as-old': 'Enak je sedanji kodi PIN: nič se ne bi spremenilo.',
      'typed-differently': 'Vpisa nista enaka. Tukaj znova vpišite novi PIN ali preverite zgornjega.',
    },
  },
};
