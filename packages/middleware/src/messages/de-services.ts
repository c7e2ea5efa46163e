import type { Catalogue } from './catalogue.js';

/** Facts about public services, each with its source and the day on which it was looked up; correct them here. */
const MINISTRY = 'Ministero dell’Interno, https://www.cartaidentita.interno.gov.it/';
const DATE = '2026-11-21';

export const deServices = {
  pukRecovery: {
    title: 'PUK verloren',
    text: 'Mit der App CieID holen Sie sich die PUK zurück. Sie brauchen ein Handy mit NFC und Bildschirmsperre, die Karte, ihre Seriennummer (oben rechts, zum Beispiel CA00000AA) und die Handynummer oder E-Mail-Adresse, die Sie beim Antrag angegeben haben. Die Anfrage dauert 48 Stunden. Danach kommt eine SMS oder eine E-Mail, mit der Sie weitermachen und die PUK sehen können. Stellen Sie keine zweite Anfrage, solange eine läuft. Ein Lesegerät am PC kann die PUK nicht zurückholen. Für Minderjährige stellt ein Elternteil oder der Vormund die Anfrage.',
    source: MINISTRY,
    date: DATE,
  },
  codesReprint: {
    title: 'PIN und PUK neu ausdrucken lassen',
    text: 'Jede Gemeinde (Comune) druckt sie kostenlos neu aus. Sie müssen selbst hingehen und die Karte mitbringen. Die erste Hälfte bekommen Sie sofort. Die zweite kommt per E-Mail (nicht PEC) oder, mit einer Vollmacht, auf Papier.',
    source: MINISTRY,
    date: DATE,
  },
  blockCard: {
    title: 'Karte gestohlen oder verloren',
    text: 'Erstatten Sie Anzeige bei den Ordnungskräften (zum Beispiel Carabinieri oder Polizei) und lassen Sie dann die Karte sperren: 800 098 558, Montag bis Freitag 8–18 Uhr, Samstag 8–14 Uhr, für Karten, die nach dem 4. Juli 2016 ausgestellt wurden. Halten Sie bereit: Vor- und Nachnamen, die Steuernummer (codice\u00a0fiscale), die Seriennummer, falls Sie sie kennen ("cie list" zeigt sie), die Anzeige und den Ort, an dem Sie sie erstattet haben.',
    source: `${MINISTRY}cittadini/furto-e-smarrimento/`,
    date: DATE,
  },
  accessLevels: {
    title: 'Stufen 1, 2 und 3',
    text: 'Stufe 3, also die Karte mit ihrer PIN, funktioniert, sobald Sie die Karte haben, auch für Dienste der Stufen 1 und 2. Die Stufen 1 und 2 aktivieren Sie auf dem Portal mit Steuernummer (codice\u00a0fiscale), Seriennummer und der ERSTEN Hälfte der PUK (dafür muss eine Handynummer hinterlegt sein) oder mit Karte und PIN.',
    source: MINISTRY,
    date: DATE,
  },
  minors: {
    title: 'Minderjährige',
    text: 'Von 5 bis 18 Jahren gibt die Karte nur Zugang zu schulischen Diensten.',
    source: MINISTRY,
    date: DATE,
  },
  expiry: {
    title: 'Karte abgelaufen',
    text: 'Die Zugangsdaten gelten so lange wie die Karte. Nach dem Ablauf funktionieren die der alten Karte noch 90 Tage, sofern keine neue Karte ausgestellt wurde.',
    source: MINISTRY,
    date: DATE,
  },
} as const satisfies Catalogue['services'];
