import type { Catalogue } from './catalogue.js';
import { deDoctorToken } from './de-doctor-token.js';

const NOTHING = 'Sie müssen nichts tun.';
const PLACE_AGAIN =
  'Legen Sie die Karte flach und allein auf die Mitte des Lesegeräts und wiederholen Sie die Prüfung.';

export const deDoctor = {
  'node-supported': { title: 'Die Version von Node.js wird unterstützt', advice: NOTHING },
  'node-unsupported': {
    title: 'Diese Version von Node.js ist zu alt',
    meaning: 'CIE Kit kann mittendrin stehen bleiben, auch bei einer Anmeldung.',
    advice: 'Installieren Sie Node.js 20.19 oder neuer von https://nodejs.org/.',
  },
  'binding-available': { title: 'Der Teil, der mit Lesegeräten spricht, ist da', advice: NOTHING },
  'binding-missing': {
    title: 'Der Teil fehlt, der mit Lesegeräten spricht',
    meaning: 'Kein Lesegerät lässt sich benutzen: keine Anmeldung und auch sonst nichts mit der Karte.',
    advice:
      'Installieren Sie unter Linux pcscd und libpcsclite1, danach CIE Kit noch einmal samt den optionalen Paketen.',
  },
  'service-running': { title: 'Der Smartcard-Dienst läuft', advice: NOTHING },
  'service-stopped': {
    title: 'Der Smartcard-Dienst läuft nicht',
    meaning:
      'Lesegeräte sind nur über ihn erreichbar: Ohne ihn bleibt die Karte unsichtbar, und keine Anmeldung gelingt.',
    advice: {
      linux: 'Aktivieren Sie pcscd.socket.',
      windows: 'Starten Sie den Dienst „Smartcard“.',
      macos: 'Ziehen Sie das Lesegerät ab und schließen Sie es wieder an: Der Dienst startet von selbst.',
    },
  },
  'service-denied': {
    title: 'Der Smartcard-Dienst lehnt dieses Benutzerkonto ab',
    meaning: 'Das Lesegerät kann in Ordnung sein, aber dieses Konto darf nicht daran: Keine Anmeldung gelingt.',
    advice:
      'Melden Sie sich selbst am Bildschirm an oder lassen Sie für dieses Konto eine polkit-Regel für pcscd anlegen.',
  },
  'reader-found': { title: 'Ein Lesegerät ist angeschlossen', advice: NOTHING },
  'reader-missing': {
    title: 'Kein Lesegerät ist angeschlossen',
    meaning: 'Ohne Lesegerät lässt sich mit der Karte nichts tun.',
    advice: 'Schließen Sie ein kontaktloses Lesegerät (NFC) an; unter Linux enthält libccid die Treiber der meisten.',
  },
  'reader-contactless-unknown': {
    title: 'Das Lesegerät ist vielleicht nicht kontaktlos',
    meaning: 'Sein Name verrät nicht, ob es eine Antenne hat.',
    advice: 'Die CIE hat keine Kontakte: Wird sie nie gefunden, prüfen Sie, ob es ein NFC-Lesegerät ist.',
  },
  'card-found': { title: 'Auf dem Lesegerät liegt eine Karte', advice: NOTHING },
  'card-missing': {
    title: 'Auf dem Lesegerät liegt keine Karte',
    meaning: 'Das Lesegerät ist in Ordnung. Karte, Chip und Codes ließen sich nicht prüfen.',
    advice: 'Legen Sie Ihre CIE auf das Lesegerät, um sie prüfen zu lassen.',
  },
  'card-mute': {
    title: 'Die Karte antwortet nicht',
    meaning: 'Auf dem Lesegerät liegt etwas, aber es schweigt: Meist liegt die Karte nicht gut auf.',
    advice: PLACE_AGAIN,
  },
  'card-in-use': {
    title: 'Ein anderes Programm hält die Karte fest',
    meaning: 'Solange es das tut, kann niemand sonst die Karte benutzen, auch nicht für eine Anmeldung.',
    advice:
      'Schließen Sie den Browser, Software CIE oder jedes andere Programm, das die Karte benutzt, und wiederholen Sie die Prüfung.',
  },
  'cie-recognised': { title: 'Die Karte ist eine CIE', advice: NOTHING },
  'cie-not-recognised': {
    title: 'Die Karte ist keine CIE oder ließ sich nicht lesen',
    meaning: 'Mit dieser Karte, oder so wie sie liegt, ist keine Anmeldung möglich.',
    advice: `${PLACE_AGAIN} Gesundheitskarte (Bürgerkarte), Bankkarten und ältere Identitätskarten funktionieren hier nicht.`,
  },
  'card-paired': { title: 'Die Karte ist mit diesem PC gekoppelt', advice: NOTHING },
  'card-not-paired': {
    title: 'Die Karte ist nicht mit diesem PC gekoppelt',
    meaning: 'Ihr Zertifikat ist noch nicht bekannt: Browser haben keines, das sie für eine Anmeldung anbieten können.',
    advice: 'Koppeln Sie die Karte, um ihre Daten zu sehen.',
  },
  'chip-genuine': { title: 'Der Chip ist echt: Der italienische Staat hat ihn signiert', advice: NOTHING },
  'chip-genuine-chosen': {
    title: 'Der Chip ist, was er zu sein angibt: Signiert hat ihn eine Stelle, die auf diesem PC hinzugefügt wurde',
    meaning: 'Für die Dienste des Staates ist das keine Identitätskarte.',
    advice: 'Verwenden Sie ihn nur zum Testen, außer Sie kennen diese Stelle.',
  },
  'chip-unverified': {
    title: 'Der Chip ist in Ordnung, aber sein Aussteller ließ sich nicht prüfen',
    meaning: 'Eine Anmeldung funktioniert trotzdem: Der Dienst prüft die Karte selbst.',
    advice: 'Laden Sie die Zertifikate des Staates und wiederholen Sie die Prüfung.',
  },
  'chip-refused': {
    title: 'Der Chip hat nicht nachgewiesen, dass er echt ist',
    meaning: 'Er kann eine Kopie sein oder beschädigt. Ein eingegebener Code könnte in fremde Hände kommen.',
    advice:
      'Geben Sie Ihre Codes nicht ein. Versuchen Sie ein anderes Lesegerät; bleibt es so, lassen Sie die Karte prüfen.',
  },
  'chip-unchecked': {
    title: 'Der Chip ließ sich nicht prüfen',
    meaning: 'Die Prüfung kam nicht ans Ende: Ob der Chip in Ordnung ist, ist nicht bekannt.',
    advice: PLACE_AGAIN,
  },
  'codes-ready': { title: 'PIN und PUK sind in Ordnung', advice: NOTHING },
  'tries-low': {
    title: 'Für PIN oder PUK bleiben nur wenige Versuche',
    meaning:
      'Nach dem letzten Versuch für die PIN ist die PIN gesperrt. Nach dem letzten für die PUK lässt sich die Karte online nicht mehr verwenden.',
    advice:
      'Raten Sie nicht. Suchen Sie die Codes auf der Empfangsbestätigung und im Brief; eine verlorene PUK holen Sie mit der App CieID zurück.',
  },
  'tries-unknown': {
    title: 'Die Karte sagt nicht, wie viele Versuche bleiben',
    meaning: 'Es könnten nur noch wenige sein, ohne dass jemand es weiß.',
    advice:
      'Geben Sie Codes mit Bedacht ein: Drei falsche PINs hintereinander sperren die PIN, zehn falsche PUKs beenden die Nutzung online.',
  },
  'pin-blocked': {
    title: 'Die PIN ist gesperrt',
    meaning: 'Keine Anmeldung und keine Unterschrift, bis sie entsperrt ist. Die Karte ist nicht verloren.',
    advice: 'Entsperren Sie die PIN mit der PUK; dabei legen Sie auch eine neue fest.',
  },
  'puk-blocked': {
    title: 'Die PUK ist aufgebraucht: Die Karte lässt sich nicht mehr entsperren',
    meaning: 'Eine PIN, die jetzt gesperrt wird, bleibt gesperrt.',
    advice: 'Solange die PIN funktioniert, ändert sich nichts; sonst beantragen Sie in Ihrer Gemeinde eine neue Karte.',
  },
  'card-valid': { title: 'Die Karte ist gültig (nach der Uhr dieses PCs)', advice: NOTHING },
  'card-expiring': {
    title: 'Die Karte läuft bald ab (nach der Uhr dieses PCs)',
    meaning: 'Bis dahin funktionieren Anmeldungen.',
    advice: 'Beantragen Sie rechtzeitig in Ihrer Gemeinde eine neue Karte.',
  },
  'card-expired-usable': {
    title: 'Die Karte ist abgelaufen; ihre Zugangsdaten können noch eine Weile funktionieren',
    meaning: 'Als Ausweis gilt sie nicht mehr; Anmeldungen können von einem Tag auf den anderen abgelehnt werden.',
    advice:
      'Beantragen Sie in Ihrer Gemeinde eine neue Karte. Nach 90 Tagen, oder sobald die neue ausgestellt ist, funktioniert die alte nicht mehr.',
  },
  'card-expired': {
    title: 'Die Karte ist abgelaufen',
    meaning: 'Die Dienste lehnen sie bei der Anmeldung ab.',
    advice: 'Beantragen Sie in Ihrer Gemeinde eine neue Karte.',
  },
  'card-not-yet-valid': {
    title: 'Die Karte ist noch nicht gültig (nach der Uhr dieses PCs)',
    meaning: 'Solange das so ist, wird eine Anmeldung abgelehnt.',
    advice: 'Prüfen Sie zuerst das Datum dieses PCs.',
  },
  'trust-complete': { title: 'Alle Zertifikate des Staates sind da', advice: NOTHING },
  'trust-incomplete': {
    title: 'Einige Zertifikate des Staates fehlen',
    meaning: 'Karten, die von ihnen abhängen, werden als „Aussteller nicht geprüft“ angezeigt.',
    advice: 'Laden Sie sie oder fügen Sie eine Datei hinzu.',
  },
  'trust-none': {
    title: 'Es ist noch kein Zertifikat des Staates da',
    meaning: 'Ohne sie lässt sich nicht prüfen, wer eine Karte ausgestellt hat.',
    advice: 'Laden Sie sie oder fügen Sie eine Datei hinzu.',
  },
  'trust-anchor-expired': {
    title: 'Ein vertrautes Zertifikat ist abgelaufen',
    meaning: 'Deshalb hört nichts auf zu funktionieren.',
    advice:
      'Für ältere Karten bleibt es nützlich. Haben Sie es selbst hinzugefügt, prüfen Sie, ob Sie es noch brauchen.',
  },
  'trust-list-expired': {
    title: 'Eine Vertrauensliste ist zu alt',
    meaning:
      'Welche Dienste seither zugelassen oder zurückgezogen wurden, ist nicht bekannt: Eine Unterschrift kann als qualifiziert gelten, ohne es noch zu sein.',
    advice: 'Laden Sie sie neu oder fügen Sie mit "cie trust lists add" eine neuere Datei hinzu.',
  },
  'trust-foreign-files': {
    title: 'Bei den vertrauten Zertifikaten liegen Dateien, die nicht verwendet werden',
    meaning: 'Anmeldungen betrifft das nicht.',
    advice: 'Sie sind nicht, was ihre Namen sagen, und nichts vertraut ihnen. Sehen Sie sie an und löschen Sie sie.',
  },
  'trust-unreadable': {
    title: 'Die vertrauten Zertifikate lassen sich nicht lesen',
    meaning: 'Wer eine Karte ausgestellt hat, lässt sich nicht prüfen; eine Anmeldung hängt davon nicht ab.',
    advice: 'Prüfen Sie die Rechte des Ordners und den Datenträger.',
  },
  'store-usable': { title: 'Der Ordner der gekoppelten Karten lässt sich lesen', advice: NOTHING },
  'store-empty': {
    title: 'Mit diesem PC ist noch keine Karte gekoppelt',
    meaning: 'Das ist kein Fehler; eine Anmeldung braucht eine gekoppelte Karte.',
    advice: 'Koppeln Sie eine Karte, wann Sie möchten.',
  },
  'store-unusable': {
    title: 'Der Ordner der gekoppelten Karten lässt sich nicht benutzen',
    meaning: 'Keine Karte lässt sich koppeln, und Browser finden kein Zertifikat.',
    advice: 'Prüfen Sie Rechte und freien Platz oder nennen Sie in CIEKIT_HOME einen anderen Ordner.',
  },
  'store-open-to-others': {
    title: 'Andere Benutzer dieses PCs können in den Ordner der gekoppelten Karten sehen',
    meaning: 'Sie sehen Seriennummern und Ablaufdaten; die Namen öffnet nur die Karte.',
    advice: 'Nehmen Sie der Gruppe und den anderen die Rechte weg.',
  },
  'store-leftovers': {
    title: 'Ein abgebrochenes Programm hat temporäre Dateien zurückgelassen',
    meaning: 'Sie stören niemanden.',
    advice: 'Bei der nächsten Änderung werden sie von selbst gelöscht.',
  },
  'store-damaged-files': {
    title: 'Einige Dateien im Ordner der gekoppelten Karten sind beschädigt oder fremd',
    meaning: 'Ihre Karten gelten als nicht gekoppelt: Browser bieten sie nicht an.',
    advice: 'Sie blieben unberührt. Verschieben Sie sie an einen anderen Ort und koppeln Sie diese Karten noch einmal.',
  },
  'clock-plausible': { title: 'Das Datum dieses PCs ist glaubhaft', advice: NOTHING },
  'clock-implausible': {
    title: 'Das Datum dieses PCs kann nicht stimmen',
    meaning: 'Eine Anmeldung kann misslingen: Websites und Karten werden nach dem Datum beurteilt.',
    advice:
      'Stellen Sie Datum und Uhrzeit ein: Mit einer falschen Uhr wirken gültige Karten abgelaufen und abgelaufene gültig.',
  },
  ...deDoctorToken,
} as const satisfies Catalogue['doctor'];

export const deDoctorSections = {
  readers: 'PC und Lesegeräte',
  card: 'Karte',
  trust: 'Zertifikate des Staates',
  store: 'Gekoppelte Karten und Uhr',
  token: 'Anmeldung mit der Karte',
  browsers: 'Browser',
  other: 'Sonstiges',
} as const satisfies Catalogue['doctorSections'];
