/** French: reader and card as they lie there, the paired cards, the first start. Words between asterisks are shown bold. */
export const home = {
  tryOut: 'Essayer sans carte',
  look: 'Vérifier à nouveau',
  doctor: 'Chercher ce qui ne va pas',
  try: 'Essayez ceci',

  starting: { title: 'Un instant', lead: 'Recherche du lecteur.', lip: 'Recherche du lecteur' },
  service: {
    lip: 'Lecteur inutilisable',
    lead: 'La carte n’est pas en cause : il ne lui est rien arrivé.',
    titles: {
      'service-not-running': 'Activons le service des lecteurs',
      'binding-unavailable': 'Il manque un composant pour les lecteurs',
      'access-denied': 'L’ordinateur ne vous laisse pas utiliser le lecteur',
      'reader-not-answering': 'Le lecteur ne répond plus',
      other: 'Le lecteur ne peut pas être utilisé',
    },
    steps: {
      'service-not-running': {
        linux: [
          '*Ouvrez le terminal*, copiez-y cette commande et appuyez sur Entrée :',
          '*Tapez le mot de passe de l’ordinateur* s’il le demande. Rien ne s’affiche pendant que vous tapez : c’est normal.',
          '*Attendez quelques secondes.* Cette page change toute seule.',
        ],
        win32: [
          '*Appuyez sur Windows et R*, tapez le nom ci-dessous et appuyez sur Entrée :',
          '*Cherchez « Carte à puce »* (ou « Smart Card ») dans la liste, faites un double clic et choisissez le démarrage automatique.',
          '*Choisissez Démarrer*, puis OK. Cette page change toute seule.',
        ],
        darwin: [
          '*Débranchez le lecteur*, attendez quelques secondes et rebranchez-le.',
          '*Toujours rien ?* Redémarrez l’ordinateur : le service démarre avec le système.',
        ],
      },
      'binding-unavailable': {
        linux: [
          '*Ouvrez le terminal*, copiez-y cette commande et appuyez sur Entrée :',
          '*Fermez CIE Kit* et ouvrez-le à nouveau.',
        ],
        other: ['*Réinstallez CIE Kit* : une partie de l’installation n’est pas complète.'],
      },
      'access-denied': {
        other: [
          '*Ouvrez CIE Kit depuis votre bureau*, et non à distance ou avec un autre compte.',
          '*Une autre personne gère l’ordinateur ?* Demandez-lui l’accès aux lecteurs de cartes à puce (pcscd, polkit).',
        ],
      },
      'reader-not-answering': {
        other: [
          '*Débranchez le lecteur*, attendez quelques secondes et rebranchez-le.',
          '*Remettez la carte au centre.* CIE Kit rouvre la liaison tout seul.',
          '*Cela se reproduit ?* Utilisez un autre port USB de l’ordinateur, sans rallonge.',
        ],
      },
    },
    commands: {
      'service-not-running': { linux: 'sudo systemctl enable --now pcscd.socket', win32: 'services.msc' },
      'binding-unavailable': { linux: 'sudo apt install pcscd libpcsclite1' },
    },
    codesSafe: 'Aucun code n’a été envoyé à la carte.',
    afterHang: 'Si vous étiez en train de taper un code, regardez les essais restants avant de le taper à nouveau.',
  },
  noReader: {
    title: 'Branchez le lecteur sur l’ordinateur',
    lead: 'CIE Kit ne le voit pas. La carte n’est pas en cause : il ne lui est rien arrivé.',
    lip: 'Lecteur non branché',
    steps: [
      '*Branchez la fiche USB* directement sur l’ordinateur, sans rallonge ni adaptateur.',
      '*Attendez quelques secondes.* Quand le lecteur s’allume, cette page change toute seule.',
      '*Toujours rien ?* Utilisez un autre port USB, puis demandez à CIE Kit de faire le contrôle.',
    ],
    which: 'Quel lecteur me faut-il ?',
    whichText:
      'Un lecteur sans contact (NFC, ISO 14443), qui se branche en USB. Ceux où l’on glisse la carte, comme pour la carte sanitaire (tessera sanitaria), ne lisent pas la CIE.',
    meanwhile: {
      before: 'En attendant, vous pouvez ',
      verify: 'vérifier une signature',
      or: ' ou ',
      theft: 'imprimer la feuille pour faire bloquer la carte',
      after: ' : il ne faut pas de lecteur.',
    },
  },
  noCard: {
    title: 'Posez la carte sur le lecteur',
    lead: 'Posez-la au centre et ne la bougez plus. CIE Kit la reconnaît tout seul.',
    lip: 'En attente de la carte',
    tipsTitle: 'Si elle n’est pas reconnue',
    tips: [
      '*Retirez l’étui.* Un étui de protection bloque le signal.',
      '*Éloignez les autres cartes.* Cartes bancaires, autres cartes et téléphone peuvent gêner.',
      '*Ne la déplacez pas.* Si elle glisse, posez-la à nouveau : cela ne fait rien.',
    ],
    lost: 'La carte est perdue ou volée ? ',
    lostLink: 'Voici le numéro à appeler et les données à indiquer',
  },
  reading: {
    title: 'Lecture de la carte',
    lead: 'Laissez-la en place quelques secondes. Aucun code n’est nécessaire.',
    lip: 'Lecture en cours',
  },
  unknown: {
    title: 'Cette carte ne semble pas être une CIE',
    lead: 'Le lecteur fonctionne, mais la carte posée dessus n’est pas une carte d’identité électronique.',
    lip: 'Carte non reconnue',
    tipsTitle: 'Regardez la carte',
    tips: [
      '*Est-ce la bonne carte ?* La carte sanitaire (tessera sanitaria), les cartes bancaires et de transport ne conviennent pas ici.',
      '*Y en a-t-il plusieurs ?* Ne laissez sur le lecteur que la carte d’identité.',
      '*C’est bien votre CIE ?* Retirez-la, attendez deux secondes et posez-la à nouveau.',
    ],
    doctor: 'C’est une CIE\u00a0: chercher ce qui ne va pas',
    safe: 'Rien n’a été écrit ni changé sur cette carte.',
  },
  mute: {
    title: 'La carte ne répond pas',
    lead: 'Le lecteur détecte quelque chose, mais ne reçoit pas de réponse. C’est presque toujours une question de position.',
    lip: 'Aucune réponse',
    tipsTitle: 'Posez-la à nouveau',
    tips: [
      '*Soulevez la carte*, attendez deux secondes et posez-la au centre du lecteur.',
      '*Seule.* Retirez l’étui et éloignez les autres cartes, les clés et le téléphone.',
      '*Loin du métal.* Une table ou un ordinateur en métal sous le lecteur gêne le signal.',
    ],
  },
  unreadable: {
    title: 'Cette carte ne peut pas être lue',
    lead: 'Elle est peut-être seulement mal posée. Aucun code ne lui a été envoyé.',
    lip: 'Lecture impossible',
  },
  several: {
    title: 'Quelle carte voulez-vous utiliser ?',
    lead: 'Il y a plusieurs cartes d’identité sur les lecteurs. Les codes ne vont qu’à celle que vous choisissez.',
    unpaired: 'Carte à associer',
    nis: (nis: string): string => `N°\u00a0services ${nis}`,
    on: (reader: string): string => `Sur\u00a0: ${reader}`,
    other: 'Il y a une autre carte sur un autre lecteur\u00a0:',
    change: 'Utiliser cette carte',
  },
  newCard: {
    title: 'Cette carte est nouvelle ici',
    lead: 'C’est une CIE. Pour l’utiliser sur cet ordinateur, associez-la : une seule fois suffit.',
    lip: 'Carte à associer',
    how: 'Comment cela se passe',
    steps: [
      '*Nous vérifions qu’elle est authentique.* Avant ce contrôle, le code PIN n’est pas envoyé.',
      '*Tapez le code PIN de 8 chiffres.* Les 4\u00a0premiers sont sur le récépissé de la demande, les autres dans la lettre arrivée avec la carte.',
      '*Ne bougez pas la carte* pendant environ 10\u00a0secondes.',
    ],
    pair: 'Associer cette carte',
    noPin: 'Je ne trouve pas le PIN',
    kept: 'Le code PIN reste dans la carte. Cet ordinateur garde le numéro de série et les dates\u00a0; le nom, le code fiscal et le certificat ne s’ouvrent qu’avec la carte sur le lecteur.',
  },
  ready: {
    title: 'Votre carte est prête',
    lead: 'Elle est sur le lecteur et associée à cet ordinateur.',
    leadReading: 'Elle est reconnue. Lecture des essais restants : ne la bougez pas.',
    titleProblem: 'La carte est sur le lecteur',
    leadProblem: 'Elle est associée à cet ordinateur, mais tout n’a pas pu être lu.',
    lip: 'Carte reconnue',
    lipReading: 'Lecture en cours',
    facts: {
      pin: 'PIN',
      puk: 'PUK',
      valid: 'Validité',
      online: 'Accès en ligne',
      until: (date: string): string => `jusqu’au ${date}`,
      expiredOn: (date: string): string => `expirée le ${date}`,
      endedOn: (date: string): string => `terminé le ${date}`,
      reading: 'lecture en cours',
      unknown: 'non lu',
    },
    unlessNew: '* Sauf si vous obtenez une nouvelle carte avant.',
    what: 'Que voulez-vous faire ?',
    problem: 'Regarder la carte à nouveau',
  },
  acts: {
    sign: { title: 'Signer un document', text: 'Un ou plusieurs fichiers, avec un seul PIN' },
    browse: {
      title: 'Se connecter à un site public',
      running: 'La liaison avec les navigateurs est active',
      stopped: 'Avec Firefox ou Chromium, une fois configurés',
    },
    verify: { title: 'Vérifier une signature', text: 'Dans un fichier que vous avez reçu' },
    changePin: { title: 'Changer le PIN', text: 'Choisissez vos 8 chiffres' },
    unblock: { title: 'Débloquer le PIN', text: 'Il vous faut le PUK' },
    findPin: { title: 'Retrouver le PIN', text: 'Avant d’utiliser le dernier essai' },
    recoverPuk: { title: 'Récupérer le PUK', text: 'Avec l’application CieID, en 48 heures' },
    reprint: { title: 'Faire réimprimer les codes', text: 'Gratuit, en personne, dans n’importe quelle commune' },
    theft: { title: 'Feuille pour faire bloquer la carte', text: 'Le numéro à appeler et les données à indiquer' },
    another: 'Associer une autre carte',
    anotherText: 'Retirez cette carte et posez l’autre : CIE Kit la reconnaît tout seul et vous guide.',
    details: 'Données de la carte',
  },
  notices: {
    lastTry: {
      title: 'Pour le code PIN, il reste un seul essai',
      text: 'La carte fonctionne. Si le prochain code PIN n’est pas le bon, il se bloque, et il faudra le code PUK pour le débloquer. S’il est correct, vous aurez de nouveau 3 essais.',
    },
    pukLow: {
      title: (left: number): string =>
        left === 1
          ? 'Pour le code PUK, il reste 1 essai sur 10'
          : `Pour le code PUK, il reste ${left}\u00a0essais sur 10`,
      text: 'La carte est intacte. Quand il n’y a plus d’essais pour le code PUK, la puce se bloque définitivement. Récupérer le code n’en utilise aucun.',
      link: 'Récupérer le PUK',
    },
    usable: {
      title: 'La carte est expirée, mais fonctionne encore en ligne',
      text: (expiry: string, end: string): string =>
        `Comme pièce d’identité, elle a expiré le ${expiry}. Les services en ligne peuvent l’accepter jusqu’au ${end}, sauf si vous obtenez une nouvelle carte avant.`,
    },
    soon: {
      title: (days: number): string =>
        days === 0
          ? 'La carte expire aujourd’hui'
          : days === 1
            ? 'La carte expire demain'
            : `La carte expire dans ${days}\u00a0jours`,
      text: (end: string): string =>
        `Mieux vaut demander à temps la nouvelle carte à votre commune (Comune). En ligne, celle-ci peut fonctionner jusqu’au ${end}, sauf si vous obtenez la nouvelle avant.`,
    },
    notYet: {
      title: 'Pour cet ordinateur, la carte n’est pas encore valable',
      text: (today: string): string =>
        `Regardez la date de l’ordinateur\u00a0: pour lui, nous sommes le ${today}. Si elle est fausse, corrigez-la et la carte sera de nouveau prête.`,
    },
    issuer: {
      title: 'L’émetteur de la carte n’a pas été vérifié',
      text: 'La puce répond comme il faut. Mais quand vous avez associé la carte, il manquait les certificats de l’État sur cet ordinateur : téléchargez-les, puis vous pourrez associer la carte à nouveau.',
      link: 'Contrôler et télécharger les certificats',
    },
    renew: {
      title: 'L’émetteur de la carte peut maintenant être vérifié',
      text: 'Quand vous l’avez associée, il manquait les certificats de l’État ; ils sont là maintenant. Associez-la à nouveau : il faut le code PIN.',
      link: 'Associer la carte à nouveau',
    },
  },
  pinBlocked: {
    title: 'Le code PIN est bloqué : débloquons-le',
    lead: 'La carte est intacte. Un mauvais code PIN a été tapé 3 fois, et la puce a bloqué le code pour vous protéger.',
    /** Right after the wrong PIN that did it. */
    leadNow:
      'La carte est intacte. Ce code PIN n’était pas le bon non plus\u00a0: après 3 erreurs de suite, la puce bloque le code pour vous protéger.',
    lip: 'PIN bloqué',
    what: 'Ce qu’il vous faut',
    needs: [
      '*Le code PUK de 8 chiffres.* Les 4\u00a0premiers sont sur le récépissé de la demande, les autres dans la lettre arrivée avec la carte.',
      '*Un nouveau code PIN*, que vous choisissez maintenant. L’ancien n’est pas nécessaire.',
    ],
    act: 'Avec le PUK et un nouveau PIN',
    without: 'Pas de code PUK\u00a0?',
    still:
      'En attendant, la carte reste valable comme pièce d’identité jusqu’à son expiration, et le blocage ne touche pas les fichiers déjà signés.',
  },
  blocked: {
    title: 'La puce de cette carte est bloquée',
    lead: 'Un mauvais code PUK a été tapé 10 fois. Par sécurité, la puce s’est bloquée et ne peut plus être débloquée : il faut une nouvelle carte.',
    /** Right after the wrong PUK that did it. */
    leadNow:
      'Ce code PUK n’était pas le bon non plus, et c’était le dernier des 10 essais. Par sécurité, la puce s’est bloquée et ne peut plus être débloquée\u00a0: il faut une nouvelle carte.',
    lip: 'Puce bloquée',
    still: 'Ce que vous pouvez encore faire',
    document: (date: string): string => `La montrer comme pièce d’identité, jusqu’au ${date}`,
    documentUnpaired: 'La montrer comme pièce d’identité, jusqu’à la date d’expiration imprimée dessus',
    signed: 'Utiliser les documents déjà signés\u00a0: le blocage ne les touche pas',
    not: 'Ce qui ne fonctionne plus',
    sites: 'Se connecter aux sites publics avec la carte',
    codes: 'Signer et changer le code PIN',
    now: 'Que faire maintenant',
    ask: 'Demandez une nouvelle carte à votre commune (Comune). Cette fois, gardez bien le récépissé et la lettre : ensemble, ils donnent les codes.',
    site: 'Comment demander une nouvelle carte',
    browser: 'Le site du Ministère s’ouvre dans le navigateur.',
  },
  expired: {
    title: 'Cette carte est expirée',
    lead: (expiry: string, end: string): string =>
      `Elle a expiré le ${expiry}\u00a0; les 90\u00a0jours supplémentaires pour les services en ligne ont pris fin le ${end}.`,
    lip: 'Carte expirée',
    still: 'Ce qui reste valable',
    signed: 'Les documents signés quand la carte était valable',
    verify: 'Vérifier les signatures dans les fichiers que vous recevez',
    not: 'Ce qui ne fonctionne plus',
    sites: 'Se connecter aux sites publics et signer',
    identity: 'La montrer comme pièce d’identité',
    ask: 'Demandez une nouvelle carte à votre commune (Comune). Quand elle arrive, associez-la ici et supprimez celle-ci.',
  },
  notGenuine: {
    title: 'Ne tapez aucun code pour cette carte',
    lead: 'La puce n’a pas réussi les contrôles. Pour les faire, aucun code n’a été envoyé.',
    lip: 'Contrôle échoué',
    means: 'Ce que cela peut être',
    reasons: [
      'Un lecteur en panne, ou que quelqu’un a trafiqué',
      'Une copie de la carte, ou une fausse carte',
      'Une vraie carte, signée avec des certificats que cet ordinateur n’a pas encore',
    ],
    now: 'Que faire, calmement',
    steps: [
      '*Retirez la carte du lecteur* et gardez-la avec vous.',
      '*Essayez avec un autre lecteur*, de préférence sur un autre ordinateur. Si tout va bien avec lui, le problème était le premier lecteur.',
      '*Cela se reproduit ?* Portez-la à la commune (Comune) ou aux forces de l’ordre (Polizia ou Carabinieri) et faites-la contrôler. Les codes ne servent pas pour ce contrôle : ne les donnez à personne.',
    ],
    found: 'Ce qui a été trouvé',
    paired: 'La carte que vous avez associée reste dans la liste : ses données n’ont pas été changées.',
  },
};
