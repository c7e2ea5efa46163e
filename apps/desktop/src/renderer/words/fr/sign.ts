/** French: signing documents. */
export const sign = {
  title: 'Signer des documents',
  lead: 'Choisissez un ou plusieurs fichiers : PDF, images, lettres, dessins. Le code PIN n’est demandé qu’une fois.',
  drop: {
    title: 'Déposez ici les documents',
    detail: 'Vous pouvez les déposer n’importe où dans cette fenêtre.',
    choose: 'Choisir les documents',
  },
  whatItIs: {
    howTitle: 'Comment cela se passe',
    how: 'La signature va dans un nouveau fichier, à côté de l’original. L’original ne change pas et ne sort pas de cet ordinateur.',
    worthTitle: 'Sa valeur juridique',
    worth:
      'C’est une signature électronique avancée (FEA) : elle est valable dans les rapports avec l’administration publique italienne. Ce n’est pas une signature qualifiée : pour d’autres usages, demandez à la personne qui la reçoit.',
  },
  trail: { label: 'Étapes de la signature', steps: ['Documents et position', 'PIN', 'Terminé'] },
  documents: (count: number): string => (count < 2 ? `${count}\u00a0document` : `${count}\u00a0documents`),
  add: 'Ajouter',
  remove: (name: string): string => `Retirer ${name}`,
  sizeIn: (size: string, folder: string): string => (folder === '' ? size : `${size}, dans ${folder}`),
  onPage: (page: number): string => `Signature visible, page ${page}`,
  onLastPage: 'Signature visible, dernière page',
  inField: (name: string): string => `Signature dans le champ «\u00a0${name}\u00a0»`,
  becomes: {
    pdf: 'PDF signé, sans cadre',
    xml: (): string => 'Signature dans un fichier XML',
    p7m: (name: string): string => `Devient ${name}.p7m`,
    p7s: (name: string): string => `Signature à part\u00a0: ${name}.p7s`,
    further: (name: string): string => `Ajoute votre signature à ${name}`,
    counter: (name: string): string => `Contresigne la dernière signature de ${name}`,
  },
  bar: (folder: string | undefined): string =>
    folder === undefined
      ? 'Les fichiers originaux ne changent pas : les fichiers signés sont placés à côté.'
      : `Les fichiers originaux ne changent pas\u00a0: les fichiers signés vont dans «\u00a0${folder}\u00a0».`,
  signFiles: (count: number): string =>
    count < 2 ? `Signer ${count}\u00a0document` : `Signer ${count}\u00a0documents`,
  visible: {
    title: 'Signature visible',
    text: 'Un cadre avec le nom et la date. La signature est valable même sans lui.',
    content: 'Ce qu’il y a dans le cadre',
    reason: 'Motif (facultatif)',
    place: 'Lieu (facultatif)',
    lines: 'Votre propre texte (facultatif)',
    linesHint: 'Il remplace le nom et la date, une ligne sous l’autre.',
    picture: 'Image (facultative)',
    choosePicture: 'Choisir une image',
    changePicture: 'Changer l’image',
    removePicture: 'La retirer',
  },
  format: {
    title: 'Format et autres options',
    text: 'PDF signé pour les PDF, .p7m pour les autres fichiers. C’est presque toujours le bon choix.',
    format: 'Où va la signature',
    formats: {
      auto: {
        title: 'Selon le fichier',
        text: 'Dans le fichier même pour les PDF et les XML ; pour les autres, un .p7m, qui contient tout.',
      },
      cades: {
        title: 'Toujours dans un .p7m',
        text: 'Même pour les PDF. La personne qui le reçoit doit avoir un programme pour l’ouvrir.',
      },
      xades: {
        title: 'Dans un fichier XML',
        text: 'Seulement si la personne qui reçoit le document vous le demande.',
      },
    },
    counterSign: 'Contresigner\u00a0: la signature porte sur celle de la dernière personne, pas sur le document',
    detached: 'Signature dans un fichier à part : il faut envoyer le document avec elle',
    level: 'Durée de la preuve',
    levels: {
      b: 'Signature simple (niveau B)',
      t: 'Avec la date certaine (niveau T)',
      lt: 'Avec la date et les preuves (niveau LT)',
      lta: 'Pour l’archivage (niveau LTA)',
    },
    noAuthority: 'Pour ajouter une date certaine, il faut l’adresse d’un service d’horodatage.',
    toSettings: 'L’ajouter dans les Réglages',
    folder: 'Où vont les fichiers signés',
    beside: 'À côté de chaque original',
    chooseFolder: 'Choisir un dossier',
    besideAgain: 'À côté des originaux',
  },
  noPreview: {
    label: 'Aperçu',
    invisible:
      'La signature ne se voit pas sur la page, mais elle est là et reste valable. La personne qui ouvre le fichier peut la vérifier.',
    noPdf: 'Ce type de fichier n’a pas de page où placer le cadre\u00a0: la signature reste valable.',
  },
  viewer: {
    label: (name: string): string => `Aperçu de ${name}`,
    picture: (page: number, pages: number, name: string): string => `Page ${page} sur ${pages} de ${name}`,
    page: (page: number, pages: number): string => `Page ${page} sur ${pages}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    loading: 'Ouverture du document…',
    failed:
      'Ce PDF ne peut pas être affiché : il est peut-être endommagé, protégé ou très volumineux. S’il peut être signé quand même, la signature va sur la dernière page.',
    withoutBox: 'Retirer le cadre',
    where: 'Position de la signature',
    ownBox: 'Un cadre où je veux',
    field: (name: string, page: number): string => `Champ déjà prêt\u00a0: ${name} (page ${page})`,
    larger: 'Plus grand',
    smaller: 'Plus petit',
    everywhere: 'Même place partout',
  },
  box: {
    label: (page: number): string => `Cadre de la signature, page ${page}`,
    help: 'Flèches pour déplacer, Maj et flèches pour changer la taille, avec Ctrl par pas plus petits.',
    where: (left: number, top: number, width: number, height: number): string =>
      `À gauche ${left}\u00a0%, en haut ${top}\u00a0%\u00a0; largeur ${width}\u00a0%, hauteur ${height}\u00a0%`,
  },
  look: { name: 'Nom et prénom', signedBy: 'Signé par', date: 'Date', reason: 'Motif', place: 'Lieu' },
  pin: {
    back: 'Documents',
    lead: (count: number): string =>
      count === 1
        ? 'Tapez le code PIN de la carte.'
        : `Tapez le code PIN une seule fois\u00a0: il sert pour les ${count}\u00a0documents.`,
    first: 'Il faut d’abord la carte.',
    nothingYet: 'Aucun fichier n’a encore été signé.',
    submit: 'Signer',
    again: 'Réessayer',
  },
  needed: {
    filesWait: 'Les documents que vous avez choisis vous attendent ici.',
    starting: { title: 'Un instant', text: 'Recherche des lecteurs.', go: '' },
    service: {
      title: 'Le lecteur ne peut pas être utilisé',
      text: 'La carte n’est pas en cause : c’est l’ordinateur qui n’arrive pas à dialoguer avec le lecteur.',
      go: 'Voir ce qui ne va pas',
    },
    noReader: {
      title: 'Branchez le lecteur',
      text: 'Branchez la fiche USB du lecteur\u00a0: il est reconnu tout seul.',
      go: 'Le lecteur est déjà branché',
    },
    noCard: { title: 'Posez la carte sur le lecteur', text: 'Le code PIN vous sera demandé ensuite.', go: '' },
    reading: {
      title: 'Lecture de la carte',
      text: 'Laissez-la en place sur le lecteur : il suffit d’un instant.',
      go: '',
    },
    unknown: {
      title: 'Cette carte ne répond pas comme une CIE',
      text: 'Essayez de la retourner ou de la déplacer. Si c’est une autre carte, retirez-la et posez la vôtre.',
      go: 'Voir la carte',
    },
    several: {
      title: 'Il y a plusieurs cartes',
      text: 'Choisissez celle avec laquelle vous voulez signer.',
      go: 'Choisir la carte',
    },
    notPaired: {
      title: 'Il faut d’abord associer cette carte',
      text: 'Une seule fois suffit, et cela prend moins d’une minute. Revenez ensuite ici pour signer.',
      go: 'Associer cette carte',
    },
    pinBlocked: {
      title: 'Le code PIN est bloqué',
      text: 'La carte n’est pas perdue : le code PUK débloque le code PIN, et vous en choisissez un nouveau.',
      go: 'Débloquer le PIN',
    },
    blockedForEver: {
      title: 'La puce de cette carte est bloquée',
      text: 'Elle reste valable comme pièce d’identité, mais ne peut plus signer : il faut pour cela une nouvelle carte.',
      go: 'Ce que je peux encore faire',
    },
  },
  signing: (count: number): string =>
    count === 1 ? 'Signature de 1 document' : `Signature de ${count}\u00a0documents`,
  progress: {
    lead: 'Laissez la carte en place sur le lecteur.',
    start: 'Un instant',
    count: (done: number, total: number): string =>
      done < 2 ? `${done}\u00a0document signé sur ${total}.` : `${done}\u00a0documents signés sur ${total}.`,
    keeps: 'Si vous interrompez, ce qui est déjà signé reste.',
  },
  result: {
    title: (signed: number, total: number): string =>
      signed === 0
        ? total === 1
          ? 'Le document n’a pas été signé'
          : 'Aucun document n’a été signé'
        : signed === total
          ? signed === 1
            ? 'Terminé : 1 document signé'
            : `Terminé\u00a0: ${signed}\u00a0documents signés`
          : signed === 1
            ? `1\u00a0document signé sur ${total}`
            : `${signed}\u00a0documents signés sur ${total}`,
    lead: (folder: string | undefined, count: number): string =>
      folder === undefined ? untouched(count) : `Le résultat est dans «\u00a0${folder}\u00a0». ${untouched(count)}`,
    leadSome: 'Ce qui est signé est déjà valable. Les originaux n’ont pas changé.',
    leadNone: untouched,
    cancelled: {
      title: 'Vous avez interrompu la signature',
      text: 'Les documents déjà signés restent, les autres sont comme avant.',
    },
    list: 'Ce qu’est devenu chaque document',
    stoppedHere: 'Non signé : la signature s’est arrêtée ici.',
    notBegun: 'Non signé : la signature s’est arrêtée avant.',
    about: {
      pdf: 'Signature dans le PDF, sans cadre',
      page: (page: number): string => `Signature visible à la page ${page}`,
      lastPage: 'Signature visible sur la dernière page',
      field: (name: string): string => `Signature dans le champ «\u00a0${name}\u00a0»`,
      p7m: 'Contient le fichier original et la signature',
      p7s: 'Contient seulement la signature : envoyez-le avec l’original',
      xml: 'Signature dans le fichier XML',
      counter: 'Contresignature\u00a0: la vôtre porte sur celle de la personne qui a signé avant',
    },
    open: 'Ouvrir',
    openNamed: (name: string): string => `Ouvrir ${name}`,
    verify: 'Vérifier',
    verifyNamed: (name: string): string => `Vérifier ${name}`,
    verifyAll: 'Tout vérifier',
    show: 'Afficher dans le dossier',
    others: 'Signer d’autres documents',
    signRest: (count: number): string =>
      count === 1 ? 'Signer le document restant' : `Signer les ${count}\u00a0documents restants`,
    changeRest: (count: number): string =>
      count === 1 ? 'Revenir au document non signé' : `Revenir aux ${count}\u00a0documents non signés`,
    worthTitle: 'Sa valeur juridique',
    worth: [
      'Vous avez fait une',
      'signature électronique avancée (FEA)',
      ' : elle est valable dans les rapports avec l’administration publique italienne. Ce n’est pas une signature qualifiée : pour d’autres usages, demandez à la personne qui la reçoit.',
    ],
    worthMore: 'En savoir plus',
    sendTitle: (count: number): string => (count === 1 ? 'Comment l’envoyer' : 'Comment les envoyer'),
    send: 'Envoyez les fichiers tels quels. Si vous les imprimez ou les enregistrez à nouveau avec un autre programme, la signature se perd. Si les documents sont importants, gardez-en une copie.',
  },
};

function untouched(count: number): string {
  return count === 1 ? 'L’original n’a pas changé.' : 'Les originaux n’ont pas changé.';
}
