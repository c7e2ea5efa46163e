import type { BrowserNoteCode, BrowserPart } from '../../../contract/system-views.js';

const parts: Readonly<Record<BrowserPart, string>> = {
  'p11-kit': 'Die Programme dieses PCs',
  firefox: 'Firefox',
  chromium: 'Chromium, Chrome, Edge',
  service: 'Die Verbindung mit der Karte',
};

const notes: Readonly<Record<BrowserNoteCode, string>> = {
  'browser-running': 'Dieser Browser ist offen: Schließen und öffnen Sie ihn wieder, dann sieht er die Karte.',
  'proxy-loaded': 'Dieser Browser war schon eingerichtet: Es wurde nichts geändert.',
  'proxy-loaded-by-system':
    'Auf diesem System sind die Browser schon von selbst eingerichtet: Es wurde nichts geändert.',
  'opensc-twice':
    'Dieser Browser hat OpenSC in seiner Liste der Sicherheitsgeräte und bekommt es auch von p11-kit. Entfernen Sie OpenSC aus der Liste des Browsers.',
  snap: 'Dieser Browser ist als Snap installiert: Er ist vom übrigen PC abgeschottet, und die Karte erreicht ihn nicht. Installieren Sie denselben Browser als gewöhnliches Paket.',
  flatpak:
    'Dieser Browser ist als Flatpak installiert: Er ist vom übrigen PC abgeschottet, und die Karte erreicht ihn nicht. Installieren Sie denselben Browser als gewöhnliches Paket.',
  'no-profile':
    'Firefox wurde noch nie geöffnet: Öffnen Sie ihn einmal, schließen Sie ihn und wiederholen Sie es dann von hier.',
  'profile-missing': 'Firefox merkt sich ein Profil, das es nicht mehr gibt: Zu tun ist nichts.',
  'profiles-unreadable':
    'Die Liste der Profile von Firefox lässt sich nicht verstehen: Die Profile blieben, wie sie sind.',
  'modules-unreadable':
    'Die Liste der Sicherheitsgeräte dieses Browsers lässt sich nicht verstehen: Sie blieb, wie sie ist.',
  'user-modules-off':
    'Auf diesem PC dürfen Benutzerkonten keine Karten zu Programmen hinzufügen: Wer den PC betreut, muss die Karte für alle einrichten.',
  'root-ignored':
    'CIE Kit läuft gerade mit Administratorrechten: So sehen die Programme die Karte nicht. Öffnen Sie es mit Ihrem eigenen Benutzerkonto.',
  'command-temporary':
    'Der Befehl „cie“ liegt in einem Ordner, der geleert wird. Installieren Sie ihn dauerhaft und wiederholen Sie es dann von hier.',
  'next-login':
    'Die Verbindung startet bei der nächsten Anmeldung am PC. Um sie sofort zu verwenden, starten Sie sie hier.',
  'not-ours': 'Diese Datei wurde von anderer Seite ersetzt: Sie blieb, wie sie ist.',
  'backup-kept': 'Was vorher da war, bleibt hier aufbewahrt.',
  'edit-kept': 'Diese Datei von uns wurde von anderer Seite geändert: Die Kopie mit den Änderungen liegt hier.',
  'backup-lost': 'Die Kopie dessen, was vorher da war, ist nicht mehr da: Entfernt wurde nur unser Teil.',
};

/** German: the check of this computer, and its browsers. */
export const system = {
  doctor: {
    runningTitle: 'Dieser PC wird geprüft',
    runningLead: 'Es wird nichts geändert und nach keinem Code gefragt.',
    begin: 'Die Prüfung beginnt',
    failedTitle: 'Die Prüfung kam nicht bis zum Ende',
    title: (count: number): string =>
      count === 0
        ? 'Alles in Ordnung'
        : `${['Eine Sache', 'Zwei Dinge', 'Drei Dinge', 'Vier Dinge', 'Fünf Dinge', 'Sechs Dinge'][count - 1] ?? `${count} Dinge`} zu erledigen`,
    lead: (count: number, time: string): string =>
      `Geprüfte Punkte: ${count}, fertig um ${time} Uhr. An der Karte und am PC wurde nichts geändert.`,
    toFix: 'Zu erledigen',
    toKnow: 'Gut zu wissen',
    fine: 'In Ordnung',
    fixes: {
      'set-up-browsers': 'Browser einrichten',
      'fetch-trust': 'Zertifikate des Staates laden',
      'start-token': 'Verbindung starten',
    },
    fixing: {
      'set-up-browsers': 'Die Browser werden eingerichtet',
      'fetch-trust': 'Die Zertifikate werden geladen',
      'start-token': 'Die Verbindung wird gestartet',
    },
    together: 'Erledigt sich zusammen mit dem Punkt darüber.',
    go: {
      pair: 'Karte koppeln',
      unblock: 'PIN entsperren',
      'lost-codes': 'Codes wiederfinden',
      browsers: 'Zu „Browser“',
      home: 'Karte ansehen',
    },
    command: 'Der Befehl, der hilft:',
    tryOut:
      'Sie probieren mit einer Probekarte: Der PC und die Browser sind die echten, und von hier aus werden sie nicht geändert.',
    again: 'Wiederholen',
    report: {
      hint: 'Hilft Ihnen jemand aus der Ferne? Der Bericht enthält keine Codes, keinen Namen und keine Steuernummer.',
      button: 'Bericht erstellen',
      title: 'Erst den Bericht lesen, dann über das Speichern entscheiden',
      lead: 'Das ist alles, was die Person sehen kann, die Ihnen hilft. Es wird nichts gesendet: Die Datei bleibt bei Ihnen.',
      text: 'Der Bericht',
      save: 'Bericht speichern',
      back: 'Ergebnis der Prüfung',
      saved: 'Der Bericht ist gespeichert',
    },
  },
  browsers: {
    title: 'Browser',
    lead: 'Um sich mit der Karte bei öffentlichen Diensten anzumelden, in Firefox oder Chromium.',
    back: 'Hilfe',
    tryOut: {
      title: 'Sie probieren mit einer Probekarte',
      text: 'Die Browser dieses PCs sind echt: Während der Probe werden sie weder eingerichtet noch geändert.',
    },
    setUp: {
      title: 'Browser einrichten',
      looking: 'Die Browser dieses PCs werden angesehen',
      will: 'Das wird sich ändern. Was vorher da war, wird aufbewahrt, und Sie können alles zurücknehmen.',
      actions: { create: 'neu', change: 'geändert', remove: 'entfernt' },
      ready: 'Die Browser dieses PCs sind eingerichtet',
      readyText: 'Zu ändern gibt es nichts.',
      nothing: 'Es wurden keine Browser zum Einrichten gefunden',
      nothingText: 'Öffnen Sie Firefox oder Chromium einmal und sehen Sie dann noch einmal nach.',
      button: 'Browser einrichten',
      look: 'Noch einmal nachsehen',
      done: 'Die Browser sind eingerichtet',
      doneText: 'Wenn ein Browser offen ist, schließen Sie ihn und öffnen Sie ihn wieder: Dann sieht er die Karte.',
      hindered: 'Etwas ist noch zu tun',
      hinderedText: 'Was, steht unten: Bis dahin findet eine Website die Karte vielleicht nicht.',
      removed: 'Alles ist wieder, wie es war',
      removedText: 'Die Browser sehen die Karte nicht mehr. Sie können sie jederzeit wieder einrichten.',
      notes: 'Gut zu wissen',
      left: 'Von Hand zu tun bleibt, im Terminal:',
      progress: 'Arbeit an den Browsern',
      parts,
      noteTexts: notes,
    },
    remove: {
      button: 'Karte aus den Browsern entfernen',
      title: 'Karte aus den Browsern entfernen?',
      text: 'Öffentliche Dienste können dann auf diesem PC nicht mehr nach der Karte fragen. Unterschriften, Codes und gekoppelte Karten bleiben, wie sie sind.',
      safe: 'Nein, dort lassen',
      other: 'Entfernen',
    },
    token: {
      title: 'Wer die Karte verwendet',
      states: {
        running: 'Die Verbindung mit den Browsern läuft',
        stopped: 'Die Verbindung mit den Browsern ist ausgeschaltet',
        unknown: 'Die Verbindung mit den Browsern antwortet nicht',
      },
      stoppedText:
        'Ist ein Browser eingerichtet, startet die Verbindung von selbst, sobald er die Karte sucht. Sie können sie auch jetzt starten.',
      unknownText: 'Sehen Sie mit der Prüfung des PCs nach, was nicht stimmt.',
      looking: 'Es wird nachgesehen, wer die Karte verwendet',
      none: 'Zurzeit verwendet kein Programm die Karte.',
      unknownProgram: 'Ein Programm, das das System nicht benennen kann',
      programs: 'Zurzeit wird die Karte verwendet von',
      open: 'Die Karte ist offen: Ein Programm kann sie verwenden, ohne wieder nach der PIN zu fragen.',
      closed: 'Die Karte ist geschlossen: Ein Programm muss Sie zuerst nach der PIN fragen.',
      lock: 'Karte jetzt schließen',
      locked: 'Die Karte ist geschlossen: Das nächste Programm fragt Sie wieder nach der PIN.',
      start: 'Verbindung starten',
      starting: 'Die Verbindung wird gestartet',
      doctor: 'Nachsehen, was nicht stimmt',
    },
  },
};
