/**
 * What a validation report says, one sentence for each finding code of the signature package. Dates and names stand in
 * parentheses, after a colon or beside a noun: they come in the nominative, whatever the sentence asks for.
 */
export const slFindings = {
  // When
  'judged-at-proved-time':
    'Časovni žig dokazuje, da je podpis takrat že obstajal ({time}); vse je bilo preverjeno za ta dan.',
  'judged-at-validation-time': 'Nič ne dokazuje, kdaj je podpis nastal; vse je bilo preverjeno za ta trenutek: {time}.',
  'claimed-after-proved-time':
    'Podpisnik navaja datum, ki je poznejši od časovnega žiga ({time}): ta datum ne more biti pravi.',
  'claimed-in-future': 'Podpisnik navaja datum, ki je še v prihodnosti: {time}.',

  // Certificate
  'signing-certificate-missing': 'V datoteki ni potrdila, s katerim je bil podpis narejen.',
  'signed-after-expiry': 'Podpis je nastal po poteku potrdila (potek: {time}).',
  'signed-before-validity': 'Podpis je nastal pred začetkom veljavnosti potrdila (začetek: {time}).',
  'certificate-expired': 'Potrdilo je poteklo ({time}) in nič ne dokazuje, da je podpis starejši.',
  'certificate-expired-not-revoked':
    'Potrdilo je poteklo ({time}), ne da bi bilo preklicano; nič ne dokazuje, da je podpis starejši.',
  'certificate-not-yet-valid': 'Potrdilo začne veljati šele pozneje: {time}.',
  'key-usage': 'Potrdilo ni namenjeno podpisovanju dokumentov.',
  'not-a-tsa-certificate': 'Časovni žig je bil narejen s potrdilom, ki ni za časovne žige.',
  'critical-extension': 'Potrdilo vsebuje pogoj, ki ga ta program ne pozna: ne more ga potrditi.',
  'weak-key-no-proof': 'Podpisnikov ključ ({algorithm}) je danes prešibek in nič ne dokazuje, da je podpis starejši.',
  'weak-key': 'Podpisnikov ključ ({algorithm}) je bil prešibek, da bi se nanj lahko zanesli.',

  // Strength of the fingerprint
  'weak-digest-no-proof': 'Metoda {algorithm} je danes prešibka in nič ne dokazuje, da je podpis starejši.',
  'digest-was-weak': 'Metoda {algorithm} je bila prešibka, da bi se nanjo lahko zanesli.',
  'weak-digest-proved-earlier': 'Metoda {algorithm} je danes šibka, ob podpisu pa še ni bila.',

  // Trust
  'trusted-anchor': 'Potrdilo vodi do overitelja, ki mu zaupate: {anchor}.',
  'no-anchor': 'Noben overitelj, ki mu zaupate, ne jamči za tega imetnika: {subject}.',
  'chain-signature': 'Potrdila z imetnikom {subject} ni izdal overitelj, ki je v njem naveden.',
  'authority-expired': 'Potrdilo overitelja {subject} je takrat že poteklo.',
  'authority-not-yet-valid': 'Overitelj {subject} takrat še ni obstajal.',
  'authority-constraints': 'Overitelj {subject} je izdal potrdilo, ki ga ne sme izdati.',
  'chain-critical-extension': 'Potrdilo z imetnikom {subject} vsebuje pogoj, ki ga ta program ne pozna.',
  'chain-algorithm': 'Potrdilo z imetnikom {subject} uporablja metodo, ki je ta program ne sprejema.',
  'chain-weak-digest':
    'Potrdilo z imetnikom {subject} temelji na zgoščeni vrednosti ({algorithm}), ki jo je danes mogoče ponarediti.',
  'authority-revoked':
    'Potrdilo overitelja {subject} je bilo preklicano ({time}): potrdila, ki jih je izdal, niso nič vredna.',

  // Revocation
  'not-revoked': 'Potrdilo ni preklicano (stanje: {time}).',
  'revoked-after-proved-time': 'Potrdilo je bilo preklicano po podpisu (preklic: {time}): podpis ostane veljaven.',
  'signed-after-revocation': 'Podpis je nastal po preklicu potrdila (preklic: {time}).',
  revoked: 'Potrdilo je bilo preklicano ({time}) in nič ne dokazuje, da je podpis starejši.',
  suspended: 'Potrdilo je začasno preklicano (začetek: {time}): preverite znova pozneje.',
  'revocation-status-unknown': 'Izdajatelj pravi, da tega potrdila ne pozna.',
  'revocation-stale': 'Podatki o preklicu v datoteki so zastareli.',
  'revocation-answer-refused': 'Odgovor o preklicu ni verodostojen ({reason}).',
  'revocation-signer-revoked': 'Potrdilo podpisnika odgovora o preklicu je bilo preklicano: odgovor ne šteje.',
  'revocation-signer-unchecked':
    'Odgovor o preklicu je za izdajatelja podpisal {subject}; ali je to potrdilo preklicano, ni bilo mogoče preveriti.',
  'revocation-changes-refused': 'Zadnjih sprememb seznama preklicev ni mogoče uporabiti ({reason}).',
  'revocation-directory-not-asked':
    'Seznam preklicanih potrdil je v imeniku ({address}), po katerem ta program ne sprašuje.',
  'revocation-not-asked': 'Nihče ni bil vprašan, ali je potrdilo preklicano. Preverite znova z internetom.',
  'revocation-unreachable': 'Izdajateljeva storitev ni dosegljiva: poskusite znova pozneje.',
  'revocation-no-source': 'Potrdilo ne pove, kje je mogoče izvedeti, ali je preklicano.',
  'revocation-not-applicable': 'Takšno potrdilo velja tako kratek čas, da se nikoli ne preklicuje.',
  'authority-revocation-unknown': 'Ni znano, ali je potrdilo overitelja {subject} preklicano.',

  // Time stamps
  'timestamp-not-proved': 'Časovnega žiga ({time}) ni bilo mogoče potrditi: ne dokazuje ničesar.',
  'timestamp-in-future': 'Časovni žig navaja datum, ki je še v prihodnosti: {time}.',
  'timestamp-order': 'Časovni žigi si nasprotujejo.',
  'timestamp-no-time': 'Datuma v časovnem žigu ni mogoče prebrati.',

  // Worth
  'worth-fea-cie':
    'Podpisano z elektronsko osebno izkaznico: napredni elektronski podpis, veljaven v poslovanju z javno upravo. Ni kvalificirani podpis.',
  'worth-cie-not-confirmed':
    'Videti je kot podpis z elektronsko osebno izkaznico, vendar ga ne potrjuje noben overitelj izkaznic.',
  'worth-qualified': 'Kvalificirani podpis: velja enako kot lastnoročni, v vsej Evropski uniji.',
  'worth-qualified-seal': 'Kvalificirani žig organizacije: pokaže, od kod dokument izvira.',
  'worth-qualified-not-confirmed':
    'Potrdilo o sebi pravi, da je kvalificirano; tega ne potrjuje noben razpoložljiv evropski seznam.',
  'worth-qualified-certificate-only': 'Potrdilo je kvalificirano; nič pa ne kaže, da je ključ v kvalificirani napravi.',
  'worth-not-qualified': 'Ni kvalificirani podpis: koliko velja, je odvisno od tistega, ki ga sprejme.',
  'worth-unknown': 'Za podpisnika ne jamči nihče, ki mu zaupate: ime je lahko izmišljeno.',

  // Integrity: mathematics and CMS
  'digest-mismatch': 'Vsebina je bila po podpisu spremenjena.',
  'signature-mismatch': 'Podpis ni bil narejen s ključem tega potrdila ali pa je bil spremenjen.',
  'content-missing': 'Podpisanega dokumenta ni tukaj: podajte ga skupaj s podpisom.',
  'unsupported-digest': 'Uporabljena je metoda, ki je ta program ne pozna ({algorithm}).',
  'unsupported-signature': 'Uporabljena je vrsta podpisa, ki je ta program ne pozna.',
  'unusable-key': 'S ključem v potrdilu ni mogoče ničesar preveriti.',
  'weak-digest': 'Uporabljena je šibka metoda {algorithm}.',
  'weak-imprint': 'Časovni žig uporablja šibko metodo {algorithm}.',
  'digest-algorithm-misnamed': 'Podrobnost podpisa ni zapisana po pravilih; to ničesar ne spremeni.',
  'signature-algorithm-mismatch': 'Dve podrobnosti podpisa si nasprotujeta; sam podpis drži.',
  'attributes-unsorted': 'Deli podpisa so v nenavadnem vrstnem redu; to ničesar ne spremeni.',
  'attribute-malformed': 'Dela podpisa ni mogoče prebrati.',
  'attribute-repeated': 'Del podpisa se pojavi dvakrat: programi bi lahko brali vsak drugega.',
  'attribute-values-repeated': 'Del podpisa ima dve vrednosti: programi bi lahko brali vsak drugo.',
  'attribute-empty': 'Del podpisa je prazen.',
  'attribute-not-signed': 'Podrobnost, ki bi morala biti podpisana, ni podpisana in ni bila upoštevana.',
  'content-type-missing': 'Podpis ne pove, na kakšno vsebino se nanaša.',
  'content-type-mismatch': 'Podpis se nanaša na drugo vrsto vsebine.',
  'message-digest-missing': 'Podpis ni vezan na vsebino.',
  'signed-attributes-missing': 'Podpis stare vrste, ki ne pove, s katerim potrdilom je narejen.',
  'signing-time-malformed': 'Datuma, ki ga navaja podpisnik, ni mogoče prebrati.',
  'signing-certificate-mismatch': 'Podpis navaja drugo potrdilo, kot je v datoteki.',
  'signing-certificate-reference-missing': 'Podpis ne pove, s katerim potrdilom je bil narejen.',
  'signing-certificate-attribute-missing': 'Podpis ne pove, s katerim potrdilom je bil narejen.',
  'signing-certificate-v1': 'Podpis svoje potrdilo navaja na star način.',
  'content-is-signed-attributes': 'Vsebina je videti, kot da bi kdo sem postavil podpis drugega dokumenta.',
  'content-is-signed': 'Znotraj je še en podpis.',
  'bytes-after-signature': 'Za podpisom je bilo nekaj dodano; to ni podpisano.',
  'detached-content-ignored': 'Dokument, ki ste ga podali, ni bil uporabljen: podpisani je v datoteki.',
  'counter-signature-content-type': 'Sopodpis ni zapisan po pravilih.',

  // Integrity: time stamps
  'timestamp-malformed': 'Časovnega žiga ni mogoče prebrati.',
  'timestamp-imprint-mismatch': 'Časovni žig pripada drugemu dokumentu ali pa je bil spremenjen.',
  'timestamp-purpose': 'Potrdilo časovnega žiga ni za časovne žige.',
  'archive-form-unsupported': 'Arhivski časovni žig stare vrste, ki ga ta program ne zna preveriti.',
  'archive-index-missing': 'Arhivski časovni žig ne pove, kaj zajema.',
  'archive-index-mismatch': 'Arhivski časovni žig zajema nekaj, česar ni več v datoteki.',

  // Integrity: PDF
  'byte-range-missing': 'Podpis ne pove, kateri del PDF zajema.',
  'byte-range-malformed': 'Podpis navaja nemogoč del PDF: znana zvijača.',
  'byte-range-out-of-bounds': 'Podpis zajema več, kot je tam: datoteka je bila odrezana ali pa gre za zvijačo.',
  'byte-range-gap': 'V tem, kar podpis zajema, je luknja: znana zvijača.',
  'byte-range-not-a-revision': 'Podpis zajema nekaj, kar nikoli ni bilo cel dokument.',
  'contents-missing': 'Podpis je prazen.',
  'contents-malformed': 'Podpisa v PDF ni mogoče prebrati.',
  'contents-signers': 'Podpis v PDF nima podpisnika ali pa ima več podpisnikov hkrati.',
  'contents-trailing-bytes': 'Za podpisom je nekaj skrito.',
  'embedded-content': 'Podpis se nanaša na drugo vsebino, ne na PDF.',
  'unsupported-subfilter': 'Te vrste podpisa PDF ta program ne pozna.',
  'ambiguous-structure': 'PDF je sestavljen tako, da lahko različni programi pokažejo različne stvari.',
  'structure-unreadable': 'PDF je poškodovan ali nenavaden: podpisa v njem ni mogoče potrditi.',
  'signature-not-in-form': 'V datoteki je podpis, ki ga PDF ne pokaže.',
  'signature-activated-later': 'Podpis je postal viden s poznejšo spremembo: znana zvijača.',
  'signature-removed': 'Poznejša sprememba je podpis odstranila iz dokumenta.',
  'bytes-after-revision': 'Za koncem PDF je bilo nekaj dodano.',
  'unused-content': 'PDF vsebuje skrito vsebino, ki bi jo poznejša sprememba lahko pokazala.',
  'changes-unreadable': 'Po podpisu je bilo dodano nekaj, česar ni mogoče razumeti.',
  'validation-data-added': 'Dodani so bili podatki za dolgotrajno veljavnost: to ne škodi.',
  'document-timestamp-added': 'Dodan je bil časovni žig: to ne škodi.',
  'metadata-changed': 'Spremenili so se samo podatki o dokumentu (naslov, avtor).',
  'structure-extended': 'Dodani so bili tehnični podatki, ki ničesar ne prikazujejo.',
  'unused-objects-added': 'Dodano je bilo nekaj, česar dokument ne uporablja.',
  'signature-added': 'Pozneje je bil dodan še en podpis.',
  'visible-signature-added': 'Pozneje je bil dodan še en podpis, ki je viden na strani {page}.',
  'signature-field-added': 'Pozneje je bilo dodano prazno polje za še en podpis.',
  'signing-forbidden': 'Dodan je bil podpis, čeprav je prvi podpisnik to prepovedal.',
  'sneaky-signature': 'Pod pretvezo podpisa je bila čez stran položena slika: znana zvijača.',
  'form-filled': 'Po podpisu je bilo izpolnjeno polje: {field}.',
  'form-filling-forbidden': 'Izpolnjeno je bilo polje, čeprav je prvi podpisnik to prepovedal.',
  'field-locked': 'Spremenjeno je bilo polje, ki ga podpis zaklene: {field}.',
  'annotation-added': 'Po podpisu je bila dodana opomba na strani {page}.',
  'annotation-changed': 'Po podpisu je bila spremenjena opomba na strani {page}.',
  'annotation-removed': 'Po podpisu je bila odstranjena opomba na strani {page}.',
  'annotation-forbidden': 'Dodana je bila opomba, čeprav je prvi podpisnik to prepovedal.',
  'evil-annotation': 'Čez stran je bilo nekaj položeno, da kaže nekaj drugega: znana zvijača.',
  'hidden-content': 'Vsebina, ki je bila ob podpisu skrita, je postala vidna: znana zvijača.',
  'changed-after-signing': 'Dokument je bil po podpisu spremenjen.',

  // Integrity: XML
  'reference-digest-mismatch': 'Vsebina je bila po podpisu spremenjena.',
  'reference-missing': 'Manjka podpisan del dokumenta.',
  'reference-misplaced': 'Podpisan del je bil premaknjen, da se lahko na njegovem mestu pokaže drug: znana zvijača.',
  'duplicate-id': 'Dva dela dokumenta imata isto ime: znana zvijača, s katero se en del podtakne namesto drugega.',
  'transform-refused': 'Podpis vsebino pred zajetjem spremeni tako, da temu ni mogoče slediti.',
  'signature-malformed': 'Podpisa v datoteki ni mogoče prebrati.',
  'no-content-signed': 'Podpis ne zajema ničesar iz dokumenta.',
  'counter-signature-misplaced': 'Sopodpis pripada drugemu podpisu.',
  'signed-properties-missing': 'Podpis preproste vrste, ki ne pove, s katerim potrdilom je narejen.',
  'signed-properties-not-signed': 'Podrobnosti podpisa same niso podpisane.',
  'signed-properties-misplaced': 'Podpis zajema podrobnosti, ki niso njegove.',
  'signed-properties-untyped': 'Podrobnost podpisa ni zapisana po pravilih; to ničesar ne spremeni.',
  'manifest-not-followed': 'Podpis zajema seznam datotek, ki niso bile preverjene.',
  'covers-element': 'Podpisan je samo del {path}.',
  'unsigned-content': 'Del {path} ni podpisan.',
  'signed-content-in-signature': 'Podpisana vsebina je znotraj podpisa, ne v dokumentu okoli njega.',
} as const;
