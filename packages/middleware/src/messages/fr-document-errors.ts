import type { DocumentErrorCode } from '../error-catalogue.js';
import type { ErrorText } from './catalogue.js';

const UNTOUCHED = 'Le fichier n’a pas été modifié et rien n’est resté à moitié fait.';
const NOTHING_SENT = 'Rien n’a été signé et aucun code n’a été envoyé pour ce fichier.';

export const frDocumentErrors = {
  'input-missing': {
    title: 'Le fichier est introuvable',
    meaning: `{path} n’existe pas. ${UNTOUCHED}`,
    nextStep: 'Vérifiez le nom et le dossier, puis recommencez.',
  },
  'input-unreadable': {
    title: 'Le fichier ne peut pas être lu',
    meaning: `Les autorisations, ou le disque, ne permettent pas de lire {path}. ${UNTOUCHED}`,
    nextStep: 'Donnez à votre compte l’accès au fichier, ou copiez-le dans un de vos dossiers.',
  },
  'input-not-a-file': {
    title: 'Ceci n’est pas un fichier',
    meaning: `{path} est un dossier ou un périphérique. ${NOTHING_SENT}`,
    nextStep: 'Indiquez les fichiers eux-mêmes ; le terminal développe *.pdf pour vous.',
  },
  'input-empty': {
    title: 'Le fichier est vide',
    meaning: `{path} n’a pas de contenu. ${NOTHING_SENT}`,
    nextStep: 'Regardez s’il a été enregistré en entier.',
  },
  'input-too-large': {
    title: 'Le fichier est trop gros pour ce type de signature',
    meaning: `Les PDF et les XML restent en mémoire pendant la signature, et {path} n’y tient pas. ${UNTOUCHED}`,
    nextStep: 'Signez-le avec "--format cades" : un .p7m accepte des fichiers de toute taille.',
  },
  'input-changed': {
    title: 'Le fichier a changé pendant le travail',
    meaning: 'Un autre programme a écrit entre-temps dans {path}. Rien n’a été écrit par CIE Kit.',
    nextStep: 'Fermez le programme qui le tient ouvert, regardez le fichier, puis recommencez.',
  },
  'input-format': {
    title: 'Cette signature n’existe pas pour ce type de fichier',
    meaning: `{path} n’est pas du type demandé. ${NOTHING_SENT}`,
    nextStep:
      'Retirez --format\u00a0: le programme choisit ce qui convient. On extrait d’un .p7m, d’un .tsd ou d’un XML signé\u00a0; on contresigne un .p7m, un .p7s ou un XML.',
  },
  'input-twice': {
    title: 'Le fichier est deux fois dans la liste',
    meaning: '{path} est un autre nom d’un fichier déjà signé. La deuxième fois, il a été laissé de côté.',
    nextStep: 'Il n’y a rien à faire.',
  },
  'output-folder': {
    title: 'On ne peut pas écrire dans ce dossier',
    meaning: `{path} n’existe pas, ou ses autorisations ne le permettent pas. ${NOTHING_SENT}`,
    nextStep: 'Indiquez un autre dossier avec --out.',
  },
  'output-full': {
    title: 'Le disque est plein',
    meaning: `Il n’y avait pas assez de place pour {path}, et ce qui était en cours d’écriture a été retiré. ${UNTOUCHED}`,
    nextStep: 'Libérez un peu d’espace et recommencez ; les fichiers déjà terminés restent.',
  },
  'output-unwritable': {
    title: 'Le résultat n’a pas pu être écrit',
    meaning: `Le disque a signalé une erreur avec {path}. ${UNTOUCHED}`,
    nextStep: 'Vérifiez le disque, ou indiquez un autre dossier avec --out.',
  },
  'output-taken': {
    title: 'Un fichier porte déjà ce nom',
    meaning: '{path} est resté tel quel : aucun fichier n’est jamais remplacé.',
    nextStep: 'Choisissez un autre nom, ou déplacez le fichier.',
  },
  'malformed-cms': {
    title: 'Le fichier signé est endommagé',
    meaning: `Il commence comme un fichier signé (.p7m, .p7s), mais ne peut pas être lu jusqu’au bout. ${UNTOUCHED}`,
    nextStep: 'Demandez qu’on vous envoie le fichier de nouveau.',
  },
  'malformed-pdf': {
    title: 'Le PDF est endommagé, ou peut se lire de plusieurs façons',
    meaning: `Un fichier que les programmes ne lisent pas tous de la même façon ne doit pas être signé. ${UNTOUCHED}`,
    nextStep: 'Imprimez-le dans un nouveau PDF, ou enregistrez-le de nouveau avec le programme qui l’a créé.',
  },
  'malformed-xml': {
    title: 'Le XML est endommagé, ou contient ce qu’un document signé ne doit pas contenir',
    meaning: `Les définitions de types de document et d’entités ne sont pas acceptées. ${UNTOUCHED}`,
    nextStep: 'Enregistrez-le de nouveau sans DOCTYPE, ou signez-le avec "--format cades".',
  },
  'malformed-timestamp': {
    title: 'L’horodatage ne peut pas être lu',
    meaning: `Le fichier n’est pas un horodatage, ou il est endommagé. ${UNTOUCHED}`,
    nextStep: 'Procurez-vous de nouveau l’horodatage.',
  },
  'encrypted-pdf': {
    title: 'Le PDF est chiffré',
    meaning: `Ce qui est chiffré ne peut pas être signé, et ses signatures ne peuvent pas être jugées. ${UNTOUCHED}`,
    nextStep: 'Enregistrez-le sans mot de passe, ou signez-le avec "--format cades".',
  },
  'changes-forbidden': {
    title: 'Ce document n’accepte plus de signature, ou plus de signature visible',
    meaning: `La personne qui l’a signé en premier a interdit les modifications, et une autre signature casserait la sienne. ${UNTOUCHED}`,
    nextStep: 'Signez sans cadre visible, ou avec "--format cades" : le .p7m laisse le document tel quel.',
  },
  'no-such-field': {
    title: 'Aucun champ de signature vide ne porte ce nom',
    meaning: `Les majuscules et les minuscules comptent, et un champ déjà signé n’est pas vide. ${UNTOUCHED}`,
    nextStep: 'Retirez --field : la signature aura son propre champ.',
  },
  'field-constraints': {
    title: 'Le champ de signature veut un autre type de signature',
    meaning: `L’auteur du document demande quelque chose que cette signature n’a pas. ${UNTOUCHED}`,
    nextStep: 'Choisissez un autre champ, ou retirez --field.',
  },
  'no-such-place': {
    title: 'Cet endroit n’existe pas dans le document',
    meaning: `La page n’existe pas, ou le rectangle en sort. ${UNTOUCHED}`,
    nextStep: 'Vérifiez --page et --at : x, y, largeur et hauteur, depuis le coin en haut à gauche.',
  },
  'unusable-picture': {
    title: 'L’image ne peut pas être utilisée',
    meaning: `Seuls les PNG et les JPEG sont acceptés, jusqu’à 10 Mo et 16 millions de points. ${NOTHING_SENT}`,
    nextStep: 'Enregistrez l’image dans l’un de ces formats.',
  },
  'not-signed': {
    title: 'Il n’y a pas une telle signature dans le fichier',
    meaning: `Il n’y a rien à prolonger, à contresigner ni à extraire. ${UNTOUCHED}`,
    nextStep:
      'Vérifiez que c’est le bon fichier, et le numéro du signataire\u00a0: "cie verify" les montre dans l’ordre.',
  },
  'content-missing': {
    title: 'Le contenu signé n’est pas dans le fichier',
    meaning: `La signature est dans un fichier, et ce qu’elle concerne dans un autre. ${UNTOUCHED}`,
    nextStep:
      'Pour vérifier ou signer, indiquez l’autre fichier avec --detached-content. Il n’y a ici rien à extraire.',
  },
  'content-mismatch': {
    title: 'Les signatures du fichier concernent un autre contenu',
    meaning: `Il fallait ajouter une signature, mais le fichier indiqué n’est pas celui que les autres ont signé. ${UNTOUCHED}`,
    nextStep: 'Indiquez avec --detached-content le fichier qu’ils ont signé, sans modification.',
  },
  'content-changed': {
    title: 'Le fichier a changé pendant la lecture',
    meaning: `Un autre programme y a écrit entre-temps. ${UNTOUCHED}`,
    nextStep: 'Fermez le programme qui le tient ouvert, puis recommencez.',
  },
  'signature-value': {
    title: 'La carte a répondu par une signature qui n’est pas la bonne',
    meaning: 'Elle ne correspond pas au certificat de la carte ; le fichier n’a pas été écrit.',
    nextStep: 'Recommencez. Si cela se reproduit, lancez "cie doctor --report FILE" et envoyez-nous le rapport.',
  },
  'tsa-unreachable': {
    title: 'L’autorité d’horodatage ne répond pas',
    meaning: `L’adresse n’est pas joignable, ou a répondu par une erreur. ${UNTOUCHED}`,
    nextStep: 'Vérifiez l’adresse, le réseau et le proxy ; sans horodatage, utilisez "--level b".',
  },
  'tsa-refused': {
    title: 'L’autorité d’horodatage a refusé',
    meaning: `Elle demande peut-être un nom et un mot de passe, ou une autre règle. ${UNTOUCHED}`,
    nextStep: 'Vérifiez le contrat avec l’autorité ; sans horodatage, utilisez "--level b".',
  },
  'tsa-answer': {
    title: 'L’horodatage n’est pas celui qui a été demandé',
    meaning: `Ce qui est arrivé concerne autre chose, ou ne tient pas, et n’a pas été utilisé. ${UNTOUCHED}`,
    nextStep: 'Vérifiez l’adresse. Si cela se reproduit, utilisez une autre autorité.',
  },
  'revocation-unavailable': {
    title: 'Impossible de savoir si un certificat a été révoqué',
    meaning: `Une signature à long terme emporte cette information, et un émetteur n’a pas répondu ou n’est pas connu ici. ${UNTOUCHED}`,
    nextStep: 'Vérifiez le réseau et "cie trust list" ; "--level t" n’en a pas besoin.',
  },
} as const satisfies Readonly<Record<DocumentErrorCode, ErrorText>>;
