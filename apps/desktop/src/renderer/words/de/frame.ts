/** German: what is on every screen. */
export const frame = {
  shell: {
    skip: 'Zum Inhalt',
    main: 'Hauptnavigation',
    app: 'Programm',
    entries: {
      home: 'Meine Karte',
      sign: 'Unterschreiben',
      verify: 'Prüfen',
      help: 'Hilfe',
      settings: 'Einstellungen',
    },
    unsaved: {
      title: 'Ihre Auswahl wurde nicht gespeichert',
      text: 'Der Datenträger ist voll, oder der Ordner von CIE Kit lässt sich nicht ändern. Sie gilt, solange CIE Kit offen ist: Machen Sie etwas Platz frei, die nächste Änderung speichert alles.',
    },
    state: {
      starting: 'Einen Moment',
      serviceUnusable: 'Lesegerät nicht verwendbar',
      serviceDetail: 'Siehe „Meine Karte“',
      noReader: 'Kein Lesegerät',
      plugIn: 'Bitte über USB anschließen',
      noCard: 'Keine Karte',
      reading: 'Karte wird gelesen',
      unknownCard: 'Karte nicht erkannt',
      busy: 'Karte wird gelesen',
      several: 'Mehrere Karten',
      choose: 'Wählen Sie eine aus',
      notGenuine: 'Prüfung nicht bestanden',
      noCodes: 'Keine Codes eingeben',
      expired: 'Karte abgelaufen',
      newCard: 'Karte noch zu koppeln',
      ready: 'Karte auf dem Lesegerät',
      pinBlocked: 'PIN gesperrt',
      blockedForEver: 'Chip gesperrt',
      toReplace: 'Muss ersetzt werden',
    },
    tryOut: {
      title: 'Sie probieren ohne echte Karte.',
      text: 'Das ist eine Probekarte: PIN 19283746, PUK 64738291. Unterschriften mit dieser Karte gelten nicht.',
      reader: 'Probe-Lesegerät',
      insert: 'Probekarte auflegen',
      remove: 'Probekarte wegnehmen',
      renew: 'Mit neuer Karte beginnen',
      end: 'Probe beenden',
    },
  },
  card: {
    drawing: (name: string, serialNumber: string): string =>
      name === ''
        ? `Zeichnung der Karte mit der Nummer ${serialNumber}`
        : `Zeichnung der Karte von ${name}, Seriennummer ${serialNumber}`,
    drawingEmpty: 'Zeichnung einer elektronischen Identitätskarte ohne Daten',
    drawingUnknown: 'Zeichnung einer nicht erkannten Karte',
    stage: 'Das Lesegerät, wie CIE Kit es sieht',
  },
  code: {
    show: (label: string): string => `Ziffern anzeigen: ${label}`,
    count: (length: number): string => `${length} von 8 Ziffern`,
    firstHalf: 'erste Hälfte: Empfangsbestätigung',
    secondHalf: 'zweite Hälfte: Brief',
    problems: {
      'not-digits': 'Nur Ziffern sind erlaubt: Alles andere wurde entfernt.',
      'too-long': 'Das sind mehr als 8 Ziffern: Löschen Sie, bis 8 übrig sind.',
      'too-short': 'Es fehlen noch Ziffern: 8 sind nötig.',
      half: 'Das sind 4 Ziffern, also die Hälfte des Codes. Hier sind alle 8 nötig: Andere Programme fragen nur nach 4, weil sie die übrigen auf dem PC speichern.',
    },
  },
  tries: {
    left: (kind: 'pin' | 'puk', left: number | undefined, total: number): string =>
      left === undefined
        ? 'Diese Karte sagt nicht, wie viele Versuche bleiben'
        : left === 0
          ? 'Kein Versuch übrig'
          : left === total
            ? `${total} von ${total} Versuchen`
            : `Noch ${left} von ${total} Versuchen`,
  },
  note: { card: 'Die Karte', files: 'Die Dateien', next: 'Was tun' },
  progress: {
    cancel: 'Abbrechen',
    cancelling: 'Wird abgebrochen, sobald die Karte fertig ist',
    states: { done: 'erledigt', now: 'läuft', todo: 'noch offen', failed: 'nicht gelungen' },
  },
  common: {
    copy: 'Kopieren',
    copied: 'Der Befehl ist kopiert',
    noBrowser: 'Es hat sich kein Browser geöffnet. Diese Adresse können Sie eintippen:',
    /** Of a day of these weeks. */
    at: (day: string, time: string): string => `${day} um ${time} Uhr`,
    /** Between a label and what it labels. */
    colon: ':',
    cancel: 'Abbrechen',
    source: (source: string, date: string): string => `Quelle: ${source}. Nachgesehen am ${date}.`,
  },
  errors: {
    places: {
      'cie doctor': '„Nachsehen, was nicht stimmt“',
      'cie list': '„Meine Karte“',
      'cie pair': '„Diese Karte koppeln“',
      'cie pin status': '„Meine Karte“',
      'cie pin unblock': '„PIN entsperren“',
      'cie pin verify': '„PIN prüfen“',
      'cie readers': '„Nachsehen, was nicht stimmt“',
      'cie token run': '„Browser“',
      'cie token': '„Browser“',
      'cie trust fetch': '„Zertifikate des Staates laden“',
      'cie trust lists add': '„Europäische Listen“',
      'cie trust lists': '„Europäische Listen“',
      'cie trust': '„Vertrauenswürdige Zertifikate“',
      'cie unpair': '„Karte von diesem PC entfernen“',
      'cie verify': '„Prüfen“',
      '--format cades': '„Immer in eine .p7m“',
      '--level': '„Wie lange der Nachweis halten soll“',
      '--reader': '„Meine Karte“',
      '--trust': '„Vertrauenswürdige Zertifikate“',
    },
    own: {
      'reader-not-answering': {
        title: 'Das Lesegerät antwortet nicht mehr',
        meaning:
          'CIE Kit hat die Verbindung geschlossen und öffnet sie von selbst wieder. Wenn Sie gerade einen Code eingegeben haben, sehen Sie zuerst nach, wie viele Versuche bleiben.',
        nextStep:
          'Ziehen Sie das Lesegerät ab, warten Sie einige Sekunden und schließen Sie es wieder an. Legen Sie dann die Karte wieder auf.',
      },
      'documents-not-answering': {
        title: 'Das Lesen der Dokumente wurde abgebrochen',
        meaning:
          'Ein Dokument war zu viel für CIE Kit, oder es ist so gemacht, dass es hängen bleibt. Keine Datei wurde geändert.',
        nextStep:
          'Versuchen Sie es mit einer Datei nach der anderen. Wenn es immer bei derselben geschieht, lassen Sie sie sich noch einmal schicken.',
      },
      'verdict-forgotten': {
        title: 'Diese Prüfung ist nicht mehr bekannt',
        meaning: 'Die Datei ist, wie sie war. Einen Bericht gibt es nur über das, was eben geprüft wurde.',
        nextStep: 'Wählen Sie „Noch einmal prüfen“, dann „Bericht speichern“.',
      },
      'card-busy': {
        title: 'CIE Kit arbeitet gerade mit der Karte',
        meaning: 'Damit nichts halb fertig bleibt, muss das erst zu Ende gehen.',
        nextStep: 'Warten Sie, bis es fertig ist, und versuchen Sie es dann noch einmal.',
      },
      'command-missing': {
        title: 'Der Befehl „cie“ fehlt',
        meaning:
          'An der Karte liegt es nicht. Browser sprechen über diesen Befehl mit der Karte, und er ist hier nicht installiert.',
        nextStep: 'Installieren Sie das Paket @ciekit/cli und kommen Sie dann hierher zurück.',
      },
      'p11-kit-missing': {
        title: 'p11-kit fehlt',
        meaning:
          'An der Karte liegt es nicht. Browser erreichen die Karte über diesen Teil; bisher wurde nichts geändert.',
        nextStep:
          'Installieren Sie ihn und kommen Sie hierher zurück. Debian und Ubuntu: sudo apt install p11-kit p11-kit-modules. Fedora: sudo dnf install p11-kit p11-kit-server. macOS: brew install p11-kit.',
      },
      'browsers-unsupported': {
        title: 'Auf diesem System lassen sich die Browser nicht einrichten',
        meaning:
          'An der Karte liegt es nicht. Windows und seine Browser brauchen Module einer anderen Art; es wurde nichts geändert.',
        nextStep:
          'Um sich an diesem PC bei öffentlichen Diensten anzumelden, verwenden Sie vorerst das Programm des Ministeriums. Unterschriften und Codes funktionieren hier.',
      },
      'browsers-changed-meanwhile': {
        title: 'Gerade eben wurden dieselben Dateien von anderer Seite geändert',
        meaning: 'An der Karte liegt es nicht, und die Browser sind, wie sie waren: CIE Kit hat nichts geändert.',
        nextStep: 'Schließen Sie die Browser und versuchen Sie es noch einmal.',
      },
      'browsers-record-damaged': {
        title: 'Die Liste dessen, was eingerichtet wurde, ist beschädigt',
        meaning: 'An der Karte liegt es nicht, und die Browser sind, wie sie waren: CIE Kit hat nichts geändert.',
        nextStep:
          'Erstellen Sie mit „Nachsehen, was nicht stimmt“ einen Bericht und zeigen Sie ihn der Person, die Ihnen hilft.',
      },
      'browsers-place-unusable': {
        title: 'Ein Ordner der Browser lässt sich nicht verwenden',
        meaning:
          'An der Karte liegt es nicht. Der Ordner gehört zu einem anderen Benutzerkonto oder ist kein gewöhnlicher Ordner; es wurde nichts geändert.',
        nextStep:
          'Öffnen Sie CIE Kit mit dem Benutzerkonto, das die Browser verwendet, ohne Administratorrechte, und versuchen Sie es noch einmal.',
      },
      'certificates-unreachable': {
        title: 'Die Zertifikate ließen sich nicht laden',
        meaning:
          'An der Karte liegt es nicht. Keine der Adressen des Staates hat geantwortet; was schon da war, ist noch da.',
        nextStep:
          'Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal. Wenn Sie die Zertifikate in einer Datei haben, fügen Sie sie in den Einstellungen unter „Vertrauenswürdige Zertifikate“ hinzu.',
      },
      'token-not-starting': {
        title: 'Die Verbindung mit den Browsern ist nicht gestartet',
        meaning: 'An der Karte liegt es nicht: Es wurde nichts an sie gesendet.',
        nextStep:
          'Versuchen Sie es gleich noch einmal. Startet die Verbindung wieder nicht, öffnen Sie „Nachsehen, was nicht stimmt“.',
      },
      refused: {
        title: 'Die Anfrage wurde abgelehnt',
        meaning: 'An die Karte wurde nichts gesendet.',
        nextStep: 'Wählen Sie die Datei oder die Karte neu aus und versuchen Sie es noch einmal.',
      },
      'disk-full': {
        title: 'Der Datenträger ist voll',
        meaning: 'Die Datei wurde nicht geschrieben; was vorher da war, ist noch da. An der Karte liegt es nicht.',
        nextStep: 'Machen Sie etwas Platz frei oder wählen Sie einen anderen Ordner und versuchen Sie es noch einmal.',
      },
      failed: {
        title: 'Die Datei lässt sich nicht lesen oder schreiben',
        meaning: 'An die Karte wurde nichts gesendet.',
        nextStep:
          'Sehen Sie nach, ob auf dem Datenträger Platz ist und ob sich der Ordner ändern lässt, und versuchen Sie es noch einmal.',
      },
    },
  },
};
