/** French: pairing a card. */
export const pairing = {
  pair: {
    title: 'Associer cette carte',
    lead: 'Le contrôle de la puce est fait : il faut maintenant le code PIN. Une seule fois suffit.',
    submit: 'Associer la carte',
    label: 'Un nom pour la reconnaître (facultatif)',
    labelHint: 'Par exemple « Ma carte » ou « Mamie ». Utile si vous en associez plusieurs.',
    foot: 'Le code PIN reste dans la carte. Cet ordinateur garde le numéro de série et les dates\u00a0; le nom, le code fiscal (codice\u00a0fiscale) et le certificat ne s’ouvrent qu’avec la carte sur le lecteur.',
    working: 'Association de la carte',
    renew: {
      title: 'Renouveler l’association',
      lead: 'Cette carte est déjà associée : avec le code PIN, ses données sont relues et enregistrées à nouveau.',
      submit: 'Renouveler l’association',
    },
    assurance: {
      genuine: 'Émise par l’État italien',
      'genuine-chosen': 'Confirmée par une autorité ajoutée sur cet ordinateur',
      'unverified-issuer': 'L’émetteur de la carte ne peut pas être vérifié',
    },
    issuer: {
      'unverified-issuer': {
        title: 'L’émetteur de la carte n’a pas été vérifié',
        text: 'Il manque les certificats de l’État sur cet ordinateur. Avant l’envoi du code PIN, la question vous sera posée à nouveau.',
      },
    },
    done: {
      title: 'La carte est associée',
      renewed: 'L’association est renouvelée',
      lead: 'À partir de maintenant, CIE Kit la reconnaît dès que vous la posez.',
      assurance: {
        genuine: 'La carte est authentique',
        'genuine-chosen': 'La carte est confirmée par une autorité que vous avez choisie',
        'unverified-issuer': 'L’émetteur de la carte n’a pas été vérifié',
      },
      notes: {
        genuine: 'Les données de la puce sont signées par l’État italien.',
        'genuine-chosen': 'Les données de la puce sont signées par une autorité ajoutée sur cet ordinateur.',
        'unverified-issuer':
          'Téléchargez les certificats de l’État dans les Réglages, sous « Certificats de confiance ».',
      },
      savedTitle: 'Ce qui reste sur cet ordinateur',
      open: (serialNumber: string, until: string): string =>
        `Le numéro de série ${serialNumber} et la date d’expiration, ${until}\u00a0: visibles aussi sans la carte`,
      sealed: 'Nom, code fiscal et certificat : fermés, ils ne s’ouvrent qu’avec la carte sur le lecteur',
      never: 'Pas le code PIN : il reste dans la carte',
    },
  },
};
