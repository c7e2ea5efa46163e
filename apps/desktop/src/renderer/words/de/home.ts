/** German: reader and card as they lie there, the paired cards, the first start. Words between asterisks are shown bold. */
export const home = {
  tryOut: 'Ohne Karte ausprobieren',
  look: 'Noch einmal nachsehen',
  doctor: 'Nachsehen, was nicht stimmt',
  try: 'So geht es',

  starting: { title: 'Einen Moment', lead: 'Das Lesegerät wird gesucht.', lip: 'Lesegerät wird gesucht' },
  service: {
    lip: 'Lesegerät nicht verwendbar',
    lead: 'An der Karte liegt es nicht: Es ist ihr nichts passiert.',
    titles: {
      'service-not-running': 'Wir schalten den Dienst für Lesegeräte ein',
      'binding-unavailable': 'Ein Teil für Lesegeräte fehlt',
      'access-denied': 'Der PC erlaubt Ihnen den Zugriff auf das Lesegerät nicht',
      'reader-not-answering': 'Das Lesegerät antwortet nicht mehr',
      other: 'Das Lesegerät lässt sich nicht verwenden',
    },
    steps: {
      'service-not-running': {
        linux: [
          '*Öffnen Sie das Terminal*, kopieren Sie diesen Befehl hinein und drücken Sie die Eingabetaste:',
          '*Geben Sie das Passwort des PCs ein*, wenn danach gefragt wird. Beim Tippen sieht man nichts: Das ist normal.',
          '*Warten Sie einige Sekunden.* Diese Seite ändert sich von selbst.',
        ],
        win32: [
          '*Drücken Sie Windows und R*, tippen Sie den Namen unten ein und drücken Sie die Eingabetaste:',
          '*Suchen Sie „Smartcard“* in der Liste, doppelklicken Sie darauf und wählen Sie den Starttyp Automatisch.',
          '*Klicken Sie auf Starten*, dann auf OK. Diese Seite ändert sich von selbst.',
        ],
        darwin: [
          '*Ziehen Sie das Lesegerät ab*, warten Sie einige Sekunden und schließen Sie es wieder an.',
          '*Immer noch nichts?* Starten Sie den PC neu: Der Dienst startet mit dem System.',
        ],
      },
      'binding-unavailable': {
        linux: [
          '*Öffnen Sie das Terminal*, kopieren Sie diesen Befehl hinein und drücken Sie die Eingabetaste:',
          '*Schließen Sie CIE Kit* und öffnen Sie es wieder.',
        ],
        other: ['*Installieren Sie CIE Kit noch einmal*: Ein Teil der Installation ist unvollständig.'],
      },
      'access-denied': {
        other: [
          '*Öffnen Sie CIE Kit direkt am Bildschirm*, nicht über eine Fernverbindung und nicht mit einem anderen Benutzerkonto.',
          '*Betreut jemand anders den PC?* Bitten Sie dort um Zugang zu den Smartcard-Lesegeräten (pcscd, polkit).',
        ],
      },
      'reader-not-answering': {
        other: [
          '*Ziehen Sie das Lesegerät ab*, warten Sie einige Sekunden und schließen Sie es wieder an.',
          '*Legen Sie die Karte wieder in die Mitte.* CIE Kit öffnet die Verbindung von selbst wieder.',
          '*Geschieht es wieder?* Nehmen Sie eine andere USB-Buchse am PC, ohne Verlängerung.',
        ],
      },
    },
    commands: {
      'service-not-running': { linux: 'sudo systemctl enable --now pcscd.socket', win32: 'services.msc' },
      'binding-unavailable': { linux: 'sudo apt install pcscd libpcsclite1' },
    },
    codesSafe: 'Es wurde kein Code an die Karte gesendet.',
    afterHang:
      'Wenn Sie gerade einen Code eingegeben haben, sehen Sie nach, wie viele Versuche bleiben, bevor Sie ihn noch einmal eingeben.',
  },
  noReader: {
    title: 'Schließen Sie das Lesegerät an den PC an',
    lead: 'CIE Kit sieht es nicht. An der Karte liegt es nicht: Es ist ihr nichts passiert.',
    lip: 'Kein Lesegerät',
    steps: [
      '*Stecken Sie den USB-Stecker* direkt in den PC, ohne Verlängerung oder Adapter.',
      '*Warten Sie einige Sekunden.* Sobald das Lesegerät leuchtet, ändert sich diese Seite von selbst.',
      '*Immer noch nichts?* Nehmen Sie eine andere USB-Buchse und lassen Sie dann CIE Kit nachsehen.',
    ],
    which: 'Welches Lesegerät brauche ich?',
    whichText:
      'Ein kontaktloses Lesegerät (NFC, ISO 14443) mit USB-Anschluss. Geräte, in die man die Karte hineinschiebt, wie für die Gesundheitskarte (Bürgerkarte), können die CIE nicht lesen.',
    meanwhile: {
      before: 'Inzwischen können Sie ',
      verify: 'eine Unterschrift prüfen',
      or: ' oder ',
      theft: 'das Blatt zum Sperren der Karte drucken',
      after: ': Dafür brauchen Sie kein Lesegerät.',
    },
  },
  noCard: {
    title: 'Legen Sie die Karte auf das Lesegerät',
    lead: 'Legen Sie die Karte in die Mitte und lassen Sie sie ruhig liegen. CIE Kit erkennt sie von selbst.',
    lip: 'Warten auf die Karte',
    tipsTitle: 'Wenn die Karte nicht erkannt wird',
    tips: [
      '*Nehmen Sie die Karte aus der Hülle.* Abgeschirmte Hüllen blockieren das Signal.',
      '*Halten Sie andere Karten fern.* Bankkarten, andere Karten und Handys können stören.',
      '*Bewegen Sie die Karte nicht.* Verrutscht sie, legen Sie sie wieder auf: Das macht nichts.',
    ],
    lost: 'Ist die Karte verloren oder gestohlen? ',
    lostLink: 'Hier finden Sie die Nummer zum Anrufen und was Sie sagen müssen',
  },
  reading: {
    title: 'Die Karte wird gelesen',
    lead: 'Lassen Sie die Karte einige Sekunden ruhig liegen. Es ist kein Code nötig.',
    lip: 'Karte wird gelesen',
  },
  unknown: {
    title: 'Das sieht nicht nach einer CIE aus',
    lead: 'Das Lesegerät funktioniert, aber die aufgelegte Karte ist keine elektronische Identitätskarte.',
    lip: 'Karte nicht erkannt',
    tipsTitle: 'Sehen Sie die Karte an',
    tips: [
      '*Ist es die richtige Karte?* Gesundheitskarte (Bürgerkarte), Bankkarten und Fahrkarten funktionieren hier nicht.',
      '*Ist es mehr als eine?* Lassen Sie nur die Identitätskarte auf dem Lesegerät.',
      '*Ist es doch Ihre CIE?* Nehmen Sie die Karte weg, warten Sie zwei Sekunden und legen Sie sie wieder auf.',
    ],
    doctor: 'Es ist eine CIE: Fehler suchen',
    safe: 'Auf diese Karte wurde nichts geschrieben, und nichts auf ihr wurde geändert.',
  },
  mute: {
    title: 'Die Karte antwortet nicht',
    lead: 'Das Lesegerät bemerkt etwas, bekommt aber keine Antwort. Fast immer liegt es an der Lage der Karte.',
    lip: 'Keine Antwort',
    tipsTitle: 'Legen Sie die Karte neu auf',
    tips: [
      '*Heben Sie die Karte ab*, warten Sie zwei Sekunden und legen Sie sie in die Mitte des Lesegeräts.',
      '*Allein.* Nehmen Sie die Karte aus der Hülle und halten Sie andere Karten, Schlüssel und Handys fern.',
      '*Weg von Metall.* Ein Tisch oder ein PC aus Metall unter dem Lesegerät stört das Signal.',
    ],
  },
  unreadable: {
    title: 'Diese Karte lässt sich nicht lesen',
    lead: 'Vielleicht liegt die Karte nur nicht gut auf. Es wurde kein Code an sie gesendet.',
    lip: 'Lesen nicht gelungen',
  },
  several: {
    title: 'Welche Karte möchten Sie verwenden?',
    lead: 'Auf den Lesegeräten liegen mehrere Identitätskarten. Codes gehen nur an die Karte, die Sie wählen.',
    unpaired: 'Karte noch zu koppeln',
    nis: (nis: string): string => `Dienste-Nummer ${nis}`,
    on: (reader: string): string => `Auf: ${reader}`,
    other: 'Auf einem anderen Lesegerät liegt noch eine Karte:',
    change: 'Diese Karte verwenden',
  },
  newCard: {
    title: 'Diese Karte ist hier neu',
    lead: 'Es ist eine CIE. Um sie auf diesem PC zu verwenden, koppeln Sie sie: Einmal genügt.',
    lip: 'Karte noch zu koppeln',
    how: 'So geht es',
    steps: [
      '*Wir prüfen, ob die Karte echt ist.* Vorher wird die PIN nicht gesendet.',
      '*Geben Sie die PIN mit 8 Ziffern ein.* Die ersten 4 stehen auf der Empfangsbestätigung des Antrags, die anderen im Brief, der mit der Karte gekommen ist.',
      '*Lassen Sie die Karte ruhig liegen*, etwa 10\u00a0Sekunden lang.',
    ],
    pair: 'Diese Karte koppeln',
    noPin: 'Ich finde die PIN nicht',
    kept: 'Die PIN bleibt auf der Karte. Auf diesem PC werden Seriennummer und Datumsangaben gespeichert; Name, Steuernummer und Zertifikat lassen sich nur öffnen, wenn die Karte auf dem Lesegerät liegt.',
  },
  ready: {
    title: 'Die Karte ist bereit',
    lead: 'Die Karte liegt auf dem Lesegerät und ist mit diesem PC gekoppelt.',
    leadReading: 'Die Karte ist erkannt. Die verbleibenden Versuche werden gelesen: Bitte ruhig liegen lassen.',
    titleProblem: 'Die Karte liegt auf dem Lesegerät',
    leadProblem: 'Die Karte ist mit diesem PC gekoppelt, aber nicht alles lässt sich lesen.',
    lip: 'Karte erkannt',
    lipReading: 'Karte wird gelesen',
    facts: {
      pin: 'PIN',
      puk: 'PUK',
      valid: 'Gültigkeit',
      online: 'Online',
      until: (date: string): string => `bis ${date}`,
      expiredOn: (date: string): string => `abgelaufen am ${date}`,
      endedOn: (date: string): string => `abgelaufen am ${date}`,
      reading: 'wird gelesen',
      unknown: 'nicht gelesen',
    },
    unlessNew: '* Sofern Sie nicht vorher eine neue Karte bekommen.',
    what: 'Was möchten Sie tun?',
    problem: 'Karte noch einmal ansehen',
  },
  acts: {
    sign: { title: 'Dokument unterschreiben', text: 'Eine oder mehrere Dateien mit einer einzigen PIN-Eingabe' },
    browse: {
      title: 'Bei Online-Diensten anmelden',
      running: 'Die Verbindung mit den Browsern ist aktiv',
      stopped: 'Mit Firefox oder Chromium, sobald sie eingerichtet sind',
    },
    verify: { title: 'Unterschrift prüfen', text: 'In einer Datei, die Sie bekommen haben' },
    changePin: { title: 'PIN ändern', text: 'Wählen Sie Ihre 8 Ziffern selbst' },
    unblock: { title: 'PIN entsperren', text: 'Dazu brauchen Sie die PUK' },
    findPin: { title: 'PIN wiederfinden', text: 'Bevor Sie den letzten Versuch nutzen' },
    recoverPuk: { title: 'PUK zurückholen', text: 'Mit der App CieID, in 48 Stunden' },
    reprint: { title: 'Codes neu ausdrucken lassen', text: 'Kostenlos, persönlich, in jeder Gemeinde' },
    theft: { title: 'Blatt zum Sperren der Karte', text: 'Die Nummer zum Anrufen und was Sie sagen müssen' },
    another: 'Weitere Karte koppeln',
    anotherText:
      'Nehmen Sie diese Karte weg und legen Sie die andere auf: CIE Kit erkennt sie von selbst und führt Sie weiter.',
    details: 'Daten der Karte',
  },
  notices: {
    lastTry: {
      title: 'Für die PIN bleibt nur ein Versuch',
      text: 'Die Karte funktioniert. Ist die nächste PIN falsch, wird sie gesperrt, und zum Entsperren brauchen Sie die PUK. Ist sie richtig, sind es wieder 3 Versuche.',
    },
    pukLow: {
      title: (left: number): string =>
        left === 1 ? 'Für die PUK bleibt 1 von 10 Versuchen' : `Für die PUK bleiben ${left} von 10 Versuchen`,
      text: 'Die Karte ist unversehrt. Sind die Versuche für die PUK aufgebraucht, ist der Chip für immer gesperrt. Die PUK zurückzuholen verbraucht keinen.',
      link: 'PUK zurückholen',
    },
    usable: {
      title: 'Die Karte ist abgelaufen, funktioniert online aber noch',
      text: (expiry: string, end: string): string =>
        `Als Ausweis ist sie am ${expiry} abgelaufen. Online-Dienste können sie bis ${end} annehmen, sofern Sie nicht vorher eine neue Karte bekommen.`,
    },
    soon: {
      title: (days: number): string =>
        days === 0
          ? 'Die Karte läuft heute ab'
          : days === 1
            ? 'Die Karte läuft morgen ab'
            : `Die Karte läuft in ${days} Tagen ab`,
      text: (end: string): string =>
        `Beantragen Sie die neue Karte am besten rechtzeitig in der Gemeinde. Online kann die jetzige bis ${end} funktionieren, sofern Sie nicht vorher die neue bekommen.`,
    },
    notYet: {
      title: 'Für diesen PC ist die Karte noch nicht gültig',
      text: (today: string): string =>
        `Sehen Sie auf das Datum des PCs: Für ihn ist heute der ${today}. Stimmt das nicht, stellen Sie es richtig, und die Karte ist wieder bereit.`,
    },
    issuer: {
      title: 'Der Aussteller der Karte wurde nicht geprüft',
      text: 'Der Chip antwortet, wie er soll. Beim Koppeln fehlten auf diesem PC aber die Zertifikate des Staates: Laden Sie die Zertifikate, dann können Sie die Karte noch einmal koppeln.',
      link: 'Prüfen und Zertifikate laden',
    },
    renew: {
      title: 'Der Aussteller der Karte lässt sich jetzt prüfen',
      text: 'Beim Koppeln fehlten die Zertifikate des Staates, jetzt sind sie da. Koppeln Sie die Karte noch einmal: Dazu brauchen Sie die PIN.',
      link: 'Karte noch einmal koppeln',
    },
  },
  pinBlocked: {
    title: 'Die PIN ist gesperrt: Wir entsperren sie',
    lead: 'Die Karte ist unversehrt. Die PIN wurde 3-mal falsch eingegeben, und der Chip hat sie gesperrt, um Sie zu schützen.',
    /** Right after the wrong PIN that did it. */
    leadNow:
      'Die Karte ist unversehrt. Auch diese PIN war falsch: Nach 3 Fehlern hintereinander sperrt der Chip die PIN, um Sie zu schützen.',
    lip: 'PIN gesperrt',
    what: 'Was Sie brauchen',
    needs: [
      '*Die PUK mit 8 Ziffern.* Die ersten 4 stehen auf der Empfangsbestätigung des Antrags, die anderen im Brief, der mit der Karte gekommen ist.',
      '*Eine neue PIN*, die Sie jetzt wählen. Die alte ist nicht nötig.',
    ],
    act: 'Mit der PUK und einer neuen PIN',
    without: 'Keine PUK?',
    still:
      'Als Ausweis gilt die Karte weiter, bis sie abläuft, und an schon unterschriebenen Dateien ändert die Sperre nichts.',
  },
  blocked: {
    title: 'Der Chip dieser Karte ist gesperrt',
    lead: 'Die PUK wurde 10-mal falsch eingegeben. Zur Sicherheit hat sich der Chip gesperrt und lässt sich nicht mehr öffnen: Sie brauchen eine neue Karte.',
    /** Right after the wrong PUK that did it. */
    leadNow:
      'Auch diese PUK war falsch, und es war der letzte der 10 Versuche. Zur Sicherheit hat sich der Chip gesperrt und lässt sich nicht mehr öffnen: Sie brauchen eine neue Karte.',
    lip: 'Chip gesperrt',
    still: 'Was Sie noch tun können',
    document: (date: string): string => `Die Karte als Ausweis zeigen, bis ${date}`,
    documentUnpaired: 'Die Karte als Ausweis zeigen, bis zum aufgedruckten Ablaufdatum',
    signed: 'Schon unterschriebene Dokumente verwenden: Die Sperre ändert daran nichts',
    not: 'Was nicht mehr geht',
    sites: 'Sich mit der Karte bei öffentlichen Diensten anmelden',
    codes: 'Unterschreiben und die PIN ändern',
    now: 'Was jetzt zu tun ist',
    ask: 'Beantragen Sie in Ihrer Gemeinde eine neue Karte. Heben Sie diesmal Empfangsbestätigung und Brief gut auf: Zusammen ergeben sie die Codes.',
    site: 'Neue Karte beantragen: so geht es',
    browser: 'Im Browser öffnet sich die Website des Ministeriums.',
  },
  expired: {
    title: 'Diese Karte ist abgelaufen',
    lead: (expiry: string, end: string): string =>
      `Die Karte ist am ${expiry} abgelaufen; auch die 90 zusätzlichen Tage für Online-Dienste sind am ${end} zu Ende gegangen.`,
    lip: 'Karte abgelaufen',
    still: 'Was gültig bleibt',
    signed: 'Dokumente, die mit der noch gültigen Karte unterschrieben wurden',
    verify: 'Unterschriften in Dateien prüfen, die Sie bekommen',
    not: 'Was nicht mehr geht',
    sites: 'Sich bei öffentlichen Diensten anmelden und unterschreiben',
    identity: 'Die Karte als Ausweis zeigen',
    ask: 'Beantragen Sie in Ihrer Gemeinde eine neue Karte. Wenn sie da ist, koppeln Sie sie hier und entfernen Sie diese.',
  },
  notGenuine: {
    title: 'Geben Sie für diese Karte keine Codes ein',
    lead: 'Der Chip hat die Prüfungen nicht bestanden. Für die Prüfungen wurde kein Code gesendet.',
    lip: 'Prüfung nicht bestanden',
    means: 'Was es sein kann',
    reasons: [
      'Ein Lesegerät, das defekt ist oder von jemandem verändert wurde',
      'Eine Kopie der Karte oder eine gefälschte Karte',
      'Eine echte Karte, signiert mit Zertifikaten, die dieser PC noch nicht hat',
    ],
    now: 'Was Sie in Ruhe tun können',
    steps: [
      '*Nehmen Sie die Karte vom Lesegerät* und behalten Sie sie bei sich.',
      '*Versuchen Sie es mit einem anderen Lesegerät*, am besten an einem anderen PC. Geht dort alles gut, lag es am ersten Lesegerät.',
      '*Geschieht es wieder?* Bringen Sie die Karte in die Gemeinde oder zur Polizei und lassen Sie sie prüfen. Dafür sind keine Codes nötig: Geben Sie die Codes niemandem.',
    ],
    found: 'Was festgestellt wurde',
    paired: 'Die Karte, die Sie gekoppelt haben, bleibt in der Liste: An ihren Daten wurde nichts geändert.',
  },
};
