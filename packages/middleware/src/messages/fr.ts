import type { Catalogue } from './catalogue.js';
import { frDocumentErrors } from './fr-document-errors.js';
import { frDoctor, frDoctorSections } from './fr-doctor.js';
import { frCodeErrors } from './fr-code-errors.js';
import { frErrors } from './fr-errors.js';
import { frServices } from './fr-services.js';
import { frToken } from './fr-token.js';

/** French, as it is written in the Aosta Valley. Before `: ; ? »` and after `«` stands a no-break space. */
export const fr = {
  errors: { ...frErrors, ...frDocumentErrors },
  codeErrors: frCodeErrors,
  tries: {
    pin: {
      none: 'Il ne vous reste aucun essai pour le code PIN : il est bloqué, et le code PUK le débloque.',
      one: 'Il vous reste 1 essai pour le code PIN : à la prochaine erreur, il se bloque.',
      many: 'Il vous reste {count} essais pour le code PIN.',
      unknown:
        'Cette carte n’indique pas combien d’essais restent pour le code PIN ; trois erreurs de suite le bloquent.',
    },
    puk: {
      none: 'Il ne vous reste aucun essai pour le code PUK : la carte ne peut plus être utilisée en ligne.',
      one: 'Il vous reste 1 essai pour le code PUK : à la prochaine erreur, la carte ne pourra plus jamais être utilisée en ligne.',
      many: 'Il vous reste {count} essais pour le code PUK ; quand il n’y en aura plus, la carte ne pourra plus jamais être utilisée en ligne.',
      unknown:
        'Cette carte n’indique pas combien d’essais restent pour le code PUK ; dix erreurs de suite mettent fin pour toujours à son utilisation en ligne.',
    },
  },
  progress: {
    'waiting-for-card': 'En attente de la carte',
    'searching-card': 'Recherche de la carte',
    'preparing-store': 'Nous vérifions que l’association peut être enregistrée',
    'recognising-card': 'Identification de la carte',
    'reading-chip-data': 'Lecture des données signées de la puce',
    'checking-chip': 'Nous vérifions que la puce est authentique',
    'agreeing-keys': 'Ouverture d’une liaison protégée',
    authenticating: 'La puce prouve son identité',
    'asking-tries': 'Nous demandons combien d’essais restent',
    'checking-code': 'La carte vérifie le code',
    'reading-holder-data': 'Lecture du certificat',
    'changing-pin': 'Changement du code PIN : ne bougez pas la carte',
    'unblocking-pin': 'Déblocage du code PIN : ne bougez pas la carte',
    signing: 'Signature en cours : ne bougez pas la carte',
    sealing: 'Ouverture des données que seule cette carte peut ouvrir',
    'saving-pairing': 'Enregistrement de l’association',
    'fetching-certificates': 'Téléchargement des certificats de l’État',
    'fetching-trusted-lists': 'Téléchargement des listes de confiance',
    'checking-system': 'Contrôle du système et des navigateurs',
    'looking-at-files': 'Examen des fichiers',
    'signing-files': 'Signature en cours : laissez la carte sur le lecteur',
    'verifying-files': 'Vérification des signatures',
    'extracting-file': 'Extraction du contenu',
    'stamping-file': 'Demande de l’horodatage',
    done: 'Terminé',
  },
  assurance: {
    genuine: 'La puce est authentique : ses données ont été signées par l’État italien.',
    'genuine-chosen':
      'La puce est bien ce qu’elle dit être : ses données ont été signées par une autorité ajoutée à la main sur cet ordinateur, et non par une autorité connue de l’État italien.',
    'unverified-issuer':
      'Émetteur non vérifié : la puce est cohérente, mais les certificats de l’État ne sont pas sur cet ordinateur ("cie trust fetch").',
  },
  validity: {
    'not-yet-valid': 'Pas encore valable',
    valid: 'Valable',
    'expired-usable': 'Expirée ; l’accès en ligne peut encore fonctionner jusqu’à 90 jours après l’expiration',
    expired: 'Expirée',
  },
  clock: 'Les dates sont jugées selon l’horloge de cet ordinateur.',
  pinWarnings: {
    'birth-date': 'Il contient votre date de naissance.',
    'services-id':
      'Il fait partie du numéro d’identification pour les services (NIS) de votre carte, que toute personne munie d’un lecteur peut lire.',
    pan: 'Il fait partie du numéro de fabrication (PAN) de votre carte, que toute personne munie d’un lecteur peut lire.',
    'serial-number': 'Il fait partie du numéro de série imprimé sur votre carte.',
    'same-as-puk': 'Il est identique au code PUK : qui voit l’un possède les deux.',
  },
  prompts: {
    pin: 'Code PIN (8 chiffres)',
    puk: 'Code PUK (8 chiffres)',
    newPin: 'Nouveau code PIN (8 chiffres)',
    newPinAgain: 'Répétez le nouveau code PIN',
    whyEightDigits:
      'Les codes PIN et PUK ont 8 chiffres : la première moitié est sur le récépissé de la demande, la seconde dans la lettre arrivée avec la carte.',
    confirmLastPinTry:
      'C’est le dernier essai : si le code PIN n’est pas juste, il se bloque. Voulez-vous utiliser cet essai ?',
    confirmLastPukTries:
      'Essais restants pour le code PUK : {count}. Quand il n’y en aura plus, la carte ne pourra plus jamais être utilisée en ligne. Voulez-vous en utiliser un ?',
    advisePuk:
      'Essais restants pour le code PUK : {count}. En cas de doute, récupérez d’abord le code PUK : avec l’application CieID ou dans n’importe quelle commune (Comune). Voulez-vous continuer ?',
    confirmUnverifiedIssuer:
      'Il est impossible de vérifier qui a émis cette carte : les certificats de l’État ne sont pas sur cet ordinateur. Voulez-vous envoyer le code quand même ?',
    keepWeakPin: 'Voulez-vous garder ce code PIN quand même ?',
  },
  visibleSignature: {
    signedBy: 'Signé par',
    date: 'Le',
    reason: 'Motif',
    place: 'Lieu',
    alternativeText: 'Signature de {name}',
  },
  token: frToken,
  doctor: frDoctor,
  doctorSections: frDoctorSections,
  services: frServices,
} as const satisfies Catalogue;
