import { codeScreens } from './code-screens.js';
import { pairing } from './pairing.js';
import { pinWindow } from './pin-window.js';

/** French: everything about codes. Words between asterisks are shown bold. */
export const codes = {
  ...codeScreens,
  ...pairing,
  ...pinWindow,
  questions: {
    lastPinTry: {
      title: 'C’est le dernier essai. Voulez-vous l’utiliser ?',
      paragraphs: [
        'Si le code PIN n’est pas le bon cette fois non plus, *il se bloque*. Vous ne perdez pas la carte : elle reste valable comme pièce d’identité, mais pour signer et vous connecter aux sites, vous devrez débloquer le code PIN avec le code PUK.',
        'Si vous n’avez pas le code PUK sous la main, arrêtez-vous ici : dans une heure ou dans un mois, l’essai sera toujours là.',
      ],
      safe: 'Non, je cherche d’abord le PIN',
      other: 'Utiliser le dernier essai',
    },
    lastPukTries: {
      title: (left: number | undefined): string =>
        left === 1
          ? 'C’est le dernier essai pour le code PUK. Voulez-vous l’utiliser ?'
          : 'Il reste très peu d’essais pour le code PUK. Voulez-vous en utiliser un ?',
      paragraphs: [
        'Quand il n’y a plus d’essais, la puce *se bloque définitivement* : la carte reste valable comme pièce d’identité, mais pour signer et vous connecter aux sites, il en faudra une nouvelle.',
        'Récupérer le code PUK n’utilise aucun essai, et ceux qui restent vous attendront.',
      ],
      safe: 'Non, je récupère d’abord le PUK',
      other: 'Utiliser un essai',
    },
    advisePuk: {
      title: 'Ce code PUK est-il bien le bon ?',
      paragraphs: [
        'La carte fonctionne encore. Mais quand il n’y a plus d’essais pour le code PUK, elle se bloque définitivement pour les services en ligne.',
        'Si vous n’avez pas les feuilles avec le code PUK sous les yeux, mieux vaut d’abord le récupérer : cela n’utilise aucun essai.',
      ],
      safe: 'Non, je récupère d’abord le PUK',
      other: 'Oui, continuer',
    },
    weakPin: {
      title: 'Ce code PIN est facile à deviner',
      paragraphs: [
        'La carte l’accepterait. Une personne qui vous connaît, ou qui trouve la carte, l’essaierait en premier.',
      ],
      safe: 'J’en choisis un autre',
      other: 'Garder ce PIN',
      reasons: {
        'birth-date': 'Il contient votre date de naissance.',
        'services-id': 'Il fait partie d’un numéro que toute personne munie d’un lecteur peut lire sur la carte.',
        pan: 'Il fait partie du numéro de la puce, que toute personne munie d’un lecteur peut lire.',
        'serial-number': 'Il fait partie du numéro de série imprimé sur la carte.',
        'same-as-puk': 'Il est identique au code PUK : qui voit l’un possède les deux.',
      },
    },
    unverifiedIssuer: {
      title: 'L’émetteur de la carte ne peut pas être vérifié',
      paragraphs: [
        'La puce répond comme il faut, mais il manque sur cet ordinateur les certificats de l’État qui le confirment. *Le code n’a pas encore été envoyé.*',
        'En général, il suffit de les télécharger : dans les Réglages, sous « Certificats de confiance ».',
      ],
      safe: 'Je m’arrête ici',
      other: 'Envoyer le code quand même',
    },
  },
  aside: 'Carte et essais',
  newCard: 'Carte à associer',
  readingTries: 'Lecture des essais restants',
  back: 'Ma carte',
  why: {
    title: 'Pourquoi 8 chiffres ?',
    text: 'D’autres programmes n’en demandent que\u00a04, parce qu’ils gardent les autres sur l’ordinateur. CIE Kit ne garde rien : c’est pourquoi il les demande tous.',
  },
  /** Of the code that was typed, when the operation broke off. */
  use: {
    'not-sent': 'Aucun code n’a été envoyé\u00a0: vous n’avez perdu aucun essai.',
    accepted: 'Le code était correct\u00a0: vous n’avez perdu aucun essai.',
  },
  spend: {
    label: 'J’ai vérifié les 8 chiffres : je veux utiliser un essai.',
    missing: 'Vérifiez d’abord les chiffres, puis cochez cette case.',
  },
  pin: { label: 'Code PIN de la carte', lost: 'J’ai oublié le PIN' },
  wrong: {
    pin: {
      title: 'Ce code PIN n’est pas le bon',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Elle fonctionne encore. Cette carte ne dit pas combien d’essais il reste : après 3 erreurs de suite, le code PIN se bloque.'
          : left === 1
            ? 'Elle fonctionne encore. Il reste 1 essai sur 3 : à la prochaine erreur, le code PIN se bloque et il faut le code PUK.'
            : `Elle fonctionne encore. Il reste ${left}\u00a0essais sur 3\u00a0: à la troisième erreur, le code PIN se bloque et il faut le code PUK.`,
      next: 'Vérifiez les 8 chiffres : les 4\u00a0premiers sont sur le récépissé de la demande, les autres dans la lettre. Si vous avez changé le code PIN, c’est celui que vous avez choisi qui est valable.',
    },
    puk: {
      title: 'Ce code PUK n’est pas le bon',
      card: (left: number | undefined): string =>
        left === undefined
          ? 'Elle fonctionne encore. Cette carte ne dit pas combien d’essais il reste : après 10 erreurs de suite, elle se bloque définitivement pour les services en ligne.'
          : left === 1
            ? 'Elle fonctionne encore. Il reste 1 essai sur 10 : à la prochaine erreur, elle se bloque définitivement pour les services en ligne, et il en faut une nouvelle.'
            : `Elle fonctionne encore. Il reste ${left}\u00a0essais sur 10. Quand il n’y en a plus, elle se bloque définitivement pour les services en ligne, et il en faut une nouvelle.`,
      next: (left: number | undefined): string =>
        left !== undefined && left > 8
          ? 'Vérifiez les 8 chiffres du code PUK : les 4\u00a0premiers sont sur le récépissé de la demande, les autres dans la lettre. Le code PUK ne peut pas être changé.'
          : 'Récupérez le code PUK : cela n’utilise aucun essai.',
    },
  },
  /** The person stopped, by a button or by answering no. */
  stopped: {
    cancelled: {
      title: 'Opération interrompue',
      text: 'Rien n’est resté à moitié fait et aucun essai n’a été perdu.',
    },
    'last-try': {
      title: 'Le code n’a pas été envoyé',
      text: 'L’essai est toujours là. Revenez quand vous aurez les 8 chiffres sous les yeux : rien ne presse.',
    },
    'advise-puk': {
      title: 'Le code PUK n’a pas été envoyé',
      text: 'Les essais sont les mêmes qu’avant. Récupérez le code PUK calmement, puis revenez ici.',
    },
    'weak-pin': {
      title: 'Choisissez un autre code PIN',
      text: 'Rien n’a été envoyé à la carte. Tapez à nouveau les codes, avec un nouveau code PIN moins facile à deviner.',
    },
    'unverified-issuer': {
      title: 'Le code n’a pas été envoyé',
      text: 'Téléchargez les certificats de l’État dans les Réglages, sous « Certificats de confiance », puis revenez ici.',
    },
  },
  gate: {
    lead: 'Pour continuer, il faut la carte sur le lecteur. Aucun code n’est demandé avant qu’elle soit reconnue.',
    /** It lies there, and is not used. */
    leadStopped: 'Nous nous sommes arrêtés avant de demander le moindre code.',
    lookAgain: 'Vérifier à nouveau',
    starting: { title: 'Un instant', text: 'Recherche du lecteur.', lip: 'Recherche du lecteur' },
    unusable: { title: 'Le lecteur ne peut pas être utilisé', text: '', lip: 'Lecteur inutilisable' },
    noReader: {
      title: 'Branchez le lecteur',
      text: 'Branchez la fiche USB sur l’ordinateur et attendez quelques secondes : cette page change toute seule.',
      lip: 'Lecteur non branché',
    },
    noCard: {
      title: 'Posez la carte sur le lecteur',
      text: 'Posez-la au centre et ne la bougez plus : cette page change toute seule.',
      lip: 'En attente de la carte',
    },
    checking: {
      title: 'Contrôle de la carte',
      text: 'La puce doit prouver qu’elle est authentique et dire combien d’essais il reste. Le code ne vous est demandé qu’ensuite.',
      lip: 'Lecture en cours : ne la déplacez pas',
    },
    unknown: {
      title: 'Cette carte ne peut pas être utilisée ici',
      text: 'Retirez ce qui est sur le lecteur et posez votre carte d’identité électronique, seule et au centre. Rien n’a changé sur la carte.',
      lip: 'Carte non utilisable',
    },
    several: {
      title: 'Quelle carte voulez-vous utiliser ?',
      text: 'Il y a plusieurs cartes sur les lecteurs. Le code ne va qu’à celle que vous choisissez.',
      lip: 'Plusieurs cartes',
    },
  },
  work: {
    label: 'Avancement',
    lead: 'Laissez la carte en place sur le lecteur : quelques secondes suffisent.',
    begin: 'Un instant',
    lip: 'Lecture en cours : ne la déplacez pas',
    lipWaiting: 'La carte attend votre réponse',
    steps: {
      connect: 'Liaison avec la puce',
      genuine: 'Contrôle de l’authenticité de la carte',
      pin: 'Vérification du code PIN',
      oldPin: 'Vérification du code PIN actuel',
      puk: 'Vérification du code PUK',
      newPin: 'Nouveau code PIN',
      doNotMove: 'Ne bougez pas la carte maintenant',
      certificate: 'Lecture du certificat',
      certificateDetail: 'Nom, code fiscal, numéro de série',
      save: 'Enregistrement sur cet ordinateur',
      saveDetail: 'Le code PIN n’est pas enregistré',
    },
    stopHints: {
      pair: 'Si vous arrêtez, la carte reste telle quelle.',
      change: 'Si vous arrêtez avant que la carte l’écrive, l’ancien code PIN reste valable.',
      unblock: 'Si vous arrêtez avant que la carte l’écrive, tout reste tel quel.',
      check: 'La carte reste telle quelle.',
    },
  },
  done: { label: 'Terminé', lip: 'Vous pouvez retirer la carte', home: 'Aller à « Ma carte »' },
  newPin: {
    title: 'Le nouveau code PIN',
    label: 'Nouveau code PIN',
    again: 'Répétez le nouveau code PIN',
    hint: 'Mieux vaut éviter votre date de naissance et les numéros imprimés sur la carte.',
    rules: {
      length: (count: number): string =>
        count === 8
          ? '8 chiffres'
          : count === 0
            ? '8 chiffres : aucun pour l’instant'
            : `8\u00a0chiffres\u00a0: vous en avez tapé ${count}`,
      notAllEqual: 'pas tous identiques',
      notInLine: 'pas à la suite, comme 12345678',
      different: 'différent du code actuel',
    },
    states: { open: 'à respecter', met: 'respecté', broken: 'non respecté' },
    complaints: {
      'all-equal':
        'Les chiffres sont tous identiques : la carte serait ouverte à tout le monde. Choisissez-en d’autres.',
      'in-line':
        'Les chiffres se suivent : c’est le premier code PIN que tout le monde essaie. Choisissez-en d’autres.',
      'same-as-old': 'C’est le code PIN actuel : rien ne changerait.',
      'typed-differently':
        'Les deux codes ne sont pas identiques. Tapez à nouveau le nouveau code PIN ici, ou vérifiez celui du dessus.',
    },
  },
};
