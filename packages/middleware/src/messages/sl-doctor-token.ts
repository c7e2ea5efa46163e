import type { Catalogue } from './catalogue.js';

const NOTHING = 'Ni vam treba storiti ničesar.';

/** Findings about logging in with the card: reader's neighbours, token, browsers. */
export const slDoctorToken = {
  'session-denied': {
    title: 'Storitev za pametne kartice lahko to sejo zavrne',
    meaning:
      'Storitev dovoli dostop samo uporabniku, ki sedi pred zaslonom. Prek ssh ali zagnan kot storitev CIE Kit ne vidi čitalnika in nobena prijava ne uspe.',
    advice:
      'Delajte v svoji namizni seji ali prosite skrbnika računalnika, naj za tega uporabnika doda pravilo polkit za pcscd.',
  },
  'reader-taken-by-kernel': {
    title: 'Jedro sistema (kernel) je čitalnik ACR122U zavzelo zase',
    meaning:
      'Čitalnik držijo njegovi moduli NFC: storitev za pametne kartice ne vidi nobenega čitalnika in prijava ni mogoča.',
    advice: 'Te module prepovejte s spodnjim ukazom, odstranite jih iz pomnilnika in znova priključite čitalnik.',
  },
  'token-platform-unsupported': {
    title: 'Prijava v brskalnikih ni bila pregledana: ta sistem še ni podprt',
    meaning: 'CIE Kit nastavi brskalnike v Linuxu in deloma v macOS. Vse drugo deluje.',
    advice: 'Za prijavo s tega sistema zaenkrat uporabljajte Software CIE.',
  },
  'p11-kit-found': {
    title: 'p11-kit je nameščen',
    meaning: 'To je vezni člen med brskalniki in programom CIE Kit.',
    advice: NOTHING,
  },
  'p11-kit-untested': {
    title: 'Različica p11-kit je starejša od preizkušenih',
    meaning:
      'Prijava je bila preizkušena z 0.24 in novejšimi; s to različico morda ne uspe ali pa brskalnik ne vidi kartice.',
    advice: 'p11-kit posodobite skupaj s sistemom. Če prijava deluje, pustite vse, kakor je.',
  },
  'p11-kit-proxy-missing': {
    title: 'Manjka del p11-kit, ki ga naložijo brskalniki',
    meaning: 'Brez njega noben brskalnik ne vidi kartice. Branje kartice in sprememba kode PIN vseeno delujeta.',
    advice: 'Namestite ga, če se želite prijavljati s kartico.',
  },
  'p11-kit-client-missing': {
    title: 'Manjka del p11-kit za posamezne programe',
    meaning: 'Brskalniki ga ne potrebujejo; potrebujejo ga "cie token run" in nekatera izolirana okolja.',
    advice: 'Namestite ga, če katero od tega uporabljate.',
  },
  'token-module-found': {
    title: 'Kartica je vpisana v p11-kit',
    meaning: 'Programi, ki vprašajo p11-kit, kartico najdejo.',
    advice: NOTHING,
  },
  'token-module-missing': {
    title: 'Prijava s kartico na tem računalniku še ni nastavljena',
    meaning: 'Brskalniki kartice še ne vidijo. Vse drugo deluje.',
    advice: 'Nastavite jo, če se želite s kartico prijavljati v javne storitve.',
  },
  'token-module-foreign': {
    title: 'Vpisa kartice v p11-kit ni naredil CIE Kit',
    meaning: 'Nekdo ga je spremenil ali ustvaril. Ni znano, kaj zažene, zato ga program ne presoja.',
    advice: 'Poglejte datoteko. Če ne veste, od kod je, jo dajte na stran in ponovite namestitev.',
  },
  'token-module-broken': {
    title: 'Vpis kartice v p11-kit ne vodi nikamor',
    meaning:
      'Programa, ki naj bi ga zagnal, ni več ali pa ga ni mogoče zagnati: brskalniki ne vidijo kartice. Pogosto je bil Node.js premaknjen ali posodobljen.',
    advice: 'Ponovite namestitev: vpis se zapiše na novo.',
  },
  'token-module-ignored': {
    title: 'p11-kit vpisa kartice ne upošteva',
    meaning:
      'Za skrbnika (root) ali kjer user-config to prepoveduje, p11-kit ne pogleda v uporabnikovo mapo: tako zagnani programi ne vidijo kartice.',
    advice: 'Brskalnik zaženite kot svoj uporabnik ali namestite za vse uporabnike.',
  },
  'token-service-running': {
    title: 'Povezava z brskalniki deluje',
    meaning: 'Brskalnikom pokaže kartico in sama vpraša za PIN.',
    advice: NOTHING,
  },
  'token-service-stopped': {
    title: 'Povezava z brskalniki je izklopljena',
    meaning: 'Brskalniki vidijo čitalnik brez kartice, ob prijavi pa piše, da ni nobenega potrdila.',
    advice: 'Zaženite jo, nato kartico še enkrat položite na čitalnik.',
  },
  'token-service-mute': {
    title: 'Povezava z brskalniki se ne odziva',
    meaning: 'Teče, a je obstala, morda zaradi čitalnika. Prijava čaka zaman.',
    advice: 'Znova jo zaženite. Če to ne pomaga, čitalnik odklopite in ga znova priključite.',
  },
  'token-socket-stale': {
    title: 'Ustavljena povezava z brskalniki je pustila svoj vtič (socket)',
    meaning: 'Tam nihče več ne posluša: brskalniki ne vidijo kartice.',
    advice: 'Znova zaženite povezavo: sama bo pospravila za sabo.',
  },
  'token-socket-exposed': {
    title: 'Drugi uporabniki tega računalnika lahko dosežejo vtič (socket) povezave z brskalniki',
    meaning: 'Lahko bi videli vaše potrdilo in uporabljali kartico, medtem ko je odprta za vas.',
    advice: 'Skupini in drugim odvzemite dovoljenja, nato znova zaženite povezavo.',
  },
  'token-socket-foreign': {
    title: 'Vtič (socket) povezave z brskalniki pripada drugemu uporabniku',
    meaning:
      'Kdor se tam oglaša, ni vaša storitev; pokazal bi vam lahko okno za PIN, ki ni naše. Ne vpisujte kode PIN.',
    advice: 'Ugotovite, čigav je, odstranite ga in zaženite svojo storitev.',
  },
  'token-runtime-folder-missing': {
    title: 'Ta seja nima mape za delujoče programe',
    meaning:
      'XDG_RUNTIME_DIR ne kaže na obstoječo mapo, kot po ukazu "su" ali v vsebniku: storitev nima kam postaviti svojega vtiča (socket).',
    advice:
      'Prijavite se v sistem na običajen način ali zaženite storitev z možnostjo --socket in mapo, v katero smete samo vi.',
  },
  'opensc-beside-token': {
    title: 'p11-kit kaže čitalnik tudi prek OpenSC',
    meaning:
      'OpenSC sprašuje isti čitalnik. Navadno to ne škodi; včasih pa je kartica zasedena ob napačnem času ali se pokaže še en prazen vnos.',
    advice:
      'Če prijava občasno ne uspe, s spodnjim ukazom izključite OpenSC iz brskalnikov. Drugi programi ga obdržijo.',
  },
  'official-module-beside-token': {
    title: 'p11-kit naloži tudi knjižnico ministrstva',
    meaning:
      'Ista kartica se pokaže dvakrat in z njo komunicirata dva programa: za PIN lahko vprašata oba, prijava pa se lahko ustavi na pol poti.',
    advice: 'V p11-kit pustite samo eno od obeh.',
  },
  'openssl-engine-found': {
    title: 'OpenSSL lahko uporablja kartico',
    meaning: 'openssl in curl jo dosežeta prek p11-kit.',
    advice: NOTHING,
  },
  'openssl-engine-missing': {
    title: 'OpenSSL ne more uporabljati kartice',
    meaning: 'To zadeva samo openssl in curl v ukazni vrstici, brskalnikov ne.',
    advice: 'Namestite ta dodatek (engine), če ju uporabljate s kartico.',
  },
  'tls-versions': {
    title: 'Kartica se prijavlja s TLS 1.2',
    meaning:
      'Njen čip dela podpise RSA starejše oblike (PKCS #1 v1.5). TLS 1.3 zahteva novejšo, ki je čip ne zna narediti: strežnik, ki kartico zahteva samo prek TLS 1.3, ne dobi potrdila ali pa brskalnik javi napako.',
    advice:
      'Državni strežniki uporabljajo TLS 1.2. Če pri katerem drugem ne gre, v Firefoxu na strani about:config nastavite security.tls.version.max na 3, v profilu, ki ga uporabljate samo za to; z OpenSSL zahtevajte RSA+SHA256.',
  },
  'browser-none': {
    title: 'Ni mogoče najti brskalnika, ki ga CIE Kit pozna',
    meaning: 'Iskani so bili Firefox, Chromium, Chrome in Edge, kot paketi, snap in flatpak.',
    advice: 'Namestite katerega od njih, enkrat ga zaženite in ponovite pregled.',
  },
  'browser-ready': {
    title: 'Brskalnik je nastavljen za kartico',
    meaning: 'Kartico naloži prek p11-kit.',
    advice: NOTHING,
  },
  'browser-not-set-up': {
    title: 'Brskalnik ni nastavljen za kartico',
    meaning: 'Deluje kot vedno; spletno mesto, ki zahteva kartico, pa je ne najde.',
    advice: 'Nastavite ga, če se želite prijavljati s tem brskalnikom.',
  },
  'browser-never-started': {
    title: 'Ta brskalnik ali ta profil še nima zbirke potrdil',
    meaning: 'Nastane ob prvem zagonu ali ob nastavitvi.',
    advice: 'Brskalnik enkrat zaženite in zaprite ali pa ga takoj nastavite.',
  },
  'browser-restart-needed': {
    title: 'Brskalnik je bil zagnan, še preden je bil nastavljen',
    meaning: 'Seznam varnostnih naprav prebere samo ob zagonu: kartice še ne pozna.',
    advice: 'Zaprite vsa njegova okna in ga znova zaženite.',
  },
  'browser-module-broken': {
    title: 'Brskalnik naj bi naložil knjižnico, ki je ni',
    meaning: 'Zažene se brez kartice in tega ne pove. Navadno je bil p11-kit odstranjen ali premaknjen.',
    advice: 'Brskalnik nastavite še enkrat.',
  },
  'browser-database-unreadable': {
    title: 'Seznama varnostnih naprav brskalnika ni mogoče prebrati',
    meaning: 'Datoteka je poškodovana, prevelika ali ni vaša. Ostala je, kakršna je, in CIE Kit je ne bo spreminjal.',
    advice:
      'V nastavitvah brskalnika odprite »Varnostne naprave«: seznam se zapiše na novo. Sicer poskusite z novim profilom.',
  },
  'browser-profiles-unreadable': {
    title: 'Seznama profilov brskalnika ni mogoče prebrati',
    meaning: 'Datoteka je poškodovana, prevelika ali ni vaša: profilov ni bilo mogoče pregledati.',
    advice: 'V Firefoxu odprite about:profiles in poglejte, ali so tam vaši profili.',
  },
  'browser-opensc-twice': {
    title: 'Brskalnik naloži OpenSC dvakrat',
    meaning:
      'Enkrat sam in enkrat prek p11-kit. Čitalnik držita oba: kartica je pogosto zasedena, seznam potrdil pa počasen.',
    advice: 'Brskalnikov lastni vnos odstranite s spodnjim ukazom, medtem ko je brskalnik zaprt.',
  },
  'browser-official-module': {
    title: 'Brskalnik poleg naše naloži tudi knjižnico ministrstva',
    meaning:
      'Isto potrdilo se ponudi dvakrat. Pri prvem za PIN vpraša program ministrstva, pri drugem CIE Kit; oba komunicirata z isto kartico in prijava se lahko ustavi na pol poti.',
    advice: 'Tisto, ki je ne uporabljate, odstranite s spodnjim ukazom, medtem ko je brskalnik zaprt.',
  },
  'browser-tls13-only': {
    title: 'Brskalnik je nastavljen tako, da zavrača TLS 1.2',
    meaning: 'Nastavitev ali pravilo tega računalnika zahteva TLS 1.3, s katerim se kartica ne more prijaviti.',
    advice: 'Razveljavite to nastavitev: security.tls.version.min v Firefoxu, SSLVersionMin v pravilih drugih.',
  },
  'browser-snap': {
    title: 'Brskalnik je snap, ločen od preostalega računalnika',
    meaning:
      'Ne vidi ne sistemskih knjižnic ne vtiča (socket) storitve token: kartice v njem ni mogoče nastaviti. Njegov dostop do čitalnikov (pcscd) za CIE ne koristi.',
    advice: 'Za prijave namestite brskalnik s strani izdelovalca ali iz svoje distribucije, ne kot snap.',
  },
  'browser-flatpak': {
    title: 'Brskalnik je flatpak, ločen od preostalega računalnika',
    meaning:
      'Ima svoje knjižnice in ne sme zagnati programov na računalniku: kartice v njem ni mogoče nastaviti. Njegov dostop do čitalnikov (--socket=pcsc) za CIE ne koristi.',
    advice: 'Za prijave namestite brskalnik kot paket svoje distribucije ali izdelovalca.',
  },
  'check-failed': {
    title: 'Dela pregleda ni bilo mogoče opraviti',
    meaning: 'Za to, kar ta del pregleda, ni znano, ali je v redu ali ne.',
    advice: 'Ponovite pregled. Če ostane tako, nam to sporočite in priložite poročilo.',
  },
} as const satisfies Partial<Catalogue['doctor']>;
