import type { TokenTexts } from './catalogue.js';

export const frToken = {
  prompt: {
    title: 'CIE Kit : code PIN de votre carte',
    asks: '{program} demande à utiliser votre carte {card} pour une connexion ou une signature en votre nom.',
    somethingAsks:
      'Un programme demande à utiliser votre carte {card} pour une connexion ou une signature en votre nom. On ne peut pas savoir lequel.',
    nameIsReported:
      'Le nom du programme est celui que le système indique. Si ce n’est pas vous qui venez de le lancer, annulez.',
    enterPin: 'Tapez le code PIN de 8 chiffres.',
    pinLabel: 'Code PIN (8 chiffres) :',
    allow: 'Autoriser',
    cancel: 'Annuler',
    useLastTry: 'Utiliser le dernier essai',
    sendAllTheSame: 'Continuer quand même',
  },
  notices: {
    'no-prompt': {
      title: 'Votre carte a été demandée',
      text: '{program} a demandé à utiliser votre carte {card}, mais CIE Kit n’a ici aucun moyen de vous demander le code PIN. Rien n’a été envoyé à la carte. Installez « pinentry », ou ouvrez l’application CIE Kit, puis réessayez.',
    },
    'pin-blocked': {
      title: 'Le code PIN est bloqué',
      text: '{program} a demandé à utiliser votre carte {card}, mais son code PIN est bloqué après trop d’erreurs. Débloquez-le avec le code PUK : "cie pin unblock".',
    },
    'last-try-kept': {
      title: 'Le dernier essai pour le code PIN est intact',
      text: '{program} a donné un code PIN à votre carte {card}, à laquelle il reste un seul essai ou qui n’indique pas combien il en reste : il n’a pas été envoyé. Tapez-le vous-même avec "cie pin verify", qui vous demande confirmation avant un dernier essai.',
    },
    'not-signed': {
      title: 'La carte n’a pas signé',
      text: '{program} attendait votre carte {card}, qui n’a pas répondu jusqu’au bout. Cela n’a coûté aucun essai du code PIN. Gardez la carte immobile sur le lecteur ; si la page attend toujours, appuyez sur Échap et recommencez la connexion.',
    },
  },
  unknownProgram: 'Un programme inconnu',
} as const satisfies TokenTexts;
