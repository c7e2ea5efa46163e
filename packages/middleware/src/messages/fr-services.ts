import type { Catalogue } from './catalogue.js';

/** Facts about public services, each with its source and the day on which it was looked up; correct them here. */
const MINISTRY = 'Ministero dell’Interno, https://www.cartaidentita.interno.gov.it/';
const DATE = '2026-11-21';

export const frServices = {
  pukRecovery: {
    title: 'J’ai perdu le code PUK',
    text: 'L’application CieID permet de le récupérer. Il vous faut un téléphone avec NFC et verrouillage d’écran, la carte, son numéro de série (en haut à droite, par exemple CA00000AA) et le numéro de portable ou l’adresse e-mail donnés au moment de la demande. La demande dure 48 heures ; ensuite, un SMS ou un e-mail vous permet de continuer et de voir le code PUK. Ne faites pas de deuxième demande tant que la première est en cours. Un lecteur relié à l’ordinateur ne peut pas récupérer le code PUK. Pour une personne mineure, c’est un parent ou le tuteur qui fait la demande.',
    source: MINISTRY,
    date: DATE,
  },
  codesReprint: {
    title: 'Faire réimprimer les codes PIN et PUK',
    text: 'N’importe quelle commune (Comune) les réimprime, gratuitement, en personne et avec la carte en main. La première moitié est remise tout de suite ; la seconde arrive par e-mail (pas par PEC, le courrier certifié), ou sur papier avec une procuration (delega).',
    source: MINISTRY,
    date: DATE,
  },
  blockCard: {
    title: 'Carte volée ou perdue',
    text: 'Faites une déclaration (denuncia) auprès des forces de l’ordre (Polizia ou Carabinieri), puis faites bloquer la carte : 800 098 558, du lundi au vendredi de 8 h à 18 h, le samedi de 8 h à 14 h, pour les cartes délivrées après le 4 juillet 2016. Préparez : vos nom et prénom, votre code fiscal (codice\u00a0fiscale), le numéro de série si vous le connaissez ("cie list" l’affiche), la déclaration et la ville où vous l’avez faite.',
    source: `${MINISTRY}cittadini/furto-e-smarrimento/`,
    date: DATE,
  },
  accessLevels: {
    title: 'Niveaux 1, 2 et 3',
    text: 'Le niveau 3, c’est-à-dire la carte avec son code PIN, fonctionne dès que vous avez la carte, y compris pour les services de niveau 1 et 2. Les niveaux 1 et 2 s’activent sur le portail avec le code fiscal (codice\u00a0fiscale), le numéro de série et la PREMIÈRE moitié du code PUK (il faut un numéro de portable enregistré), ou avec la carte et le code PIN.',
    source: MINISTRY,
    date: DATE,
  },
  minors: {
    title: 'Enfants et adolescents',
    text: 'De 5 à 18 ans, la carte donne accès aux seuls services scolaires.',
    source: MINISTRY,
    date: DATE,
  },
  expiry: {
    title: 'Carte expirée',
    text: 'L’accès en ligne suit la validité de la carte. Pendant 90\u00a0jours après l’expiration, celui de l’ancienne carte fonctionne encore, sauf si une nouvelle carte a été délivrée.',
    source: MINISTRY,
    date: DATE,
  },
} as const satisfies Catalogue['services'];
