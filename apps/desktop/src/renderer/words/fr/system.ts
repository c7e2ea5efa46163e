import type { BrowserNoteCode, BrowserPart } from '../../../contract/system-views.js';

const parts = {
  'p11-kit': 'Les programmes de cet ordinateur',
  firefox: 'Firefox',
  chromium: 'Chromium, Chrome, Edge',
  service: 'La liaison avec la carte',
} as const satisfies Readonly<Record<BrowserPart, string>>;

const notes = {
  'browser-running': 'Ce navigateur est ouvert : fermez-le et rouvrez-le, il verra alors la carte.',
  'proxy-loaded': 'Ce navigateur était déjà prêt : il n’a pas été touché.',
  'proxy-loaded-by-system': 'Sur ce système, les navigateurs sont déjà prêts tout seuls : ils n’ont pas été touchés.',
  'opensc-twice':
    'Ce navigateur a OpenSC dans sa liste des dispositifs de sécurité, et le reçoit aussi de p11-kit. Retirez OpenSC de la liste du navigateur.',
  snap: 'Ce navigateur est installé comme snap : il est isolé de l’ordinateur et ne peut pas atteindre la carte. Installez le même navigateur comme paquet ordinaire.',
  flatpak:
    'Ce navigateur est installé comme flatpak : il est isolé de l’ordinateur et ne peut pas atteindre la carte. Installez le même navigateur comme paquet ordinaire.',
  'no-profile': 'Firefox n’a jamais été ouvert : ouvrez-le une fois, fermez-le, puis recommencez ici.',
  'profile-missing': 'Firefox se souvient d’un profil qui n’existe plus : il n’y a rien à faire.',
  'profiles-unreadable':
    'La liste des profils de Firefox n’est pas compréhensible : les profils sont restés tels quels.',
  'modules-unreadable':
    'La liste des dispositifs de sécurité de ce navigateur n’est pas compréhensible : elle est restée telle quelle.',
  'user-modules-off':
    'Cet ordinateur ne permet pas aux comptes d’ajouter des cartes aux programmes : la personne qui le gère doit préparer la carte pour tous.',
  'root-ignored':
    'Vous utilisez CIE Kit comme administrateur : ainsi, les programmes ne voient pas la carte. Ouvrez-le avec votre compte.',
  'command-temporary':
    'La commande « cie » est dans un dossier qui sera vidé. Installez-la de façon stable, puis recommencez ici.',
  'next-login':
    'La liaison démarre à la prochaine ouverture de session. Pour l’utiliser tout de suite, démarrez-la ici.',
  'not-ours': 'Ce fichier a été remplacé entre-temps : il est resté tel quel.',
  'backup-kept': 'Ce qu’il y avait avant reste conservé ici.',
  'edit-kept': 'Notre fichier avait été modifié entre-temps : la copie avec les modifications est ici.',
  'backup-lost': 'La copie de ce qu’il y avait avant est introuvable : seule notre partie a été retirée.',
} as const satisfies Readonly<Record<BrowserNoteCode, string>>;

/** French: the check of this computer, and its browsers. */
export const system = {
  doctor: {
    runningTitle: 'Contrôle de cet ordinateur',
    runningLead: 'Rien n’est changé et aucun code n’est demandé.',
    begin: 'Début du contrôle',
    failedTitle: 'Le contrôle n’est pas allé jusqu’au bout',
    title: (count: number): string =>
      count === 0
        ? 'Tout est en ordre'
        : `${['Une chose', 'Deux choses', 'Trois choses', 'Quatre choses', 'Cinq choses', 'Six choses'][count - 1] ?? `${count} choses`} à régler`,
    lead: (count: number, time: string): string =>
      `Contrôle terminé à ${time}, points examinés\u00a0: ${count}. Rien n’a changé sur la carte ni sur l’ordinateur.`,
    toFix: 'À régler',
    toKnow: 'À savoir',
    fine: 'En ordre',
    fixes: {
      'set-up-browsers': 'Configurer les navigateurs',
      'fetch-trust': 'Télécharger les certificats de l’État',
      'start-token': 'Démarrer la liaison',
    },
    fixing: {
      'set-up-browsers': 'Configuration des navigateurs',
      'fetch-trust': 'Téléchargement des certificats',
      'start-token': 'Démarrage de la liaison',
    },
    together: 'Cela se règle avec le point ci-dessus.',
    go: {
      pair: 'Associer cette carte',
      unblock: 'Débloquer le PIN',
      'lost-codes': 'Retrouver les codes',
      browsers: 'Aller à « Navigateurs »',
      home: 'Voir la carte',
    },
    command: 'La commande nécessaire :',
    tryOut:
      'Vous essayez avec la carte fictive : l’ordinateur et les navigateurs sont les vrais, et rien n’y est changé d’ici.',
    again: 'Refaire le contrôle',
    report: {
      hint: 'Besoin d’aide à distance ? Le rapport ne contient ni codes, ni nom, ni code fiscal (codice\u00a0fiscale).',
      button: 'Préparer le rapport',
      title: 'Lisez le rapport, puis décidez si vous l’enregistrez',
      lead: 'C’est tout ce que verra la personne qui vous aide. Rien n’est envoyé : le fichier reste chez vous.',
      text: 'Le rapport',
      save: 'Enregistrer le rapport',
      back: 'Résultat du contrôle',
      saved: 'Le rapport est enregistré',
    },
  },
  browsers: {
    title: 'Navigateurs',
    lead: 'Pour vous connecter aux sites publics avec la carte, depuis Firefox ou Chromium.',
    back: 'Aide',
    tryOut: {
      title: 'Vous essayez avec la carte fictive',
      text: 'Les navigateurs de cet ordinateur sont les vrais : pendant l’essai, ils ne sont ni configurés ni changés.',
    },
    setUp: {
      title: 'Configurer les navigateurs',
      looking: 'Examen des navigateurs de cet ordinateur',
      will: 'Voici ce qui va changer. Ce qu’il y avait est conservé, et vous pouvez revenir en arrière.',
      actions: { create: 'nouveau', change: 'modifié', remove: 'retiré' },
      ready: 'Les navigateurs de cet ordinateur sont configurés',
      readyText: 'Il n’y a rien à changer.',
      nothing: 'Aucun navigateur à configurer n’a été trouvé',
      nothingText: 'Ouvrez Firefox ou Chromium une fois, puis vérifiez à nouveau.',
      button: 'Configurer les navigateurs',
      look: 'Vérifier à nouveau',
      done: 'Les navigateurs sont configurés',
      doneText: 'Si un navigateur est ouvert, fermez-le et rouvrez-le : il verra alors la carte.',
      hindered: 'Il reste quelque chose à faire',
      hinderedText: 'Voyez ci-dessous quoi\u00a0: d’ici là, un site peut ne pas trouver la carte.',
      removed: 'Tout est redevenu comme avant',
      removedText: 'Les navigateurs ne voient plus la carte. Vous pouvez les configurer à nouveau quand vous voulez.',
      notes: 'À savoir',
      left: 'Reste à faire à la main, dans le terminal :',
      progress: 'Travail sur les navigateurs',
      parts,
      noteTexts: notes,
    },
    remove: {
      button: 'Retirer la carte des navigateurs',
      title: 'Retirer la carte des navigateurs ?',
      text: 'Les sites publics ne pourront plus la demander depuis cet ordinateur. Signatures, codes et cartes associées restent tels quels.',
      safe: 'Non, la laisser',
      other: 'Retirer',
    },
    token: {
      title: 'Qui utilise la carte',
      states: {
        running: 'La liaison avec les navigateurs est active',
        stopped: 'La liaison avec les navigateurs est arrêtée',
        unknown: 'La liaison avec les navigateurs ne répond pas',
      },
      stoppedText:
        'Elle démarre toute seule quand un navigateur configuré cherche la carte. Vous pouvez aussi la démarrer maintenant.',
      unknownText: 'Le contrôle de l’ordinateur vous dira ce qui ne va pas.',
      looking: 'Recherche des programmes qui l’utilisent',
      none: 'Aucun programme n’utilise la carte en ce moment.',
      unknownProgram: 'Un programme que le système ne sait pas nommer',
      programs: 'L’utilisent en ce moment',
      open: 'La carte est ouverte : un programme peut l’utiliser sans redemander le code PIN.',
      closed: 'La carte est fermée : avant de l’utiliser, un programme doit vous demander le code PIN.',
      lock: 'Fermer la carte maintenant',
      locked: 'La carte est fermée : le prochain programme vous demandera le code PIN.',
      start: 'Démarrer la liaison',
      starting: 'Démarrage de la liaison',
      doctor: 'Chercher ce qui ne va pas',
    },
  },
};
