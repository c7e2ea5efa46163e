/** German: the settings, and what the app is. */
export const settings = {
  title: 'Einstellungen',
  sections: {
    label: 'Abschnitte',
    general: 'Allgemein',
    signing: 'Unterschreiben',
    verification: 'Prüfen',
    browsers: 'Browser',
    network: 'Netzwerk',
    diagnostics: 'Diagnose',
    about: 'Über CIE Kit',
  },
  source: 'Änderungen gelten sofort. CIE Kit sendet keine Statistiken.',
  save: 'Speichern',
  saved: 'Gespeichert',
  unchanged: 'Es wurde nichts geändert',
  general: {
    look: 'Aussehen',
    themes: { system: 'Wie der PC', light: 'Hell', dark: 'Dunkel' },
    contrast: { title: 'Hoher Kontrast', text: 'Deutlichere Ränder und Texte' },
    language: 'Sprache',
    startAtLogin: {
      title: 'CIE Kit mit dem PC starten',
      text: 'So müssen Sie es nicht vor jeder Anmeldung öffnen. Ist das Fenster geschlossen, bleibt es neben der Uhr.',
    },
    keepLog: {
      title: 'Protokoll führen',
      text: 'Was wann gemacht wurde, für die Person, die Ihnen hilft. Nie Codes, Namen oder Dateien',
    },
  },
  signing: {
    level: 'Wie lange der Nachweis halten soll',
    levelText: 'Gilt für die nächsten Unterschriften. Beim Unterschreiben können Sie es jedes Mal ändern.',
    levels: {
      b: { title: 'Einfache Unterschrift', text: 'Genügt fast immer (Stufe B)' },
      t: { title: 'Mit sicherem Datum', text: 'Eine Stelle bestätigt, wann Sie unterschrieben haben (Stufe T)' },
      lt: {
        title: 'Mit Datum und Nachweisen',
        text: 'Lässt sich auch nach dem Ablauf der Karte prüfen (Stufe LT)',
      },
      lta: { title: 'Für das Archiv', text: 'Die Nachweise lassen sich über Jahre erneuern (Stufe LTA)' },
    },
    needsAuthority: 'Für das sichere Datum braucht es die Adresse eines Zeitstempeldienstes.',
    authority: 'Zeitstempeldienst',
    authorityText:
      'Die Adresse gibt Ihnen der Anbieter des Dienstes. Er bekommt nur eine Prüfsumme des Dokuments, nie das Dokument.',
    authorityWrong: 'Das ist keine Adresse: Am Anfang steht http:// oder https://.',
  },
  verification: {
    online: {
      title: 'Online fragen, ob eine Karte gesperrt wurde',
      text: 'Wenn Sie eine Unterschrift prüfen. Ist das ausgeschaltet, fragt CIE Kit jedes Mal',
    },
    certificates: 'Vertrauenswürdige Zertifikate',
    certificatesText: 'Daran erkennt CIE Kit Karten und Unterschriften. Die des Staates werden von hier aus geladen.',
    none: 'Es gibt noch kein Zertifikat.',
    until: (date: string): string => `Gültig bis ${date}`,
    origin: { 'built-in': 'vom Staat', added: 'von Ihnen hinzugefügt' },
    remove: 'Entfernen',
    removeNamed: (name: string): string => `${name} entfernen`,
    fetchTrust: 'Zertifikate des Staates laden',
    fetched: (added: number): string =>
      added === 0
        ? 'Alle waren schon da.'
        : added === 1
          ? '1 Zertifikat des Staates hinzugefügt.'
          : `${added} Zertifikate des Staates hinzugefügt.`,
    addFile: 'Aus einer Datei hinzufügen',
    removeTitle: (name: string): string => `„${name}“ entfernen?`,
    removeText:
      'Unterschriften und Karten, die von diesem Zertifikat abhängen, werden nicht mehr erkannt. Sie können es wieder hinzufügen.',
    keep: 'Nein, behalten',
    lists: 'Europäische Listen',
    listsText:
      'Darin steht, wer in Europa qualifizierte Signaturen ausstellen darf. Das Laden kann einige Minuten dauern.',
    noLists: 'Es gibt noch keine Liste.',
    list: (country: string, services: number): string =>
      services === 1 ? `${country}: 1 Dienst` : `${country}: ${services} Dienste`,
    listUpdate: (date: string): string => `Nächste Aktualisierung: ${date}`,
    listUpdateUnknown: 'Nächste Aktualisierung nicht angegeben',
    fetchLists: 'Europäische Listen laden',
    listsFetched: (lists: number): string => (lists === 1 ? '1 Liste aktualisiert.' : `${lists} Listen aktualisiert.`),
    listProblems: 'Einige Listen ließen sich nicht verwenden',
    removeListTitle: (country: string): string => `Liste entfernen: ${country}?`,
    removeListText:
      'Qualifizierte Signaturen aus diesem Land werden nicht mehr als solche erkannt. Sie können die Liste wieder laden.',
  },
  browsers: {
    lead: 'Damit Sie sich mit der Karte anmelden können, muss der Browser CIE Kit kennen. Einmal einrichten genügt.',
    set: {
      title: 'Browser einrichten',
      text: 'Firefox, Chrome, Chromium und andere: was fehlt und was zu tun ist',
    },
    lock: {
      title: 'Anmeldungen mit der Karte',
      text: 'Jedes Programm, das die Karte gerade verwendet, muss wieder nach der PIN fragen.',
    },
    lockButton: 'Anmeldungen beenden',
    locked: 'Die Anmeldungen sind beendet.',
  },
  network: {
    proxy: 'Proxy',
    proxyText:
      'In manchen Büros nötig. Zu Hause lassen Sie das Feld leer: CIE Kit verwendet das Netz wie andere Programme.',
    proxyHint: 'Zum Beispiel http://proxy.buero.example:3128',
    proxyWrong:
      'Diese Adresse passt nicht: Am Anfang steht http://, und weder Benutzername noch Passwort kommen darin vor.',
    passwordTitle: 'Das Passwort wird nie gespeichert',
    passwordText:
      'Wenn Ihr Proxy ein Passwort verlangt, schreiben Sie es nicht hierher: Es bliebe auf der Festplatte. Tragen Sie es in die Umgebungsvariable http_proxy ein und lassen Sie dieses Feld leer.',
    whenTitle: 'Wann CIE Kit das Netz verwendet',
    when: [
      'Um die Zertifikate des Staates und die europäischen Listen zu laden, wenn Sie es verlangen.',
      'Um zu fragen, ob eine Karte gesperrt wurde, wenn Sie eine Unterschrift prüfen und es möchten.',
      'Für das sichere Datum von Unterschriften, wenn Sie die Adresse eines Dienstes angegeben haben.',
    ],
  },
  diagnostics: {
    doctor: {
      title: 'Nachsehen, was nicht stimmt',
      text: 'Lesegerät, Dienst, Karte, Browser. Von dort speichern Sie auch den Bericht für die Person, die Ihnen hilft',
    },
    log: 'Protokoll',
    logText: 'Es liegt nur auf diesem PC. Lesen Sie es, bevor Sie es weitergeben.',
    logOff: 'Das Protokoll ist ausgeschaltet: Es wird nichts geschrieben.',
    empty: 'Das Protokoll ist leer.',
    read: 'Protokoll anzeigen',
    hide: 'Protokoll ausblenden',
    clear: 'Protokoll leeren',
    cleared: 'Das Protokoll wurde geleert.',
    clearTitle: 'Protokoll leeren?',
    clearText:
      'Was darin steht, geht verloren. Wenn Ihnen gerade jemand hilft, fragen Sie vorher, ob es noch gebraucht wird.',
    clearKeep: 'Nein, behalten',
  },
  about: {
    version: (version: string): string => `Version ${version}`,
    what: 'Mit CIE Kit verwenden Sie die elektronische Identitätskarte (CIE) am PC: Codes, Unterschriften, Prüfungen, Anmeldungen der Stufe 3.',
    notMinistryTitle: 'Das ist nicht das Programm des Ministeriums',
    notMinistry:
      'CIE Kit ist ein offenes, unabhängiges Projekt. Das offizielle Programm heißt „Software CIE“ und steht auf der Website des Innenministeriums.',
    ministry: 'Website des Ministeriums öffnen',
    privacyTitle: 'Was diesen PC verlässt',
    privacy: [
      'CIE Kit sendet keine Statistiken und hat kein Benutzerkonto.',
      'PIN und PUK gehen nur an die Karte und werden nirgends gespeichert oder aufgeschrieben.',
      'Die Dokumente bleiben hier.',
    ],
    sourceTitle: 'Quellcode',
    sourceText:
      'Der Quellcode von CIE Kit ist für alle offen, unter der Lizenz MIT: Alle dürfen ihn lesen, prüfen und verbessern.',
    licences: (count: number): string => `Programme anderer, die wir verwenden: ${count}`,
    licencesText: 'Danke allen, die sie geschrieben haben. Die vollständigen Lizenzen liegen im Ordner des Programms.',
  },
};
