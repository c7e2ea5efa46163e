/** German: changing and unblocking the PIN. Words between asterisks are shown bold. */
export const codeScreens = {
  change: {
    title: 'PIN ändern',
    lead: 'Wählen Sie 8 Ziffern, die Sie sich leicht merken und die andere schwer erraten können.',
    old: 'Jetzige PIN',
    submit: 'PIN ändern',
    lost: 'Ich weiß die jetzige PIN nicht mehr',
    foot: 'Die PIN bleibt auf der Karte: CIE Kit bewahrt sie nicht auf, auch nicht zum Teil.',
    working: 'Die PIN wird geändert',
    done: 'Die PIN ist geändert',
    doneLead: 'Die Karte hat die neue PIN angenommen.',
    doneNote: {
      title: 'Ab jetzt gilt die neue PIN',
      text: 'Sie gilt in jedem Programm und auf jedem PC. Die PUK ist dieselbe geblieben.',
    },
  },
  unblock: {
    gateTitle: 'PIN entsperren',
    blocked: {
      title: 'Die PIN ist gesperrt: Wir entsperren sie',
      lead: 'Das geschieht nach 3 Fehlern. Die Karte ist unversehrt: Mit der PUK wählen Sie eine neue PIN.',
      submit: 'PIN entsperren',
    },
    forgotten: {
      title: 'Mit der PUK eine neue PIN wählen',
      lead: 'Die PIN ist nicht gesperrt. Wenn Sie die PIN nicht mehr wissen, wählen Sie mit der PUK eine neue.',
      submit: 'Neue PIN festlegen',
    },
    puk: 'PUK',
    lost: 'Ich finde die PUK nicht',
    difference: {
      title: 'PUK und PIN sind nicht dasselbe',
      text: 'Die PUK dient nur dazu, eine neue PIN zu wählen. Auch die PUK hat 8 Ziffern und steht auf denselben zwei Blättern; ändern lässt sie sich nicht.',
    },
    working: 'Die neue PIN wird festgelegt',
    done: 'Die Karte hat eine neue PIN',
    doneLead: 'Die PUK war richtig, und die PIN ist entsperrt.',
    doneNote: {
      title: 'Ab jetzt gilt die neue PIN',
      text: 'Es sind wieder 3 Versuche für die PIN und 10 für die PUK. Die PUK ist dieselbe geblieben: Heben Sie die PUK mit den Blättern auf.',
    },
  },
  recoverPuk: {
    title: 'Bitte nicht raten: zuerst die PUK zurückholen',
    lead: 'Die Karte ist unversehrt, und es eilt nicht.',
    few: (left: number | undefined): string =>
      left === 1 ? 'Für die PUK bleibt nur 1 Versuch' : `Verbleibende Versuche für die PUK: ${left ?? 0}`,
    next: 'Holen Sie die PUK zurück: Das verbraucht keinen Versuch.',
    app: {
      title: 'PUK mit der App CieID zurückholen',
      text: '48 Stunden, mit einem NFC-Handy. Das ist der empfohlene Weg',
    },
    reprint: {
      title: 'Codes in der Gemeinde neu ausdrucken lassen',
      text: 'Kostenlos, persönlich, mit der Karte in der Hand',
    },
    goOn: 'Ich habe die PUK vor mir',
    why: {
      title: 'Warum nicht raten',
      text: 'Mit der Zeit werden es nicht wieder 10 Versuche, sondern nur, wenn die richtige PUK angenommen wird.',
    },
  },
  unknown: {
    pageTitle: 'Welche PIN ist auf der Karte?',
    lead: 'Die Karte ist in Ordnung. Ein, zwei Prüfungen genügen, ganz ohne Eile.',
    title: 'Ob die PIN geändert wurde, ist nicht bekannt',
    meaning:
      'Die Antwort der Karte ging verloren, gerade als die PIN geändert wurde. Jetzt gilt die neue oder die bisherige PIN: CIE Kit probiert von sich aus keine der beiden, um Ihre Versuche nicht zu verbrauchen.',
    meaningBlocked:
      'Die Antwort der Karte ging verloren, gerade als die PIN entsperrt wurde. Die verbleibenden Versuche zeigen, wie es ausgegangen ist; sie lassen sich ohne Code lesen.',
    next: 'Legen Sie dieselbe Karte wieder auf das Lesegerät: Die verbleibenden Versuche zu lesen verbraucht keinen.',
    nextHere: 'Geben Sie die neue PIN ein, nur ein einziges Mal: Ist es die richtige, sind Sie fertig.',
    other: {
      title: 'Das ist eine andere Karte',
      text: 'Legen Sie wieder die Karte auf das Lesegerät, mit der Sie gerade gearbeitet haben.',
    },
    new: { label: 'Die neue PIN', submit: 'Neue PIN probieren' },
    old: { label: 'Die bisherige PIN', submit: 'Bisherige PIN probieren' },
    checking: 'Die PIN wird geprüft',
    notNew: {
      title: 'Es ist nicht die neue PIN',
      text: 'Dann gilt die bisherige. Geben Sie die bisherige PIN ein: Ist sie richtig, sind es wieder alle 3 Versuche.',
      unblock: 'Dann wurde die PIN nicht entsperrt. Die PUK gilt weiterhin: Geben Sie die PUK noch einmal ein.',
    },
    isNew: {
      title: 'Die neue PIN ist auf der Karte',
      lead: 'Alles ist gut gegangen, auch wenn die Antwort verloren ging.',
      note: {
        title: 'Ab jetzt gilt die neue PIN',
        text: 'Die Karte hat sie gerade angenommen. Es sind 3 von 3 Versuchen.',
      },
    },
    isOld: {
      title: 'Es gilt die bisherige PIN',
      lead: 'Die PIN wurde nicht geändert, und die Karte funktioniert.',
      note: {
        title: 'Die bisherige PIN gilt weiter',
        text: 'Die Karte hat sie gerade angenommen. Ändern können Sie die PIN, wann Sie möchten.',
      },
    },
    triesTell: {
      title: 'Die PIN ist entsperrt',
      text: 'Vorher gab es für die PIN keine Versuche, jetzt gibt es welche: Es gilt die neue PIN.',
    },
    notUnblocked: {
      title: 'Die PIN ist noch gesperrt',
      lead: 'Die Karte ist unversehrt: Entsperren Sie die PIN einfach noch einmal.',
      noteTitle: 'Die PIN wurde nicht entsperrt',
      text: 'Für die PIN gibt es noch immer keine Versuche, die neue wurde also nicht übernommen. Die PUK war richtig und gilt weiterhin.',
    },
    unblockAgain: 'Noch einmal entsperren',
    why: {
      title: 'Warum zuerst die neue PIN',
      text: 'Die Karte war schon dabei, sie zu übernehmen: Wahrscheinlich gilt die neue. Ist sie falsch, kostet das einen Versuch, und mit der bisherigen PIN bekommen Sie ihn zurück.',
    },
  },
};
