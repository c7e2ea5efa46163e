/** German: signing documents. */
export const sign = {
  title: 'Dokumente unterschreiben',
  lead: 'Wählen Sie eine oder mehrere Dateien: PDFs, Bilder, Briefe, Zeichnungen. Nach der PIN wird nur einmal gefragt.',
  drop: {
    title: 'Ziehen Sie die Dokumente hierher',
    detail: 'Sie können sie überall in diesem Fenster ablegen.',
    choose: 'Dokumente auswählen',
  },
  whatItIs: {
    howTitle: 'So geht es',
    how: 'Die Unterschrift kommt in eine neue Datei neben dem Original. Das Original ändert sich nicht und verlässt diesen PC nicht.',
    worthTitle: 'Was die Unterschrift wert ist',
    worth:
      'Es ist eine fortgeschrittene elektronische Signatur (firma elettronica avanzata, FEA): Sie gilt gegenüber der öffentlichen Verwaltung in Italien. Eine qualifizierte Signatur ist es nicht: Fragen Sie in anderen Fällen vorher nach, ob sie angenommen wird.',
  },
  trail: { label: 'Schritte der Unterschrift', steps: ['Dokumente und Position', 'PIN', 'Fertig'] },
  documents: (count: number): string => (count === 1 ? '1 Dokument' : `${count} Dokumente`),
  add: 'Hinzufügen',
  remove: (name: string): string => `${name} entfernen`,
  sizeIn: (size: string, folder: string): string => (folder === '' ? size : `${size}, in ${folder}`),
  onPage: (page: number): string => `Sichtbare Unterschrift, Seite ${page}`,
  onLastPage: 'Sichtbare Unterschrift, letzte Seite',
  inField: (name: string): string => `Unterschrift im Unterschriftsfeld „${name}“`,
  becomes: {
    pdf: 'Unterschriebenes PDF, ohne sichtbares Feld',
    xml: (): string => 'Unterschrift in einer XML-Datei',
    p7m: (name: string): string => `Wird zu ${name}.p7m`,
    p7s: (name: string): string => `Unterschrift getrennt: ${name}.p7s`,
    further: (name: string): string => `Fügt Ihre Unterschrift zu ${name} hinzu`,
    counter: (name: string): string => `Zeichnet die letzte Unterschrift in ${name} gegen`,
  },
  bar: (folder: string | undefined): string =>
    folder === undefined
      ? 'Die Originale ändern sich nicht: Die unterschriebenen Dateien kommen daneben.'
      : `Die Originale ändern sich nicht: Die unterschriebenen Dateien kommen in „${folder}“.`,
  signFiles: (count: number): string =>
    count === 1 ? '1 Dokument unterschreiben' : `${count} Dokumente unterschreiben`,
  visible: {
    title: 'Sichtbare Unterschrift',
    text: 'Ein Feld mit Name und Datum. Die Unterschrift gilt auch ohne.',
    content: 'Was im Feld steht',
    reason: 'Grund (optional)',
    place: 'Ort (optional)',
    lines: 'Eigener Text (optional)',
    linesHint: 'Steht anstelle von Name und Datum, eine Zeile unter der anderen.',
    picture: 'Bild (optional)',
    choosePicture: 'Bild auswählen',
    changePicture: 'Bild ändern',
    removePicture: 'Bild entfernen',
  },
  format: {
    title: 'Format und weitere Optionen',
    text: 'Unterschriebenes PDF für PDFs, .p7m für andere Dateien. Das ist fast immer die richtige Wahl.',
    format: 'Wohin die Unterschrift kommt',
    formats: {
      auto: {
        title: 'Passend zur Datei',
        text: 'In PDFs und XML-Dateien hinein; für andere Dateien eine .p7m, die alles enthält.',
      },
      cades: {
        title: 'Immer in eine .p7m',
        text: 'Auch für PDFs. Wer die Datei bekommt, braucht ein Programm, um sie zu öffnen.',
      },
      xades: { title: 'In eine XML-Datei', text: 'Nur, wenn das von Ihnen verlangt wird.' },
    },
    counterSign: 'Gegenzeichnen: Unterschrieben wird die letzte Unterschrift, nicht das Dokument',
    detached: 'Unterschrift in einer eigenen Datei: Das Dokument muss mitgeschickt werden',
    level: 'Wie lange der Nachweis halten soll',
    levels: {
      b: 'Einfache Unterschrift (Stufe B)',
      t: 'Mit sicherem Datum (Stufe T)',
      lt: 'Mit Datum und Nachweisen (Stufe LT)',
      lta: 'Für das Archiv (Stufe LTA)',
    },
    noAuthority: 'Für ein sicheres Datum ist die Adresse eines Zeitstempeldienstes nötig.',
    toSettings: 'In den Einstellungen hinzufügen',
    folder: 'Wohin die unterschriebenen Dateien kommen',
    beside: 'Neben jedes Original',
    chooseFolder: 'Ordner auswählen',
    besideAgain: 'Neben die Originale',
  },
  noPreview: {
    label: 'Vorschau',
    invisible:
      'Die Unterschrift ist auf der Seite nicht zu sehen, aber sie ist da und gilt genauso. Wer die Datei öffnet, kann sie prüfen.',
    noPdf: 'Dateien dieser Art haben keine Seite für ein sichtbares Feld: Die Unterschrift gilt genauso.',
  },
  viewer: {
    label: (name: string): string => `Vorschau von ${name}`,
    picture: (page: number, pages: number, name: string): string => `Seite ${page} von ${pages} von ${name}`,
    page: (page: number, pages: number): string => `Seite ${page} von ${pages}`,
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    loading: 'Das Dokument wird geöffnet…',
    failed:
      'Dieses PDF lässt sich nicht anzeigen: Vielleicht ist es beschädigt, geschützt oder sehr groß. Lässt es sich trotzdem unterschreiben, kommt die Unterschrift auf die letzte Seite.',
    withoutBox: 'Feld entfernen',
    where: 'Position der Unterschrift',
    ownBox: 'Ein Feld, wo ich es möchte',
    field: (name: string, page: number): string => `Vorhandenes Unterschriftsfeld: ${name} (Seite ${page})`,
    larger: 'Größer',
    smaller: 'Kleiner',
    everywhere: 'Gleiche Position in allen PDFs',
  },
  box: {
    label: (page: number): string => `Sichtbares Feld der Unterschrift, Seite ${page}`,
    help: 'Pfeiltasten verschieben das Feld, Umschalt und Pfeiltasten ändern die Größe, mit Strg in kleineren Schritten.',
    where: (left: number, top: number, width: number, height: number): string =>
      `Links ${left} %, oben ${top} %; Breite ${width} %, Höhe ${height} %`,
  },
  look: { name: 'Vor- und Nachname', signedBy: 'Unterschrieben von', date: 'Datum', reason: 'Grund', place: 'Ort' },
  pin: {
    back: 'Dokumente',
    lead: (count: number): string =>
      count === 1
        ? 'Geben Sie die PIN der Karte ein.'
        : `Geben Sie die PIN einmal ein: Das gilt für alle ${count} Dokumente.`,
    first: 'Zuerst brauchen Sie die Karte.',
    nothingYet: 'Es wurde noch keine Datei unterschrieben.',
    submit: 'Unterschreiben',
    again: 'Noch einmal versuchen',
  },
  needed: {
    filesWait: 'Die ausgewählten Dokumente warten hier auf Sie.',
    starting: { title: 'Einen Moment', text: 'Die Lesegeräte werden gesucht.', go: '' },
    service: {
      title: 'Das Lesegerät lässt sich nicht verwenden',
      text: 'An der Karte liegt es nicht: Der PC kann nicht mit dem Lesegerät sprechen.',
      go: 'Nachsehen, was nicht stimmt',
    },
    noReader: {
      title: 'Schließen Sie das Lesegerät an',
      text: 'Stecken Sie den USB-Stecker des Lesegeräts ein: Es wird von selbst erkannt.',
      go: 'Das Lesegerät ist schon da',
    },
    noCard: {
      title: 'Legen Sie die Karte auf das Lesegerät',
      text: 'Danach werden Sie nach der PIN gefragt.',
      go: '',
    },
    reading: {
      title: 'Die Karte wird gelesen',
      text: 'Lassen Sie die Karte ruhig auf dem Lesegerät liegen: Es dauert nur einen Augenblick.',
      go: '',
    },
    unknown: {
      title: 'Diese Karte antwortet nicht wie eine CIE',
      text: 'Drehen Sie die Karte um oder verschieben Sie sie ein wenig. Ist es eine andere Karte, nehmen Sie sie weg und legen Sie Ihre auf.',
      go: 'Karte ansehen',
    },
    several: {
      title: 'Hier liegen mehrere Karten',
      text: 'Wählen Sie die Karte, mit der Sie unterschreiben möchten.',
      go: 'Karte auswählen',
    },
    notPaired: {
      title: 'Diese Karte muss zuerst gekoppelt werden',
      text: 'Einmal genügt, und es dauert weniger als eine Minute. Danach kommen Sie hierher zurück und unterschreiben.',
      go: 'Diese Karte koppeln',
    },
    pinBlocked: {
      title: 'Die PIN ist gesperrt',
      text: 'Die Karte ist nicht verloren: Mit der PUK entsperren Sie die PIN und wählen eine neue.',
      go: 'PIN entsperren',
    },
    blockedForEver: {
      title: 'Der Chip dieser Karte ist gesperrt',
      text: 'Als Ausweis bleibt die Karte gültig, aber sie kann nicht mehr unterschreiben: Dafür brauchen Sie eine neue.',
      go: 'Was ich noch tun kann',
    },
  },
  signing: (count: number): string =>
    count === 1 ? '1 Dokument wird unterschrieben' : `${count} Dokumente werden unterschrieben`,
  progress: {
    lead: 'Lassen Sie die Karte ruhig auf dem Lesegerät liegen.',
    start: 'Einen Moment',
    count: (done: number, total: number): string => `${done} von ${total} unterschrieben.`,
    keeps: 'Wenn Sie abbrechen, bleibt, was schon unterschrieben ist.',
  },
  result: {
    title: (signed: number, total: number): string =>
      signed === 0
        ? total === 1
          ? 'Das Dokument wurde nicht unterschrieben'
          : 'Kein Dokument wurde unterschrieben'
        : signed === total
          ? signed === 1
            ? 'Fertig: 1 Dokument unterschrieben'
            : `Fertig: ${signed} Dokumente unterschrieben`
          : `${signed} von ${total} Dokumenten unterschrieben`,
    lead: (folder: string | undefined, count: number): string =>
      folder === undefined
        ? untouched(count)
        : `${count === 1 ? 'Die Datei liegt' : 'Die Dateien liegen'} in „${folder}“. ${untouched(count)}`,
    leadSome: 'Was unterschrieben ist, gilt schon. Die Originale haben sich nicht geändert.',
    leadNone: untouched,
    cancelled: {
      title: 'Sie haben das Unterschreiben abgebrochen',
      text: 'Schon unterschriebene Dokumente bleiben, die anderen sind wie vorher.',
    },
    list: 'Was mit jedem Dokument geschehen ist',
    stoppedHere: 'Nicht unterschrieben: Das Unterschreiben endete hier.',
    notBegun: 'Nicht unterschrieben: Das Unterschreiben endete vorher.',
    about: {
      pdf: 'Unterschrift im PDF, ohne sichtbares Feld',
      page: (page: number): string => `Sichtbare Unterschrift auf Seite ${page}`,
      lastPage: 'Sichtbare Unterschrift auf der letzten Seite',
      field: (name: string): string => `Unterschrift im Unterschriftsfeld „${name}“`,
      p7m: 'Enthält die Originaldatei und die Unterschrift',
      p7s: 'Enthält nur die Unterschrift: Schicken Sie das Original mit',
      xml: 'Unterschrift in der XML-Datei',
      counter: 'Gegenzeichnung: Ihre Unterschrift bezieht sich auf die der Person davor',
    },
    open: 'Öffnen',
    openNamed: (name: string): string => `${name} öffnen`,
    verify: 'Prüfen',
    verifyNamed: (name: string): string => `${name} prüfen`,
    verifyAll: 'Alle prüfen',
    show: 'Im Ordner zeigen',
    others: 'Weitere Dokumente unterschreiben',
    signRest: (count: number): string =>
      count === 1 ? 'Das übrige Dokument unterschreiben' : `Die übrigen ${count} Dokumente unterschreiben`,
    changeRest: (count: number): string =>
      count === 1
        ? 'Zurück zum nicht unterschriebenen Dokument'
        : `Zurück zu den ${count} nicht unterschriebenen Dokumenten`,
    worthTitle: 'Was die Unterschrift wert ist',
    worth: [
      'Das ist eine',
      'fortgeschrittene elektronische Signatur (FEA)',
      ': Sie gilt gegenüber der öffentlichen Verwaltung in Italien. Eine qualifizierte Signatur ist es nicht: Fragen Sie in anderen Fällen vorher nach, ob sie angenommen wird.',
    ],
    worthMore: 'Mehr dazu',
    sendTitle: (count: number): string => (count === 1 ? 'So schicken Sie die Datei' : 'So schicken Sie die Dateien'),
    send: 'Schicken Sie die Dateien, wie sie sind. Beim Drucken oder beim Speichern mit einem anderen Programm geht die Unterschrift verloren. Sind die Dokumente wichtig, heben Sie eine Kopie auf.',
  },
};

function untouched(count: number): string {
  return count === 1 ? 'Das Original hat sich nicht geändert.' : 'Die Originale haben sich nicht geändert.';
}
