import type { Catalogue } from './catalogue.js';

const NOTHING = 'Sie müssen nichts tun.';

/** Findings about logging in with the card: reader's neighbours, token, browsers. */
export const deDoctorToken = {
  'session-denied': {
    title: 'Diese Sitzung kann vom Smartcard-Dienst abgelehnt werden',
    meaning:
      'Der Dienst lässt nur die Person zu, die vor dem Bildschirm sitzt. Über ssh, oder als Dienst gestartet, sieht CIE Kit das Lesegerät nicht, und keine Anmeldung gelingt.',
    advice:
      'Arbeiten Sie selbst am Bildschirm angemeldet oder lassen Sie für dieses Konto eine polkit-Regel für pcscd anlegen.',
  },
  'reader-taken-by-kernel': {
    title: 'Der Kernel hat das ACR122U für sich genommen',
    meaning:
      'Seine NFC-Module halten das Lesegerät fest: Der Smartcard-Dienst sieht keines, und keine Anmeldung ist möglich.',
    advice:
      'Verbieten Sie diese Module mit dem Befehl hier unten, entladen Sie sie und schließen Sie das Lesegerät neu an.',
  },
  'token-platform-unsupported': {
    title: 'Die Anmeldung in Browsern wurde nicht geprüft: Dieses System ist noch nicht vorgesehen',
    meaning: 'CIE Kit richtet Browser unter Linux und teilweise unter macOS ein. Alles andere funktioniert.',
    advice: 'Für Anmeldungen auf diesem System verwenden Sie vorerst Software CIE.',
  },
  'p11-kit-found': {
    title: 'p11-kit ist installiert',
    meaning: 'Es ist das Stück zwischen den Browsern und CIE Kit.',
    advice: NOTHING,
  },
  'p11-kit-untested': {
    title: 'Die Version von p11-kit ist älter als die erprobten',
    meaning:
      'Die Anmeldung wurde mit 0.24 und neuer erprobt; mit dieser Version kann sie misslingen, oder der Browser sieht keine Karte.',
    advice:
      'Aktualisieren Sie p11-kit zusammen mit dem System. Funktioniert die Anmeldung, lassen Sie alles, wie es ist.',
  },
  'p11-kit-proxy-missing': {
    title: 'Der Teil von p11-kit fehlt, den Browser laden',
    meaning: 'Ohne ihn sieht kein Browser die Karte. Karte lesen und PIN ändern funktionieren trotzdem.',
    advice: 'Installieren Sie ihn, wenn Sie sich mit der Karte anmelden möchten.',
  },
  'p11-kit-client-missing': {
    title: 'Der Teil von p11-kit für einzelne Programme fehlt',
    meaning: 'Browser brauchen ihn nicht; "cie token run" und manche abgeschotteten Umgebungen schon.',
    advice: 'Installieren Sie ihn, wenn Sie eines davon verwenden.',
  },
  'token-module-found': {
    title: 'Die Karte ist in p11-kit eingetragen',
    meaning: 'Programme, die p11-kit fragen, finden die Karte.',
    advice: NOTHING,
  },
  'token-module-missing': {
    title: 'Die Anmeldung mit der Karte ist auf diesem PC noch nicht eingerichtet',
    meaning: 'Browser sehen die Karte noch nicht. Alles andere funktioniert.',
    advice: 'Richten Sie sie ein, wenn Sie sich mit der Karte bei öffentlichen Diensten anmelden möchten.',
  },
  'token-module-foreign': {
    title: 'Der Eintrag der Karte in p11-kit stammt nicht von CIE Kit',
    meaning:
      'Jemand hat ihn geändert oder angelegt. Was er startet, ist nicht bekannt; deshalb wird er nicht beurteilt.',
    advice:
      'Sehen Sie sich die Datei an. Wissen Sie nicht, woher sie kommt, legen Sie sie beiseite und installieren Sie noch einmal.',
  },
  'token-module-broken': {
    title: 'Der Eintrag der Karte in p11-kit führt ins Leere',
    meaning:
      'Das Programm, das er starten soll, gibt es nicht mehr, oder es lässt sich nicht ausführen: Browser sehen keine Karte. Oft wurde Node.js verschoben oder aktualisiert.',
    advice: 'Installieren Sie noch einmal: Der Eintrag wird neu geschrieben.',
  },
  'token-module-ignored': {
    title: 'p11-kit beachtet den Eintrag der Karte nicht',
    meaning:
      'Für den Administrator (root), oder wo user-config es verbietet, sieht p11-kit nicht in den Ordner des Benutzers: So gestartete Programme sehen keine Karte.',
    advice: 'Starten Sie den Browser unter Ihrem eigenen Konto oder installieren Sie für alle Benutzer.',
  },
  'token-service-running': {
    title: 'Die Verbindung mit den Browsern läuft',
    meaning: 'Sie zeigt den Browsern die Karte und fragt selbst nach der PIN.',
    advice: NOTHING,
  },
  'token-service-stopped': {
    title: 'Die Verbindung mit den Browsern ist ausgeschaltet',
    meaning: 'Browser sehen ein Lesegerät ohne Karte, und die Anmeldung meldet, dass es kein Zertifikat gibt.',
    advice: 'Starten Sie sie und legen Sie die Karte dann neu auf das Lesegerät.',
  },
  'token-service-mute': {
    title: 'Die Verbindung mit den Browsern antwortet nicht',
    meaning: 'Sie ist da, hängt aber fest, vielleicht an einem Lesegerät. Eine Anmeldung wartet vergeblich.',
    advice: 'Starten Sie sie neu. Hilft das nicht, ziehen Sie das Lesegerät ab und schließen Sie es wieder an.',
  },
  'token-socket-stale': {
    title: 'Eine beendete Verbindung mit den Browsern hat ihren Socket zurückgelassen',
    meaning: 'Dort hört niemand mehr zu: Browser sehen keine Karte.',
    advice: 'Starten Sie die Verbindung neu: Sie räumt selbst auf.',
  },
  'token-socket-exposed': {
    title: 'Andere Benutzer dieses PCs erreichen den Socket der Verbindung mit den Browsern',
    meaning: 'Sie könnten Ihr Zertifikat sehen und die Karte verwenden, solange sie für Sie offen ist.',
    advice: 'Nehmen Sie der Gruppe und den anderen die Rechte weg und starten Sie die Verbindung neu.',
  },
  'token-socket-foreign': {
    title: 'Der Socket der Verbindung mit den Browsern gehört einem anderen Benutzer',
    meaning:
      'Wer dort antwortet, ist nicht Ihr Dienst; er könnte Ihnen eine PIN-Abfrage zeigen, die nicht von uns ist. Geben Sie die PIN nicht ein.',
    advice: 'Finden Sie heraus, wem er gehört, löschen Sie ihn und starten Sie Ihren eigenen Dienst.',
  },
  'token-runtime-folder-missing': {
    title: 'Diese Sitzung hat keinen Ordner für laufende Programme',
    meaning:
      'XDG_RUNTIME_DIR nennt keinen vorhandenen Ordner, wie nach "su" oder in einem Container: Der Dienst hat keinen Platz für seinen Socket.',
    advice:
      'Melden Sie sich auf normalem Weg am System an oder starten Sie den Dienst mit --socket und einem Ordner, in den nur Sie kommen.',
  },
  'opensc-beside-token': {
    title: 'p11-kit zeigt das Lesegerät auch über OpenSC',
    meaning:
      'OpenSC fragt dasselbe Lesegerät ab. Meist ist das harmlos; manchmal ist die Karte im falschen Augenblick belegt, oder ein zweiter, leerer Eintrag erscheint.',
    advice:
      'Misslingen Anmeldungen ab und zu, nehmen Sie OpenSC mit dem Befehl hier unten aus den Browsern heraus. Andere Programme behalten es.',
  },
  'official-module-beside-token': {
    title: 'p11-kit lädt auch die Bibliothek des Ministeriums',
    meaning:
      'Dieselbe Karte erscheint zweimal, und zwei Programme sprechen mit ihr: PIN-Abfragen können doppelt kommen und eine Anmeldung mittendrin stehen bleiben.',
    advice: 'Lassen Sie in p11-kit nur eine der beiden.',
  },
  'openssl-engine-found': {
    title: 'OpenSSL kann die Karte benutzen',
    meaning: 'openssl und curl erreichen sie über p11-kit.',
    advice: NOTHING,
  },
  'openssl-engine-missing': {
    title: 'OpenSSL kann die Karte nicht benutzen',
    meaning: 'Das betrifft nur openssl und curl auf der Kommandozeile, nicht die Browser.',
    advice: 'Installieren Sie die Engine, wenn Sie diese mit der Karte verwenden.',
  },
  'tls-versions': {
    title: 'Die Karte meldet sich mit TLS 1.2 an',
    meaning:
      'Ihr Chip macht RSA-Signaturen in der älteren Form (PKCS #1 v1.5). TLS 1.3 will die neuere, die der Chip nicht kann: Ein Server, der die Karte nur über TLS 1.3 verlangt, bekommt kein Zertifikat, oder der Browser meldet einen Fehler.',
    advice:
      'Die Server des Staates verwenden TLS 1.2. Scheitert ein anderer, setzen Sie security.tls.version.max in about:config von Firefox auf 3, in einem Profil nur für diesen Zweck; mit OpenSSL verlangen Sie RSA+SHA256.',
  },
  'browser-none': {
    title: 'Kein Browser gefunden, den CIE Kit kennt',
    meaning: 'Gesucht wurden Firefox, Chromium, Chrome und Edge, als Pakete, Snaps und Flatpaks.',
    advice: 'Installieren Sie einen, starten Sie ihn einmal und wiederholen Sie die Prüfung.',
  },
  'browser-ready': {
    title: 'Der Browser ist für die Karte eingerichtet',
    meaning: 'Er lädt die Karte über p11-kit.',
    advice: NOTHING,
  },
  'browser-not-set-up': {
    title: 'Der Browser ist nicht für die Karte eingerichtet',
    meaning: 'Er funktioniert wie immer; eine Website, die nach der Karte fragt, findet keine.',
    advice: 'Richten Sie ihn ein, wenn Sie sich mit diesem Browser anmelden möchten.',
  },
  'browser-never-started': {
    title: 'Dieser Browser, oder dieses Profil, hat noch keinen Zertifikatsspeicher',
    meaning: 'Er entsteht beim ersten Start oder beim Einrichten.',
    advice: 'Starten Sie den Browser einmal und schließen Sie ihn, oder richten Sie ihn gleich ein.',
  },
  'browser-restart-needed': {
    title: 'Der Browser läuft schon seit der Zeit vor dem Einrichten',
    meaning: 'Die Liste seiner Sicherheitsgeräte liest er nur beim Start: Er kennt die Karte noch nicht.',
    advice: 'Schließen Sie alle seine Fenster und starten Sie ihn neu.',
  },
  'browser-module-broken': {
    title: 'Der Browser soll eine Bibliothek laden, die nicht da ist',
    meaning: 'Er startet ohne die Karte und sagt nichts dazu. Meist wurde p11-kit entfernt oder verschoben.',
    advice: 'Richten Sie den Browser noch einmal ein.',
  },
  'browser-database-unreadable': {
    title: 'Die Liste der Sicherheitsgeräte des Browsers lässt sich nicht lesen',
    meaning:
      'Die Datei ist beschädigt, zu groß oder gehört nicht Ihnen. Sie blieb unberührt, und CIE Kit wird sie nicht ändern.',
    advice:
      'Öffnen Sie „Kryptographie-Module“ in den Einstellungen des Browsers: Er schreibt die Liste neu. Sonst versuchen Sie es mit einem neuen Profil.',
  },
  'browser-profiles-unreadable': {
    title: 'Die Liste der Profile des Browsers lässt sich nicht lesen',
    meaning: 'Die Datei ist beschädigt, zu groß oder gehört nicht Ihnen: Seine Profile ließen sich nicht prüfen.',
    advice: 'Öffnen Sie about:profiles in Firefox und sehen Sie nach, ob Ihre Profile dort stehen.',
  },
  'browser-opensc-twice': {
    title: 'Der Browser lädt OpenSC zweimal',
    meaning:
      'Einmal selbst und einmal über p11-kit. Beide halten das Lesegerät fest: Die Karte ist oft belegt, und die Liste der Zertifikate kommt langsam.',
    advice: 'Entfernen Sie den eigenen Eintrag des Browsers mit dem Befehl hier unten, bei geschlossenem Browser.',
  },
  'browser-official-module': {
    title: 'Der Browser lädt die Bibliothek des Ministeriums neben unserer',
    meaning:
      'Dasselbe Zertifikat wird zweimal angeboten. Beim ersten fragt das Programm des Ministeriums nach der PIN, beim zweiten CIE Kit; beide sprechen mit derselben Karte, und eine Anmeldung kann mittendrin stehen bleiben.',
    advice: 'Entfernen Sie die, die Sie nicht verwenden, mit dem Befehl hier unten, bei geschlossenem Browser.',
  },
  'browser-tls13-only': {
    title: 'Der Browser ist so eingestellt, dass er TLS 1.2 ablehnt',
    meaning: 'Eine Einstellung oder Richtlinie dieses PCs verlangt TLS 1.3, womit sich die Karte nicht anmelden kann.',
    advice:
      'Nehmen Sie diese Einstellung zurück: security.tls.version.min in Firefox, SSLVersionMin in den Richtlinien der anderen.',
  },
  'browser-snap': {
    title: 'Der Browser ist ein Snap, vom übrigen PC abgeschottet',
    meaning:
      'Er sieht weder die Bibliotheken des Systems noch den Socket des Tokens: Die Karte lässt sich darin nicht einrichten. Sein eigener Zugang zu Lesegeräten (pcscd) nützt für die CIE nichts.',
    advice:
      'Installieren Sie für Anmeldungen den Browser von seinem Hersteller oder aus Ihrer Distribution, ohne Snap.',
  },
  'browser-flatpak': {
    title: 'Der Browser ist ein Flatpak, vom übrigen PC abgeschottet',
    meaning:
      'Er hat eigene Bibliotheken und darf kein Programm des PCs starten: Die Karte lässt sich darin nicht einrichten. Sein Zugang zu Lesegeräten (--socket=pcsc) nützt für die CIE nichts.',
    advice: 'Installieren Sie für Anmeldungen den Browser als Paket Ihrer Distribution oder seines Herstellers.',
  },
  'check-failed': {
    title: 'Ein Teil der Prüfung ließ sich nicht durchführen',
    meaning: 'Was dieser Teil ansieht, ist weder gut noch schlecht: Man weiß es nicht.',
    advice: 'Wiederholen Sie die Prüfung. Bleibt es so, schreiben Sie uns und schicken Sie den Bericht mit.',
  },
} as const satisfies Partial<Catalogue['doctor']>;
