/**
 * French: help with codes, with a lost card and with what the card is for. Words between asterisks are shown bold.
 * Facts about services are those of the middleware's catalogue, told in steps; each page shows their source and date.
 */
export const help = {
  title: 'Aide',
  lead: 'Ces pages se lisent même sans réseau et peuvent être imprimées.',
  back: 'Aide',
  hub: {
    codes: 'Les codes et la carte',
    use: 'À quoi sert la carte',
    computer: 'Cet ordinateur',
    lostCodes: { title: 'Où sont le PIN et le PUK', text: 'Les deux moitiés, et que faire s’il en manque une' },
    pukRecovery: { title: 'Récupérer le PUK', text: 'Avec l’application CieID, en 48 heures' },
    reprint: { title: 'Faire réimprimer les codes', text: 'Gratuit, en personne, dans n’importe quelle commune' },
    theft: { title: 'Carte volée ou perdue', text: 'Le numéro à appeler et la feuille à imprimer' },
    levels: { title: 'Niveaux, mineurs, expiration', text: 'Comment se connecter aux sites publics avec la CIE' },
    worth: {
      title: 'La valeur de la signature',
      text: 'Signature électronique avancée : où elle est valable et où elle ne l’est pas',
    },
    doctor: { title: 'Chercher ce qui ne va pas', text: 'Lecteur, carte, certificats, navigateurs' },
    browsers: { title: 'Navigateurs', text: 'Les configurer, et voir qui utilise la carte' },
    tryOut: 'Vous voulez regarder sans risque ? Utilisez une carte fictive.',
    waiting: {
      title: 'La récupération du PUK est en cours',
      text: (when: string): string => `Fin des 48\u00a0heures\u00a0: ${when}.`,
      over: 'Les 48 heures sont passées : ouvrez CieID et lisez le code PUK.',
      link: 'Voir les étapes',
    },
  },
  print: {
    savePdf: 'Enregistrer en PDF',
    saved: 'Le PDF est enregistré',
    savedIn: (name: string, folder: string): string => `${name}, dans le dossier ${folder}`,
    show: 'Afficher dans le dossier',
    /** At the top of a printed page. */
    by: (date: string): string => `CIE Kit, ${date}`,
  },
  lostCodes: {
    title: 'Où sont le PIN et le PUK',
    lead: 'Chaque code a 8 chiffres et est partagé entre deux feuilles. Il vous faut les deux.',
    leaves: 'Les deux feuilles, avec des chiffres d’exemple',
    receipt: { title: 'Récépissé de la demande', text: 'La dernière feuille : les 4 premiers chiffres' },
    letter: {
      title: 'Lettre avec la carte',
      text: 'La feuille arrivée avec la carte : les 4 derniers chiffres',
    },
    exampleFirst: (pin: string, puk: string): string =>
      `Exemple\u00a0: les quatre premiers chiffres du code PIN ${pin}, du code PUK ${puk}`,
    exampleLast: (pin: string, puk: string): string =>
      `Exemple\u00a0: les quatre derniers chiffres du code PIN ${pin}, du code PUK ${puk}`,
    whole: 'PIN complet',
    wholeLabel: 'Le code PIN complet, avec des chiffres d’exemple',
    example: 'Chiffres d’exemple : les vôtres sont différents.',
    changed:
      'Si vous avez changé le code PIN, c’est celui que vous avez choisi qui est valable. Le code PUK ne peut pas être changé.',
    what: 'Quel est votre cas ?',
    choices: {
      both: { title: 'J’ai les deux feuilles', text: 'Débloquez le code PIN et choisissez-en un nouveau' },
      phone: {
        title: 'Je n’ai pas le PUK, j’ai un téléphone NFC',
        text: 'Récupération avec l’application CieID, 48 heures',
      },
      leaf: {
        title: 'Il me manque une feuille, ou les deux',
        text: 'Réimpression gratuite dans n’importe quelle commune',
      },
      card: { title: 'Il me manque la carte elle-même', text: 'Faites-la bloquer : vol ou perte' },
    },
    print: 'Imprimer cette page',
    file: 'Où sont le PIN et le PUK',
  },
  recovery: {
    title: 'Récupérer le PUK en 48 heures',
    lead: 'Cela se fait avec l’application CieID sur le téléphone : le lecteur de l’ordinateur ne peut pas le faire.',
    back: 'Où sont le PIN et le PUK',
    stages: 'Les étapes de la récupération',
    ask: {
      title: 'Aujourd’hui : demander',
      asked: (when: string): string => `Demandé\u00a0: ${when}`,
      text: 'Le code PUK, dans l’application CieID',
    },
    wait: {
      title: '48 heures d’attente',
      text: 'Entre-temps, la carte reste telle quelle : la récupération ne consomme aucun essai',
    },
    message: { text: 'Vous recevez un SMS ou un e-\u2060mail' },
    read: { title: 'Lire le PUK', text: 'Dans l’application. Puis revenez ici et débloquez le code PIN' },
    states: { done: 'terminé' },
    prepare: 'Préparez',
    phone: 'Un téléphone NFC avec le verrouillage de l’écran activé',
    card: (serialNumber: string): string =>
      serialNumber === ''
        ? 'La carte et son numéro de série, en haut à droite'
        : `La carte, numéro de série ${serialNumber}`,
    contact: 'Le portable ou l’adresse e-mail que vous avez donnés en demandant la carte',
    know: 'À savoir',
    once: 'Une demande à la fois : si vous en avez déjà une en cours, attendez celle-là.',
    contactLost: 'Le numéro et l’e-mail ne sont plus les vôtres ? ',
    contactLostLink: 'Allez à la commune (Comune)',
    minor: 'Pour un mineur, un parent ou le tuteur le demande.',
    remind: 'Me le rappeler dans 48 heures',
    remindNote:
      'À choisir quand vous avez demandé le code PUK dans l’application : les 48 heures comptent à partir de maintenant.',
    earlier: 'Vous l’avez déjà demandé avant ?',
    earlierLabel: 'Quand vous l’avez demandé',
    earlierButton: 'Compter à partir de là',
    earlierWrong: 'Choisissez un jour et une heure des deux derniers mois, pas dans le futur.',
    waiting: {
      title: (when: string): string => `Rappel prévu\u00a0: ${when}`,
      text: 'Par une notification de CIE Kit, s’il est ouvert ou dès que vous le rouvrez. Pour l’avoir aussi sur le téléphone, mettez-le dans votre agenda.',
      calendar: 'Mettre dans l’agenda',
      stop: 'Supprimer le rappel',
      saved: 'Ouvrez-le pour le mettre dans l’agenda.',
      savedTitle: 'Le rappel est enregistré',
    },
    over: {
      title: 'Les 48 heures sont passées',
      text: 'Vous devriez avoir reçu un SMS ou un e-mail. Ouvrez l’application CieID, lisez le code PUK et revenez ici avec la carte.',
      unblock: 'J’ai le PUK : débloquer le PIN',
      stop: 'Supprimer le rappel',
    },
    print: 'Imprimer les étapes',
    file: 'Récupération du PUK',
    reminder: {
      title: 'Lire le PUK dans l’application CieID',
      description:
        'Les 48 heures depuis la demande sont passées. Ouvrez l’application CieID sur le téléphone, avec la carte à portée de main, et lisez le code PUK. Puis ouvrez CIE Kit et choisissez « Débloquer le PIN ».',
    },
  },
  reprint: {
    title: 'Faire réimprimer les codes à la commune',
    lead: 'C’est gratuit, dans n’importe quelle commune (Comune), et cela se fait en personne, la carte en main.',
    bring: 'À emporter',
    items: [
      'Votre carte : il faut y aller en personne',
      'Une adresse e-mail que vous lisez, mais pas une PEC (messagerie certifiée italienne)',
      'Pas d’e-mail ? Une procuration (delega), pour avoir la seconde moitié sur papier',
    ],
    minor: 'Pour un mineur, un parent ou le tuteur s’y rend.',
    happens: 'Ce qui se passe',
    steps: [
      '*Au guichet*, demandez la réimpression du PIN et du PUK.',
      '*Tout de suite*, vous recevez la première moitié, imprimée.',
      '*Puis* la seconde moitié arrive par e-mail.',
      '*À la maison*, réunissez les deux moitiés et débloquez le code PIN.',
    ],
    serial: 'Numéro de série',
    print: 'Imprimer l’aide-mémoire',
    phone: 'J’ai un téléphone NFC',
    file: 'Réimpression des codes CIE',
  },
  theft: {
    title: 'Faire bloquer la carte volée ou perdue',
    lead: 'Voici ce qu’on vous demandera au téléphone, même sans la carte.',
    preview: 'Aperçu de la feuille',
    sheet: 'Feuille pour faire bloquer la CIE',
    phone: '800 098 558',
    hours: 'Du lundi au vendredi de 8\u00a0h à 18\u00a0h, le samedi de 8\u00a0h à 14\u00a0h',
    name: 'Nom et prénom',
    codiceFiscale: 'Code fiscal (codice\u00a0fiscale)',
    serial: 'Numéro de série',
    report: 'Déclaration (denuncia), numéro',
    city: 'Faite à (ville)',
    day: 'Date',
    toFill: 'à remplir',
    since: 'Valable pour les cartes délivrées après le 4 juillet 2016.',
    specimen: 'Essai : cette carte est fictive',
    order: 'Dans cet ordre',
    steps: [
      '*Faites la déclaration (denuncia)* auprès des forces de l’ordre (Polizia ou Carabinieri).',
      '*Écrivez sur la feuille* le numéro de la déclaration et la ville.',
      '*Appelez* avec la feuille sous les yeux et demandez le blocage.',
    ],
    which: 'Quelle carte ?',
    another: 'Une autre carte',
    print: 'Imprimer la feuille',
    fromCards:
      'Le numéro de série vient des cartes associées à cet ordinateur. Le nom et le code fiscal ne s’affichent qu’avec la carte sur le lecteur : sinon, écrivez-les à la main.',
    noCards:
      'Aucune carte n’est associée à cet ordinateur. Écrivez le numéro de série à la main, si vous le connaissez : vous pouvez appeler même sans lui.',
    file: 'Feuille pour faire bloquer la CIE',
  },
  levels: {
    title: 'Niveaux, mineurs, expiration',
    lead: 'Avec la CIE, on se connecte aux sites publics de trois façons. La troisième est la carte elle-même.',
    list: 'Les trois niveaux',
    levels: [
      { title: 'Niveau 1', text: 'Avec un mot de passe' },
      { title: 'Niveau 2', text: 'Avec un mot de passe et un code à usage unique, ou l’application' },
      {
        title: 'Niveau 3',
        text: 'Avec la carte et son code PIN\u00a0: utilisable aussi là où le niveau\u00a01 ou\u00a02 suffit',
      },
    ],
    activate: 'Comment les activer',
    steps: [
      '*Le niveau 3* fonctionne dès que vous avez la carte : il n’y a rien à activer.',
      '*Les niveaux 1 et 2* s’activent sur le portail, avec le code fiscal (codice\u00a0fiscale), le numéro de série et la *première moitié* du code PUK. Il faut un portable enregistré.',
      '*Vous n’avez pas le PUK ?* Sur le portail, la carte et son code PIN suffisent aussi.',
    ],
    minors: 'Mineurs',
    minorsText: 'De 5 à 18 ans, la carte ne donne accès qu’aux services scolaires.',
    expiry: 'Quand la carte expire',
    expiryText:
      'L’accès en ligne suit la validité de la carte. Pendant 90\u00a0jours après l’expiration, l’ancienne carte fonctionne encore, si une nouvelle n’a pas été délivrée.',
    cards: 'Les cartes associées ici',
    dates: (expiry: string, end: string): string => `valable jusqu’au ${expiry}, en ligne jusqu’au ${end}`,
    datesExpired: (expiry: string, end: string): string => `expirée le ${expiry}, en ligne jusqu’au ${end}`,
    datesOver: (expiry: string): string => `expirée le ${expiry}, en ligne aussi`,
    print: 'Imprimer cette page',
    file: 'Niveaux de la CIE',
  },
  worth: {
    title: 'La valeur de la signature avec la CIE',
    lead: 'C’est une signature électronique avancée (FEA). Ce n’est pas une signature qualifiée.',
    yes: 'Où elle est valable',
    yesItems: [
      'Dans les rapports avec l’administration publique italienne',
      'Pour savoir qui a signé, et si le document a été modifié ensuite',
    ],
    no: 'Où elle ne suffit pas',
    noItems: [
      'Là où une loi demande la « firma digitale » (signature numérique) ou la signature qualifiée',
      'Là où le destinataire du document la demande',
    ],
    doubt: 'En cas de doute',
    doubtText:
      'Demandez d’abord au destinataire du document s’il accepte une signature électronique avancée faite avec la CIE.',
    years: 'Pour qu’elle reste valable des années',
    yearsText:
      'Sans horodatage, ce qui compte est que le certificat soit encore valide aujourd’hui. Un horodatage prouve quand elle a été faite : il s’ajoute en signant, ou après, depuis « Vérifier ».',
    seen: 'Comment la reconnaître',
    seenText: 'Quand vous vérifiez un fichier, CIE Kit écrit à côté de chaque signature quelle est sa valeur.',
    verify: 'Vérifier une signature',
    source:
      'Code de l’administration numérique (Codice dell’amministrazione digitale), article 20 ; DPCM du 22 février 2013, article 61',
    /** When it was looked up. */
    date: '2026-11-21',
    print: 'Imprimer cette page',
    file: 'Valeur de la signature avec la CIE',
  },
};
