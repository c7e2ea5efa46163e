import type { Catalogue } from './catalogue.js';
import { frDoctorToken } from './fr-doctor-token.js';

const NOTHING = 'Vous n’avez rien à faire.';
const PLACE_AGAIN = 'Posez la carte à plat au milieu du lecteur, sans autre carte, et refaites le contrôle.';

export const frDoctor = {
  'node-supported': { title: 'La version de Node.js convient', advice: NOTHING },
  'node-unsupported': {
    title: 'Cette version de Node.js est trop ancienne',
    meaning: 'CIE Kit peut s’arrêter en cours de route, même pendant une connexion.',
    advice: 'Installez Node.js 20.19 ou une version plus récente depuis https://nodejs.org/.',
  },
  'binding-available': { title: 'La partie qui dialogue avec les lecteurs est là', advice: NOTHING },
  'binding-missing': {
    title: 'Il manque la partie qui dialogue avec les lecteurs',
    meaning: 'Aucun lecteur ne peut être utilisé : pas de connexion, et rien d’autre avec la carte.',
    advice: 'Sous Linux, installez pcscd et libpcsclite1 ; puis réinstallez CIE Kit avec ses paquets facultatifs.',
  },
  'service-running': { title: 'Le service des cartes à puce est actif', advice: NOTHING },
  'service-stopped': {
    title: 'Le service des cartes à puce n’est pas actif',
    meaning: 'C’est par lui que passent les lecteurs : sans lui, la carte n’est pas vue et aucune connexion n’aboutit.',
    advice: {
      linux: 'Activez pcscd.socket.',
      windows: 'Démarrez le service «\u00a0Smart Card\u00a0» (carte à puce).',
      macos: 'Débranchez puis rebranchez le lecteur\u00a0: le service démarre tout seul.',
    },
  },
  'service-denied': {
    title: 'Le service des cartes à puce refuse ce compte',
    meaning: 'Le lecteur est peut-être en ordre, mais ce compte n’y a pas accès : aucune connexion n’aboutit.',
    advice: 'Utilisez votre propre session, ou faites créer une règle polkit pour pcscd pour ce compte.',
  },
  'reader-found': { title: 'Un lecteur est branché', advice: NOTHING },
  'reader-missing': {
    title: 'Aucun lecteur n’est branché',
    meaning: 'Sans lecteur, on ne peut rien faire avec la carte.',
    advice: 'Branchez un lecteur sans contact (NFC) ; sous Linux, libccid contient les pilotes de presque tous.',
  },
  'reader-contactless-unknown': {
    title: 'Le lecteur n’est peut-être pas sans contact',
    meaning: 'Son nom ne dit pas s’il a une antenne.',
    advice: 'La CIE n’a pas de contacts : si elle n’est jamais trouvée, vérifiez que le lecteur est un lecteur NFC.',
  },
  'card-found': { title: 'Il y a une carte sur le lecteur', advice: NOTHING },
  'card-missing': {
    title: 'Il n’y a pas de carte sur le lecteur',
    meaning: 'Le lecteur est en ordre ; la carte, la puce et les codes n’ont pas pu être contrôlés.',
    advice: 'Posez votre CIE sur le lecteur pour la faire contrôler.',
  },
  'card-mute': {
    title: 'La carte ne répond pas',
    meaning: 'Il y a quelque chose sur le lecteur, mais cela reste muet : le plus souvent, la carte est mal posée.',
    advice: PLACE_AGAIN,
  },
  'card-in-use': {
    title: 'Un autre programme occupe la carte',
    meaning: 'Tant qu’il l’occupe, rien d’autre ne peut utiliser la carte, pas même une connexion.',
    advice: 'Fermez le navigateur, Software CIE ou tout autre programme qui utilise la carte, et refaites le contrôle.',
  },
  'cie-recognised': { title: 'La carte est une CIE', advice: NOTHING },
  'cie-not-recognised': {
    title: 'La carte n’est pas une CIE, ou n’a pas pu être lue',
    meaning: 'Avec cette carte, ou posée ainsi, aucune connexion n’est possible.',
    advice: `${PLACE_AGAIN} La carte sanitaire (tessera sanitaria), les cartes bancaires et les anciennes cartes d’identité ne fonctionnent pas ici.`,
  },
  'card-paired': { title: 'La carte est associée à cet ordinateur', advice: NOTHING },
  'card-not-paired': {
    title: 'La carte n’est pas associée à cet ordinateur',
    meaning: 'Son certificat n’est pas encore connu : les navigateurs n’en ont aucun à proposer pour une connexion.',
    advice: 'Associez-la pour voir ses données.',
  },
  'chip-genuine': { title: 'La puce est authentique : l’État italien l’a signée', advice: NOTHING },
  'chip-genuine-chosen': {
    title: 'La puce est bien ce qu’elle dit être : une autorité ajoutée sur cet ordinateur l’a signée',
    meaning: 'Pour les services de l’État, ce n’est pas une carte d’identité.',
    advice: 'Ne l’utilisez que pour des essais, sauf si vous connaissez cette autorité.',
  },
  'chip-unverified': {
    title: 'La puce est en ordre, mais on n’a pas pu vérifier qui l’a émise',
    meaning: 'La connexion fonctionne quand même : c’est le service en ligne qui contrôle la carte.',
    advice: 'Téléchargez les certificats de l’État, puis refaites le contrôle.',
  },
  'chip-refused': {
    title: 'La puce n’a pas prouvé qu’elle est authentique',
    meaning: 'C’est peut-être une copie, ou elle est endommagée. Un code tapé pourrait finir dans d’autres mains.',
    advice: 'Ne tapez pas vos codes. Essayez un autre lecteur ; si rien ne change, faites examiner la carte.',
  },
  'chip-unchecked': {
    title: 'La puce n’a pas pu être contrôlée',
    meaning: 'Le contrôle n’est pas allé jusqu’au bout : on ne sait pas si la puce est en ordre.',
    advice: PLACE_AGAIN,
  },
  'codes-ready': { title: 'Les codes PIN et PUK sont en ordre', advice: NOTHING },
  'tries-low': {
    title: 'Il reste peu d’essais pour le code PIN ou pour le code PUK',
    meaning:
      'Une erreur au dernier essai bloque le code PIN ; au dernier essai du code PUK, elle met fin pour toujours à l’utilisation de la carte en ligne.',
    advice:
      'N’essayez pas de deviner. Cherchez les codes sur le récépissé et dans la lettre ; un code PUK perdu se récupère avec l’application CieID.',
  },
  'tries-unknown': {
    title: 'La carte n’indique pas combien d’essais restent',
    meaning: 'Il en reste peut-être peu, sans que personne le sache.',
    advice:
      'Tapez les codes avec attention : trois erreurs de suite bloquent le code PIN, dix erreurs de code PUK mettent fin à l’utilisation en ligne.',
  },
  'pin-blocked': {
    title: 'Le code PIN est bloqué',
    meaning: 'Pas de connexion ni de signature tant qu’il n’est pas débloqué. La carte n’est pas perdue.',
    advice: 'Débloquez-le avec le code PUK, qui permet aussi de choisir un nouveau code PIN.',
  },
  'puk-blocked': {
    title: 'Le code PUK est épuisé : la carte ne peut plus être débloquée',
    meaning: 'Un code PIN qui se bloque maintenant reste bloqué.',
    advice:
      'Tant que le code PIN fonctionne, rien ne change ; sinon, demandez une nouvelle carte à votre commune (Comune).',
  },
  'card-valid': { title: 'La carte est valable, selon l’horloge de cet ordinateur', advice: NOTHING },
  'card-expiring': {
    title: 'La carte expire bientôt, selon l’horloge de cet ordinateur',
    meaning: 'Les connexions fonctionnent jusqu’à l’expiration.',
    advice: 'Demandez à temps une nouvelle carte à votre commune (Comune).',
  },
  'card-expired-usable': {
    title: 'La carte a expiré ; l’accès en ligne peut encore fonctionner quelque temps',
    meaning: 'Comme document, elle n’est plus valable ; les connexions peuvent être refusées d’un jour à l’autre.',
    advice:
      'Demandez une nouvelle carte à votre commune (Comune). Après 90 jours, ou dès la délivrance de la nouvelle carte, l’ancienne cesse de fonctionner.',
  },
  'card-expired': {
    title: 'La carte a expiré',
    meaning: 'Les services en ligne la refusent à la connexion.',
    advice: 'Demandez une nouvelle carte à votre commune (Comune).',
  },
  'card-not-yet-valid': {
    title: 'La carte n’est pas encore valable, selon l’horloge de cet ordinateur',
    meaning: 'Tant que c’est le cas, la connexion sera refusée.',
    advice: 'Vérifiez d’abord la date de cet ordinateur.',
  },
  'trust-complete': { title: 'Tous les certificats de l’État sont là', advice: NOTHING },
  'trust-incomplete': {
    title: 'Il manque certains certificats de l’État',
    meaning: 'Les cartes qui en dépendent apparaissent avec la mention « émetteur non vérifié ».',
    advice: 'Téléchargez-les, ou ajoutez un fichier.',
  },
  'trust-none': {
    title: 'Il n’y a encore aucun certificat de l’État',
    meaning: 'Sans eux, on ne peut pas vérifier qui a émis une carte.',
    advice: 'Téléchargez-les, ou ajoutez un fichier.',
  },
  'trust-anchor-expired': {
    title: 'Un certificat de confiance a expiré',
    meaning: 'Rien ne cesse de fonctionner pour autant.',
    advice:
      'Il sert encore pour les cartes plus anciennes. Si c’est vous qui l’avez ajouté, voyez si vous en avez encore besoin.',
  },
  'trust-list-expired': {
    title: 'Une liste de confiance est trop ancienne',
    meaning:
      'On ne sait pas quels services ont été admis ou retirés depuis : une signature peut être dite qualifiée alors qu’elle ne l’est plus.',
    advice: 'Téléchargez-la de nouveau, ou ajoutez un fichier plus récent avec "cie trust lists add".',
  },
  'trust-foreign-files': {
    title: 'Parmi les certificats de confiance, il y a des fichiers qui ne sont pas utilisés',
    meaning: 'Les connexions ne sont pas concernées.',
    advice: 'Ils ne sont pas ce que dit leur nom, et rien ne s’y fie. Regardez-les et supprimez-les.',
  },
  'trust-unreadable': {
    title: 'Les certificats de confiance ne peuvent pas être lus',
    meaning: 'On ne peut pas vérifier qui a émis une carte ; la connexion n’en dépend pas.',
    advice: 'Vérifiez les autorisations du dossier et le disque.',
  },
  'store-usable': { title: 'Le dossier des cartes associées est lisible', advice: NOTHING },
  'store-empty': {
    title: 'Aucune carte n’est encore associée à cet ordinateur',
    meaning: 'Ce n’est pas un problème ; une connexion demande une carte associée.',
    advice: 'Associez une carte quand vous voulez.',
  },
  'store-unusable': {
    title: 'Le dossier des cartes associées ne peut pas être utilisé',
    meaning: 'Aucune carte ne peut être associée, et les navigateurs ne trouvent aucun certificat.',
    advice: 'Vérifiez les autorisations et l’espace libre, ou indiquez un autre dossier dans CIEKIT_HOME.',
  },
  'store-open-to-others': {
    title: 'D’autres comptes de cet ordinateur peuvent regarder dans le dossier des cartes associées',
    meaning: 'Ils voient les numéros de série et les dates ; les noms sont scellés par la carte.',
    advice: 'Retirez les autorisations au groupe et aux autres.',
  },
  'store-leftovers': {
    title: 'Un programme interrompu a laissé des fichiers temporaires',
    meaning: 'Ils ne gênent personne.',
    advice: 'Ils seront supprimés d’eux-mêmes à la prochaine modification.',
  },
  'store-damaged-files': {
    title: 'Dans le dossier des cartes associées, certains fichiers sont endommagés ou étrangers',
    meaning: 'Les cartes qu’ils contiennent passent pour non associées : les navigateurs ne les proposent pas.',
    advice: 'Ils ont été laissés en place. Déplacez-les ailleurs et associez de nouveau ces cartes.',
  },
  'clock-plausible': { title: 'La date de cet ordinateur est plausible', advice: NOTHING },
  'clock-implausible': {
    title: 'La date de cet ordinateur ne peut pas être juste',
    meaning: 'Une connexion peut échouer : les sites et les cartes sont jugés d’après la date.',
    advice:
      'Réglez la date et l’heure : avec une horloge fausse, les cartes valables semblent expirées, et les cartes expirées valables.',
  },
  ...frDoctorToken,
} as const satisfies Catalogue['doctor'];

export const frDoctorSections = {
  readers: 'Ordinateur et lecteurs',
  card: 'Carte',
  trust: 'Certificats de l’État',
  store: 'Cartes associées et horloge',
  token: 'Connexion avec la carte',
  browsers: 'Navigateurs',
  other: 'Autres points',
} as const satisfies Catalogue['doctorSections'];
