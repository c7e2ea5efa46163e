/** What a validation report says, one sentence for each finding code of the signature package. */
export const deFindings = {
  // When
  'judged-at-proved-time':
    'Ein Zeitstempel belegt, dass es die Unterschrift am {time} schon gab; alles wurde zu diesem Zeitpunkt geprüft.',
  'judged-at-validation-time':
    'Nichts belegt, wann unterschrieben wurde; alles wurde zu diesem Zeitpunkt geprüft: {time}.',
  'claimed-after-proved-time':
    'Angegeben ist {time}, also später als der Zeitstempel: Dieses Datum kann nicht stimmen.',
  'claimed-in-future': 'Angegeben ist ein Datum, das noch in der Zukunft liegt: {time}.',

  // Certificate
  'signing-certificate-missing': 'In der Datei fehlt das Zertifikat, mit dem unterschrieben wurde.',
  'signed-after-expiry': 'Unterschrieben wurde, nachdem das Zertifikat am {time} abgelaufen war.',
  'signed-before-validity': 'Unterschrieben wurde, bevor das Zertifikat am {time} gültig wurde.',
  'certificate-expired': 'Das Zertifikat ist am {time} abgelaufen, und nichts belegt, dass die Unterschrift älter ist.',
  'certificate-expired-not-revoked':
    'Das Zertifikat ist am {time} abgelaufen, ohne widerrufen zu sein; nichts belegt, dass die Unterschrift älter ist.',
  'certificate-not-yet-valid': 'Das Zertifikat gilt erst ab {time}.',
  'key-usage': 'Das Zertifikat ist nicht zum Unterschreiben von Dokumenten bestimmt.',
  'not-a-tsa-certificate': 'Der Zeitstempel stammt von einem Zertifikat, das nicht für Zeitstempel bestimmt ist.',
  'critical-extension':
    'Das Zertifikat enthält eine Bedingung, die dieses Programm nicht kennt: Es kann sie nicht bestätigen.',
  'weak-key-no-proof':
    'Der Schlüssel der Unterschrift ({algorithm}) ist heute zu schwach, und nichts belegt, dass sie älter ist.',
  'weak-key': 'Der Schlüssel der Unterschrift ({algorithm}) war zu schwach, um sich darauf zu verlassen.',

  // Strength of the fingerprint
  'weak-digest-no-proof':
    'Das Verfahren {algorithm} ist heute zu schwach, und nichts belegt, dass die Unterschrift älter ist.',
  'digest-was-weak': 'Das Verfahren {algorithm} war zu schwach, um sich darauf zu verlassen.',
  'weak-digest-proved-earlier':
    'Das Verfahren {algorithm} ist heute schwach, war es beim Unterschreiben aber noch nicht.',

  // Trust
  'trusted-anchor': 'Das Zertifikat führt zu einer Stelle, der Sie vertrauen: {anchor}.',
  'no-anchor': 'Keine der Stellen, denen Sie vertrauen, bürgt für {subject}.',
  'chain-signature': 'Das Zertifikat von {subject} stammt nicht von der Stelle, die es nennt.',
  'authority-expired': 'Die Stelle {subject} war schon abgelaufen.',
  'authority-not-yet-valid': 'Die Stelle {subject} gab es noch nicht.',
  'authority-constraints': '{subject} hat ein Zertifikat ausgestellt, das die Stelle nicht ausstellen durfte.',
  'chain-critical-extension': 'Das Zertifikat von {subject} enthält eine Bedingung, die dieses Programm nicht kennt.',
  'chain-algorithm': 'Das Zertifikat von {subject} verwendet ein Verfahren, das dieses Programm nicht annimmt.',
  'chain-weak-digest':
    'Das Zertifikat von {subject} stützt sich auf ein Verfahren, {algorithm}, das sich heute fälschen lässt.',
  'authority-revoked': 'Die Stelle {subject} wurde am {time} widerrufen: Ihre Zertifikate sind nichts wert.',

  // Revocation
  'not-revoked': 'Das Zertifikat ist nicht widerrufen (Stand {time}).',
  'revoked-after-proved-time':
    'Das Zertifikat wurde am {time} widerrufen, nach dem Unterschreiben: Die Unterschrift bleibt gültig.',
  'signed-after-revocation': 'Unterschrieben wurde, nachdem das Zertifikat am {time} widerrufen worden war.',
  revoked: 'Das Zertifikat wurde am {time} widerrufen, und nichts belegt, dass die Unterschrift älter ist.',
  suspended: 'Das Zertifikat ist seit {time} ausgesetzt: Prüfen Sie später noch einmal.',
  'revocation-status-unknown': 'Die ausstellende Stelle sagt, dass sie dieses Zertifikat nicht kennt.',
  'revocation-stale': 'Was die Datei über den Widerruf sagt, ist veraltet.',
  'revocation-answer-refused': 'Eine Auskunft über den Widerruf ist nicht glaubwürdig ({reason}).',
  'revocation-signer-revoked':
    'Wer die Auskunft über den Widerruf unterschrieben hat, war selbst widerrufen: Sie zählt nicht.',
  'revocation-signer-unchecked':
    'Die Auskunft über den Widerruf hat {subject} im Auftrag des Ausstellers unterschrieben; ob dieses Zertifikat widerrufen ist, ließ sich nicht prüfen.',
  'revocation-changes-refused': 'Die neuesten Änderungen der Widerrufsliste lassen sich nicht verwenden ({reason}).',
  'revocation-directory-not-asked':
    'Die Liste der widerrufenen Zertifikate liegt in einem Verzeichnis ({address}), das dieses Programm nicht abfragt.',
  'revocation-not-asked':
    'Niemand wurde gefragt, ob das Zertifikat widerrufen ist. Prüfen Sie noch einmal mit Internet.',
  'revocation-unreachable': 'Die ausstellende Stelle war nicht erreichbar: Versuchen Sie es später noch einmal.',
  'revocation-no-source': 'Das Zertifikat sagt nicht, wer weiß, ob es widerrufen ist.',
  'revocation-not-applicable': 'Diese Art von Zertifikat gilt nur so kurz, dass sie nie widerrufen wird.',
  'authority-revocation-unknown': 'Ob die Stelle {subject} widerrufen ist, ist nicht bekannt.',

  // Time stamps
  'timestamp-not-proved': 'Ein Zeitstempel vom {time} ließ sich nicht bestätigen: Er belegt nichts.',
  'timestamp-in-future': 'Der Zeitstempel nennt ein Datum, das noch in der Zukunft liegt: {time}.',
  'timestamp-order': 'Die Zeitstempel widersprechen einander.',
  'timestamp-no-time': 'Das Datum im Zeitstempel lässt sich nicht lesen.',

  // Worth
  'worth-fea-cie':
    'Mit der elektronischen Identitätskarte unterschrieben: eine fortgeschrittene elektronische Signatur, gültig gegenüber der öffentlichen Verwaltung. Sie ist keine qualifizierte Signatur.',
  'worth-cie-not-confirmed':
    'Es sieht nach einer Unterschrift mit der Identitätskarte aus, aber keine Stelle der Karte bestätigt sie.',
  'worth-qualified':
    'Qualifizierte elektronische Signatur: Sie gilt in der ganzen Europäischen Union wie eine eigenhändige.',
  'worth-qualified-seal': 'Qualifiziertes Siegel einer Organisation: Es zeigt, woher das Dokument kommt.',
  'worth-qualified-not-confirmed':
    'Das Zertifikat nennt sich qualifiziert, aber keine vorliegende europäische Liste bestätigt es.',
  'worth-qualified-certificate-only':
    'Das Zertifikat ist qualifiziert, aber nichts zeigt, dass der Schlüssel in einem qualifizierten Gerät liegt.',
  'worth-not-qualified': 'Keine qualifizierte Signatur: Was sie wert ist, entscheidet, wer sie annimmt.',
  'worth-unknown': 'Niemand, dem Sie vertrauen, bürgt für diese Person: Der Name könnte erfunden sein.',

  // Integrity: mathematics and CMS
  'digest-mismatch': 'Der Inhalt wurde nach dem Unterschreiben verändert.',
  'signature-mismatch':
    'Die Unterschrift wurde nicht mit dem Schlüssel dieses Zertifikats gemacht, oder sie wurde verändert.',
  'content-missing': 'Das unterschriebene Dokument ist nicht hier: Geben Sie es zusammen mit der Unterschrift an.',
  'unsupported-digest': 'Sie verwendet ein Verfahren, das dieses Programm nicht kennt ({algorithm}).',
  'unsupported-signature': 'Sie ist von einer Art, die dieses Programm nicht kennt.',
  'unusable-key': 'Der Schlüssel im Zertifikat taugt für keine Prüfung.',
  'weak-digest': 'Sie verwendet das schwache Verfahren {algorithm}.',
  'weak-imprint': 'Der Zeitstempel verwendet das schwache Verfahren {algorithm}.',
  'digest-algorithm-misnamed': 'Eine Einzelheit der Unterschrift folgt nicht den Regeln; das macht keinen Unterschied.',
  'signature-algorithm-mismatch':
    'Zwei Einzelheiten der Unterschrift widersprechen einander; die Unterschrift selbst stimmt.',
  'attributes-unsorted': 'Die Teile der Unterschrift stehen in ungewohnter Reihenfolge; das macht keinen Unterschied.',
  'attribute-malformed': 'Ein Teil der Unterschrift lässt sich nicht lesen.',
  'attribute-repeated': 'Ein Teil der Unterschrift kommt zweimal vor: Programme könnten jeweils einen anderen lesen.',
  'attribute-values-repeated':
    'Ein Teil der Unterschrift hat zwei Werte: Programme könnten jeweils einen anderen lesen.',
  'attribute-empty': 'Ein Teil der Unterschrift ist leer.',
  'attribute-not-signed': 'Eine Angabe ist nicht mit unterschrieben, wie sie sollte, und wurde nicht beachtet.',
  'content-type-missing': 'Die Unterschrift sagt nicht, auf welche Art von Inhalt sie sich bezieht.',
  'content-type-mismatch': 'Die Unterschrift bezieht sich auf eine andere Art von Inhalt.',
  'message-digest-missing': 'Die Unterschrift ist nicht an den Inhalt gebunden.',
  'signed-attributes-missing': 'Unterschrift alter Art, die nicht sagt, zu welchem Zertifikat sie gehört.',
  'signing-time-malformed': 'Das beim Unterschreiben angegebene Datum lässt sich nicht lesen.',
  'signing-certificate-mismatch': 'Die Unterschrift nennt ein anderes Zertifikat als das in der Datei.',
  'signing-certificate-reference-missing': 'Die Unterschrift sagt nicht, mit welchem Zertifikat sie gemacht wurde.',
  'signing-certificate-attribute-missing': 'Die Unterschrift sagt nicht, mit welchem Zertifikat sie gemacht wurde.',
  'signing-certificate-v1': 'Die Unterschrift nennt ihr Zertifikat auf eine veraltete Art.',
  'content-is-signed-attributes':
    'Der Inhalt sieht aus, als sollte hier die Unterschrift eines anderen Dokuments wiederverwendet werden.',
  'content-is-signed': 'Im Inneren ist eine weitere Unterschrift.',
  'bytes-after-signature': 'Hinter der Unterschrift wurde etwas angefügt; es ist nicht unterschrieben.',
  'detached-content-ignored':
    'Das angegebene Dokument wurde nicht gebraucht: Das unterschriebene ist in der Datei selbst.',
  'counter-signature-content-type': 'Die Gegenzeichnung ist nicht nach den Regeln geschrieben.',

  // Integrity: time stamps
  'timestamp-malformed': 'Der Zeitstempel lässt sich nicht lesen.',
  'timestamp-imprint-mismatch': 'Der Zeitstempel gehört zu einem anderen Dokument oder wurde verändert.',
  'timestamp-purpose': 'Das Zertifikat des Zeitstempels ist nicht für Zeitstempel bestimmt.',
  'archive-form-unsupported': 'Archiv-Zeitstempel alter Art, den dieses Programm nicht prüfen kann.',
  'archive-index-missing': 'Der Archiv-Zeitstempel sagt nicht, was er abdeckt.',
  'archive-index-mismatch': 'Der Archiv-Zeitstempel deckt etwas ab, das nicht mehr in der Datei ist.',

  // Integrity: PDF
  'byte-range-missing': 'Die Unterschrift sagt nicht, welchen Teil des PDFs sie abdeckt.',
  'byte-range-malformed': 'Die Unterschrift nennt einen unmöglichen Teil des PDFs: ein bekannter Trick.',
  'byte-range-out-of-bounds':
    'Die Unterschrift deckt mehr ab, als da ist: Die Datei wurde abgeschnitten, oder es ist ein Trick.',
  'byte-range-gap': 'In dem, was die Unterschrift abdeckt, ist eine Lücke: ein bekannter Trick.',
  'byte-range-not-a-revision': 'Die Unterschrift deckt etwas ab, das nie ein ganzes Dokument war.',
  'contents-missing': 'Die Unterschrift ist leer.',
  'contents-malformed': 'Die Unterschrift im PDF lässt sich nicht lesen.',
  'contents-signers': 'Die Unterschrift im PDF stammt von niemandem oder von mehreren zugleich.',
  'contents-trailing-bytes': 'Hinter der Unterschrift ist etwas versteckt.',
  'embedded-content': 'Die Unterschrift bezieht sich auf einen anderen Inhalt als das PDF.',
  'unsupported-subfilter': 'Diese Art von PDF-Unterschrift kennt das Programm nicht.',
  'ambiguous-structure': 'Das PDF ist so gebaut, dass Programme Verschiedenes zeigen können.',
  'structure-unreadable': 'Das PDF ist beschädigt oder ungewöhnlich: Seine Unterschrift lässt sich nicht bestätigen.',
  'signature-not-in-form': 'In der Datei ist eine Unterschrift, die das PDF nicht zeigt.',
  'signature-activated-later':
    'Die Unterschrift kam erst durch eine spätere Änderung zum Vorschein: ein bekannter Trick.',
  'signature-removed': 'Eine spätere Änderung hat die Unterschrift aus dem Dokument entfernt.',
  'bytes-after-revision': 'Hinter dem Ende des PDFs wurde etwas angefügt.',
  'unused-content': 'Das PDF enthält versteckten Inhalt, den eine spätere Änderung zeigen könnte.',
  'changes-unreadable': 'Nach dem Unterschreiben wurde etwas hinzugefügt, das sich nicht deuten lässt.',
  'validation-data-added': 'Daten für die langfristige Gültigkeit wurden hinzugefügt: harmlos.',
  'document-timestamp-added': 'Ein Zeitstempel wurde hinzugefügt: harmlos.',
  'metadata-changed': 'Nur Angaben über das Dokument haben sich geändert (Titel, Autor).',
  'structure-extended': 'Technische Daten wurden hinzugefügt, die nichts anzeigen.',
  'unused-objects-added': 'Es wurde etwas hinzugefügt, das das Dokument nicht verwendet.',
  'signature-added': 'Später wurde eine weitere Unterschrift hinzugefügt.',
  'visible-signature-added': 'Später wurde eine weitere Unterschrift hinzugefügt, sichtbar auf Seite {page}.',
  'signature-field-added': 'Später wurde ein leeres Feld für eine weitere Unterschrift hinzugefügt.',
  'signing-forbidden':
    'Eine Unterschrift wurde hinzugefügt, obwohl die erste unterzeichnende Person es untersagt hatte.',
  'sneaky-signature': 'Unter dem Vorwand einer Unterschrift wurde ein Bild über die Seite gelegt: ein bekannter Trick.',
  'form-filled': 'Nach dem Unterschreiben wurde ein Feld ausgefüllt: {field}.',
  'form-filling-forbidden': 'Ein Feld wurde ausgefüllt, obwohl die erste unterzeichnende Person es untersagt hatte.',
  'field-locked': 'Ein Feld wurde geändert, das die Unterschrift gesperrt hatte: {field}.',
  'annotation-added': 'Nach dem Unterschreiben wurde auf Seite {page} eine Anmerkung hinzugefügt.',
  'annotation-changed': 'Nach dem Unterschreiben wurde auf Seite {page} eine Anmerkung geändert.',
  'annotation-removed': 'Nach dem Unterschreiben wurde auf Seite {page} eine Anmerkung entfernt.',
  'annotation-forbidden':
    'Eine Anmerkung wurde hinzugefügt, obwohl die erste unterzeichnende Person es untersagt hatte.',
  'evil-annotation': 'Über die Seite wurde etwas gelegt, damit sie etwas anderes zeigt: ein bekannter Trick.',
  'hidden-content': 'Inhalt, der beim Unterschreiben verborgen war, wurde sichtbar gemacht: ein bekannter Trick.',
  'changed-after-signing': 'Das Dokument wurde nach dem Unterschreiben verändert.',

  // Integrity: XML
  'reference-digest-mismatch': 'Der Inhalt wurde nach dem Unterschreiben verändert.',
  'reference-missing': 'Ein unterschriebener Teil des Dokuments fehlt.',
  'reference-misplaced':
    'Ein unterschriebener Teil wurde verschoben, um an seiner Stelle einen anderen zu zeigen: ein bekannter Trick.',
  'duplicate-id': 'Zwei Teile des Dokuments haben denselben Namen: ein bekannter Trick, um einen davon auszutauschen.',
  'transform-refused':
    'Die Unterschrift formt den Inhalt um, bevor sie ihn abdeckt, auf eine Weise, die sich nicht nachvollziehen lässt.',
  'signature-malformed': 'Die Unterschrift in der Datei lässt sich nicht lesen.',
  'no-content-signed': 'Die Unterschrift deckt nichts vom Dokument ab.',
  'counter-signature-misplaced': 'Die Gegenzeichnung gehört zu einer anderen Unterschrift.',
  'signed-properties-missing': 'Unterschrift einfacher Art, die nicht sagt, zu welchem Zertifikat sie gehört.',
  'signed-properties-not-signed': 'Die Einzelheiten der Unterschrift sind selbst nicht unterschrieben.',
  'signed-properties-misplaced': 'Die Unterschrift deckt Einzelheiten ab, die nicht ihre eigenen sind.',
  'signed-properties-untyped': 'Eine Einzelheit der Unterschrift folgt nicht den Regeln; das macht keinen Unterschied.',
  'manifest-not-followed': 'Die Unterschrift deckt eine Liste von Dateien ab, die nicht geprüft wurden.',
  'covers-element': 'Nur der Teil {path} ist unterschrieben.',
  'unsigned-content': 'Der Teil {path} ist nicht unterschrieben.',
  'signed-content-in-signature': 'Der unterschriebene Inhalt liegt in der Unterschrift, nicht im Dokument darum herum.',
} as const;
