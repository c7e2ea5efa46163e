import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { MainWords } from './words.js';

/** Slovene: what is outside the windows. */
export const sl: MainWords = {
  locale: WINDOW_LOCALES.sl,
  state: {
    starting: 'Trenutek',
    'service-unusable': 'Čitalnika ni mogoče uporabiti',
    'no-reader': 'Noben čitalnik ni priključen',
    'no-card': 'Na čitalniku ni kartice',
    reading: 'Branje kartice',
    'unknown-card': 'Kartica ni prepoznana',
    busy: 'Kartica je v uporabi: ne odmikajte je',
    'new-card': 'Kartica še ni seznanjena',
    ready: 'Kartica je na čitalniku',
    'pin-blocked': 'PIN je blokiran',
    'blocked-for-ever': 'Čip je blokiran',
  },
  tryOut: (state) => `Preizkus brez prave kartice: ${state}`,
  tray: {
    open: 'Odpri CIE Kit',
    sign: 'Podpiši datoteko',
    verify: 'Preveri datoteko',
    lock: 'Zapri prijave s kartico',
    quit: 'Zapusti CIE Kit',
  },
  menu: {
    file: 'Datoteka',
    sign: 'Podpiši datoteko',
    verify: 'Preveri datoteko',
    settings: 'Nastavitve',
    lock: 'Zapri prijave s kartico',
    close: 'Zapri okno',
    quit: 'Zapusti CIE Kit',
    hide: 'Skrij CIE Kit',
    hideOthers: 'Skrij druge',
    showAll: 'Prikaži vse',
    edit: 'Uredi',
    undo: 'Razveljavi',
    redo: 'Ponovi',
    cut: 'Izreži',
    copy: 'Kopiraj',
    paste: 'Prilepi',
    selectAll: 'Izberi vse',
    view: 'Pogled',
    home: 'Moja kartica',
    zoomIn: 'Povečaj',
    zoomOut: 'Pomanjšaj',
    resetZoom: 'Običajna velikost',
    fullScreen: 'Celozaslonsko',
    window: 'Okno',
    minimize: 'Skrči okno',
    help: 'Pomoč',
    openHelp: 'Odpri pomoč',
    doctor: 'Preveri, kaj ne deluje',
    lostCodes: 'Izgubljene kode',
    about: 'O programu CIE Kit',
  },
  /** A link of another program that names files. */
  link: {
    sign: (count: number): string => `Stran ali program vas prosi, da podpišete ${theseFiles(count)}`,
    verify: (count: number): string => `Stran ali program želi, da preverite ${theseFiles(count)}`,
    detail:
      'Odpiranje ničesar ne podpiše: najprej vidite dokument, nato vpišete PIN. Če tega niste pričakovali, datoteke ne odpirajte.',
    open: 'Odpri',
    refuse: 'Ne odpri',
  },
  address: {
    proxyUrl: 'Naj CIE Kit dostopa do omrežja prek tega strežnika?',
    timestampUrl: 'Naj CIE Kit potrjen datum zahteva od te storitve?',
    detail: 'Ta naslov uporabite le, če ste ga vpisali sami.',
    use: 'Uporabi ta naslov',
    refuse: 'Ne, pusti, kot je bilo',
  },
  notices: {
    wrongPin: {
      title: 'PIN ni pravi',
      body: (left) =>
        left === undefined
          ? 'Kartica ne pove, koliko poskusov ostaja. Preden poskusite znova, poiščite pravi PIN.'
          : left === 1
            ? 'Kartica še deluje, vendar ostaja 1 poskus od 3. Preden ga uporabite, poiščite PIN.'
            : `Kartica še deluje. Preostali poskusi za PIN: ${left} od 3.`,
    },
    wrongPuk: {
      title: 'PUK ni pravi',
      body: (left) =>
        left === undefined
          ? 'Kartica ne pove, koliko poskusov ostaja. Preden poskusite znova, poiščite pravi PUK.'
          : left === 1
            ? 'Ostaja 1 poskus od 10: še en napačen PUK za vedno blokira čip. PUK lahko znova pridobite z aplikacijo CieID.'
            : `Preostali poskusi za PUK: ${left} od 10. PUK lahko znova pridobite z aplikacijo CieID.`,
    },
    pinBlocked: {
      title: 'PIN je blokiran',
      body: 'Kartica je nepoškodovana. S kodo PUK odblokirate PIN in izberete novega.',
    },
    blockedForEver: {
      title: 'Čip je za vedno blokiran',
      body: 'Kartica ostane veljavna kot osebni dokument. Odprite CIE Kit in poglejte, kaj lahko storite.',
    },
    newCard: {
      title: 'Ta kartica še ni seznanjena',
      body: 'Seznanite jo samo enkrat: potem bo služila za prijavo in podpisovanje.',
    },
    expiring: {
      title: (days) =>
        days === 0 ? 'Kartica poteče danes' : days === 1 ? 'Kartica poteče jutri' : `Do poteka kartice: ${days} dni`,
      body: (serialNumber, date) =>
        `Kartica ${serialNumber}, zadnji dan veljavnosti: ${date}. Za novo pravočasno zaprosite na občini (Comune).`,
    },
    grace: {
      title: 'Kartica je potekla',
      body: (serialNumber, date) =>
        `Če nove še nimate, se s kartico ${serialNumber} še lahko prijavljate. Zadnji dan: ${date}.`,
    },
    pukRecovery: {
      title: '48 ur za PUK je minilo',
      body: 'Preglejte sporočila SMS in e-pošto, nato v telefonu odprite aplikacijo CieID: tam je PUK.',
    },
    staysOpen: {
      title: 'CIE Kit ostane odprt',
      body: 'Tako se lahko prijavljate s kartico. Odprete ali zapustite ga z njegovo ikono ob uri.',
    },
    locked: {
      title: 'Prijave s kartico so zaprte',
      body: 'Naslednjič bo vsak program znova vprašal za PIN.',
    },
    nothingToLock: {
      title: 'Nobena prijava ni bila odprta',
      body: 'Trenutno noben program ne more uporabiti kartice, ne da bi vprašal za PIN.',
    },
    notLocked: {
      title: 'Prijav ni bilo mogoče zapreti',
      body: 'Odmaknite kartico s čitalnika: brez kartice je noben program ne more uporabiti.',
    },
  },
};

function theseFiles(count: number): string {
  return count === 1 ? 'to datoteko' : count === 2 ? 'ti datoteki' : 'te datoteke';
}
