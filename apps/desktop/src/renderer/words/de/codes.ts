import { codeScreens } from './code-screens.js';
import { pairing } from './pairing.js';
import { pinWindow } from './pin-window.js';

/** German: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  ...codeScreens,
  ...pairing,
  ...pinWindow,
  questions: {
    lastPinTry: {
      title: 'Das ist der letzte Versuch. Möchten Sie ihn nutzen?',
      paragraphs: [
        'Ist die PIN auch diesmal falsch, *wird sie gesperrt*. Die Karte verlieren Sie nicht: Als Ausweis bleibt sie gültig. Um zu unterschreiben und sich anzumelden, müssen Sie die PIN aber mit der PUK entsperren.',
        'Wenn Sie die PUK nicht zur Hand haben, warten Sie: Der Versuch ist auch in einer Stunde oder in einem Monat noch da.',
      ],
      safe: 'Nein, ich suche zuerst die PIN',
      other: 'Letzten Versuch nutzen',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1
          ? 'Das ist der letzte Versuch für die PUK. Möchten Sie ihn nutzen?'
          : 'Für die PUK bleiben nur ganz wenige Versuche. Möchten Sie einen nutzen?',
      paragraphs: [
        'Sind die Versuche aufgebraucht, *ist der Chip für immer gesperrt*: Die Karte bleibt als Ausweis gültig, aber um zu unterschreiben und sich anzumelden, brauchen Sie eine neue.',
        'Die PUK zurückzuholen verbraucht keinen Versuch, und diese Versuche warten auf Sie.',
      ],
      safe: 'Nein, ich hole zuerst die PUK zurück',
      other: 'Einen Versuch nutzen',
    },
    advisePuk: {
      title: 'Sind Sie bei dieser PUK sicher?',
      paragraphs: [
        'Die Karte funktioniert noch. Sind die Versuche für die PUK aber aufgebraucht, ist der Chip für Online-Dienste für immer gesperrt.',
        'Wenn Sie die PUK nicht von den Blättern ablesen, holen Sie die PUK besser zuerst zurück: Das verbraucht keinen Versuch.',
      ],
      safe: 'Nein, ich hole zuerst die PUK zurück',
      other: 'Ja, weiter',
    },
    weakPin: {
      title: 'Diese PIN ist leicht zu erraten',
      paragraphs: [
        'Die Karte würde sie annehmen. Wer Sie kennt oder die Karte findet, würde sie als Erstes probieren.',
      ],
      safe: 'Ich wähle eine andere',
      other: 'Diese PIN behalten',
      reasons: {
        'birth-date': 'In der PIN steckt Ihr Geburtsdatum.',
        'services-id': 'Die PIN ist Teil einer Nummer, die sich mit jedem Lesegerät von der Karte lesen lässt.',
        pan: 'Die PIN ist Teil der Nummer des Chips, die sich mit jedem Lesegerät lesen lässt.',
        'serial-number': 'Die PIN ist Teil der Seriennummer, die auf der Karte steht.',
        'same-as-puk': 'PIN und PUK sind gleich: Wer eine davon sieht, hat beide.',
      },
    },
    unverifiedIssuer: {
      title: 'Der Aussteller der Karte lässt sich nicht prüfen',
      paragraphs: [
        'Der Chip antwortet, wie er soll. Auf diesem PC fehlen aber die Zertifikate des Staates, die das bestätigen. *Der Code wurde noch nicht gesendet.*',
        'Meist genügt es, sie zu laden: in den Einstellungen unter „Vertrauenswürdige Zertifikate“.',
      ],
      safe: 'Hier aufhören',
      other: 'Code trotzdem senden',
    },
  },
  aside: 'Karte und Versuche',
  newCard: 'Karte noch zu koppeln',
  readingTries: 'Die verbleibenden Versuche werden gelesen',
  back: 'Meine Karte',
  why: {
    title: 'Warum 8 Ziffern?',
    text: 'Andere Programme fragen nur nach 4, weil sie die übrigen auf dem PC speichern. CIE Kit speichert nichts: Darum fragt es nach allen.',
  },
  /** Of the code that was typed, when the operation broke off. */
  use: {
    'not-sent': 'Es wurde kein Code gesendet: Sie haben keinen Versuch verloren.',
    accepted: 'Der Code war richtig: Sie haben keinen Versuch verloren.',
  },
  spend: {
    label: 'Ich habe die 8 Ziffern geprüft und möchte einen Versuch nutzen.',
    missing: 'Prüfen Sie zuerst die Ziffern und setzen Sie dann hier das Häkchen.',
  },
  pin: { label: 'PIN der Karte', lost: 'Ich weiß die PIN nicht mehr' },
  wrong: {
    pin: {
      title: 'Die PIN ist nicht richtig',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Die Karte funktioniert noch. Wie viele Versuche bleiben, sagt diese Karte nicht: Nach 3 Fehlern hintereinander wird die PIN gesperrt.'
          : left === 1
            ? 'Die Karte funktioniert noch. Es bleibt 1 von 3 Versuchen: Beim nächsten Fehler wird die PIN gesperrt und Sie brauchen die PUK.'
            : `Die Karte funktioniert noch. Es bleiben ${left} von 3 Versuchen: Beim dritten Fehler wird die PIN gesperrt und Sie brauchen die PUK.`,
      next: 'Prüfen Sie die 8 Ziffern: Die ersten 4 stehen auf der Empfangsbestätigung des Antrags, die anderen im Brief. Haben Sie die PIN geändert, gilt die, die Sie gewählt haben.',
    },
    puk: {
      title: 'Die PUK ist nicht richtig',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Die Karte funktioniert noch. Wie viele Versuche bleiben, sagt diese Karte nicht: Nach 10 Fehlern hintereinander ist der Chip für Online-Dienste für immer gesperrt.'
          : left === 1
            ? 'Die Karte funktioniert noch. Es bleibt 1 von 10 Versuchen: Beim nächsten Fehler ist der Chip für Online-Dienste für immer gesperrt, und Sie brauchen eine neue Karte.'
            : `Die Karte funktioniert noch. Es bleiben ${left} von 10 Versuchen. Sind sie aufgebraucht, ist der Chip für Online-Dienste für immer gesperrt, und Sie brauchen eine neue Karte.`,
      next: (left: number | undefined): string =>
        left !== undefined && left > 8
          ? 'Prüfen Sie die 8 Ziffern der PUK: Die ersten 4 stehen auf der Empfangsbestätigung des Antrags, die anderen im Brief. Die PUK lässt sich nicht ändern.'
          : 'Holen Sie die PUK zurück: Das verbraucht keinen Versuch.',
    },
  },
  stopped: {
    cancelled: { title: 'Abgebrochen', text: 'Nichts ist halb erledigt, und kein Versuch ist verloren.' },
    'last-try': {
      title: 'Der Code wurde nicht gesendet',
      text: 'Der Versuch ist noch da. Kommen Sie wieder, wenn Sie die 8 Ziffern vor sich haben: Es eilt nicht.',
    },
    'advise-puk': {
      title: 'Die PUK wurde nicht gesendet',
      text: 'Es sind so viele Versuche wie vorher. Holen Sie die PUK in Ruhe zurück und kommen Sie dann hierher.',
    },
    'weak-pin': {
      title: 'Wählen Sie eine andere PIN',
      text: 'An die Karte wurde nichts gesendet. Geben Sie die Codes noch einmal ein, mit einer neuen PIN, die schwerer zu erraten ist.',
    },
    'unverified-issuer': {
      title: 'Der Code wurde nicht gesendet',
      text: 'Laden Sie die Zertifikate des Staates in den Einstellungen unter „Vertrauenswürdige Zertifikate“ und kommen Sie dann hierher zurück.',
    },
  },
  gate: {
    lead: 'Um weiterzumachen, muss die Karte auf dem Lesegerät liegen. Nach einem Code wird erst gefragt, wenn sie erkannt ist.',
    /** It lies there, and is not used. */
    leadStopped: 'Wir haben angehalten, bevor nach einem Code gefragt wurde.',
    lookAgain: 'Noch einmal nachsehen',
    starting: { title: 'Einen Moment', text: 'Das Lesegerät wird gesucht.', lip: 'Lesegerät wird gesucht' },
    unusable: { title: 'Das Lesegerät lässt sich nicht verwenden', text: '', lip: 'Lesegerät nicht verwendbar' },
    noReader: {
      title: 'Schließen Sie das Lesegerät an',
      text: 'Stecken Sie den USB-Stecker in den PC und warten Sie einige Sekunden: Diese Seite ändert sich von selbst.',
      lip: 'Kein Lesegerät',
    },
    noCard: {
      title: 'Legen Sie die Karte auf das Lesegerät',
      text: 'Legen Sie die Karte in die Mitte und lassen Sie sie ruhig liegen: Diese Seite ändert sich von selbst.',
      lip: 'Warten auf die Karte',
    },
    checking: {
      title: 'Die Karte wird geprüft',
      text: 'Der Chip muss beweisen, dass er echt ist, und sagen, wie viele Versuche bleiben. Erst dann wird nach dem Code gefragt.',
      lip: 'Wird gelesen: bitte liegen lassen',
    },
    unknown: {
      title: 'Diese Karte lässt sich hier nicht verwenden',
      text: 'Nehmen Sie weg, was auf dem Lesegerät liegt, und legen Sie Ihre elektronische Identitätskarte auf, allein und in die Mitte. Auf der Karte hat sich nichts geändert.',
      lip: 'Karte nicht verwendbar',
    },
    several: {
      title: 'Welche Karte möchten Sie verwenden?',
      text: 'Auf den Lesegeräten liegen mehrere Karten. Der Code geht nur an die, die Sie wählen.',
      lip: 'Mehrere Karten',
    },
  },
  work: {
    label: 'Fortschritt',
    lead: 'Lassen Sie die Karte ruhig auf dem Lesegerät liegen: Es dauert nur wenige Sekunden.',
    begin: 'Einen Moment',
    lip: 'Wird gelesen: bitte liegen lassen',
    lipWaiting: 'Die Karte wartet auf Ihre Antwort',
    steps: {
      connect: 'Verbindung mit dem Chip',
      genuine: 'Prüfen, ob die Karte echt ist',
      pin: 'Prüfen der PIN',
      oldPin: 'Prüfen der jetzigen PIN',
      puk: 'Prüfen der PUK',
      newPin: 'Neue PIN',
      doNotMove: 'Die Karte gerade jetzt nicht bewegen',
      certificate: 'Lesen des Zertifikats',
      certificateDetail: 'Name, Steuernummer (codice\u00a0fiscale), Seriennummer',
      save: 'Speichern auf diesem PC',
      saveDetail: 'Die PIN wird nicht gespeichert',
    },
    stopHints: {
      pair: 'Wenn Sie abbrechen, bleibt die Karte, wie sie ist.',
      change: 'Wenn Sie abbrechen, bevor die Karte sie schreibt, bleibt die bisherige PIN.',
      unblock: 'Wenn Sie abbrechen, bevor die Karte sie schreibt, bleibt alles, wie es ist.',
      check: 'Die Karte bleibt, wie sie ist.',
    },
  },
  done: { label: 'Erledigt', lip: 'Sie können die Karte wegnehmen', home: 'Zu „Meine Karte“' },
  newPin: {
    title: 'Die neue PIN',
    label: 'Neue PIN',
    again: 'Neue PIN wiederholen',
    hint: 'Besser nicht Ihr Geburtsdatum und keine Nummern, die auf der Karte stehen.',
    rules: {
      length: (count: number): string => (count === 8 ? '8 Ziffern' : `8 Ziffern: bisher ${count}`),
      notAllEqual: 'nicht alle gleich',
      notInLine: 'nicht der Reihe nach wie 12345678',
      different: 'anders als die jetzige',
    },
    states: { open: 'noch offen', met: 'erfüllt', broken: 'nicht erfüllt' },
    complaints: {
      'all-equal': 'Alle Ziffern sind gleich: Damit stünde die Karte allen offen. Wählen Sie andere.',
      'in-line': 'Die Ziffern folgen der Reihe nach: Das probieren andere als Erstes. Wählen Sie andere Ziffern.',
      'same-as-old': 'Das ist die jetzige PIN: So würde sich nichts ändern.',
      'typed-differently':
        'Die beiden Eingaben sind nicht gleich. Geben Sie die neue PIN hier noch einmal ein oder prüfen Sie die Eingabe oben.',
    },
  },
};
