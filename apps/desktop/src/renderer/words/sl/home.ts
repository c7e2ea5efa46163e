/** Slovene: reader and card as they lie there, the paired cards, the first start. Words between asterisks are shown bold. */
export const home = {
  tryOut: 'Preizkusi brez kartice',
  look: 'Preveri znova',
  doctor: 'Preveri, kaj ne deluje',
  try: 'Poskusite tako',

  starting: { title: 'Trenutek', lead: 'Iskanje čitalnika.', lip: 'Iskanje čitalnika' },
  service: {
    lip: 'Čitalnika ni mogoče uporabiti',
    lead: 'S kartico to nima zveze: nič se ji ni zgodilo.',
    titles: {
      'service-not-running': 'Zaženimo storitev za čitalnike',
      'binding-unavailable': 'Manjka del programa za čitalnike',
      'access-denied': 'Računalnik vam ne dovoli uporabljati čitalnika',
      'reader-not-answering': 'Čitalnik se je nehal odzivati',
      other: 'Čitalnika ni mogoče uporabiti',
    },
    steps: {
      'service-not-running': {
        linux: [
          '*Odprite terminal*, vanj kopirajte ta ukaz in pritisnite Enter:',
          '*Vpišite geslo računalnika*, če vas zanj vpraša. Med vpisovanjem se nič ne vidi: to je običajno.',
          '*Počakajte nekaj sekund.* Ta stran se spremeni sama.',
        ],
        win32: [
          '*Pritisnite tipki Windows in R*, vpišite spodnje ime in pritisnite Enter:',
          '*Na seznamu poiščite »Smart Card«* ali »Pametna kartica«, dvokliknite in izberite samodejni zagon.',
          '*Pritisnite Zaženi*, nato V redu. Ta stran se spremeni sama.',
        ],
        darwin: [
          '*Odklopite čitalnik*, počakajte nekaj sekund in ga znova priključite.',
          '*Še vedno nič?* Znova zaženite računalnik: storitev se zažene skupaj s sistemom.',
        ],
      },
      'binding-unavailable': {
        linux: [
          '*Odprite terminal*, vanj kopirajte ta ukaz in pritisnite Enter:',
          '*Zaprite CIE Kit* in ga znova odprite.',
        ],
        other: ['*Znova namestite CIE Kit*: del namestitve manjka.'],
      },
      'access-denied': {
        other: [
          '*CIE Kit odprite na svojem namizju*, ne prek oddaljene povezave in ne kot drug uporabnik.',
          '*Za računalnik skrbi kdo drug?* Prosite ga za dostop do čitalnikov pametnih kartic (pcscd, polkit).',
        ],
      },
      'reader-not-answering': {
        other: [
          '*Odklopite čitalnik*, počakajte nekaj sekund in ga znova priključite.',
          '*Kartico položite nazaj na sredino.* CIE Kit sam znova vzpostavi povezavo.',
          '*Se ponovi?* Uporabite druga vrata USB na računalniku, brez podaljška.',
        ],
      },
    },
    commands: {
      'service-not-running': { linux: 'sudo systemctl enable --now pcscd.socket', win32: 'services.msc' },
      'binding-unavailable': { linux: 'sudo apt install pcscd libpcsclite1' },
    },
    codesSafe: 'Kartici ni bila poslana nobena koda.',
    afterHang: 'Če ste vpisovali kodo, poglejte preostale poskuse, preden jo znova vpišete.',
  },
  noReader: {
    title: 'Priključite čitalnik na računalnik',
    lead: 'CIE Kit ga ne vidi. S kartico to nima zveze: nič se ji ni zgodilo.',
    lip: 'Čitalnik ni priključen',
    steps: [
      '*Priključek USB vtaknite* neposredno v računalnik, brez podaljškov in adapterjev.',
      '*Počakajte nekaj sekund.* Ko čitalnik zasveti, se ta stran spremeni sama.',
      '*Še vedno nič?* Uporabite druga vrata USB, nato naj CIE Kit preveri, kaj ne deluje.',
    ],
    which: 'Kateri čitalnik potrebujem?',
    whichText:
      'Brezstični čitalnik (NFC, ISO 14443), ki se priključi prek USB. Čitalniki, v katere se kartica vstavi, kot za zdravstveno izkaznico (tessera sanitaria), CIE ne preberejo.',
    meanwhile: {
      before: 'Medtem lahko ',
      verify: 'preverite podpis',
      or: ' ali ',
      theft: 'natisnete list za blokiranje kartice',
      after: ': čitalnik ni potreben.',
    },
  },
  noCard: {
    title: 'Položite kartico na čitalnik',
    lead: 'Položite jo na sredino in je ne premikajte. CIE Kit jo prepozna sam.',
    lip: 'Čakanje na kartico',
    tipsTitle: 'Če kartica ni prepoznana',
    tips: [
      '*Vzemite jo iz ovitka.* Zaščitni ovitki zadržijo signal.',
      '*Umaknite druge kartice.* Bančne in druge kartice ter telefon lahko motijo.',
      '*Ne premikajte je.* Če zdrsne, jo položite nazaj: nič hudega.',
    ],
    lost: 'Je kartica izgubljena ali ukradena? ',
    lostLink: 'Tukaj sta številka za klic in kaj povedati',
  },
  reading: {
    title: 'Branje kartice',
    lead: 'Nekaj sekund je ne premikajte. Nobena koda ni potrebna.',
    lip: 'Branje kartice',
  },
  unknown: {
    title: 'To ni videti kot CIE',
    lead: 'Čitalnik deluje, kartica na njem pa ni elektronska osebna izkaznica.',
    lip: 'Kartica ni prepoznana',
    tipsTitle: 'Poglejte kartico',
    tips: [
      '*Je to prava kartica?* Zdravstvena izkaznica (tessera sanitaria), bančne kartice in vozovnice tukaj ne delujejo.',
      '*Je kartic več?* Na čitalniku pustite samo osebno izkaznico.',
      '*Je to vendarle vaša CIE?* Odmaknite jo, počakajte dve sekundi in jo položite nazaj.',
    ],
    doctor: 'To je CIE: preveri, kaj ne deluje',
    safe: 'Na to kartico ni bilo nič zapisano in nič na njej ni bilo spremenjeno.',
  },
  mute: {
    title: 'Kartica se ne odziva',
    lead: 'Čitalnik nekaj zazna, odgovora pa ne dobi. Skoraj vedno gre le za lego kartice.',
    lip: 'Ni odgovora',
    tipsTitle: 'Položite jo še enkrat',
    tips: [
      '*Dvignite kartico*, počakajte dve sekundi in jo položite na sredino čitalnika.',
      '*Naj bo sama.* Vzemite jo iz ovitka ter umaknite druge kartice, ključe in telefon.',
      '*Stran od kovine.* Kovinska miza ali računalnik pod čitalnikom moti signal.',
    ],
  },
  unreadable: {
    title: 'Te kartice ni mogoče prebrati',
    lead: 'Morda le slabo leži. Nobena koda ji ni bila poslana.',
    lip: 'Branje ni uspelo',
  },
  several: {
    title: 'Katero kartico želite uporabiti?',
    lead: 'Na čitalnikih je več osebnih izkaznic. Kode gredo samo tisti, ki jo izberete.',
    unpaired: 'Kartica še ni seznanjena',
    nis: (nis: string): string => `Številka storitev ${nis}`,
    on: (reader: string): string => `Na: ${reader}`,
    other: 'Na drugem čitalniku je še ena kartica:',
    change: 'Uporabi to kartico',
  },
  newCard: {
    title: 'Ta kartica je tukaj nova',
    lead: 'To je CIE. Če jo želite uporabljati na tem računalniku, jo seznanite: samo enkrat.',
    lip: 'Kartica še ni seznanjena',
    how: 'Kako poteka',
    steps: [
      '*Preverimo, ali je pristna.* Pred tem preverjanjem PIN ni poslan.',
      '*Vpišite PIN z 8 števkami.* Prve 4 so na potrdilu o vlogi, druge v pismu, ki je prišlo s kartico.',
      '*Kartice ne premikajte* približno 10\u00a0sekund.',
    ],
    pair: 'Seznani to kartico',
    noPin: 'Ne najdem kode PIN',
    kept: 'PIN ostane na kartici. Na tem računalniku se shranijo serijska številka in datumi; ime, davčna številka in digitalno potrdilo se odprejo samo s kartico na čitalniku.',
  },
  ready: {
    title: 'Vaša kartica je pripravljena',
    lead: 'Je na čitalniku in seznanjena s tem računalnikom.',
    leadReading: 'Kartica je prepoznana. Branje preostalih poskusov: ne premikajte je.',
    titleProblem: 'Kartica je na čitalniku',
    leadProblem: 'Seznanjena je s tem računalnikom, vendar vsega ni mogoče prebrati.',
    lip: 'Kartica je prepoznana',
    lipReading: 'Branje kartice',
    facts: {
      pin: 'PIN',
      puk: 'PUK',
      valid: 'Veljavnost',
      online: 'Na spletu',
      until: (date: string): string => `zadnji dan: ${date}`,
      expiredOn: (date: string): string => `potekla: ${date}`,
      endedOn: (date: string): string => `zadnji dan je bil ${date}`,
      reading: 'branje poteka',
      unknown: 'ni prebrano',
    },
    unlessNew: '* Če prej ne dobite nove kartice.',
    what: 'Kaj želite narediti?',
    problem: 'Poglej kartico znova',
  },
  acts: {
    sign: { title: 'Podpiši dokument', text: 'Ena ali več datotek, z enim vpisom kode PIN' },
    browse: {
      title: 'Prijava v javno storitev',
      running: 'Povezava z brskalniki deluje',
      stopped: 'V brskalniku Firefox ali Chromium, ko je nastavljen',
    },
    verify: { title: 'Preveri podpis', text: 'V datoteki, ki ste jo prejeli' },
    changePin: { title: 'Spremeni PIN', text: 'Sami izberete 8 števk' },
    unblock: { title: 'Odblokiraj PIN', text: 'Potrebujete PUK' },
    findPin: { title: 'Poišči PIN', text: 'Preden uporabite zadnji poskus' },
    recoverPuk: { title: 'Znova pridobi PUK', text: 'Z aplikacijo CieID, v 48 urah' },
    reprint: { title: 'Ponovni izpis kod', text: 'Brezplačno, osebno, na kateri koli občini' },
    theft: { title: 'List za blokiranje kartice', text: 'Številka za klic in podatki, ki jih poveste' },
    another: 'Seznani drugo kartico',
    anotherText: 'Odmaknite to kartico in položite drugo: CIE Kit jo prepozna sam in vas vodi.',
    details: 'Podatki o kartici',
  },
  notices: {
    lastTry: {
      title: 'Za PIN ostaja samo še en poskus',
      text: 'Kartica deluje. Če je naslednji PIN napačen, se blokira in za odblokiranje je potreben PUK. Če je pravi, imate spet 3 poskuse.',
    },
    pukLow: {
      title: (left: number): string =>
        left === 1 ? 'Za PUK ostaja 1 poskus od 10' : `Preostali poskusi za PUK: ${left}\u00a0od\u00a010`,
      text: 'Kartica je nepoškodovana. Če poskusov za PUK zmanjka, se čip za vedno zapre. Ponovna pridobitev kode PUK ne porabi nobenega.',
      link: 'Znova pridobi PUK',
    },
    usable: {
      title: 'Kartica je potekla, na spletu pa še deluje',
      text: (expiry: string, end: string): string =>
        `Kot osebni dokument ne velja več: zadnji dan je bil ${expiry}. Spletne storitve jo lahko še nekaj časa sprejemajo, če prej ne dobite nove kartice; zadnji dan: ${end}.`,
    },
    soon: {
      title: (days: number): string =>
        days === 0 ? 'Kartica poteče danes' : days === 1 ? 'Kartica poteče jutri' : `Do poteka kartice: ${days} dni`,
      text: (end: string): string =>
        `Dobro je, da na občini (Comune) pravočasno zaprosite za novo. Na spletu lahko ta deluje še nekaj časa, če prej ne dobite nove; zadnji dan: ${end}.`,
    },
    notYet: {
      title: 'Za ta računalnik kartica še ni veljavna',
      text: (today: string): string =>
        `Poglejte datum računalnika, zanj je danes ${today}. Če ni pravi, ga popravite in kartica bo spet pripravljena.`,
    },
    issuer: {
      title: 'Izdajatelj kartice ni preverjen',
      text: 'Čip odgovarja, kot mora. Ob seznanitvi pa so na tem računalniku manjkala državna potrdila: prenesite jih, nato lahko kartico znova seznanite.',
      link: 'Preveri in prenesi potrdila',
    },
    renew: {
      title: 'Zdaj je mogoče preveriti izdajatelja kartice',
      text: 'Ob seznanitvi so manjkala državna potrdila, zdaj so tukaj. Kartico znova seznanite: potreben je PIN.',
      link: 'Znova seznani kartico',
    },
  },
  pinBlocked: {
    title: 'PIN je blokiran: odblokirajmo ga',
    lead: 'Kartica je nepoškodovana. Trikrat je bil vpisan napačen PIN in čip je PIN blokiral, da vas zavaruje.',
    /** Right after the wrong PIN that did it. */
    leadNow:
      'Kartica je nepoškodovana. Tudi ta PIN je bil napačen: po 3 zaporednih napakah čip blokira PIN, da vas zavaruje.',
    lip: 'PIN je blokiran',
    what: 'Kaj potrebujete',
    needs: [
      '*PUK z 8 števkami.* Prve 4 so na potrdilu o vlogi, druge v pismu, ki je prišlo s kartico.',
      '*Nov PIN*, ki ga zdaj izberete sami. Stari ni potreben.',
    ],
    act: 'S kodo PUK in novo kodo PIN',
    without: 'Nimate kode PUK?',
    still:
      'Medtem kartica velja kot osebni dokument, dokler ne poteče, blokada pa se že podpisanih datotek ne dotakne.',
  },
  blocked: {
    title: 'Čip te kartice je blokiran',
    lead: 'PUK je bil desetkrat vpisan napačno. Čip se je zaradi varnosti zaprl in ga ni več mogoče odpreti: potrebna je nova kartica.',
    /** Right after the wrong PUK that did it. */
    leadNow:
      'Tudi ta PUK je bil napačen in to je bil zadnji od 10 poskusov. Čip se je zaradi varnosti zaprl in ga ni več mogoče odpreti: potrebna je nova kartica.',
    lip: 'Čip je blokiran',
    still: 'Kaj še lahko storite',
    document: (date: string): string => `Pokažete jo kot osebni dokument (zadnji dan: ${date})`,
    documentUnpaired: 'Pokažete jo kot osebni dokument, do datuma poteka, ki je natisnjen na njej',
    signed: 'Uporabljate že podpisane dokumente: blokada se jih ne dotakne',
    not: 'Kaj ne deluje več',
    sites: 'Prijava v javne storitve s kartico',
    codes: 'Podpisovanje in sprememba kode PIN',
    now: 'Kaj storiti zdaj',
    ask: 'Na svoji občini (Comune) zaprosite za novo kartico. Novo potrdilo o vlogi in pismo dobro shranite: skupaj dajeta kodi.',
    site: 'Kako zaprositi za novo kartico',
    browser: 'V brskalniku se odpre spletno mesto ministrstva.',
  },
  expired: {
    title: 'Ta kartica je potekla',
    lead: (expiry: string, end: string): string =>
      `Zadnji dan veljavnosti je bil ${expiry}. Minilo je tudi dodatnih 90\u00a0dni za spletne storitve, zadnji dan je bil ${end}.`,
    lip: 'Kartica je potekla',
    still: 'Kaj ostane veljavno',
    signed: 'Dokumenti, podpisani, ko je kartica veljala',
    verify: 'Preverjanje podpisov v datotekah, ki jih prejmete',
    not: 'Kaj ne deluje več',
    sites: 'Prijava v javne storitve in podpisovanje',
    identity: 'Uporaba kartice kot osebnega dokumenta',
    ask: 'Na svoji občini (Comune) zaprosite za novo kartico. Ko pride, jo tukaj seznanite in to odstranite.',
  },
  notGenuine: {
    title: 'Za to kartico ne vpisujte kod',
    lead: 'Čip ni prestal preverjanja. Čipu ni bila poslana nobena koda.',
    lip: 'Čip ni prestal preverjanja',
    means: 'Kaj je lahko vzrok',
    reasons: [
      'Pokvarjen čitalnik ali čitalnik, v katerega je kdo posegel',
      'Kopija kartice ali ponarejena kartica',
      'Prava kartica, podpisana s potrdili, ki jih ta računalnik še nima',
    ],
    now: 'Kaj storiti, brez naglice',
    steps: [
      '*Odmaknite kartico s čitalnika* in jo obdržite pri sebi.',
      '*Poskusite z drugim čitalnikom*, najbolje na drugem računalniku. Če je tam vse v redu, je bila težava v prvem čitalniku.',
      '*Se ponovi?* Kartico odnesite na občino (Comune) ali na policijo (Polizia), da jo pregledajo. Za pregled kode niso potrebne: ne dajte jih nikomur.',
    ],
    found: 'Kaj je bilo ugotovljeno',
    paired: 'Kartica, ki ste jo seznanili, ostane na seznamu: njeni podatki niso bili spremenjeni.',
  },
};
