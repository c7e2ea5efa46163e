import type { DocumentErrorCode } from '../error-catalogue.js';
import type { Catalogue, ErrorText } from './catalogue.js';

const UNTOUCHED = 'Es wurde kein Code gesendet: Sie haben keinen Versuch verloren.';
const NOT_GENUINE =
  'Es könnte eine Kopie sein, oder jemand hat das Lesegerät verändert. An diese Karte wurde weder PIN noch PUK gesendet.';
const NOT_GENUINE_NEXT =
  'Geben Sie Ihre Codes nicht ein. Versuchen Sie es mit einem anderen Lesegerät. Geschieht es wieder, lassen Sie die Karte von Ihrer Gemeinde oder der Polizei prüfen.';
const TRY_AGAIN =
  'Lassen Sie die Karte auf dem Lesegerät und versuchen Sie es noch einmal. Geschieht es wieder, führen Sie "cie doctor" aus.';
const NOT_A_CARD_MATTER = 'An der Karte liegt es nicht.';
const CHANNEL_BROKE =
  'Die geschützte Verbindung zum Chip ist abgebrochen, oder etwas zwischen PC und Karte hat die Nachrichten verändert. Was nicht bestätigt wurde, ist nicht geschehen.';

const STOPPED =
  'Bei einem echten Chip kommt das nicht vor. Der Vorgang wurde gestoppt, und nichts von dem, was gelesen wurde, bleibt gespeichert.';

const refusedChip = (title: string): ErrorText => ({ title, meaning: NOT_GENUINE, nextStep: NOT_GENUINE_NEXT });
const brokenChannel = (title: string): ErrorText => ({ title, meaning: CHANNEL_BROKE, nextStep: TRY_AGAIN });
const badCertificate = (title: string): ErrorText => ({
  title,
  meaning: NOT_A_CARD_MATTER,
  nextStep: 'Laden Sie das Zertifikat noch einmal bei seinem Aussteller und fügen Sie diese Datei hinzu.',
});

export const deErrors = {
  'service-not-running': {
    title: 'Der Smartcard-Dienst läuft nicht',
    meaning: 'Ohne den Smartcard-Dienst kann kein Programm ein Lesegerät verwenden. An der Karte liegt es nicht.',
    nextStep: {
      linux: 'Starten Sie ihn mit sudo systemctl enable --now pcscd.socket.',
      windows: 'Starten Sie den Dienst „Smartcard“.',
      macos: 'Ziehen Sie das Lesegerät ab und schließen Sie es wieder an: Der Dienst startet von selbst.',
    },
  },
  'binding-unavailable': {
    title: 'Der Teil fehlt, der mit Lesegeräten spricht',
    meaning: 'CIE Kit wurde ohne seine PC/SC-Bibliothek installiert. An der Karte liegt es nicht.',
    nextStep:
      'Installieren Sie unter Linux pcscd und libpcsclite1 und danach CIE Kit noch einmal; "cie doctor" sagt, was fehlt.',
  },
  'access-denied': {
    title: 'Sie dürfen den Smartcard-Dienst nicht benutzen',
    meaning: 'Das System lässt nur bestimmte Benutzer an die Lesegeräte. An der Karte liegt es nicht.',
    nextStep:
      'Starten Sie CIE Kit, während Sie selbst am Bildschirm angemeldet sind, oder bitten Sie die Person, die den PC betreut, um Zugang zu pcscd (polkit).',
  },
  'no-reader': {
    title: 'Kein Lesegerät gefunden',
    meaning: 'Die CIE braucht ein kontaktloses Lesegerät (NFC), das am PC angeschlossen ist.',
    nextStep:
      'Schließen Sie das Lesegerät an, warten Sie einige Sekunden und versuchen Sie es noch einmal. "cie readers" zeigt, was der PC sieht.',
  },
  'reader-removed': {
    title: 'Das Lesegerät wurde abgezogen',
    meaning: 'Der Vorgang wurde gestoppt. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep: 'Schließen Sie das Lesegerät wieder an, legen Sie die Karte auf und beginnen Sie von vorn.',
  },
  'no-card': {
    title: 'Auf dem Lesegerät liegt keine Karte',
    meaning: 'Der Karte ist nichts geschehen.',
    nextStep: 'Legen Sie die Karte flach auf das Lesegerät und lassen Sie sie dort liegen.',
  },
  'mute-card': {
    title: 'Die Karte antwortet nicht',
    meaning:
      'Das Lesegerät spürt eine Karte, bekommt aber keine Antwort: Sie liegt nicht gut auf, oder sie hat keinen kontaktlosen Chip.',
    nextStep:
      'Heben Sie die Karte ab und legen Sie sie flach auf die Mitte des Lesegeräts, weg von Metall und anderen Karten.',
  },
  'card-removed': {
    title: 'Die Karte wurde weggenommen',
    meaning: 'Der Vorgang wurde mittendrin gestoppt. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep: 'Legen Sie die Karte wieder auf, lassen Sie sie bis zum Ende liegen und beginnen Sie von vorn.',
  },
  'card-reset': {
    title: 'Ein anderes Programm hat die Karte neu gestartet',
    meaning:
      'Die geschützte Verbindung ist verloren, der Vorgang wurde gestoppt. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep: 'Schließen Sie andere Programme, die die Karte benutzen, und beginnen Sie von vorn.',
  },
  'sharing-violation': {
    title: 'Ein anderes Programm benutzt gerade die Karte',
    meaning: 'Wir haben gewartet, aber die Karte wurde nicht frei. Es wurde kein Code gesendet.',
    nextStep:
      'Schließen Sie den Browser, Software CIE oder jedes andere Programm, das die Karte benutzt, und versuchen Sie es noch einmal.',
  },
  'communication-failed': {
    title: 'Das Lesegerät kommt mit der Karte nicht ins Gespräch',
    meaning: 'Die Verbindung ist gestört. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep:
      'Legen Sie die Karte auf die Mitte des Lesegeräts und versuchen Sie es noch einmal; schließen Sie das Lesegerät direkt am PC an, ohne USB-Verteiler.',
  },
  timeout: {
    title: 'Die Karte hat zu lange gebraucht',
    meaning: 'Es kam keine rechtzeitige Antwort. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep:
      'Legen Sie die Karte besser auf, ziehen Sie das Lesegerät ab, schließen Sie es wieder an und beginnen Sie von vorn.',
  },
  cancelled: {
    title: 'Abgebrochen',
    meaning: 'Sie haben den Vorgang beendet. Nichts ist halb fertig geblieben.',
    nextStep: 'Sie können jederzeit neu beginnen.',
  },
  'unexpected-status': {
    title: 'Die Karte hat einen Befehl abgelehnt',
    meaning:
      'Sie hat mit {status} geantwortet, was hier nicht vorgesehen ist. Was nicht bestätigt wurde, ist nicht geschehen.',
    nextStep: TRY_AGAIN,
  },
  'malformed-response': {
    title: 'Die Antwort der Karte ist nicht verständlich',
    meaning: 'Ein Chip neuer Art, ein gestörter Kontakt oder eine Karte, die nur vorgibt, eine CIE zu sein.',
    nextStep: TRY_AGAIN,
  },
  'malformed-command': {
    title: 'Diese Bytes sind kein Befehl für eine Karte',
    meaning: 'Es wurde nichts gesendet.',
    nextStep: 'Berichtigen Sie den Hexadezimaltext: Kopf CLA INS P1 P2, dann Längen und Daten (ISO 7816-4).',
  },
  'sm-bad-mac': brokenChannel('Eine geschützte Antwort der Karte kam nicht unversehrt an'),
  'sm-malformed': brokenChannel('Eine geschützte Antwort der Karte hat nicht die richtige Form'),
  'sm-unprotected-answer': brokenChannel('Die Karte hat ohne Schutz geantwortet'),
  'sm-session-lost': brokenChannel('Die geschützte Verbindung zur Karte ging verloren'),
  'session-lost': {
    title: 'Die Karte ist nicht mehr verbunden',
    meaning:
      'Die Karte wurde weggenommen oder getauscht, oder ein anderes Programm hat sie benutzt: Die zuvor geprüfte PIN gilt nicht mehr. Es wurde kein Versuch verbraucht.',
    nextStep:
      'Legen Sie die Karte wieder auf das Lesegerät, lassen Sie sie liegen und versuchen Sie es noch einmal: Die PIN wird neu abgefragt.',
  },
  'not-a-cie': {
    title: 'Diese Karte ist keine CIE',
    meaning:
      'Gesundheitskarte (Bürgerkarte), Bankkarten und ältere Identitätskarten funktionieren hier nicht. Auf der Karte wurde nichts verändert.',
    nextStep:
      'Legen Sie Ihre elektronische Identitätskarte (CIE 3.0, seit Juli 2016 ausgestellt) allein auf das Lesegerät.',
  },
  'unsupported-card': {
    title: 'Dieser CIE fehlt etwas, das jede CIE hat',
    meaning:
      'Der Chip ist vielleicht beschädigt oder von einer Art, die noch nicht bekannt ist. Auf der Karte wurde nichts verändert.',
    nextStep:
      'Führen Sie "cie doctor --report FILE" aus und schicken Sie uns den Bericht: Er enthält keine persönlichen Daten.',
  },
  'sod-malformed': refusedChip('Die signierten Daten des Chips lassen sich nicht lesen'),
  'sod-signature': refusedChip('Die Signatur der Chip-Daten ist falsch'),
  'sod-signer': {
    title: 'Die Chip-Daten hat keine Stelle signiert, die dieser PC kennt',
    meaning:
      'Die Karte kann gefälscht sein, oder die Stelle, die sie signiert hat, ist neuer als die Zertifikate auf diesem PC. Im Zweifel wurde weder PIN noch PUK gesendet.',
    nextStep:
      'Erneuern Sie die Zertifikate des Staates mit "cie trust fetch" und versuchen Sie es noch einmal. Hilft das nicht, geben Sie mit dieser Karte keine Codes ein und fragen Sie in Ihrer Gemeinde.',
  },
  'sod-hash': {
    title: 'Eine Datei auf dem Chip ist nicht die, die signiert wurde',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-key-agreement': refusedChip('Der Chip hat eine unsichere Verbindung angeboten'),
  'internal-authentication': refusedChip('Der Chip konnte nicht nachweisen, dass er echt ist'),
  'chip-identity': refusedChip('Der Chip hat eine andere Identität nachgewiesen, als er anzeigt'),
  'clone-check': refusedChip('Der Chip ist nicht der, zu dem seine Daten gehören'),
  'change-outcome-unknown': {
    title: 'Es ist nicht bekannt, ob die PIN geändert wurde',
    meaning:
      'Während die PIN gesetzt wurde, hat sich die Karte entfernt, oder ihre Antwort ging verloren: Auf der Karte gilt jetzt entweder die neue PIN oder der Stand von vorher. Das Programm probiert nichts davon aus, um Ihre Versuche nicht zu verbrauchen.',
    nextStep:
      'Sehen Sie zuerst nach, wie viele Versuche bleiben: "cie pin status" verbraucht keinen. Hat die PIN keine Versuche mehr, hat das Entsperren nicht stattgefunden: Entsperren Sie noch einmal. Sonst versuchen Sie einmal die NEUE PIN ("cie pin verify"); nur wenn sie falsch ist, nehmen Sie die ALTE, die alle Versuche zurückgibt.',
  },
  'tape-malformed': {
    title: 'Die Aufzeichnung lässt sich nicht lesen',
    meaning: 'Zeile {line} ist kein Austausch der Form "=> hex" und "<= hex".',
    nextStep: 'Berichtigen Sie die Datei oder zeichnen Sie sie neu auf.',
  },
  'tape-mismatch': {
    title: 'Die Aufzeichnung passt nicht zu dem, was gesendet wurde',
    meaning: 'Es wurde ein anderer Befehl gesendet als der in Zeile {line}.',
    nextStep: 'Zeichnen Sie mit dieser Version neu auf.',
  },
  'tape-exhausted': {
    title: 'Die Aufzeichnung ist zu Ende',
    meaning: 'Es wurden mehr Befehle gesendet, als die Aufzeichnung enthält; sie endet in Zeile {line}.',
    nextStep: 'Zeichnen Sie mit dieser Version neu auf.',
  },
  'tape-unused': {
    title: 'Die Aufzeichnung wurde nicht ganz gebraucht',
    meaning: 'Der Austausch ab Zeile {line} war nicht nötig.',
    nextStep: 'Zeichnen Sie mit dieser Version neu auf.',
  },
  'malformed-certificate': badCertificate('Das Zertifikat lässt sich nicht lesen'),
  'malformed-bundle': badCertificate('In dieser Datei ist kein Zertifikat'),
  'malformed-crl': badCertificate('Eine Liste widerrufener Zertifikate lässt sich nicht lesen'),
  'malformed-ocsp': badCertificate('Eine Auskunft über den Stand eines Zertifikats lässt sich nicht lesen'),
  'malformed-structure': badCertificate('Eine signierte Struktur lässt sich nicht lesen'),
  'malformed-sod': refusedChip('Die signierten Daten lassen sich nicht lesen'),
  'not-a-holder-certificate': {
    title: 'Das Zertifikat gehört keiner Person mit einer CIE',
    meaning: 'Es hat nicht die Form, die das Ministerium den Zertifikaten der CIE gibt.',
    nextStep:
      'Versuchen Sie es noch einmal. Geschieht es wieder, führen Sie "cie doctor --report FILE" aus und schicken Sie uns den Bericht.',
  },
  'unsupported-algorithm': badCertificate('Ein Signaturverfahren wird nicht unterstützt'),
  'unsupported-key': badCertificate('Eine Art von Schlüssel wird nicht unterstützt'),
  'explicit-ec-parameters': badCertificate(
    'Ein Schlüssel bringt eigene Kurvenparameter mit, was nicht angenommen wird',
  ),
  'weak-key': badCertificate('Ein Schlüssel ist zu kurz, um ihm zu vertrauen'),
  'sod-hash-missing': refusedChip('Eine Datei auf dem Chip gehört nicht zu denen, die signiert wurden'),
  'sod-hash-mismatch': refusedChip('Eine Datei auf dem Chip ist nicht die, die signiert wurde'),
  'trust-store-io': {
    title: 'Die vertrauten Zertifikate ließen sich nicht lesen oder schreiben',
    meaning: 'Ohne sie lässt sich nicht prüfen, wer die Karte ausgestellt hat. Es wurde kein Code gesendet.',
    nextStep:
      'Prüfen Sie den Ordner mit "cie doctor": Der Datenträger ist vielleicht voll, oder die Rechte stimmen nicht.',
  },
  'fetch-cancelled': {
    title: 'Das Laden wurde abgebrochen',
    meaning: 'Die bis dahin geladenen Zertifikate wurden behalten, die übrigen nicht.',
    nextStep: 'Sie können jederzeit neu beginnen: "cie trust fetch".',
  },
  'store-no-home': {
    title: 'Es gibt keinen Ordner für Ihre Daten',
    meaning:
      'Das Benutzerkonto, unter dem dieses Programm läuft, hat keinen eigenen Ordner. An der Karte liegt es nicht; es wurde kein Code gesendet.',
    nextStep: 'Nennen Sie einen Ordner in der Variablen CIEKIT_HOME und versuchen Sie es noch einmal.',
  },
  'store-read-only': {
    title: 'Auf den Datenträger mit Ihren Daten kann nicht geschrieben werden',
    meaning: 'Er ist nur zum Lesen eingehängt. Nichts wurde geändert: {path}',
    nextStep:
      'Machen Sie den Datenträger beschreibbar oder nennen Sie einen anderen Ordner in der Variablen CIEKIT_HOME.',
  },
  'store-access-denied': {
    title: 'Sie dürfen den Ordner mit Ihren Daten nicht benutzen',
    meaning: 'Die Rechte der Datei oder des Ordners lassen es nicht zu. Nichts wurde geändert: {path}',
    nextStep:
      'Geben Sie Ihrem Benutzerkonto Zugang zu diesem Ordner oder nennen Sie einen anderen in der Variablen CIEKIT_HOME.',
  },
  'store-full': {
    title: 'Der Datenträger ist voll',
    meaning: 'Nichts wurde halb geschrieben: Was vorher da war, ist noch da. {path}',
    nextStep: 'Machen Sie etwas Platz frei und beginnen Sie von vorn.',
  },
  'store-locked': {
    title: 'Ein anderes CIE Kit ändert gerade die gekoppelten Karten',
    meaning: 'Wir haben gewartet, aber es wurde nicht fertig. Nichts wurde geändert.',
    nextStep:
      'Schließen Sie die anderen Fenster von CIE Kit und versuchen Sie es noch einmal. Gibt es keine, löschen Sie {path}',
  },
  'store-damaged': {
    title: 'Eine Datei der gekoppelten Karten ist beschädigt',
    meaning:
      'Sie ist nicht das, was CIE Kit geschrieben hat, und blieb unverändert. An der Karte liegt es nicht: {path}',
    nextStep: 'Verschieben Sie diese Datei an einen anderen Ort und koppeln Sie die Karte noch einmal.',
  },
  'store-newer-version': {
    title: 'Eine Datei stammt von einem neueren CIE Kit',
    meaning: 'Diese Version versteht sie nicht und hat sie unverändert gelassen: {path}',
    nextStep: 'Aktualisieren Sie CIE Kit.',
  },
  'store-seal-broken': {
    title: 'Die gespeicherten Daten dieser Karte lassen sich nicht öffnen',
    meaning:
      'Die Datei wurde nach dem Koppeln verändert oder gehört zu einer anderen Karte. An der Karte selbst liegt es nicht.',
    nextStep: 'Heben Sie die Kopplung auf ("cie unpair") und koppeln Sie die Karte noch einmal.',
  },
  'store-failed': {
    title: 'Die gekoppelten Karten ließen sich nicht lesen oder schreiben',
    meaning: 'Der Datenträger hat einen Fehler gemeldet. An der Karte liegt es nicht: {path}',
    nextStep: 'Prüfen Sie den Datenträger und versuchen Sie es noch einmal.',
  },
  'several-cards': {
    title: 'Es ist mehr als eine CIE da',
    meaning: 'Es ist nicht klar, welche Sie meinen: {candidates}',
    nextStep: 'Lassen Sie nur eine Karte auf den Lesegeräten oder nennen Sie das Lesegerät mit --reader.',
  },
  'several-readers': {
    title: 'Mehr als ein Lesegerät heißt so',
    meaning: 'Es ist nicht klar, welches Sie meinen: {candidates}',
    nextStep: 'Schreiben Sie mit --reader mehr von dem Namen.',
  },
  'card-not-found': {
    title: 'Die Karte mit dieser Seriennummer liegt auf keinem Lesegerät',
    meaning: 'Es liegen andere Karten da: {candidates}',
    nextStep:
      'Legen Sie die richtige Karte auf. Eine Karte lässt sich erst dann mit ihrer Seriennummer finden, wenn sie hier gekoppelt wurde.',
  },
  'card-swapped': {
    title: 'Das ist eine andere Karte',
    meaning: `Die Karte wurde getauscht, während Sie getippt haben. ${UNTOUCHED}`,
    nextStep: 'Legen Sie die richtige Karte auf und beginnen Sie von vorn.',
  },
  'not-paired': {
    title: 'Diese Karte ist nicht mit diesem PC gekoppelt',
    meaning:
      'Um Ihre Daten zu zeigen, braucht das Programm das Zertifikat. Es wird beim Koppeln der Karte mit der PIN gelesen.',
    nextStep: 'Koppeln Sie die Karte: "cie pair".',
  },
  'no-such-pairing': {
    title: 'Keine gekoppelte Karte heißt so',
    meaning: 'Es wurde nichts entfernt.',
    nextStep: 'Sehen Sie mit "cie list" in die Liste und geben Sie die Seriennummer an.',
  },
  'several-pairings': {
    title: 'Mehr als eine gekoppelte Karte heißt so',
    meaning: 'Es wurde nichts entfernt.',
    nextStep: 'Geben Sie stattdessen die Seriennummer an: "cie list" zeigt sie.',
  },
  'holder-data-mismatch': {
    title: 'Das Zertifikat auf dem Chip gehört zu einer anderen Karte',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-pin': {
    title: 'Diese PIN ist zu leicht zu erraten',
    meaning: `Acht gleiche Ziffern, oder Ziffern, die immer um eins steigen oder fallen, probieren alle zuerst. ${UNTOUCHED}`,
    nextStep: 'Wählen Sie eine andere PIN mit 8 Ziffern.',
  },
  'pin-unchanged': {
    title: 'Die neue PIN ist gleich wie die alte',
    meaning: UNTOUCHED,
    nextStep: 'Wählen Sie eine PIN, die anders ist als die jetzige.',
  },
  'new-pin-mismatch': {
    title: 'Die beiden neuen PINs sind nicht gleich',
    meaning: `Sie haben die neue PIN zweimal verschieden eingegeben. ${UNTOUCHED}`,
    nextStep: 'Geben Sie die neue PIN noch einmal ein, beide Male gleich.',
  },
  internal: {
    title: 'CIE Kit hat einen Fehler',
    meaning: 'Es ist etwas geschehen, das das Programm nicht kennt. Ihre Codes stehen in keinem Bericht.',
    nextStep:
      'Führen Sie "cie doctor --report FILE" aus, schicken Sie uns den Bericht und schreiben Sie dazu, was Sie gerade getan haben.',
  },
} as const satisfies Omit<Catalogue['errors'], DocumentErrorCode>;
