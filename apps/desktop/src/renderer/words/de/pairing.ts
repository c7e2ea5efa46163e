/** German: pairing a card. */
export const pairing = {
  pair: {
    title: 'Diese Karte koppeln',
    lead: 'Der Chip ist geprüft: Jetzt brauchen Sie die PIN. Einmal genügt.',
    submit: 'Karte koppeln',
    label: 'Name für diese Karte (optional)',
    labelHint: 'Zum Beispiel „Meine Karte“ oder „Oma“. Das hilft, wenn Sie mehr als eine koppeln.',
    foot: 'Die PIN bleibt auf der Karte. Auf diesem PC werden Seriennummer und Datumsangaben gespeichert; Name, Steuernummer (codice\u00a0fiscale) und Zertifikat lassen sich nur öffnen, wenn die Karte auf dem Lesegerät liegt.',
    working: 'Die Karte wird gekoppelt',
    renew: {
      title: 'Kopplung erneuern',
      lead: 'Diese Karte ist schon gekoppelt: Mit der PIN werden die Daten noch einmal gelesen und gespeichert.',
      submit: 'Kopplung erneuern',
    },
    assurance: {
      genuine: 'Ausgestellt vom italienischen Staat',
      'genuine-chosen': 'Bestätigt von einer Stelle, die auf diesem PC hinzugefügt wurde',
      'unverified-issuer': 'Der Aussteller der Karte lässt sich nicht prüfen',
    },
    issuer: {
      'unverified-issuer': {
        title: 'Der Aussteller der Karte wurde nicht geprüft',
        text: 'Auf diesem PC fehlen die Zertifikate des Staates. Bevor die PIN gesendet wird, werden Sie noch einmal gefragt.',
      },
    },
    done: {
      title: 'Die Karte ist gekoppelt',
      renewed: 'Die Kopplung ist erneuert',
      lead: 'Ab jetzt erkennt CIE Kit die Karte, sobald Sie sie auflegen.',
      assurance: {
        genuine: 'Die Karte ist echt',
        'genuine-chosen': 'Die Karte ist von einer Stelle bestätigt, die Sie gewählt haben',
        'unverified-issuer': 'Der Aussteller der Karte wurde nicht geprüft',
      },
      notes: {
        genuine: 'Die Daten des Chips sind vom italienischen Staat signiert.',
        'genuine-chosen': 'Die Daten des Chips sind von einer Stelle signiert, die auf diesem PC hinzugefügt wurde.',
        'unverified-issuer':
          'Laden Sie die Zertifikate des Staates in den Einstellungen unter „Vertrauenswürdige Zertifikate“.',
      },
      savedTitle: 'Was auf diesem PC bleibt',
      open: (serialNumber: string, until: string): string =>
        `Die Seriennummer ${serialNumber} und das Ablaufdatum ${until}: auch ohne die Karte zu sehen`,
      sealed: 'Name, Steuernummer und Zertifikat: verschlossen, nur mit der Karte auf dem Lesegerät zu öffnen',
      never: 'Nicht die PIN: Die PIN bleibt auf der Karte',
    },
  },
};
