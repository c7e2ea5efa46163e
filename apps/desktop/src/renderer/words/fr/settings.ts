/** French: the settings, and what the app is. */
export const settings = {
  title: 'Réglages',
  sections: {
    label: 'Sections',
    general: 'Général',
    signing: 'Signature',
    verification: 'Vérification',
    browsers: 'Navigateurs',
    network: 'Réseau',
    diagnostics: 'Diagnostic',
    about: 'À propos',
  },
  source: 'Les modifications prennent effet immédiatement. CIE Kit n’envoie pas de statistiques.',
  save: 'Enregistrer',
  saved: 'Enregistré',
  unchanged: 'Rien n’a été modifié',
  general: {
    look: 'Apparence',
    themes: { system: 'Comme l’ordinateur', light: 'Clair', dark: 'Sombre' },
    contrast: { title: 'Contraste élevé', text: 'Bords et textes plus nets' },
    language: 'Langue',
    startAtLogin: {
      title: 'Ouvrir CIE Kit avec l’ordinateur',
      text: 'Utile pour vous connecter aux sites sans l’ouvrir chaque fois. Fenêtre fermée, il reste près de l’horloge.',
    },
    keepLog: {
      title: 'Tenir un journal',
      text: 'Ce qui a été fait et quand, pour la personne qui vous aide. Jamais de codes, de noms ni de fichiers',
    },
  },
  signing: {
    level: 'Durée de la preuve',
    levelText: 'S’applique aux prochaines signatures. Vous pouvez en changer chaque fois, en signant.',
    levels: {
      b: { title: 'Signature simple', text: 'Suffit presque toujours (niveau B)' },
      t: { title: 'Avec la date certaine', text: 'Une autorité confirme quand vous avez signé (niveau T)' },
      lt: {
        title: 'Avec la date et les preuves',
        text: 'Se vérifie même après l’expiration de la carte (niveau LT)',
      },
      lta: {
        title: 'Pour l’archivage',
        text: 'Les preuves peuvent être renouvelées au fil des années (niveau LTA)',
      },
    },
    needsAuthority: 'Pour la date certaine, il faut l’adresse d’un service d’horodatage.',
    authority: 'Service d’horodatage',
    authorityText:
      'L’adresse vous est donnée par le prestataire du service. Il ne reçoit qu’une empreinte du document, jamais le document.',
    authorityWrong: 'Ce n’est pas une adresse : elle commence par http:// ou https://.',
  },
  verification: {
    online: {
      title: 'Demander en ligne si une carte a été bloquée',
      text: 'Quand vous vérifiez une signature. Désactivé, la question vous est posée chaque fois',
    },
    certificates: 'Certificats de confiance',
    certificatesText:
      'Grâce à eux, CIE Kit reconnaît les cartes et les signatures. Ceux de l’État se téléchargent ici.',
    none: 'Il n’y a encore aucun certificat.',
    until: (date: string): string => `Valide jusqu’au ${date}`,
    origin: { 'built-in': 'de l’État', added: 'ajouté par vous' },
    remove: 'Retirer',
    removeNamed: (name: string): string => `Retirer ${name}`,
    fetchTrust: 'Télécharger les certificats de l’État',
    fetched: (added: number): string =>
      added === 0
        ? 'Ils y étaient déjà tous.'
        : added === 1
          ? '1 certificat de l’État ajouté.'
          : `${added}\u00a0certificats de l’État ajoutés.`,
    addFile: 'Ajouter depuis un fichier',
    removeTitle: (name: string): string => `Retirer «\u00a0${name}\u00a0»\u00a0?`,
    removeText:
      'Les signatures et les cartes qui dépendent de ce certificat ne seront plus reconnues. Vous pourrez l’ajouter à nouveau.',
    keep: 'Non, le garder',
    lists: 'Listes européennes',
    listsText:
      'Elles disent qui, en Europe, peut émettre des signatures qualifiées. Le téléchargement peut prendre quelques minutes.',
    noLists: 'Il n’y a encore aucune liste.',
    list: (country: string, services: number): string =>
      services === 1 ? `${country}\u00a0: 1 service` : `${country}\u00a0: ${services}\u00a0services`,
    listUpdate: (date: string): string => `Prochaine mise à jour\u00a0: ${date}`,
    listUpdateUnknown: 'Prochaine mise à jour non indiquée',
    fetchLists: 'Télécharger les listes européennes',
    listsFetched: (lists: number): string =>
      lists < 2 ? `${lists}\u00a0liste mise à jour.` : `${lists}\u00a0listes mises à jour.`,
    listProblems: 'Certaines listes n’ont pas pu être utilisées',
    removeListTitle: (country: string): string => `Retirer la liste de ce pays (${country})\u00a0?`,
    removeListText:
      'Les signatures qualifiées de ce pays ne seront plus reconnues comme telles. Vous pourrez la télécharger à nouveau.',
  },
  browsers: {
    lead: 'Pour vous connecter aux sites avec la carte, le navigateur doit connaître CIE Kit. Une seule fois suffit.',
    set: {
      title: 'Configurer les navigateurs',
      text: 'Firefox, Chrome, Chromium et les autres : ce qui manque et comment le régler',
    },
    lock: {
      title: 'Connexions avec la carte',
      text: 'Chaque programme qui utilise la carte devra redemander le code PIN.',
    },
    lockButton: 'Fermer les connexions',
    locked: 'Les connexions sont fermées.',
  },
  network: {
    proxy: 'Proxy',
    proxyText:
      'Nécessaire dans certains bureaux. À la maison, laissez vide : CIE Kit utilise le réseau comme les autres programmes.',
    proxyHint: 'Par exemple http://proxy.bureau.example:3128',
    proxyWrong:
      'Cette adresse ne convient pas : elle commence par http:// et ne contient ni nom d’utilisateur ni mot de passe.',
    passwordTitle: 'Le mot de passe n’est jamais enregistré',
    passwordText:
      'Si votre proxy demande un mot de passe, ne l’écrivez pas ici : il resterait sur le disque. Mettez-le dans la variable d’environnement http_proxy et laissez ce champ vide.',
    whenTitle: 'Quand CIE Kit utilise le réseau',
    when: [
      'Pour télécharger les certificats de l’État et les listes européennes, quand vous le demandez.',
      'Pour demander si une carte a été bloquée, quand vous vérifiez une signature et que vous le voulez.',
      'Pour la date certaine des signatures, si vous avez écrit l’adresse d’un service.',
    ],
  },
  diagnostics: {
    doctor: {
      title: 'Chercher ce qui ne va pas',
      text: 'Lecteur, service, carte, navigateurs. Vous y enregistrez aussi le rapport pour la personne qui vous aide',
    },
    log: 'Journal',
    logText: 'Il n’est que sur cet ordinateur. Lisez-le avant de le donner à quelqu’un.',
    logOff: 'Le journal est désactivé : rien n’est écrit.',
    empty: 'Le journal est vide.',
    read: 'Afficher le journal',
    hide: 'Masquer le journal',
    clear: 'Vider le journal',
    cleared: 'Le journal a été vidé.',
    clearTitle: 'Vider le journal ?',
    clearText: 'Ce qui y est écrit sera perdu. Si quelqu’un vous aide, demandez-lui d’abord s’il en a besoin.',
    clearKeep: 'Non, le garder',
  },
  about: {
    version: (version: string): string => `Version ${version}`,
    what: 'CIE Kit sert à utiliser la carte d’identité électronique sur l’ordinateur : codes, signatures, vérifications, connexions de niveau 3.',
    notMinistryTitle: 'Ce n’est pas le programme du Ministère',
    notMinistry:
      'CIE Kit est un projet ouvert et indépendant. Le programme officiel s’appelle « Software CIE » et se trouve sur le site du ministère de l’Intérieur italien.',
    ministry: 'Ouvrir le site du Ministère',
    privacyTitle: 'Ce qui sort de cet ordinateur',
    privacy: [
      'CIE Kit n’envoie pas de statistiques et n’a pas de compte.',
      'Les codes PIN et PUK ne vont qu’à la carte : ils ne sont ni enregistrés ni écrits où que ce soit.',
      'Les documents restent ici.',
    ],
    sourceTitle: 'Code source',
    sourceText:
      'Le code de CIE Kit est ouvert à tous, sous licence MIT : chacun peut le lire, le contrôler, l’améliorer.',
    licences: (count: number): string => `Programmes d’autres auteurs que nous utilisons\u00a0: ${count}`,
    licencesText: 'Merci à ceux qui les ont écrits. Le texte complet des licences est dans le dossier du programme.',
  },
};
