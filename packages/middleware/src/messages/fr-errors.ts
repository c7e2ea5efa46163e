import type { DocumentErrorCode } from '../error-catalogue.js';
import type { Catalogue, ErrorText } from './catalogue.js';

const UNTOUCHED = 'Aucun code n’a été envoyé : vous n’avez perdu aucun essai.';
const NOT_GENUINE =
  'C’est peut-être une copie, ou le lecteur a peut-être été trafiqué. Aucun code PIN ou PUK ne lui a été envoyé.';
const NOT_GENUINE_NEXT =
  'Ne tapez pas vos codes. Essayez avec un autre lecteur ; si cela se reproduit, faites examiner la carte par votre commune (Comune) ou par les forces de l’ordre (Polizia ou Carabinieri).';
const TRY_AGAIN = 'Laissez la carte sur le lecteur et réessayez. Si cela se reproduit, lancez "cie doctor".';
const NOT_A_CARD_MATTER = 'La carte n’est pas en cause.';
const CHANNEL_BROKE =
  'La liaison protégée avec la puce s’est interrompue, ou quelque chose entre l’ordinateur et la carte a modifié les messages. Ce qui n’a pas été confirmé n’a pas eu lieu.';

const STOPPED =
  'Une puce authentique n’est pas faite ainsi. L’opération s’est arrêtée, et rien de ce qui a été lu n’est conservé.';

const refusedChip = (title: string): ErrorText => ({ title, meaning: NOT_GENUINE, nextStep: NOT_GENUINE_NEXT });
const brokenChannel = (title: string): ErrorText => ({ title, meaning: CHANNEL_BROKE, nextStep: TRY_AGAIN });
const badCertificate = (title: string): ErrorText => ({
  title,
  meaning: NOT_A_CARD_MATTER,
  nextStep: 'Procurez-vous de nouveau le certificat auprès de son émetteur et ajoutez ce fichier.',
});

export const frErrors = {
  'service-not-running': {
    title: 'Le service des cartes à puce n’est pas actif',
    meaning:
      'Sans le service des cartes à puce, aucun programme ne peut utiliser un lecteur. La carte n’est pas en cause.',
    nextStep: {
      linux: 'Démarrez-le avec sudo systemctl enable --now pcscd.socket.',
      windows: 'Démarrez le service «\u00a0Smart Card\u00a0» (carte à puce).',
      macos: 'Débranchez puis rebranchez le lecteur\u00a0: le service démarre tout seul.',
    },
  },
  'binding-unavailable': {
    title: 'Il manque la partie qui dialogue avec les lecteurs',
    meaning: 'CIE Kit a été installé sans sa bibliothèque PC/SC. La carte n’est pas en cause.',
    nextStep: 'Sous Linux, installez pcscd et libpcsclite1, puis réinstallez CIE Kit ; "cie doctor" dit ce qui manque.',
  },
  'access-denied': {
    title: 'Vous n’avez pas l’autorisation d’utiliser le service des cartes à puce',
    meaning: 'Le système ne laisse que certains comptes utiliser les lecteurs. La carte n’est pas en cause.',
    nextStep:
      'Lancez CIE Kit depuis votre propre session, ou demandez à la personne qui gère cet ordinateur l’accès à pcscd (polkit).',
  },
  'no-reader': {
    title: 'Aucun lecteur trouvé',
    meaning: 'La CIE a besoin d’un lecteur sans contact (NFC) relié à l’ordinateur.',
    nextStep:
      'Branchez le lecteur, attendez quelques secondes et réessayez. "cie readers" énumère ce que l’ordinateur voit.',
  },
  'reader-removed': {
    title: 'Le lecteur a été débranché',
    meaning: 'L’opération s’est arrêtée. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep: 'Rebranchez le lecteur, posez la carte dessus et recommencez.',
  },
  'no-card': {
    title: 'Il n’y a pas de carte sur le lecteur',
    meaning: 'Il n’est rien arrivé à la carte.',
    nextStep: 'Posez la carte bien à plat sur le lecteur et laissez-la là.',
  },
  'mute-card': {
    title: 'La carte ne répond pas',
    meaning:
      'Le lecteur sent une carte mais ne reçoit pas de réponse : elle est mal posée, ou elle n’a pas de puce sans contact.',
    nextStep: 'Soulevez la carte et reposez-la au milieu du lecteur, loin du métal et des autres cartes.',
  },
  'card-removed': {
    title: 'La carte a été retirée',
    meaning: 'L’opération s’est arrêtée à mi-chemin. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep: 'Remettez la carte, laissez-la jusqu’à la fin et recommencez.',
  },
  'card-reset': {
    title: 'Un autre programme a redémarré la carte',
    meaning:
      'La liaison protégée est perdue et l’opération s’est arrêtée. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep: 'Fermez les autres programmes qui utilisent la carte et recommencez.',
  },
  'sharing-violation': {
    title: 'Un autre programme utilise la carte',
    meaning: 'Nous avons attendu, mais la carte ne s’est pas libérée. Aucun code n’a été envoyé.',
    nextStep: 'Fermez le navigateur, Software CIE ou tout autre programme qui utilise la carte, puis réessayez.',
  },
  'communication-failed': {
    title: 'Le lecteur n’arrive pas à dialoguer avec la carte',
    meaning: 'La liaison est perturbée. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep:
      'Posez la carte à plat au milieu du lecteur et réessayez ; branchez le lecteur directement sur l’ordinateur, sans hub USB.',
  },
  timeout: {
    title: 'La carte a mis trop de temps',
    meaning: 'La réponse n’est pas arrivée à temps. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep: 'Posez mieux la carte, débranchez puis rebranchez le lecteur, et recommencez.',
  },
  cancelled: {
    title: 'Opération annulée',
    meaning: 'Vous avez arrêté l’opération. Rien n’est resté à moitié fait.',
    nextStep: 'Vous pouvez recommencer quand vous voulez.',
  },
  'unexpected-status': {
    title: 'La carte a refusé une commande',
    meaning: 'Elle a répondu {status}, ce qui n’est pas prévu ici. Ce qui n’a pas été confirmé n’a pas eu lieu.',
    nextStep: TRY_AGAIN,
  },
  'malformed-response': {
    title: 'La réponse de la carte est incompréhensible',
    meaning:
      'Une puce d’un type nouveau, un contact perturbé, ou une carte qui fait seulement semblant d’être une CIE.',
    nextStep: TRY_AGAIN,
  },
  'malformed-command': {
    title: 'Ces octets ne sont pas une commande pour une carte',
    meaning: 'Rien n’a été envoyé.',
    nextStep: 'Corrigez le texte hexadécimal : en-tête CLA INS P1 P2, puis longueurs et données (ISO 7816-4).',
  },
  'sm-bad-mac': brokenChannel('Une réponse protégée de la carte n’est pas intacte'),
  'sm-malformed': brokenChannel('Une réponse protégée de la carte n’a pas la bonne forme'),
  'sm-unprotected-answer': brokenChannel('La carte a répondu sans protection'),
  'sm-session-lost': brokenChannel('La liaison protégée avec la carte est perdue'),
  'session-lost': {
    title: 'La carte n’est plus reliée',
    meaning:
      'La carte a été retirée ou échangée, ou un autre programme l’a utilisée : le code PIN vérifié avant ne compte plus. Vous n’avez perdu aucun essai.',
    nextStep:
      'Remettez la carte sur le lecteur, laissez-la en place et réessayez\u00a0: le code PIN vous sera redemandé.',
  },
  'not-a-cie': {
    title: 'Cette carte n’est pas une CIE',
    meaning:
      'La carte sanitaire (tessera sanitaria), les cartes bancaires et les anciennes cartes d’identité ne fonctionnent pas ici. Rien n’a changé sur la carte.',
    nextStep:
      'Posez sur le lecteur votre carte d’identité électronique (CIE 3.0, délivrée depuis juillet 2016), sans autre carte.',
  },
  'unsupported-card': {
    title: 'Il manque à cette CIE quelque chose que toute CIE possède',
    meaning: 'La puce est peut-être endommagée, ou d’un type encore inconnu. Rien n’a changé sur la carte.',
    nextStep:
      'Lancez "cie doctor --report FILE" et envoyez-nous le rapport : il ne contient pas de données personnelles.',
  },
  'sod-malformed': refusedChip('Les données signées de la puce sont illisibles'),
  'sod-signature': refusedChip('La signature des données de la puce n’est pas valide'),
  'sod-signer': {
    title: 'Les données de la puce ne sont pas signées par une autorité que cet ordinateur connaît',
    meaning:
      'La carte est peut-être fausse, ou l’autorité qui l’a signée est plus récente que les certificats de cet ordinateur. Dans le doute, aucun code PIN ou PUK n’a été envoyé.',
    nextStep:
      'Mettez à jour les certificats de l’État avec "cie trust fetch" et réessayez. Si cela ne suffit pas, ne tapez aucun code avec cette carte et renseignez-vous à la commune (Comune).',
  },
  'sod-hash': {
    title: 'Un fichier de la puce n’est pas celui qui a été signé',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-key-agreement': refusedChip('La puce a proposé une liaison qui n’est pas sûre'),
  'internal-authentication': refusedChip('La puce n’a pas su prouver qu’elle est authentique'),
  'chip-identity': refusedChip('La puce a prouvé une autre identité que celle qu’elle affiche'),
  'clone-check': refusedChip('La puce n’est pas celle à laquelle ses données appartiennent'),
  'change-outcome-unknown': {
    title: 'On ne sait pas si le code PIN a été changé',
    meaning:
      'La carte s’est éloignée, ou sa réponse s’est perdue, pendant le changement du code PIN : la carte a soit le nouveau code PIN, soit son état d’avant. Le programme n’essaie ni l’un ni l’autre, pour ne pas vous faire perdre d’essais.',
    nextStep:
      'Regardez d’abord les essais restants : "cie pin status", qui n’en coûte aucun. S’il ne reste aucun essai pour le code PIN, le déblocage n’a pas eu lieu : débloquez de nouveau. Sinon, essayez une fois le NOUVEAU code PIN ("cie pin verify") ; seulement s’il n’est pas juste, utilisez l’ANCIEN, qui redonne tous les essais.',
  },
  'tape-malformed': {
    title: 'L’enregistrement est illisible',
    meaning: 'La ligne {line} n’est pas un échange de la forme "=> hex" et "<= hex".',
    nextStep: 'Corrigez le fichier, ou refaites l’enregistrement.',
  },
  'tape-mismatch': {
    title: 'L’enregistrement ne correspond pas à ce qui a été envoyé',
    meaning: 'La commande envoyée n’est pas celle de la ligne {line}.',
    nextStep: 'Refaites l’enregistrement avec cette version.',
  },
  'tape-exhausted': {
    title: 'L’enregistrement est terminé',
    meaning: 'Plus de commandes ont été envoyées que l’enregistrement n’en contient ; il finit à la ligne {line}.',
    nextStep: 'Refaites l’enregistrement avec cette version.',
  },
  'tape-unused': {
    title: 'L’enregistrement n’a pas été utilisé en entier',
    meaning: 'Les échanges à partir de la ligne {line} n’ont pas servi.',
    nextStep: 'Refaites l’enregistrement avec cette version.',
  },
  'malformed-certificate': badCertificate('Le certificat est illisible'),
  'malformed-bundle': badCertificate('Il n’y a aucun certificat dans ce fichier'),
  'malformed-crl': badCertificate('Une liste de certificats révoqués est illisible'),
  'malformed-ocsp': badCertificate('Une réponse sur l’état d’un certificat est illisible'),
  'malformed-structure': badCertificate('Une structure signée est illisible'),
  'malformed-sod': refusedChip('Les données signées sont illisibles'),
  'not-a-holder-certificate': {
    title: 'Le certificat n’est pas celui du titulaire d’une CIE',
    meaning: 'Il n’a pas la forme que le Ministère donne aux certificats de la CIE.',
    nextStep: 'Réessayez. Si cela se reproduit, lancez "cie doctor --report FILE" et envoyez-nous le rapport.',
  },
  'unsupported-algorithm': badCertificate('Un algorithme de signature n’est pas pris en charge'),
  'unsupported-key': badCertificate('Un type de clé n’est pas pris en charge'),
  'explicit-ec-parameters': badCertificate(
    'Une clé utilise ses propres paramètres de courbe, ce qui n’est pas accepté',
  ),
  'weak-key': badCertificate('Une clé est trop courte pour qu’on s’y fie'),
  'sod-hash-missing': refusedChip('Un fichier de la puce n’est pas parmi ceux qui ont été signés'),
  'sod-hash-mismatch': refusedChip('Un fichier de la puce diffère de celui qui a été signé'),
  'trust-store-io': {
    title: 'Les certificats de confiance n’ont pas pu être lus ou écrits',
    meaning: 'Sans eux, on ne peut pas vérifier qui a émis la carte. Aucun code n’a été envoyé.',
    nextStep:
      'Contrôlez le dossier avec "cie doctor" : le disque est peut-être plein, ou les autorisations incorrectes.',
  },
  'fetch-cancelled': {
    title: 'Téléchargement annulé',
    meaning: 'Les certificats déjà téléchargés ont été gardés, les autres non.',
    nextStep: 'Vous pouvez recommencer quand vous voulez : "cie trust fetch".',
  },
  'store-no-home': {
    title: 'Il n’y a pas de dossier pour vos données',
    meaning:
      'Le compte qui lance le programme n’a pas de dossier personnel. La carte n’est pas en cause ; aucun code n’a été envoyé.',
    nextStep: 'Indiquez un dossier dans la variable CIEKIT_HOME et recommencez.',
  },
  'store-read-only': {
    title: 'On ne peut pas écrire sur le disque de vos données',
    meaning: 'Il est ouvert en lecture seule. Rien n’a changé : {path}',
    nextStep: 'Autorisez l’écriture sur le disque, ou indiquez un autre dossier dans la variable CIEKIT_HOME.',
  },
  'store-access-denied': {
    title: 'Vous n’avez pas l’autorisation d’utiliser le dossier de vos données',
    meaning: 'Les autorisations du fichier ou du dossier ne le permettent pas. Rien n’a changé : {path}',
    nextStep: 'Donnez à votre compte l’accès à ce dossier, ou indiquez-en un autre dans la variable CIEKIT_HOME.',
  },
  'store-full': {
    title: 'Le disque est plein',
    meaning: 'Rien n’a été écrit à moitié : ce qui était là avant y est encore. {path}',
    nextStep: 'Libérez un peu d’espace et recommencez.',
  },
  'store-locked': {
    title: 'Un autre CIE Kit est en train de modifier les cartes associées',
    meaning: 'Nous avons attendu, mais il n’a pas fini. Rien n’a changé.',
    nextStep: 'Fermez les autres fenêtres de CIE Kit et réessayez. S’il n’y en a pas, supprimez {path}',
  },
  'store-damaged': {
    title: 'Un fichier des cartes associées est endommagé',
    meaning: 'Ce n’est pas ce que CIE Kit a écrit, et il a été laissé tel quel. La carte n’est pas en cause : {path}',
    nextStep: 'Déplacez ce fichier ailleurs et associez de nouveau la carte.',
  },
  'store-newer-version': {
    title: 'Un fichier a été écrit par un CIE Kit plus récent',
    meaning: 'Cette version ne le comprend pas et l’a laissé tel quel : {path}',
    nextStep: 'Mettez CIE Kit à jour.',
  },
  'store-seal-broken': {
    title: 'Les données enregistrées pour cette carte ne s’ouvrent pas',
    meaning:
      'Le fichier a été modifié après l’association, ou concerne une autre carte. La carte elle-même n’est pas en cause.',
    nextStep: 'Supprimez l’association ("cie unpair") et associez de nouveau la carte.',
  },
  'store-failed': {
    title: 'Les cartes associées n’ont pas pu être lues ou écrites',
    meaning: 'Le disque a signalé une erreur. La carte n’est pas en cause : {path}',
    nextStep: 'Vérifiez le disque, puis réessayez.',
  },
  'several-cards': {
    title: 'Il y a plus d’une CIE',
    meaning: 'On ne sait pas laquelle vous voulez : {candidates}',
    nextStep: 'Laissez une seule carte sur les lecteurs, ou indiquez le lecteur avec --reader.',
  },
  'several-readers': {
    title: 'Plus d’un lecteur porte ce nom',
    meaning: 'On ne sait pas lequel vous voulez : {candidates}',
    nextStep: 'Écrivez une plus grande partie du nom avec --reader.',
  },
  'card-not-found': {
    title: 'La carte qui a ce numéro de série n’est sur aucun lecteur',
    meaning: 'D’autres cartes sont là : {candidates}',
    nextStep:
      'Posez la bonne carte sur le lecteur. Une carte ne peut être trouvée par son numéro de série qu’après avoir été associée ici.',
  },
  'card-swapped': {
    title: 'C’est une autre carte',
    meaning: `La carte a été échangée pendant que vous tapiez. ${UNTOUCHED}`,
    nextStep: 'Posez la bonne carte sur le lecteur et recommencez.',
  },
  'not-paired': {
    title: 'Cette carte n’est pas associée à cet ordinateur',
    meaning:
      'Pour afficher vos données, il faut le certificat, qui se lit avec le code PIN au moment de l’association.',
    nextStep: 'Associez la carte : "cie pair".',
  },
  'no-such-pairing': {
    title: 'Aucune carte associée ne porte ce nom',
    meaning: 'Rien n’a été supprimé.',
    nextStep: 'Regardez la liste avec "cie list" et indiquez le numéro de série.',
  },
  'several-pairings': {
    title: 'Plus d’une carte associée porte ce nom',
    meaning: 'Rien n’a été supprimé.',
    nextStep: 'Indiquez plutôt le numéro de série : "cie list" l’affiche.',
  },
  'holder-data-mismatch': {
    title: 'Le certificat de la puce appartient à une autre carte',
    meaning: STOPPED,
    nextStep: NOT_GENUINE_NEXT,
  },
  'weak-pin': {
    title: 'Ce code PIN est trop facile à deviner',
    meaning: `Huit chiffres égaux, ou des chiffres qui montent ou descendent de un en un, sont ce que tout le monde essaie d’abord. ${UNTOUCHED}`,
    nextStep: 'Choisissez un autre code PIN de 8 chiffres.',
  },
  'pin-unchanged': {
    title: 'Le nouveau code PIN est le même que l’ancien',
    meaning: UNTOUCHED,
    nextStep: 'Choisissez un code PIN différent de celui que vous utilisez.',
  },
  'new-pin-mismatch': {
    title: 'Les deux nouveaux codes PIN ne sont pas identiques',
    meaning: `Vous avez tapé deux fois le nouveau code PIN, mais pas de la même façon. ${UNTOUCHED}`,
    nextStep: 'Tapez de nouveau le nouveau code PIN, deux fois le même.',
  },
  internal: {
    title: 'CIE Kit a un défaut',
    meaning: 'Il s’est passé quelque chose que le programme ne connaît pas. Vos codes ne sont dans aucun rapport.',
    nextStep:
      'Lancez "cie doctor --report FILE" et envoyez-nous le rapport, en nous racontant ce que vous étiez en train de faire.',
  },
} as const satisfies Omit<Catalogue['errors'], DocumentErrorCode>;
