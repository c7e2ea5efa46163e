import type { Catalogue } from './catalogue.js';
import { deDocumentErrors } from './de-document-errors.js';
import { deDoctor, deDoctorSections } from './de-doctor.js';
import { deCodeErrors } from './de-code-errors.js';
import { deErrors } from './de-errors.js';
import { deServices } from './de-services.js';
import { deToken } from './de-token.js';

/** German, in the words that offices in South Tyrol use. */
export const de = {
  errors: { ...deErrors, ...deDocumentErrors },
  codeErrors: deCodeErrors,
  tries: {
    pin: {
      none: 'Für die PIN bleibt Ihnen kein Versuch mehr. Die PIN ist gesperrt und lässt sich mit der PUK entsperren.',
      one: 'Für die PIN bleibt Ihnen 1 Versuch: Nach einem weiteren Fehler ist sie gesperrt.',
      many: 'Für die PIN bleiben Ihnen {count} Versuche.',
      unknown:
        'Diese Karte sagt nicht, wie viele Versuche für die PIN bleiben. Nach drei Fehlern hintereinander ist sie gesperrt.',
    },
    puk: {
      none: 'Für die PUK bleibt Ihnen kein Versuch mehr: Die Karte lässt sich online nicht mehr verwenden.',
      one: 'Für die PUK bleibt Ihnen 1 Versuch: Nach einem weiteren Fehler lässt sich die Karte nie wieder online verwenden.',
      many: 'Für die PUK bleiben Ihnen {count} Versuche. Sind sie aufgebraucht, lässt sich die Karte nie wieder online verwenden.',
      unknown:
        'Diese Karte sagt nicht, wie viele Versuche für die PUK bleiben. Nach zehn Fehlern hintereinander lässt sich die Karte nie wieder online verwenden.',
    },
  },
  progress: {
    'waiting-for-card': 'Warten auf die Karte',
    'searching-card': 'Die Karte wird gesucht',
    'preparing-store': 'Prüfen, ob sich die Kopplung speichern lässt',
    'recognising-card': 'Die Karte wird erkannt',
    'reading-chip-data': 'Die signierten Daten des Chips werden gelesen',
    'checking-chip': 'Prüfen, ob der Chip echt ist',
    'agreeing-keys': 'Eine geschützte Verbindung wird aufgebaut',
    authenticating: 'Der Chip weist sich aus',
    'asking-tries': 'Verbleibende Versuche werden abgefragt',
    'checking-code': 'Die Karte prüft den Code',
    'reading-holder-data': 'Das Zertifikat wird gelesen',
    'changing-pin': 'Die PIN wird geändert: Bitte die Karte nicht bewegen',
    'unblocking-pin': 'Die PIN wird entsperrt: Bitte die Karte nicht bewegen',
    signing: 'Die Karte unterschreibt: Bitte nicht bewegen',
    sealing: 'Die Daten werden geöffnet, die nur diese Karte öffnen kann',
    'saving-pairing': 'Die Kopplung wird gespeichert',
    'fetching-certificates': 'Die Zertifikate des Staates werden geladen',
    'fetching-trusted-lists': 'Die Vertrauenslisten werden geladen',
    'checking-system': 'System und Browser werden geprüft',
    'looking-at-files': 'Die Dateien werden angesehen',
    'signing-files': 'Unterschreiben läuft: Bitte die Karte auf dem Lesegerät lassen',
    'verifying-files': 'Die Unterschriften werden geprüft',
    'extracting-file': 'Der Inhalt wird herausgelöst',
    'stamping-file': 'Ein Zeitstempel wird angefordert',
    done: 'Fertig',
  },
  assurance: {
    genuine: 'Der Chip ist echt: Seine Daten hat der italienische Staat signiert.',
    'genuine-chosen':
      'Der Chip ist, was er zu sein angibt. Seine Daten hat aber eine Stelle signiert, die auf diesem PC von Hand hinzugefügt wurde, und keine, die als Stelle des italienischen Staates bekannt ist.',
    'unverified-issuer':
      'Aussteller nicht geprüft: Der Chip ist in sich stimmig, aber auf diesem PC fehlen die Zertifikate des Staates ("cie trust fetch").',
  },
  validity: {
    'not-yet-valid': 'Noch nicht gültig',
    valid: 'Gültig',
    'expired-usable': 'Abgelaufen; die Zugangsdaten können bis zu 90 Tage nach dem Ablauf noch funktionieren',
    expired: 'Abgelaufen',
  },
  clock: 'Für alle Datumsangaben zählt die Uhr dieses PCs.',
  pinWarnings: {
    'birth-date': 'Diese PIN enthält Ihr Geburtsdatum.',
    'services-id':
      'Diese PIN ist ein Teil der Dienste-Nummer Ihrer Karte (Numero Identificativo Servizi), die jeder mit einem Lesegerät lesen kann.',
    pan: 'Diese PIN ist ein Teil der Herstellungsnummer Ihrer Karte (PAN), die jeder mit einem Lesegerät lesen kann.',
    'serial-number': 'Diese PIN ist ein Teil der Seriennummer, die auf Ihrer Karte steht.',
    'same-as-puk': 'Diese PIN ist gleich wie die PUK: Wer die eine sieht, hat beide.',
  },
  prompts: {
    pin: 'PIN (8 Ziffern)',
    puk: 'PUK (8 Ziffern)',
    newPin: 'Neue PIN (8 Ziffern)',
    newPinAgain: 'Neue PIN noch einmal',
    whyEightDigits:
      'PIN und PUK haben 8 Ziffern: Die erste Hälfte steht auf der Empfangsbestätigung Ihres Antrags, die zweite im Brief, der mit der Karte gekommen ist.',
    confirmLastPinTry:
      'Das ist der letzte Versuch für die PIN: Ist sie falsch, wird sie gesperrt. Möchten Sie ihn nutzen?',
    confirmLastPukTries:
      'Verbleibende Versuche für die PUK: {count}. Sind sie aufgebraucht, lässt sich die Karte nie wieder online verwenden. Möchten Sie einen nutzen?',
    advisePuk:
      'Verbleibende Versuche für die PUK: {count}. Wenn Sie nicht sicher sind, holen Sie sich die PUK zuerst zurück: mit der App CieID oder in einer beliebigen Gemeinde. Möchten Sie weitermachen?',
    confirmUnverifiedIssuer:
      'Wer diese Karte ausgestellt hat, lässt sich nicht prüfen: Auf diesem PC fehlen die Zertifikate des Staates. Möchten Sie den Code trotzdem senden?',
    keepWeakPin: 'Möchten Sie diese PIN trotzdem behalten?',
  },
  visibleSignature: {
    signedBy: 'Unterschrieben von',
    date: 'Datum',
    reason: 'Grund',
    place: 'Ort',
    alternativeText: 'Unterschrift von {name}',
  },
  token: deToken,
  doctor: deDoctor,
  doctorSections: deDoctorSections,
  services: deServices,
} as const satisfies Catalogue;
