/** French: what is on every screen. */
export const frame = {
  shell: {
    skip: 'Aller au contenu',
    main: 'Navigation principale',
    app: 'Application',
    entries: { home: 'Ma carte', sign: 'Signer', verify: 'Vérifier', help: 'Aide', settings: 'Réglages' },
    unsaved: {
      title: 'Vos choix n’ont pas été enregistrés',
      text: 'Le disque est plein, ou le dossier de CIE Kit ne peut pas être modifié. Ils s’appliquent tant que CIE Kit reste ouvert\u00a0: libérez un peu d’espace, et le prochain changement les enregistre tous.',
    },
    state: {
      starting: 'Un instant',
      serviceUnusable: 'Lecteur inutilisable',
      serviceDetail: 'Voir «\u00a0Ma carte\u00a0»',
      noReader: 'Aucun lecteur',
      plugIn: 'Branchez-le en USB',
      noCard: 'Aucune carte',
      reading: 'Lecture de la carte',
      unknownCard: 'Carte non reconnue',
      busy: 'Lecture en cours',
      several: 'Plusieurs cartes',
      choose: 'Choisissez laquelle utiliser',
      notGenuine: 'Contrôle échoué',
      noCodes: 'Ne tapez aucun code',
      expired: 'Carte expirée',
      newCard: 'Carte à associer',
      ready: 'Carte sur le lecteur',
      pinBlocked: 'PIN bloqué',
      blockedForEver: 'Puce bloquée',
      toReplace: 'À remplacer',
    },
    tryOut: {
      title: 'Vous essayez CIE Kit sans vraie carte.',
      text: 'La carte est fictive : PIN 19283746, PUK 64738291. Ses signatures n’ont aucune valeur.',
      reader: 'Lecteur fictif',
      insert: 'Poser la carte fictive',
      remove: 'Retirer la carte fictive',
      renew: 'Recommencer avec une nouvelle carte',
      end: 'Arrêter l’essai',
    },
  },
  card: {
    drawing: (name: string, serialNumber: string): string =>
      name === ''
        ? `Dessin de la carte numéro ${serialNumber}`
        : `Dessin de la carte de ${name}, numéro de série ${serialNumber}`,
    drawingEmpty: 'Dessin d’une carte d’identité électronique, sans données',
    drawingUnknown: 'Dessin d’une carte non reconnue',
    stage: 'Le lecteur, tel que CIE Kit le voit',
  },
  code: {
    show: (label: string): string => `Afficher les chiffres\u00a0: ${label}`,
    count: (length: number): string => `${length}\u00a0${length < 2 ? 'chiffre' : 'chiffres'} sur 8`,
    firstHalf: 'première moitié : récépissé',
    secondHalf: 'seconde moitié : lettre',
    problems: {
      'not-digits': 'Seuls les chiffres sont acceptés\u00a0: les autres caractères ont été retirés.',
      'too-long': 'Il y a plus de 8 chiffres : effacez-en jusqu’à ce qu’il en reste 8.',
      'too-short': 'Il manque des chiffres : il en faut 8.',
      half: 'Ce sont 4 chiffres, la moitié du code. Ici, il faut les 8 : d’autres programmes n’en demandent que\u00a04, parce qu’ils gardent les autres sur l’ordinateur.',
    },
  },
  tries: {
    left: (kind: 'pin' | 'puk', left: number | undefined, total: number): string =>
      left === undefined
        ? 'Cette carte ne dit pas combien d’essais il reste'
        : left === 0
          ? 'Il ne reste aucun essai'
          : left === 1
            ? `Il reste 1\u00a0essai sur ${total}`
            : left === total
              ? `${total} essais sur ${total}`
              : `Il reste ${left}\u00a0essais sur ${total}`,
  },
  note: { card: 'La carte', files: 'Les fichiers', next: 'Que faire' },
  progress: {
    cancel: 'Interrompre',
    cancelling: 'Arrêt dès que la carte aura terminé',
    states: { done: 'terminé', now: 'en cours', todo: 'à faire', failed: 'échec' },
  },
  common: {
    copy: 'Copier',
    copied: 'La commande est copiée',
    noBrowser: 'Aucun navigateur ne s’est ouvert. L’adresse à taper est\u00a0:',
    /** Of a day of these weeks. */
    at: (day: string, time: string): string => `${day} à ${time}`,
    /** Between a label and what it labels. */
    colon: '\u00a0:',
    cancel: 'Annuler',
    source: (source: string, date: string): string => `Source\u00a0: ${source}. Vérifié le ${date}.`,
  },
  errors: {
    /** The names that the buttons and headings of the windows have in French. */
    places: {
      'cie doctor': '«\u00a0Chercher ce qui ne va pas\u00a0»',
      'cie list': '« Ma carte »',
      'cie pair': '« Associer cette carte »',
      'cie pin status': '« Ma carte »',
      'cie pin unblock': '« Débloquer le PIN »',
      'cie pin verify': '« Vérifier le PIN »',
      'cie readers': '«\u00a0Chercher ce qui ne va pas\u00a0»',
      'cie token run': '« Navigateurs »',
      'cie token': '« Navigateurs »',
      'cie trust fetch': '« Télécharger les certificats de l’État »',
      'cie trust lists add': '« Listes européennes »',
      'cie trust lists': '« Listes européennes »',
      'cie trust': '« Certificats de confiance »',
      'cie unpair': '« Supprimer la carte de cet ordinateur »',
      'cie verify': '« Vérifier »',
      '--format cades': '« Toujours dans un .p7m »',
      '--level': '« Durée de la preuve »',
      '--reader': '« Ma carte »',
      '--trust': '« Certificats de confiance »',
    },
    own: {
      'reader-not-answering': {
        title: 'Le lecteur ne répond plus',
        meaning:
          'CIE Kit a fermé la liaison et la rouvre tout seul. Si vous étiez en train d’utiliser un code, regardez les essais restants avant de le taper à nouveau.',
        nextStep: 'Débranchez le lecteur, attendez quelques secondes et rebranchez-le. Puis posez à nouveau la carte.',
      },
      'documents-not-answering': {
        title: 'La lecture des documents s’est interrompue',
        meaning: 'Un document était trop lourd pour CIE Kit, ou il est fait pour le bloquer. Aucun fichier n’a changé.',
        nextStep: 'Réessayez avec un fichier à la fois. Si cela arrive toujours avec le même, faites-le-vous renvoyer.',
      },
      'verdict-forgotten': {
        title: 'Cette vérification n’est plus en mémoire',
        meaning: 'Le fichier est comme il était. Un rapport ne peut être écrit que sur ce qui vient d’être vu.',
        nextStep: 'Choisissez «\u00a0Vérifier à nouveau\u00a0», puis «\u00a0Enregistrer le rapport\u00a0».',
      },
      'card-busy': {
        title: 'CIE Kit travaille avec la carte',
        meaning: 'Pour que rien ne reste à moitié fait, il faut d’abord que ce soit fini.',
        nextStep: 'Attendez que ce soit fini, puis réessayez.',
      },
      'command-missing': {
        title: 'Il manque la commande « cie »',
        meaning:
          'La carte n’est pas en cause. Les navigateurs dialoguent avec elle au moyen de cette commande, qui n’est pas installée ici.',
        nextStep: 'Installez le paquet @ciekit/cli, puis revenez ici.',
      },
      'p11-kit-missing': {
        title: 'Il manque p11-kit',
        meaning:
          'La carte n’est pas en cause. Les navigateurs arrivent à la carte au moyen de ce composant ; jusqu’ici, rien n’a été changé.',
        nextStep:
          'Installez-le et revenez ici. Debian et Ubuntu : sudo apt install p11-kit p11-kit-modules. Fedora : sudo dnf install p11-kit p11-kit-server. macOS : brew install p11-kit.',
      },
      'browsers-unsupported': {
        title: 'Sur ce système, les navigateurs ne peuvent pas être configurés',
        meaning:
          'La carte n’est pas en cause. Windows et ses navigateurs demandent des modules d’un autre type ; rien n’a été changé.',
        nextStep:
          'Pour vous connecter aux sites publics depuis cet ordinateur, utilisez pour l’instant le programme du Ministère. Signatures et codes fonctionnent ici.',
      },
      'browsers-changed-meanwhile': {
        title: 'Les mêmes fichiers viennent d’être modifiés ailleurs',
        meaning: 'La carte n’est pas en cause, et les navigateurs sont tels qu’ils étaient : CIE Kit n’a rien changé.',
        nextStep: 'Fermez les navigateurs et réessayez.',
      },
      'browsers-record-damaged': {
        title: 'La liste de ce qui avait été configuré est abîmée',
        meaning: 'La carte n’est pas en cause, et les navigateurs sont tels qu’ils étaient : CIE Kit n’a rien changé.',
        nextStep:
          'Préparez un rapport avec «\u00a0Chercher ce qui ne va pas\u00a0» et montrez-le à la personne qui vous aide.',
      },
      'browsers-place-unusable': {
        title: 'Un dossier des navigateurs ne peut pas être utilisé',
        meaning:
          'La carte n’est pas en cause. Le dossier appartient à un autre compte, ou n’est pas un dossier ordinaire ; rien n’a été changé.',
        nextStep:
          'Ouvrez CIE Kit avec le compte qui utilise les navigateurs, sans droits d’administrateur, et réessayez.',
      },
      'certificates-unreachable': {
        title: 'Les certificats n’ont pas pu être téléchargés',
        meaning:
          'La carte n’est pas en cause. Aucune des adresses de l’État n’a répondu ; ce qui était là est toujours là.',
        nextStep:
          'Vérifiez la connexion à Internet et réessayez. Si vous avez les certificats dans un fichier, ajoutez-les dans les Réglages, sous « Certificats de confiance ».',
      },
      'token-not-starting': {
        title: 'La liaison avec les navigateurs n’a pas démarré',
        meaning: 'La carte n’est pas en cause : rien ne lui a été envoyé.',
        nextStep:
          'Réessayez dans un instant. Si elle ne démarre pas, choisissez «\u00a0Chercher ce qui ne va pas\u00a0».',
      },
      refused: {
        title: 'La demande a été refusée',
        meaning: 'Rien n’a été envoyé à la carte.',
        nextStep: 'Choisissez à nouveau le fichier ou la carte et réessayez.',
      },
      'disk-full': {
        title: 'Le disque est plein',
        meaning: 'Le fichier n’a pas été écrit, et ce qui était là avant y est encore. La carte n’y est pour rien.',
        nextStep: 'Libérez un peu d’espace, ou choisissez un autre dossier, puis réessayez.',
      },
      failed: {
        title: 'Le fichier ne peut pas être lu ou écrit',
        meaning: 'Rien n’a été envoyé à la carte.',
        nextStep: 'Vérifiez que le disque n’est pas plein et que le dossier peut être modifié, puis réessayez.',
      },
    },
  },
};
