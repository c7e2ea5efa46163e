import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { MainWords } from './words.js';

/** French: what is outside the windows. */
export const fr: MainWords = {
  locale: WINDOW_LOCALES.fr,
  state: {
    starting: 'Un instant',
    'service-unusable': 'Lecteur inutilisable',
    'no-reader': 'Aucun lecteur branché',
    'no-card': 'Aucune carte sur le lecteur',
    reading: 'Lecture de la carte',
    'unknown-card': 'Carte non reconnue',
    busy: 'Carte utilisée : ne la retirez pas',
    'new-card': 'Carte à associer',
    ready: 'Carte sur le lecteur',
    'pin-blocked': 'PIN bloqué',
    'blocked-for-ever': 'Puce bloquée',
  },
  tryOut: (state) => `Essai sans vraie carte (${state})`,
  tray: {
    open: 'Ouvrir CIE Kit',
    sign: 'Signer un fichier',
    verify: 'Vérifier un fichier',
    lock: 'Fermer les connexions avec la carte',
    quit: 'Quitter CIE Kit',
  },
  menu: {
    file: 'Fichier',
    sign: 'Signer un fichier',
    verify: 'Vérifier un fichier',
    settings: 'Réglages',
    lock: 'Fermer les connexions avec la carte',
    close: 'Fermer la fenêtre',
    quit: 'Quitter CIE Kit',
    hide: 'Masquer CIE Kit',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    home: 'Ma carte',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    resetZoom: 'Taille normale',
    fullScreen: 'Plein écran',
    window: 'Fenêtre',
    minimize: 'Réduire la fenêtre',
    help: 'Aide',
    openHelp: 'Ouvrir l’aide',
    doctor: 'Chercher ce qui ne va pas',
    lostCodes: 'J’ai perdu mes codes',
    about: 'À propos de CIE Kit',
  },
  /** A link of another program that names files. */
  link: {
    sign: (count: number): string =>
      count === 1
        ? 'Une page ou un programme vous demande de signer ce fichier'
        : 'Une page ou un programme vous demande de signer ces fichiers',
    verify: (count: number): string =>
      count === 1
        ? 'Une page ou un programme veut vous faire vérifier ce fichier'
        : 'Une page ou un programme veut vous faire vérifier ces fichiers',
    detail:
      'L’ouverture ne signe rien\u00a0: vous voyez d’abord le document, puis le code PIN vous est demandé. Si vous ne vous y attendiez pas, n’ouvrez pas le fichier.',
    open: 'Ouvrir',
    refuse: 'Ne pas ouvrir',
  },
  address: {
    proxyUrl: 'Voulez-vous que CIE Kit passe par ce serveur pour aller sur le réseau\u00a0?',
    timestampUrl: 'Voulez-vous que CIE Kit demande la date certaine à ce service\u00a0?',
    detail: 'Utilisez cette adresse seulement si vous l’avez écrite vous-même.',
    use: 'Utiliser cette adresse',
    refuse: 'Non, ne rien changer',
  },
  notices: {
    wrongPin: {
      title: 'Ce code PIN n’est pas le bon',
      body: (left) =>
        left === undefined
          ? 'La carte ne dit pas combien d’essais il reste. Cherchez le bon code PIN avant de réessayer.'
          : left === 1
            ? 'La carte fonctionne encore, mais il reste 1 essai sur 3. Cherchez le code PIN avant de l’utiliser.'
            : `La carte fonctionne encore. Il vous reste ${left} essais sur 3.`,
    },
    wrongPuk: {
      title: 'Ce code PUK n’est pas le bon',
      body: (left) =>
        left === undefined
          ? 'La carte ne dit pas combien d’essais il reste. Cherchez le bon code PUK avant de réessayer.'
          : left === 1
            ? 'Il reste 1 essai sur 10. Encore un mauvais code PUK et la puce est bloquée définitivement : l’application CieID permet de le récupérer.'
            : `Il vous reste ${left} essais sur 10. L’application CieID permet de récupérer le code PUK.`,
    },
    pinBlocked: {
      title: 'Le code PIN est bloqué',
      body: 'La carte est intacte. Avec le code PUK, vous débloquez le code PIN et en choisissez un nouveau.',
    },
    blockedForEver: {
      title: 'La puce est bloquée définitivement',
      body: 'La carte reste valable comme document. Ouvrez CIE Kit pour savoir ce que vous pouvez faire.',
    },
    newCard: {
      title: 'Cette carte n’est pas encore associée',
      body: 'Associez-la une seule fois : elle servira ensuite à se connecter et à signer.',
    },
    expiring: {
      title: (days) =>
        days === 0
          ? 'La carte expire aujourd’hui'
          : days === 1
            ? 'La carte expire demain'
            : `La carte expire dans ${days} jours`,
      body: (serialNumber, date) =>
        `La carte ${serialNumber} est valable jusqu’au ${date}. Demandez la nouvelle à temps à votre commune (Comune).`,
    },
    grace: {
      title: 'La carte a expiré',
      body: (serialNumber, date) =>
        `Si vous n’en avez pas encore de nouvelle, la carte ${serialNumber} permet de se connecter jusqu’au ${date}.`,
    },
    pukRecovery: {
      title: 'Les 48 heures pour le code PUK sont passées',
      body: 'Regardez vos SMS et vos e-mails, puis ouvrez l’application CieID sur le téléphone : le code PUK s’y trouve.',
    },
    staysOpen: {
      title: 'CIE Kit reste ouvert',
      body: 'Vous pouvez ainsi vous connecter avec la carte. Son icône, près de l’horloge, permet de l’ouvrir ou de le quitter.',
    },
    locked: {
      title: 'Les connexions avec la carte sont fermées',
      body: 'La prochaine fois, chaque programme redemandera le code PIN.',
    },
    nothingToLock: {
      title: 'Aucune connexion n’était ouverte',
      body: 'En ce moment, aucun programme ne peut utiliser la carte sans demander le code PIN.',
    },
    notLocked: {
      title: 'Les connexions n’ont pas pu être fermées',
      body: 'Retirez la carte du lecteur : sans elle, aucun programme ne peut l’utiliser.',
    },
  },
};
