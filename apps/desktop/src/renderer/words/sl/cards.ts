/** Slovene: the paired cards, one card's data, the check of a PIN. Words between asterisks are shown bold. */
export const cards = {
  listTitleOne: 'Seznanjena s tem računalnikom',
  listTitle: (count: number): string => `Kartice, seznanjene s tem računalnikom: ${count}`,
  until: (date: string): string => `zadnji dan: ${date}`,
  expired: (date: string): string => `potekla: ${date}`,
  details: 'Podrobnosti',
  detailsOf: (serialNumber: string): string => `Podrobnosti kartice ${serialNumber}`,
  problems: {
    title: (count: number): string =>
      count === 1
        ? 'Ene datoteke seznanjenih kartic ni mogoče prebrati'
        : `Datoteke seznanjenih kartic, ki jih ni mogoče prebrati: ${count}`,
    text: 'Nič ni bilo spremenjeno. Če na seznamu manjka kartica, jo znova seznanite.',
  },
  remove: {
    button: 'Odstrani kartico s tega računalnika',
    title: (serialNumber: string): string => `Želite odstraniti kartico ${serialNumber}?`,
    paragraphs: [
      'Kartica deluje še naprej: PIN in vse drugo je na čipu in se ne spremeni. Če jo boste želeli spet uporabljati tukaj, jo samo znova seznanite.',
      '*Prej si zapišite serijsko številko:* če kartica nekoč izgine, je tukaj ne boste več našli.',
    ],
    safe: 'Ne, pusti jo tukaj',
    other: 'Odstrani',
  },
  removeAll: {
    button: 'Odstrani vse kartice',
    title: (count: number): string =>
      count === 2 ? 'Želite odstraniti obe kartici?' : `Želite odstraniti vse kartice (${count})?`,
    text: 'Vsaka kartica deluje še naprej; če jo boste želeli spet uporabljati tukaj, jo bo treba znova seznaniti. Serijske številke izginejo s tega računalnika: prej si jih zapišite.',
    safe: 'Ne, naj ostanejo tukaj',
    other: 'Odstrani vse',
  },
  page: {
    title: 'Podatki o kartici',
    none: 'S tem računalnikom ni seznanjena nobena kartica.',
    noneNext: 'Položite svojo kartico na čitalnik: vodili vas bomo.',
    leadHere: 'Kartica je na čitalniku: ti podatki so z njenega čipa.',
    leadAway: 'Kartice ni na čitalniku. Tukaj vidite samo to, po čemer jo prepoznate.',
    holder: 'Imetnik',
    name: 'Ime in priimek',
    codiceFiscale: 'Davčna številka',
    citizenship: 'Državljanstvo',
    sealed: 'Ime in davčna številka (codice\u00a0fiscale) se pokažeta samo s kartico na čitalniku.',
    reading: 'Branje podatkov s kartice.',
    card: 'Kartica',
    serialNumber: 'Serijska številka',
    label: 'Vaše ime zanjo',
    nis: 'Št. storitev (NIS)',
    pairedAt: 'Seznanjena',
    chip: 'Čip',
    assurance: {
      genuine: 'Pristen: potrjuje ga italijanska država',
      'genuine-chosen': 'Potrjuje ga overitelj, dodan na tem računalniku',
      'unverified-issuer': 'Skladen, vendar izdajatelj ni preverjen',
    },
    certificate: 'Digitalno potrdilo',
    certificateText:
      'Storitvam in v podpisih pove, kdo ste. Shranite ga, če ga kdo potrebuje od vas: v njem sta ime in davčna številka (codice\u00a0fiscale), skrivnih kod pa ni.',
    issuer: 'Izdajatelj',
    issuerTrusted: 'Ta računalnik ga pozna',
    issuerUnknown: 'Ni znan: manjkajo državna potrdila',
    fingerprint: 'Zgoščena vrednost SHA-256',
    save: 'Shrani potrdilo',
    saved: 'Potrdilo je shranjeno',
    savedIn: (name: string, folder: string): string => `${name}, v mapi ${folder}`,
    show: 'Pokaži v mapi',
    checkPin: { title: 'Preveri PIN', text: 'Če je pravi, imate spet 3 poskuse' },
  },
  checkPin: {
    title: 'Preverjanje kode PIN',
    lead: 'Tako izveste, ali je PIN, ki se ga spomnite, pravi, brez podpisa in brez prijave.',
    rules: [
      'Če je pravi, imate spet 3 poskuse, tudi če ste jih nekaj že porabili.',
      'Če je napačen, kartica odšteje en poskus. Ko poskusov zmanjka, se PIN blokira in potreben je PUK.',
    ],
    send: 'Preveri',
    running: 'Preverjanje kode PIN',
    stopHint: 'Če postopek ustavite, preden je PIN poslan, ne porabite nobenega poskusa.',
    done: 'PIN je pravi',
    doneLead: 'To je tisti, ki ga kartica pričakuje.',
    doneNote: { title: 'Spet imate 3 poskuse', text: 'Na kartici se ni spremenilo nič drugega.' },
  },
};
