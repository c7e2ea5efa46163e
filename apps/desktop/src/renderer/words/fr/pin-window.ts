/** French: the window in which a program asks for the card. */
export const pinWindow = {
  prompt: {
    documentTitle: 'Demande du code PIN',
    title: (program: string): string => `${program} veut utiliser votre carte`,
    titleUnknown: 'Un programme veut utiliser votre carte',
    program: 'Programme',
    reported: (program: string): string => `${program}, selon le système`,
    unknown: 'Le système ne dit pas lequel',
    reason: 'Motif',
    reasonText: 'Se connecter avec la carte ou signer',
    card: 'Carte',
    reader: 'Lecteur',
    label: 'Code PIN, les 8 chiffres',
    safe: 'Le code PIN va seulement à la carte : le programme qui le demande ne le voit pas.',
    submit: 'Envoyer le PIN',
    closes: (left: string): string =>
      `Vous ne l’attendiez pas\u00a0? Fermez cette fenêtre\u00a0: la carte ne change pas. La fenêtre se ferme toute seule dans ${left}.`,
    time: (minutes: number, seconds: number): string =>
      minutes === 0
        ? `${seconds}\u00a0s`
        : seconds === 0
          ? `${minutes}\u00a0min`
          : `${minutes}\u00a0min ${seconds}\u00a0s`,
    refused: {
      'code-incorrect': {
        title: 'Ce code PIN n’était pas le bon',
        text: 'La carte fonctionne encore. Vérifiez les 8 chiffres avant de réessayer.',
      },
      'code-half': {
        title: 'Il faut les 8 chiffres',
        text: 'Vous en avez tapé 4, la moitié du code PIN : rien n’a été envoyé à la carte.',
      },
      'code-format': { title: 'Le code PIN a 8 chiffres', text: 'Rien n’a été envoyé à la carte.' },
      other: {
        title: 'Le code PIN n’a pas été accepté',
        text: 'Regardez les essais restants avant de le taper à nouveau.',
      },
    },
    gone: {
      title: 'Plus personne n’attend le code PIN',
      text: 'La demande est terminée : le temps est écoulé, ou le programme a cessé de demander. Rien n’a été envoyé à la carte.',
    },
  },
};
