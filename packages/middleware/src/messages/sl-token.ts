import type { TokenTexts } from './catalogue.js';

export const slToken = {
  prompt: {
    title: 'CIE Kit: PIN vaše kartice',
    asks: '{program} želi uporabiti vašo kartico {card} za prijavo ali podpis v vašem imenu.',
    somethingAsks:
      'Neki program želi uporabiti vašo kartico {card} za prijavo ali podpis v vašem imenu. Ni mogoče ugotoviti, kateri.',
    nameIsReported: 'Ime programa je tisto, ki ga javlja sistem. Če tega niste pravkar začeli vi, prekličite.',
    enterPin: 'Vpišite PIN z 8 števkami.',
    pinLabel: 'PIN (8 števk):',
    allow: 'Dovoli',
    cancel: 'Prekliči',
    useLastTry: 'Uporabi zadnji poskus',
    sendAllTheSame: 'Vseeno nadaljuj',
  },
  notices: {
    'no-prompt': {
      title: 'Nekdo je zahteval vašo kartico',
      text: '{program} je hotel uporabiti vašo kartico {card}, vendar vas CIE Kit tukaj ne more vprašati za PIN. Kartici ni bilo nič poslano. Namestite "pinentry" ali odprite aplikacijo CIE Kit in poskusite znova.',
    },
    'pin-blocked': {
      title: 'PIN je blokiran',
      text: '{program} je hotel uporabiti vašo kartico {card}, vendar je njen PIN po preveč napakah blokiran. Odblokirajte ga s kodo PUK: "cie pin unblock".',
    },
    'last-try-kept': {
      title: 'Zadnji poskus za PIN je ohranjen',
      text: '{program} je podal PIN za vašo kartico {card}, ki ima še en sam poskus ali pa ne pove, koliko jih ima: PIN ni bil poslan. Vpišite ga sami z ukazom "cie pin verify", ki vas pred zadnjim poskusom vpraša.',
    },
    'not-signed': {
      title: 'Kartica ni podpisala',
      text: '{program} je čakal na vašo kartico {card}, ki ni odgovorila do konca. Zaradi tega ni bil porabljen noben poskus za PIN. Kartica naj na čitalniku miruje; če stran še čaka, pritisnite Esc in začnite prijavo znova.',
    },
  },
  unknownProgram: 'Neznan program',
} as const satisfies TokenTexts;
