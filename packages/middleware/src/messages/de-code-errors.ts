import type { Catalogue } from './catalogue.js';

const UNTOUCHED = 'Es wurde kein Code gesendet: Sie haben keinen Versuch verloren.';

export const deCodeErrors = {
  'code-incorrect': {
    pin: {
      title: 'Die PIN ist falsch',
      meaning: '{tries}',
      nextStep:
        'Prüfen Sie alle 8 Ziffern, bevor Sie es noch einmal versuchen. Wenn Sie sie nicht mehr wissen, entsperren Sie mit der PUK: "cie pin unblock".',
    },
    puk: {
      title: 'Die PUK ist falsch',
      meaning: '{tries}',
      nextStep:
        'Raten Sie nicht. Sehen Sie im Brief und auf der Empfangsbestätigung nach. Ist die PUK verloren, holen Sie sie mit der App CieID oder in Ihrer Gemeinde zurück.',
    },
  },
  'code-blocked': {
    pin: {
      title: 'Die PIN ist gesperrt',
      meaning:
        'Die PIN wurde dreimal falsch eingegeben. Die Karte ist nicht verloren: Mit der PUK entsperren Sie die PIN und legen eine neue fest.',
      nextStep: 'Halten Sie die 8 Ziffern der PUK bereit und führen Sie "cie pin unblock" aus.',
    },
    puk: {
      title: 'Die PUK ist für immer gesperrt',
      meaning:
        'Die PUK wurde zehnmal falsch eingegeben. Die Karte bleibt als Ausweis gültig, lässt sich aber online nicht mehr verwenden.',
      nextStep: 'Um wieder mit einer CIE online zu gehen, beantragen Sie in Ihrer Gemeinde eine neue Karte.',
    },
  },
  'code-format': {
    pin: {
      title: 'Die PIN hat 8 Ziffern',
      meaning: `Nur Ziffern, genau 8. ${UNTOUCHED}`,
      nextStep:
        'Geben Sie die ersten vier Ziffern ein (auf der Empfangsbestätigung) und gleich danach die letzten vier (im Brief).',
    },
    puk: {
      title: 'Die PUK hat 8 Ziffern',
      meaning: `Nur Ziffern, genau 8. ${UNTOUCHED}`,
      nextStep:
        'Geben Sie die ersten vier Ziffern ein (auf der Empfangsbestätigung) und gleich danach die letzten vier (im Brief).',
    },
  },
  'code-half': {
    pin: {
      title: 'Das ist die halbe PIN',
      meaning: `Sie haben 4 Ziffern eingegeben. Andere Programme speichern die erste Hälfte auf dem PC und fragen nur nach dem Rest. CIE Kit tut das nicht, denn eine gespeicherte halbe PIN ist ein halb verschenktes Geheimnis. ${UNTOUCHED}`,
      nextStep: 'Geben Sie alle 8 Ziffern ein: die erste Hälfte von der Empfangsbestätigung, die zweite aus dem Brief.',
    },
    puk: {
      title: 'Das ist die halbe PUK',
      meaning: `Sie haben 4 Ziffern eingegeben, die Karte braucht alle 8. ${UNTOUCHED}`,
      nextStep: 'Geben Sie alle 8 Ziffern ein: die erste Hälfte von der Empfangsbestätigung, die zweite aus dem Brief.',
    },
  },
  'last-try-unconfirmed': {
    pin: {
      title: 'Das wäre der letzte Versuch für die PIN',
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep:
        'Machen Sie nur weiter, wenn Sie sich bei der PIN sicher sind (--allow-last-try). Nach einem weiteren Fehler brauchen Sie die PUK.',
    },
    puk: {
      title: 'Für die PUK bleiben nur noch sehr wenige Versuche',
      meaning: `{tries} Sind sie aufgebraucht, lässt sich die Karte nie wieder online verwenden. ${UNTOUCHED}`,
      nextStep:
        'Holen Sie sich die PUK zurück, bevor Sie es noch einmal versuchen. Nur wenn Sie sich ganz sicher sind: --allow-last-try.',
    },
  },
  'code-outcome-unknown': {
    pin: {
      title: 'Es ist nicht bekannt, ob die Karte die PIN geprüft hat',
      meaning:
        'Die Antwort ging verloren, nachdem die PIN gesendet war: War sie falsch, ist ein Versuch verbraucht. Die PIN wurde nicht noch einmal gesendet.',
      nextStep:
        'Legen Sie die Karte wieder auf und sehen Sie nach, wie viele Versuche bleiben, was keinen verbraucht: "cie pin status".',
    },
    puk: {
      title: 'Es ist nicht bekannt, ob die Karte die PUK geprüft hat',
      meaning:
        'Die Antwort ging verloren, nachdem die PUK gesendet war: War sie falsch, ist ein Versuch verbraucht. Die PUK wurde nicht noch einmal gesendet.',
      nextStep:
        'Legen Sie die Karte wieder auf und sehen Sie nach, wie viele Versuche bleiben, was keinen verbraucht: "cie pin status".',
    },
  },
} as const satisfies Catalogue['codeErrors'];
