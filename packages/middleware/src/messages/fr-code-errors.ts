import type { Catalogue } from './catalogue.js';

const UNTOUCHED = 'Aucun code n’a été envoyé : vous n’avez perdu aucun essai.';

export const frCodeErrors = {
  'code-incorrect': {
    pin: {
      title: 'Ce code PIN n’est pas le bon',
      meaning: '{tries}',
      nextStep:
        'Vérifiez les 8 chiffres avant de réessayer. Si vous ne vous en souvenez pas, débloquez avec le code PUK : "cie pin unblock".',
    },
    puk: {
      title: 'Ce code PUK n’est pas le bon',
      meaning: '{tries}',
      nextStep:
        'N’essayez pas de deviner. Vérifiez la lettre et le récépissé ; si le code PUK est perdu, récupérez-le avec l’application CieID ou à la commune (Comune).',
    },
  },
  'code-blocked': {
    pin: {
      title: 'Le code PIN est bloqué',
      meaning:
        'Il y a eu trois essais avec un code qui n’était pas le bon. La carte n’est pas perdue : le code PUK la débloque et permet de choisir un nouveau code PIN.',
      nextStep: 'Préparez votre code PUK de 8 chiffres et lancez "cie pin unblock".',
    },
    puk: {
      title: 'Le code PUK est bloqué pour toujours',
      meaning:
        'Il y a eu dix essais avec un code qui n’était pas le bon. La carte reste valable comme document d’identité, mais ne peut plus être utilisée en ligne.',
      nextStep: 'Pour utiliser de nouveau une CIE en ligne, demandez une nouvelle carte à votre commune (Comune).',
    },
  },
  'code-format': {
    pin: {
      title: 'Le code PIN a 8 chiffres',
      meaning: `Seulement des chiffres, exactement 8. ${UNTOUCHED}`,
      nextStep: 'Tapez les quatre premiers chiffres (sur le récépissé), suivis des quatre derniers (dans la lettre).',
    },
    puk: {
      title: 'Le code PUK a 8 chiffres',
      meaning: `Seulement des chiffres, exactement 8. ${UNTOUCHED}`,
      nextStep: 'Tapez les quatre premiers chiffres (sur le récépissé), suivis des quatre derniers (dans la lettre).',
    },
  },
  'code-half': {
    pin: {
      title: 'C’est la moitié d’un code PIN',
      meaning: `Vous avez tapé 4 chiffres. D’autres programmes gardent la première moitié sur le disque et demandent le reste. CIE Kit ne le fait pas, car la moitié d’un code PIN sur un disque, c’est la moitié d’un secret perdue. ${UNTOUCHED}`,
      nextStep: 'Tapez les 8 chiffres : la première moitié est sur le récépissé, la seconde dans la lettre.',
    },
    puk: {
      title: 'C’est la moitié d’un code PUK',
      meaning: `Vous avez tapé 4 chiffres, et la carte veut les 8. ${UNTOUCHED}`,
      nextStep: 'Tapez les 8 chiffres : la première moitié est sur le récépissé, la seconde dans la lettre.',
    },
  },
  'last-try-unconfirmed': {
    pin: {
      title: 'Ce serait le dernier essai pour le code PIN',
      meaning: `{tries} ${UNTOUCHED}`,
      nextStep:
        'Continuez seulement si vous connaissez le code PIN avec certitude (--allow-last-try). À la prochaine erreur, il vous faudra le code PUK.',
    },
    puk: {
      title: 'Il reste très peu d’essais pour le code PUK',
      meaning: `{tries} Quand il n’y en aura plus, la carte ne pourra plus jamais être utilisée en ligne. ${UNTOUCHED}`,
      nextStep:
        'Récupérez le code PUK avant de réessayer. Seulement si vous le connaissez avec certitude : --allow-last-try.',
    },
  },
  'code-outcome-unknown': {
    pin: {
      title: 'On ne sait pas si la carte a vérifié le code PIN',
      meaning:
        'La réponse s’est perdue après l’envoi du code PIN : s’il n’était pas juste, un essai a été perdu. Il n’a pas été envoyé une deuxième fois.',
      nextStep: 'Remettez la carte et regardez les essais restants, sans en perdre : "cie pin status".',
    },
    puk: {
      title: 'On ne sait pas si la carte a vérifié le code PUK',
      meaning:
        'La réponse s’est perdue après l’envoi du code PUK : s’il n’était pas juste, un essai a été perdu. Il n’a pas été envoyé une deuxième fois.',
      nextStep: 'Remettez la carte et regardez les essais restants, sans en perdre : "cie pin status".',
    },
  },
} as const satisfies Catalogue['codeErrors'];
