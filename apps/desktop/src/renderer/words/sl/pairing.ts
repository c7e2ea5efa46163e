/** Slovene: pairing a card. */
export const pairing = {
  pair: {
    title: 'Seznanitev kartice',
    lead: 'Čip je preverjen: zdaj je potreben PIN. To naredite samo enkrat.',
    submit: 'Seznani kartico',
    label: 'Ime, po katerem jo prepoznate (neobvezno)',
    labelHint: 'Na primer »Moja kartica« ali »Babica«. Koristi, če jih seznanite več.',
    foot: 'PIN ostane na kartici. Na tem računalniku se shranijo serijska številka in datumi; ime, davčna številka (codice\u00a0fiscale) in digitalno potrdilo se odprejo samo s kartico na čitalniku.',
    working: 'Seznanjanje kartice',
    renew: {
      title: 'Obnovitev seznanitve',
      lead: 'Ta kartica je že seznanjena: s kodo PIN se njeni podatki znova preberejo in shranijo.',
      submit: 'Obnovi seznanitev',
    },
    assurance: {
      genuine: 'Izdala jo je italijanska država',
      'genuine-chosen': 'Potrjuje jo overitelj, dodan na tem računalniku',
      'unverified-issuer': 'Izdajatelja kartice ni mogoče preveriti',
    },
    issuer: {
      'unverified-issuer': {
        title: 'Izdajatelj kartice ni preverjen',
        text: 'Na tem računalniku ni državnih potrdil. Preden bo PIN poslan, boste še enkrat vprašani.',
      },
    },
    done: {
      title: 'Kartica je seznanjena',
      renewed: 'Seznanitev je obnovljena',
      lead: 'CIE Kit jo odslej prepozna takoj, ko jo položite na čitalnik.',
      assurance: {
        genuine: 'Kartica je pristna',
        'genuine-chosen': 'Kartico potrjuje overitelj, ki ste ga izbrali sami',
        'unverified-issuer': 'Izdajatelj kartice ni preverjen',
      },
      notes: {
        genuine: 'Podatke na čipu je podpisala italijanska država.',
        'genuine-chosen': 'Podatke na čipu je podpisal overitelj, dodan na tem računalniku.',
        'unverified-issuer': 'Prenesite državna potrdila: v nastavitvah pod »Zaupanja vredna digitalna potrdila«.',
      },
      savedTitle: 'Kaj ostane na tem računalniku',
      open: (serialNumber: string, until: string): string =>
        `Serijska številka ${serialNumber} in zadnji dan veljavnosti, ${until}: vidita se tudi brez kartice`,
      sealed:
        'Ime, davčna številka (codice\u00a0fiscale) in digitalno potrdilo: zaprti, odprejo se samo s kartico na čitalniku',
      never: 'PIN ne: ostane na kartici',
    },
  },
};
