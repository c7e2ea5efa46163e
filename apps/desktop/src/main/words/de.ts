import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { MainWords } from './words.js';

/** German: what is outside the windows. */
export const de: MainWords = {
  locale: WINDOW_LOCALES.de,
  state: {
    starting: 'Einen Moment',
    'service-unusable': 'Lesegerät nicht verwendbar',
    'no-reader': 'Kein Lesegerät angeschlossen',
    'no-card': 'Keine Karte auf dem Lesegerät',
    reading: 'Karte wird gelesen',
    'unknown-card': 'Karte nicht erkannt',
    busy: 'Karte wird verwendet: nicht wegnehmen',
    'new-card': 'Karte noch zu koppeln',
    ready: 'Karte auf dem Lesegerät',
    'pin-blocked': 'PIN gesperrt',
    'blocked-for-ever': 'Chip gesperrt',
  },
  tryOut: (state) => `Probe ohne echte Karte: ${state}`,
  tray: {
    open: 'CIE Kit öffnen',
    sign: 'Datei unterschreiben',
    verify: 'Datei prüfen',
    lock: 'Anmeldungen mit der Karte beenden',
    quit: 'CIE Kit beenden',
  },
  menu: {
    file: 'Datei',
    sign: 'Datei unterschreiben',
    verify: 'Datei prüfen',
    settings: 'Einstellungen',
    lock: 'Anmeldungen mit der Karte beenden',
    close: 'Fenster schließen',
    quit: 'CIE Kit beenden',
    hide: 'CIE Kit ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    home: 'Meine Karte',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    resetZoom: 'Normale Größe',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimize: 'Minimieren',
    help: 'Hilfe',
    openHelp: 'Hilfe öffnen',
    doctor: 'Nachsehen, was nicht stimmt',
    lostCodes: 'Ich habe die Codes verloren',
    about: 'Über CIE Kit',
  },
  /** A link of another program that names files. */
  link: {
    sign: (count: number): string =>
      count === 1
        ? 'Eine Seite oder ein Programm bittet Sie, diese Datei zu unterschreiben'
        : 'Eine Seite oder ein Programm bittet Sie, diese Dateien zu unterschreiben',
    verify: (count: number): string =>
      count === 1
        ? 'Eine Seite oder ein Programm möchte, dass Sie diese Datei prüfen'
        : 'Eine Seite oder ein Programm möchte, dass Sie diese Dateien prüfen',
    detail:
      'Beim Öffnen wird nichts unterschrieben: Zuerst sehen Sie das Dokument, dann werden Sie nach der PIN gefragt. Wenn Sie das nicht erwartet haben, öffnen Sie die Datei nicht.',
    open: 'Öffnen',
    refuse: 'Nicht öffnen',
  },
  address: {
    proxyUrl: 'Soll CIE Kit über diesen Server ins Netz gehen?',
    timestampUrl: 'Soll CIE Kit das sichere Datum von diesem Dienst holen?',
    detail: 'Verwenden Sie diese Adresse nur, wenn Sie sie selbst eingegeben haben.',
    use: 'Diese Adresse verwenden',
    refuse: 'Nein, alles lassen wie bisher',
  },
  notices: {
    wrongPin: {
      title: 'Die PIN ist nicht richtig',
      body: (left) =>
        left === undefined
          ? 'Die Karte sagt nicht, wie viele Versuche bleiben. Suchen Sie die richtige PIN, bevor Sie es noch einmal versuchen.'
          : left === 1
            ? 'Die Karte funktioniert noch, aber es bleibt 1 Versuch von 3. Suchen Sie die PIN, bevor Sie ihn nutzen.'
            : `Die Karte funktioniert noch. Es bleiben Ihnen ${left} Versuche von 3.`,
    },
    wrongPuk: {
      title: 'Die PUK ist nicht richtig',
      body: (left) =>
        left === undefined
          ? 'Die Karte sagt nicht, wie viele Versuche bleiben. Suchen Sie die richtige PUK, bevor Sie es noch einmal versuchen.'
          : left === 1
            ? 'Es bleibt 1 Versuch von 10: Noch eine falsche PUK sperrt den Chip für immer. Mit der App CieID können Sie die PUK zurückholen.'
            : `Es bleiben Ihnen ${left} Versuche von 10. Mit der App CieID können Sie die PUK zurückholen.`,
    },
    pinBlocked: {
      title: 'Die PIN ist gesperrt',
      body: 'Die Karte ist unversehrt. Mit der PUK entsperren Sie die PIN und wählen eine neue.',
    },
    blockedForEver: {
      title: 'Der Chip ist für immer gesperrt',
      body: 'Die Karte bleibt als Ausweis gültig. Öffnen Sie CIE Kit, um zu sehen, was Sie tun können.',
    },
    newCard: {
      title: 'Diese Karte ist noch nicht gekoppelt',
      body: 'Koppeln Sie die Karte ein einziges Mal: Danach dient sie zum Anmelden und zum Unterschreiben.',
    },
    expiring: {
      title: (days) =>
        days === 0
          ? 'Die Karte läuft heute ab'
          : days === 1
            ? 'Die Karte läuft morgen ab'
            : `Die Karte läuft in ${days} Tagen ab`,
      body: (serialNumber, date) =>
        `Die Karte ${serialNumber} gilt bis ${date}. Beantragen Sie die neue rechtzeitig in Ihrer Gemeinde.`,
    },
    grace: {
      title: 'Die Karte ist abgelaufen',
      body: (serialNumber, date) =>
        `Wenn Sie noch keine neue haben, können Sie sich mit der Karte ${serialNumber} bis ${date} weiter anmelden.`,
    },
    pukRecovery: {
      title: 'Die 48 Stunden für die PUK sind um',
      body: 'Sehen Sie SMS und E-Mails durch und öffnen Sie dann die App CieID auf dem Handy: Dort steht die PUK.',
    },
    staysOpen: {
      title: 'CIE Kit läuft weiter',
      body: 'So können Sie sich mit der Karte anmelden. Am Symbol neben der Uhr öffnen oder beenden Sie das Programm.',
    },
    locked: {
      title: 'Die Anmeldungen mit der Karte sind beendet',
      body: 'Beim nächsten Mal fragt jedes Programm wieder nach der PIN.',
    },
    nothingToLock: {
      title: 'Keine Anmeldung war offen',
      body: 'Im Moment kann kein Programm die Karte verwenden, ohne nach der PIN zu fragen.',
    },
    notLocked: {
      title: 'Die Anmeldungen ließen sich nicht beenden',
      body: 'Nehmen Sie die Karte vom Lesegerät: Ohne Karte kann kein Programm sie verwenden.',
    },
  },
};
