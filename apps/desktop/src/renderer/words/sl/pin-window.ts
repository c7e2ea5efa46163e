/** Slovene: the window in which a program asks for the card. */
export const pinWindow = {
  prompt: {
    documentTitle: 'Zahteva za PIN',
    title: (program: string): string => `Program ${program} želi uporabiti vašo kartico`,
    titleUnknown: 'Neki program želi uporabiti vašo kartico',
    program: 'Program',
    reported: (program: string): string => `${program}, kot navaja sistem`,
    unknown: 'Sistem ne pove, kateri',
    reason: 'Razlog',
    reasonText: 'Prijava s kartico ali podpis',
    card: 'Kartica',
    reader: 'Čitalnik',
    label: 'PIN, vseh 8 števk',
    safe: 'PIN gre samo na kartico: program, ki ga potrebuje, ga ne vidi.',
    submit: 'Pošlji PIN',
    closes: (left: string): string =>
      `Tega niste pričakovali? Zaprite to okno: kartica ostane, kakršna je. Okno se samodejno zapre čez ${left}.`,
    time: (minutes: number, seconds: number): string =>
      minutes === 0 ? `${seconds} s` : seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
    refused: {
      'code-incorrect': {
        title: 'PIN ni bil pravi',
        text: 'Kartica še deluje. Preden poskusite znova, preverite vseh 8 števk.',
      },
      'code-half': {
        title: 'Potrebnih je vseh 8 števk',
        text: 'Vpisali ste samo 4 števke, polovico kode PIN: kartici ni bilo poslano nič.',
      },
      'code-format': { title: 'PIN ima 8 števk', text: 'Kartici ni bilo poslano nič.' },
      other: { title: 'PIN ni bil sprejet', text: 'Preden ga znova vpišete, poglejte preostale poskuse.' },
    },
    gone: {
      title: 'PIN ni več potreben',
      text: 'Zahteva je končana: čas je potekel ali pa je program prenehal čakati. Kartici ni bilo poslano nič.',
    },
  },
};
