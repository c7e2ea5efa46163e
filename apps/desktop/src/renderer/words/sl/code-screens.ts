/** Slovene: changing and unblocking the PIN. Words between asterisks are shown bold. */
export const codeScreens = {
  change: {
    title: 'Sprememba kode PIN',
    lead: 'Izberite 8 števk, ki si jih boste zlahka zapomnili, drugi pa jih bodo težko uganili.',
    old: 'Sedanji PIN',
    submit: 'Spremeni PIN',
    lost: 'Ne spomnim se sedanje kode PIN',
    foot: 'PIN ostane na kartici: CIE Kit ga ne hrani, niti delno.',
    working: 'Spreminjanje kode PIN',
    done: 'PIN je spremenjen',
    doneLead: 'Kartica je sprejela novi PIN.',
    doneNote: {
      title: 'Odslej velja novi PIN',
      text: 'Velja v vsakem programu in na vsakem računalniku. PUK je ostal enak.',
    },
  },
  unblock: {
    gateTitle: 'Odblokiranje kode PIN',
    blocked: {
      title: 'PIN je blokiran: odblokirajmo ga',
      lead: 'To se zgodi po 3 napakah. Kartica je nepoškodovana: s kodo PUK izberete nov PIN.',
      submit: 'Odblokiraj PIN',
    },
    forgotten: {
      title: 'S kodo PUK izberite nov PIN',
      lead: 'PIN ni blokiran. Če se ga ne spomnite več, s kodo PUK izberete novega.',
      submit: 'Nastavi novi PIN',
    },
    puk: 'PUK',
    lost: 'Ne najdem kode PUK',
    difference: {
      title: 'PUK ni isto kot PIN',
      text: 'PUK je samo za to, da izberete nov PIN. Ima 8 števk, je na istih dveh listih in ga ni mogoče spremeniti.',
    },
    working: 'Nastavljanje nove kode PIN',
    done: 'Kartica ima nov PIN',
    doneLead: 'PUK je bil pravi in PIN je odblokiran.',
    doneNote: {
      title: 'Odslej velja novi PIN',
      text: 'Spet imate 3 poskuse za PIN in 10 poskusov za PUK. PUK je ostal enak: shranite ga skupaj z listoma.',
    },
  },
  recoverPuk: {
    title: 'Ustavite se: najprej znova pridobimo PUK',
    lead: 'Kartica je nepoškodovana in nič se ne mudi. Bolje je ne ugibati.',
    few: (left: number | undefined): string =>
      left === 1 ? 'Za PUK ostaja samo še 1 poskus' : `Preostali poskusi za PUK: ${left ?? 0}`,
    next: 'PUK znova pridobite: to ne porabi nobenega poskusa.',
    app: {
      title: 'Znova pridobi PUK z aplikacijo CieID',
      text: 'V 48 urah, s telefonom NFC. Ta pot je priporočena',
    },
    reprint: {
      title: 'Ponovni izpis kod na občini (Comune)',
      text: 'Brezplačno, osebno, s kartico v roki',
    },
    goOn: 'PUK imam pred seboj',
    why: {
      title: 'Zakaj se ustaviti',
      text: 'Poskusov s časom ne bo spet 10. Povrnejo se samo, ko kartica sprejme pravi PUK.',
    },
  },
  unknown: {
    pageTitle: 'Kateri PIN je na kartici?',
    lead: 'Kartica je v redu. Dovolj je nekaj preverjanj, brez hitenja.',
    title: 'Ni znano, ali se je PIN spremenil',
    meaning:
      'Njen odgovor se je izgubil prav med spreminjanjem kode PIN. Zdaj je na njej novi PIN ali pa prejšnji: CIE Kit sam ne preizkusi nobenega, da vam ne porabi poskusov.',
    meaningBlocked:
      'Njen odgovor se je izgubil prav med odblokiranjem kode PIN. Kako se je izteklo, povedo preostali poskusi, ki se preberejo brez kode.',
    next: 'Isto kartico položite nazaj na čitalnik: branje preostalih poskusov ne porabi nobenega.',
    nextHere: 'Vpišite novi PIN, samo enkrat: če je pravi, ste končali.',
    other: {
      title: 'To je druga kartica',
      text: 'Na čitalnik položite tisto, ki ste jo uporabljali prej.',
    },
    new: { label: 'Novi PIN', submit: 'Poskusi novi PIN' },
    old: { label: 'Prejšnji PIN', submit: 'Poskusi prejšnji PIN' },
    checking: 'Preverjanje kode PIN',
    notNew: {
      title: 'To ni novi PIN',
      text: 'Torej velja prejšnji. Vpišite ga: če je pravi, imate spet 3 poskuse.',
      unblock: 'Torej PIN ni bil odblokiran. PUK še vedno velja: uporabite ga znova.',
    },
    isNew: {
      title: 'Na kartici je novi PIN',
      lead: 'Vse se je dobro izteklo, čeprav se je odgovor izgubil.',
      note: { title: 'Odslej velja novi PIN', text: 'Kartica ga je pravkar sprejela. Imate 3 poskuse od 3.' },
    },
    isOld: {
      title: 'PIN je prejšnji',
      lead: 'Sprememba ni bila izvedena, kartica pa deluje.',
      note: {
        title: 'Velja prejšnji PIN',
        text: 'Kartica ga je pravkar sprejela. Spremenite ga lahko, kadar želite.',
      },
    },
    triesTell: {
      title: 'PIN je odblokiran',
      text: 'Prej ni imel poskusov, zdaj jih ima: velja novi PIN.',
    },
    notUnblocked: {
      title: 'PIN je še vedno blokiran',
      lead: 'Kartica je nepoškodovana: odblokiranje je treba samo ponoviti.',
      noteTitle: 'PIN ni bil odblokiran',
      text: 'PIN še vedno nima poskusov, torej novi ni bil nastavljen. PUK je bil pravi in še velja.',
    },
    unblockAgain: 'Ponovi odblokiranje',
    why: {
      title: 'Zakaj najprej novi PIN',
      text: 'Kartica ga je že nastavljala: najverjetneje je ta pravi. Če je napačen, stane en poskus, ki ga prejšnji PIN povrne.',
    },
  },
};
