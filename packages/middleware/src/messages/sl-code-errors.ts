import type { Catalogue } from './catalogue.js';

const UNTOUCHED = 'Koda ni bila poslana: niste izgubili nobenega poskusa.';

export const slCodeErrors = {
  'code-incorrect': {
    pin: {
      title: 'PIN ni pravilen',
      meaning: '{tries}',
      nextStep:
        'Pred novim poskusom preverite vseh 8 števk. Če se jih ne spomnite, PIN odblokirajte s kodo PUK: "cie pin unblock".',
    },
    puk: {
      title: 'PUK ni pravilen',
      meaning: '{tries}',
      nextStep:
        'Ne ugibajte. Poglejte v pismo in na potrdilo o vlogi; če ste PUK izgubili, ga znova pridobite z aplikacijo CieID ali na občini (Comune).',
    },
  },
  'code-blocked': {
    pin: {
      title: 'PIN je blokiran',
      meaning: 'Trikrat je bil vpisan napačno. Kartica ni izgubljena: s kodo PUK jo odblokirate in nastavite novi PIN.',
      nextStep: 'Pripravite PUK z 8 števkami in zaženite "cie pin unblock".',
    },
    puk: {
      title: 'PUK je za vedno blokiran',
      meaning:
        'Desetkrat je bil vpisan napačno. Kartica še vedno velja kot osebni dokument, na spletu pa je ni več mogoče uporabljati.',
      nextStep: 'Če želite CIE spet uporabljati na spletu, na svoji občini (Comune) zaprosite za novo kartico.',
    },
  },
  'code-format': {
    pin: {
      title: 'PIN ima 8 števk',
      meaning: `Samo števke, natanko 8. ${UNTOUCHED}`,
      nextStep: 'Vpišite prve štiri števke (na potrdilu o vlogi) in takoj za njimi zadnje štiri (v pismu).',
    },
    puk: {
      title: 'PUK ima 8 števk',
      meaning: `Samo števke, natanko 8. ${UNTOUCHED}`,
      nextStep: 'Vpišite prve štiri števke (na potrdilu o vlogi) in takoj za njimi zadnje štiri (v pismu).',
    },
  },
  'code-half': {
    pin: {
      title: 'To je polovica kode PIN',
      meaning: `Vpisali ste 4 števke. Drugi programi prvo polovico hranijo na disku in vprašajo samo za ostalo; CIE Kit ne, ker je pol kode PIN na disku že pol izdane skrivnosti. ${UNTOUCHED}`,
      nextStep: 'Vpišite vseh 8 števk: prvo polovico s potrdila o vlogi, drugo iz pisma.',
    },
    puk: {
      title: 'To je polovica kode PUK',
      meaning: `Vpisali ste 4 števke; kartica potrebuje vseh 8. ${UNTOUCHED}`,
      nextStep: 'Vpišite vseh 8 števk: prvo polovico s potrdila o vlogi, drugo iz pisma.',
    },
  },
  'last-try-unconfirmed': {
    pin: {
      title: 'To bi bil zadnji poskus za PIN',
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep:
        'Nadaljujte samo, če ste prepričani, da je PIN pravi (--allow-last-try). Ob naslednji napaki boste potrebovali PUK.',
    },
    puk: {
      title: 'Za PUK je ostalo zelo malo poskusov',
      // Every sentence about PUK tries says how it ends; once is enough.
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep:
        'Preden poskusite znova, PUK na novo pridobite. Samo če ste res prepričani, da je pravi: --allow-last-try.',
    },
  },
  'code-outcome-unknown': {
    pin: {
      title: 'Ni znano, ali je kartica preverila PIN',
      meaning:
        'Odgovor se je izgubil, potem ko je bil PIN že poslan: če je bil napačen, je en poskus porabljen. Program ga ni poslal še enkrat.',
      nextStep: 'Kartico položite nazaj in poglejte preostale poskuse, kar ne porabi nobenega: "cie pin status".',
    },
    puk: {
      title: 'Ni znano, ali je kartica preverila PUK',
      meaning:
        'Odgovor se je izgubil, potem ko je bil PUK že poslan: če je bil napačen, je en poskus porabljen. Program ga ni poslal še enkrat.',
      nextStep: 'Kartico položite nazaj in poglejte preostale poskuse, kar ne porabi nobenega: "cie pin status".',
    },
  },
} as const satisfies Catalogue['codeErrors'];
