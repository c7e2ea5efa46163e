/** French: changing and unblocking the PIN. Words between asterisks are shown bold. */
export const codeScreens = {
  change: {
    title: 'Changer le PIN',
    lead: 'Choisissez 8 chiffres faciles à retenir pour vous et difficiles à deviner pour les autres.',
    old: 'Code PIN actuel',
    submit: 'Changer le PIN',
    lost: 'J’ai oublié le PIN actuel',
    foot: 'Le code PIN reste dans la carte\u00a0: CIE Kit ne le garde pas, même en partie.',
    working: 'Changement du code PIN',
    done: 'Le code PIN est changé',
    doneLead: 'La carte a accepté le nouveau code PIN.',
    doneNote: {
      title: 'Le nouveau code PIN est maintenant actif',
      text: 'Il est valable dans tous les programmes et sur tous les ordinateurs. Le code PUK est resté le même.',
    },
  },
  unblock: {
    gateTitle: 'Débloquer le PIN',
    blocked: {
      title: 'Le code PIN est bloqué : débloquons-le',
      lead: 'Cela arrive après 3 erreurs. La carte est intacte : avec le code PUK, vous choisissez un nouveau code PIN.',
      submit: 'Débloquer le PIN',
    },
    forgotten: {
      title: 'Choisir un nouveau code PIN avec le code PUK',
      lead: 'Le code PIN n’est pas bloqué. Si vous ne vous en souvenez plus, le code PUK permet d’en choisir un nouveau.',
      submit: 'Définir le nouveau PIN',
    },
    puk: 'Code PUK',
    lost: 'Je ne trouve pas le PUK',
    difference: {
      title: 'Le PUK et le PIN sont deux codes différents',
      text: 'Le code PUK sert seulement à choisir un nouveau code PIN. Il a 8 chiffres, se trouve sur les deux mêmes feuilles et ne peut pas être changé.',
    },
    working: 'Mise en place du nouveau code PIN',
    done: 'La carte a un nouveau code PIN',
    doneLead: 'Le code PUK était correct et le code PIN est débloqué.',
    doneNote: {
      title: 'Le nouveau code PIN est maintenant actif',
      text: 'Vous avez de nouveau 3 essais pour le code PIN et 10 pour le code PUK. Le code PUK est resté le même : gardez-le avec les feuilles.',
    },
  },
  recoverPuk: {
    title: 'Arrêtez-vous ici\u00a0: récupérez d’abord le code PUK',
    lead: 'La carte est intacte et rien ne presse. Mieux vaut ne pas essayer de deviner.',
    few: (left: number | undefined): string =>
      left === undefined
        ? 'Il reste peu d’essais pour le code PUK'
        : left === 1
          ? 'Il reste un seul essai pour le code PUK'
          : left === 0
            ? 'Il ne reste aucun essai pour le code PUK'
            : `Il reste ${left}\u00a0essais pour le code PUK`,
    next: 'Récupérez le code PUK : cela n’utilise aucun essai.',
    app: {
      title: 'Récupérer le PUK avec CieID',
      text: '48 heures, avec un téléphone NFC. C’est la voie conseillée',
    },
    reprint: {
      title: 'Faire réimprimer les codes',
      text: 'Gratuit, en personne, à la commune (Comune), la carte en main',
    },
    goOn: 'J’ai le PUK sous les yeux',
    why: {
      title: 'Pourquoi s’arrêter',
      text: 'Les essais ne reviennent pas à 10 avec le temps. Ils ne reviennent que lorsque le bon code PUK est accepté.',
    },
  },
  unknown: {
    pageTitle: 'Quel code PIN est sur la carte ?',
    lead: 'La carte n’est pas perdue. Un ou deux contrôles suffisent, sans hâte.',
    title: 'On ne sait pas si le code PIN a changé',
    meaning:
      'Sa réponse s’est perdue au moment même où le code PIN changeait. Elle a maintenant le nouveau ou l’ancien\u00a0: CIE Kit n’essaie aucun des deux tout seul, pour ne pas utiliser vos essais.',
    meaningBlocked:
      'Sa réponse s’est perdue au moment même où le code PIN se débloquait. Pour savoir ce qui s’est passé, il suffit de regarder les essais restants, et il ne faut aucun code pour cela.',
    next: 'Remettez la même carte sur le lecteur : regarder les essais restants n’en utilise aucun.',
    nextHere: 'Tapez le nouveau code PIN, une seule fois : si c’est le bon, vous avez terminé.',
    other: {
      title: 'C’est une autre carte',
      text: 'Remettez sur le lecteur celle que vous étiez en train d’utiliser.',
    },
    new: { label: 'Nouveau code PIN', submit: 'Essayer le nouveau PIN' },
    old: { label: 'Ancien code PIN', submit: 'Essayer l’ancien PIN' },
    checking: 'Vérification du code PIN',
    notNew: {
      title: 'Ce n’est pas le nouveau code PIN',
      text: 'C’est donc l’ancien qui est valable. Tapez-le\u00a0: s’il est correct, vous aurez de nouveau 3 essais.',
      unblock: 'Le déblocage n’a donc pas eu lieu. Le code PUK est toujours valable : utilisez-le à nouveau.',
    },
    isNew: {
      title: 'Le nouveau code PIN est sur la carte',
      lead: 'Tout s’est bien passé, même si la réponse s’était perdue.',
      note: {
        title: 'Le nouveau code PIN est maintenant actif',
        text: 'La carte vient de l’accepter. Vous avez 3 essais sur 3.',
      },
    },
    isOld: {
      title: 'L’ancien code PIN est toujours valable',
      lead: 'Le changement n’a pas eu lieu, et la carte fonctionne.',
      note: {
        title: 'L’ancien code PIN reste valable',
        text: 'La carte vient de l’accepter. Vous pouvez le changer quand vous voulez.',
      },
    },
    triesTell: {
      title: 'Le déblocage a réussi',
      text: 'Avant, le code PIN n’avait plus d’essais, et maintenant il en a\u00a0: le nouveau code PIN est actif.',
    },
    notUnblocked: {
      title: 'Le code PIN est encore bloqué',
      lead: 'La carte est intacte : il suffit de répéter le déblocage.',
      noteTitle: 'Le déblocage n’a pas eu lieu',
      text: 'Le code PIN n’a toujours pas d’essais, le nouveau n’a donc pas été mis en place. Le code PUK était correct et reste valable.',
    },
    unblockAgain: 'Répéter le déblocage',
    why: {
      title: 'Pourquoi d’abord le nouveau code PIN',
      text: 'La carte était déjà en train de le mettre en place : c’est le plus probable. S’il est faux, il coûte un essai, que l’ancien code PIN vous rend.',
    },
  },
};
