import type { Catalogue } from './catalogue.js';

/** Facts about public services, each with its source and the day on which it was looked up; correct them here. */
const MINISTRY = 'Ministero dell’Interno, https://www.cartaidentita.interno.gov.it/';
const DATE = '2026-11-21';

export const slServices = {
  pukRecovery: {
    title: 'Izgubljen PUK',
    text: 'Znova ga pridobite z aplikacijo CieID. Potrebujete telefon z NFC in zaklepanjem zaslona, kartico, njeno serijsko številko (desno zgoraj, npr. CA00000AA) ter številko mobilnega telefona ali e-naslov, ki ste ga navedli ob vlogi za kartico. Postopek traja 48 ur; nato prejmete SMS ali e-pošto, nadaljujete in si ogledate PUK. Dokler zahteva teče, ne oddajte druge. S čitalnikom na računalniku kode PUK ni mogoče znova pridobiti. Za mladoletno osebo zahtevo odda eden od staršev ali skrbnik.',
    source: MINISTRY,
    date: DATE,
  },
  codesReprint: {
    title: 'Ponovni izpis kod PIN in PUK',
    text: 'Kodi vam brezplačno izpišejo na kateri koli občini (Comune); priti morate osebno in s kartico. Prvo polovico dobite takoj, druga pride po e-pošti (ne na naslov PEC) ali s pooblastilom na papirju.',
    source: MINISTRY,
    date: DATE,
  },
  blockCard: {
    title: 'Ukradena ali izgubljena kartica',
    text: 'Krajo ali izgubo prijavite policiji ali karabinjerjem (Polizia, Carabinieri), nato dajte kartico blokirati: 800 098 558, od ponedeljka do petka 8–18, ob sobotah 8–14, za kartice, izdane po 4. juliju 2016. Pripravite: ime in priimek, davčno številko (codice\u00a0fiscale), serijsko številko, če jo poznate (pokaže jo "cie list"), ter prijavo (denuncia) in kraj, kjer ste jo vložili.',
    source: `${MINISTRY}cittadini/furto-e-smarrimento/`,
    date: DATE,
  },
  accessLevels: {
    title: 'Ravni 1, 2 in 3',
    text: 'Raven 3, torej kartica s svojo kodo PIN, deluje, takoj ko imate kartico v rokah, tudi za storitve ravni 1 in 2. Ravni 1 in 2 aktivirate na portalu z davčno številko (codice\u00a0fiscale), serijsko številko in PRVO polovico kode PUK (vaša številka mobilnega telefona mora biti v evidenci) ali s kartico in kodo PIN.',
    source: MINISTRY,
    date: DATE,
  },
  minors: {
    title: 'Mladoletne osebe',
    text: 'Od 5. do 18. leta starosti je s kartico mogoč dostop samo do šolskih storitev.',
    source: MINISTRY,
    date: DATE,
  },
  expiry: {
    title: 'Potekla kartica',
    text: 'Podatki za prijavo (credenziali) veljajo toliko časa kot kartica. Še 90 dni po poteku delujejo tisti s stare kartice, če ni bila izdana nova.',
    source: MINISTRY,
    date: DATE,
  },
} as const satisfies Catalogue['services'];
