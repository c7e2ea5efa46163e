import type { DocumentErrorCode } from '../error-catalogue.js';
import type { Catalogue, ErrorText } from './catalogue.js';

const UNTOUCHED = 'Koda ni bila poslana: niste izgubili nobenega poskusa.';
const NOT_GENUINE = 'Morda gre za kopijo ali pa je kdo posegel v čitalnik. Kodi PIN in PUK nista bili poslani.';
const NOT_GENUINE_NEXT =
  'Ne vpisujte svojih kod. Poskusite z drugim čitalnikom; če se ponovi, naj kartico pregledajo na občini (Comune) ali na policiji (Polizia).';
const TRY_AGAIN = 'Kartico pustite na čitalniku in poskusite znova. Če se ponovi, zaženite "cie doctor".';
const NOT_A_CARD_MATTER = 'S kartico to nima zveze.';
const CHANNEL_BROKE =
  'Zaščitena povezava s čipom se je prekinila ali pa je nekaj med računalnikom in kartico spremenilo sporočila. Kar ni bilo potrjeno, se ni zgodilo.';

const STOPPED = 'Pristen čip ni tak. Postopek se je ustavil in nič od prebranega se ne shrani.';

const refusedChip = (title: string): ErrorText => ({ title, meaning: NOT_GENUINE, nextStep: NOT_GENUINE_NEXT });
const brokenChannel = (title: string): ErrorText => ({ title, meaning: CHANNEL_BROKE, nextStep: TRY_AGAIN });
const badCertificate = (title: string): ErrorText => ({
  title,
  meaning: NOT_A_CARD_MATTER,
  nextStep: 'Potrdilo še enkrat pridobite pri izdajatelju in dodajte tisto datoteko.',
});

export const slErrors = {
  'service-not-running': {
    title: 'Storitev za pametne kartice ne deluje',
    meaning: 'Brez storitve za pametne kartice noben program ne doseže čitalnika. S kartico to nima zveze.',
    nextStep: {
      linux: 'Zaženite jo z ukazom sudo systemctl enable --now pcscd.socket.',
      windows: 'Zaženite storitev »Smart Card«.',
      macos: 'Čitalnik odklopite in znova priključite: storitev se zažene sama.',
    },
  },
  'binding-unavailable': {
    title: 'Manjka del programa, ki komunicira s čitalniki',
    meaning: 'CIE Kit je bil nameščen brez knjižnice PC/SC. S kartico to nima zveze.',
    nextStep: 'V Linuxu namestite pcscd in libpcsclite1, nato znova namestite CIE Kit; "cie doctor" pove, kaj manjka.',
  },
  'access-denied': {
    title: 'Nimate dovoljenja za uporabo storitve za pametne kartice',
    meaning: 'Sistem uporabo čitalnikov dovoli samo nekaterim uporabnikom. S kartico to nima zveze.',
    nextStep:
      'CIE Kit zaženite v svoji namizni seji ali prosite skrbnika računalnika za dostop do storitve pcscd (polkit).',
  },
  'no-reader': {
    title: 'Čitalnika ni mogoče najti',
    meaning: 'Za CIE je potreben brezstični čitalnik (NFC), priključen na računalnik.',
    nextStep:
      'Priključite čitalnik, počakajte nekaj sekund in poskusite znova. "cie readers" našteje, kaj vidi računalnik.',
  },
  'reader-removed': {
    title: 'Čitalnik je bil odklopljen',
    meaning: 'Postopek se je ustavil. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep: 'Znova priključite čitalnik, položite nanj kartico in začnite od začetka.',
  },
  'no-card': {
    title: 'Na čitalniku ni kartice',
    meaning: 'Kartici se ni nič zgodilo.',
    nextStep: 'Kartico plosko položite na čitalnik in jo pustite tam.',
  },
  'mute-card': {
    title: 'Kartica se ne odziva',
    meaning: 'Čitalnik zazna kartico, odgovora pa ne dobi: slabo leži ali pa nima brezstičnega čipa.',
    nextStep: 'Kartico dvignite in jo plosko položite na sredino čitalnika, stran od kovin in drugih kartic.',
  },
  'card-removed': {
    title: 'Kartica je bila odmaknjena',
    meaning: 'Postopek se je ustavil na pol poti. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep: 'Kartico položite nazaj, pustite jo do konca in začnite znova.',
  },
  'card-reset': {
    title: 'Drug program je znova zagnal kartico',
    meaning: 'Zaščitena povezava je izgubljena in postopek se je ustavil. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep: 'Zaprite druge programe, ki uporabljajo kartico, in začnite znova.',
  },
  'sharing-violation': {
    title: 'Kartico uporablja drug program',
    meaning: 'Počakali smo, vendar se kartica ni sprostila. Nobena koda ni bila poslana.',
    nextStep: 'Zaprite brskalnik, Software CIE ali kateri koli drug program, ki uporablja kartico, in poskusite znova.',
  },
  'communication-failed': {
    title: 'Čitalnik ne more komunicirati s kartico',
    meaning: 'Povezava je motena. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep:
      'Kartico plosko položite na sredino čitalnika in poskusite znova; čitalnik priključite neposredno na računalnik, brez razdelilnika (hub).',
  },
  timeout: {
    title: 'Kartica je potrebovala preveč časa',
    meaning: 'Odgovora ni bilo pravočasno. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep: 'Kartico položite bolje, odklopite in znova priključite čitalnik ter začnite od začetka.',
  },
  cancelled: {
    title: 'Preklicano',
    meaning: 'Postopek ste ustavili vi. Nič ni ostalo napol narejeno.',
    nextStep: 'Znova lahko začnete, kadar želite.',
  },
  'unexpected-status': {
    title: 'Kartica je zavrnila ukaz',
    meaning: 'Odgovorila je {status}, kar tukaj ni pričakovano. Kar ni bilo potrjeno, se ni zgodilo.',
    nextStep: TRY_AGAIN,
  },
  'malformed-response': {
    title: 'Odgovora kartice ni mogoče razumeti',
    meaning: 'Čip nove vrste, slab stik ali kartica, ki se za CIE samo izdaja.',
    nextStep: TRY_AGAIN,
  },
  'malformed-command': {
    title: 'Ti bajti niso ukaz za kartico',
    meaning: 'Nič ni bilo poslano.',
    nextStep: 'Popravite šestnajstiško besedilo: glava CLA INS P1 P2, nato dolžine in podatki (ISO 7816-4).',
  },
  'sm-bad-mac': brokenChannel('Zaščiten odgovor kartice ni prispel nespremenjen'),
  'sm-malformed': brokenChannel('Zaščiten odgovor kartice nima pravilne oblike'),
  'sm-unprotected-answer': brokenChannel('Kartica je odgovorila brez zaščite'),
  'sm-session-lost': brokenChannel('Zaščitena povezava s kartico se je izgubila'),
  'session-lost': {
    title: 'Kartica ni več povezana',
    meaning:
      'Kartica je bila odmaknjena ali zamenjana ali pa jo je uporabil drug program: prej preverjeni PIN ne velja več. Noben poskus ni bil porabljen.',
    nextStep: 'Kartico položite nazaj na čitalnik, pustite jo tam in poskusite znova: program bo znova vprašal za PIN.',
  },
  'not-a-cie': {
    title: 'Ta kartica ni CIE',
    meaning:
      'Zdravstvena izkaznica (tessera sanitaria), bančne kartice in starejše osebne izkaznice tukaj ne delujejo. Na kartici se ni nič spremenilo.',
    nextStep:
      'Na čitalnik položite svojo elektronsko osebno izkaznico (CIE 3.0, izdano od julija 2016), brez drugih kartic.',
  },
  'unsupported-card': {
    title: 'Tej CIE manjka nekaj, kar ima vsaka CIE',
    meaning: 'Čip je morda poškodovan ali vrste, ki še ni znana. Na kartici se ni nič spremenilo.',
    nextStep: 'Zaženite "cie doctor --report FILE" in nam pošljite poročilo: v njem ni osebnih podatkov.',
  },
  'sod-malformed': refusedChip('Podpisanih podatkov na čipu ni mogoče prebrati'),
  'sod-signature': refusedChip('Podpis podatkov na čipu ni pravilen'),
  'sod-signer': {
    title: 'Podatkov na čipu ni podpisal overitelj, ki ga ta računalnik pozna',
    meaning:
      'Kartica je morda ponarejena ali pa je overitelj, ki jo je podpisal, novejši od potrdil na tem računalniku. Zaradi dvoma kodi PIN in PUK nista bili poslani.',
    nextStep:
      'Državna potrdila posodobite z ukazom "cie trust fetch" in poskusite znova. Če to ne pomaga, s to kartico ne vpisujte nobene kode in se obrnite na občino (Comune).',
  },
  'sod-hash': {
    title: 'Datoteka na čipu ni tista, ki je bila podpisana',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-key-agreement': refusedChip('Čip je ponudil povezavo, ki ni varna'),
  'internal-authentication': refusedChip('Čip ni mogel dokazati, da je pristen'),
  'chip-identity': refusedChip('Čip je dokazal drugo istovetnost, kot jo kaže'),
  'clone-check': refusedChip('Čip ni tisti, ki mu pripadajo njegovi podatki'),
  'change-outcome-unknown': {
    title: 'Ni znano, ali je bil PIN spremenjen',
    meaning:
      'Med nastavljanjem kode PIN se je kartica odmaknila ali pa se je njen odgovor izgubil: na kartici je novi PIN ali pa je vse tako kot prej. Program ne preizkusi ne enega ne drugega, da vam ne porabi poskusov.',
    nextStep:
      'Najprej poglejte preostale poskuse: "cie pin status", ki ne porabi nobenega. Če za PIN ni več poskusov, odblokiranje ni uspelo: PIN odblokirajte še enkrat. Sicer enkrat poskusite NOVI PIN ("cie pin verify"); samo če je napačen, uporabite STAREGA, ki povrne vse poskuse.',
  },
  'tape-malformed': {
    title: 'Posnetka ni mogoče prebrati',
    meaning: 'Vrstica {line} ni izmenjava v obliki "=> hex" in "<= hex".',
    nextStep: 'Datoteko popravite ali jo posnemite znova.',
  },
  'tape-mismatch': {
    title: 'Posnetek se ne ujema s poslanim',
    meaning: 'Poslan je bil drug ukaz, kot je v vrstici {line}.',
    nextStep: 'S to različico naredite nov posnetek.',
  },
  'tape-exhausted': {
    title: 'Posnetek se je končal',
    meaning: 'Poslanih je bilo več ukazov, kot jih ima posnetek, ki se konča v vrstici {line}.',
    nextStep: 'S to različico naredite nov posnetek.',
  },
  'tape-unused': {
    title: 'Posnetek ni bil porabljen do konca',
    meaning: 'Izmenjave od vrstice {line} naprej niso bile potrebne.',
    nextStep: 'S to različico naredite nov posnetek.',
  },
  'malformed-certificate': badCertificate('Potrdila ni mogoče prebrati'),
  'malformed-bundle': badCertificate('V tej datoteki ni potrdila'),
  'malformed-crl': badCertificate('Seznama preklicanih potrdil ni mogoče prebrati'),
  'malformed-ocsp': badCertificate('Odgovora o stanju potrdila ni mogoče prebrati'),
  'malformed-structure': badCertificate('Podpisane strukture ni mogoče prebrati'),
  'malformed-sod': refusedChip('Podpisanih podatkov ni mogoče prebrati'),
  'not-a-holder-certificate': {
    title: 'To ni potrdilo imetnika kartice CIE',
    meaning: 'Nima oblike, ki jo ministrstvo (Ministero dell’Interno) daje potrdilom CIE.',
    nextStep: 'Poskusite znova. Če se ponovi, zaženite "cie doctor --report FILE" in nam pošljite poročilo.',
  },
  'unsupported-algorithm': badCertificate('Ta podpisni algoritem ni podprt'),
  'unsupported-key': badCertificate('Ta vrsta ključa ni podprta'),
  'explicit-ec-parameters': badCertificate('Ključ uporablja lastne parametre krivulje, kar ni sprejemljivo'),
  'weak-key': badCertificate('Ključ je prekratek, da bi mu lahko zaupali'),
  'sod-hash-missing': refusedChip('Datoteke na čipu ni med tistimi, ki so bile podpisane'),
  'sod-hash-mismatch': refusedChip('Datoteka na čipu ni tista, ki je bila podpisana'),
  'trust-store-io': {
    title: 'Zaupanja vrednih potrdil ni bilo mogoče prebrati ali zapisati',
    meaning: 'Brez njih ni mogoče preveriti, kdo je izdal kartico. Nobena koda ni bila poslana.',
    nextStep: 'Mapo preverite z ukazom "cie doctor": morda je disk poln ali pa so dovoljenja napačna.',
  },
  'fetch-cancelled': {
    title: 'Prenos je bil preklican',
    meaning: 'Do tedaj prenesena potrdila so ohranjena, druga ne.',
    nextStep: 'Znova lahko začnete, kadar želite: "cie trust fetch".',
  },
  'store-no-home': {
    title: 'Za vaše podatke ni mape',
    meaning: 'Uporabnik, ki je zagnal program, nima domače mape. S kartico to nima zveze; nobena koda ni bila poslana.',
    nextStep: 'V spremenljivki CIEKIT_HOME navedite mapo in začnite znova.',
  },
  'store-read-only': {
    title: 'Na disk z vašimi podatki ni mogoče pisati',
    meaning: 'Disk je priklopljen samo za branje. Nič ni bilo spremenjeno: {path}',
    nextStep: 'Omogočite pisanje na disk ali v spremenljivki CIEKIT_HOME navedite drugo mapo.',
  },
  'store-access-denied': {
    title: 'Nimate dovoljenja za mapo s svojimi podatki',
    meaning: 'Dovoljenja datoteke ali mape tega ne omogočajo. Nič ni bilo spremenjeno: {path}',
    nextStep: 'Svojemu uporabniku omogočite dostop do te mape ali v spremenljivki CIEKIT_HOME navedite drugo.',
  },
  'store-full': {
    title: 'Disk je poln',
    meaning: 'Nič ni bilo zapisano napol: kar je bilo prej, je še vedno tam. {path}',
    nextStep: 'Sprostite nekaj prostora in začnite znova.',
  },
  'store-locked': {
    title: 'Seznanjene kartice prav zdaj spreminja drug CIE Kit',
    meaning: 'Počakali smo, vendar ni končal. Nič ni bilo spremenjeno.',
    nextStep: 'Zaprite druga okna programa CIE Kit in poskusite znova. Če jih ni, odstranite {path}',
  },
  'store-damaged': {
    title: 'Datoteka seznanjenih kartic je poškodovana',
    meaning: 'Ni takšna, kot jo je zapisal CIE Kit, in je ostala, kakršna je. S kartico to nima zveze: {path}',
    nextStep: 'Datoteko premaknite drugam in kartico znova seznanite.',
  },
  'store-newer-version': {
    title: 'Datoteko je zapisal novejši CIE Kit',
    meaning: 'Ta različica je ne razume in jo je pustila, kakršna je: {path}',
    nextStep: 'Posodobite CIE Kit.',
  },
  'store-seal-broken': {
    title: 'Shranjeni podatki o tej kartici se ne odprejo',
    meaning: 'Datoteka je bila po seznanitvi spremenjena ali pa pripada drugi kartici. S samo kartico to nima zveze.',
    nextStep: 'Odstranite seznanitev ("cie unpair") in kartico znova seznanite.',
  },
  'store-failed': {
    title: 'Seznanjenih kartic ni bilo mogoče prebrati ali zapisati',
    meaning: 'Disk je javil napako. S kartico to nima zveze: {path}',
    nextStep: 'Preverite disk, nato poskusite znova.',
  },
  'several-cards': {
    title: 'Na čitalnikih je več kot ena CIE',
    meaning: 'Ni jasno, katero mislite: {candidates}',
    nextStep: 'Na čitalnikih pustite samo eno kartico ali z možnostjo --reader navedite čitalnik.',
  },
  'several-readers': {
    title: 'Več kot en čitalnik ima takšno ime',
    meaning: 'Ni jasno, katerega mislite: {candidates}',
    nextStep: 'Z možnostjo --reader navedite daljši del imena.',
  },
  'card-not-found': {
    title: 'Kartice s to serijsko številko ni na nobenem čitalniku',
    meaning: 'Tam so druge kartice: {candidates}',
    nextStep:
      'Na čitalnik položite pravo kartico. Po serijski številki je kartico mogoče najti šele, ko je bila tukaj seznanjena.',
  },
  'card-swapped': {
    title: 'To je druga kartica',
    meaning: `Med vpisovanjem kode je bila kartica zamenjana. ${UNTOUCHED}`,
    nextStep: 'Na čitalnik položite pravo kartico in začnite znova.',
  },
  'not-paired': {
    title: 'Ta kartica ni seznanjena s tem računalnikom',
    meaning:
      'Za prikaz vaših podatkov program potrebuje potrdilo, ki se ob seznanitvi kartice prebere z vašo kodo PIN.',
    nextStep: 'Seznanite kartico: "cie pair".',
  },
  'no-such-pairing': {
    title: 'Nobena seznanjena kartica nima takega imena',
    meaning: 'Nič ni bilo odstranjeno.',
    nextStep: 'Poglejte seznam z ukazom "cie list" in navedite serijsko številko.',
  },
  'several-pairings': {
    title: 'Tako ime ima več kot ena seznanjena kartica',
    meaning: 'Nič ni bilo odstranjeno.',
    nextStep: 'Namesto imena navedite serijsko številko: pokaže jo "cie list".',
  },
  'holder-data-mismatch': {
    title: 'Potrdilo na čipu pripada drugi kartici',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-pin': {
    title: 'Ta PIN je prelahko uganiti',
    meaning: `Vsakdo najprej poskusi z osmimi enakimi števkami ali z zaporednimi števkami navzgor in navzdol. ${UNTOUCHED}`,
    nextStep: 'Izberite drug PIN z 8 števkami.',
  },
  'pin-unchanged': {
    title: 'Novi PIN je enak staremu',
    meaning: UNTOUCHED,
    nextStep: 'Izberite PIN, ki je drugačen od sedanjega.',
  },
  'new-pin-mismatch': {
    title: 'Vpisa nove kode PIN se ne ujemata',
    meaning: `Novi PIN ste vpisali dvakrat, vendar različno. ${UNTOUCHED}`,
    nextStep: 'Novi PIN vpišite še enkrat, obakrat enako.',
  },
  internal: {
    title: 'V programu CIE Kit je napaka',
    meaning: 'Zgodilo se je nekaj, česar program ne pozna. Vaših kod ni v nobenem poročilu.',
    nextStep: 'Zaženite "cie doctor --report FILE" in nam pošljite poročilo; napišite tudi, kaj ste takrat delali.',
  },
} as const satisfies Omit<Catalogue['errors'], DocumentErrorCode>;
