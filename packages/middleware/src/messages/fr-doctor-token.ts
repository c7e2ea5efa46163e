import type { Catalogue } from './catalogue.js';

const NOTHING = 'Vous n’avez rien à faire.';

/** Findings about logging in with the card: reader's neighbours, token, browsers. */
export const frDoctorToken = {
  'session-denied': {
    title: 'Cette session peut être refusée par le service des cartes à puce',
    meaning:
      'Le service n’admet que la personne assise devant l’écran. Par ssh, ou lancé comme service, CIE Kit ne voit pas le lecteur, et aucune connexion n’aboutit.',
    advice: 'Travaillez depuis votre propre session, ou faites créer une règle polkit pour pcscd pour ce compte.',
  },
  'reader-taken-by-kernel': {
    title: 'Le noyau du système a pris l’ACR122U pour lui',
    meaning:
      'Ses modules NFC occupent le lecteur : le service des cartes à puce n’en voit aucun, et aucune connexion n’est possible.',
    advice: 'Interdisez ces modules avec la commande ci-dessous, déchargez-les et rebranchez le lecteur.',
  },
  'token-platform-unsupported': {
    title: 'La connexion depuis les navigateurs n’a pas été contrôlée : ce système n’est pas encore prévu',
    meaning: 'CIE Kit configure les navigateurs sous Linux et, en partie, sous macOS. Tout le reste fonctionne.',
    advice: 'Pour vous connecter depuis ce système, utilisez pour l’instant Software CIE.',
  },
  'p11-kit-found': {
    title: 'p11-kit est installé',
    meaning: 'C’est la pièce entre les navigateurs et CIE Kit.',
    advice: NOTHING,
  },
  'p11-kit-untested': {
    title: 'La version de p11-kit est plus ancienne que celles qui ont été essayées',
    meaning:
      'La connexion a été essayée à partir de la version 0.24 ; avec celle-ci, elle peut échouer, ou le navigateur peut ne pas voir la carte.',
    advice: 'Mettez p11-kit à jour avec le système. Si la connexion fonctionne, laissez tout comme c’est.',
  },
  'p11-kit-proxy-missing': {
    title: 'Il manque la partie de p11-kit que les navigateurs chargent',
    meaning:
      'Sans elle, aucun navigateur ne voit la carte. Lire la carte et changer le code PIN fonctionne quand même.',
    advice: 'Installez-la si vous voulez vous connecter avec la carte.',
  },
  'p11-kit-client-missing': {
    title: 'Il manque la partie de p11-kit destinée à des programmes isolés',
    meaning: 'Les navigateurs n’en ont pas besoin ; "cie token run" et certains environnements isolés, si.',
    advice: 'Installez-la si vous utilisez l’un d’eux.',
  },
  'token-module-found': {
    title: 'La carte est inscrite dans p11-kit',
    meaning: 'Les programmes qui s’adressent à p11-kit trouvent la carte.',
    advice: NOTHING,
  },
  'token-module-missing': {
    title: 'La connexion avec la carte n’est pas encore configurée sur cet ordinateur',
    meaning: 'Les navigateurs ne voient pas encore la carte. Tout le reste fonctionne.',
    advice: 'Configurez-la si vous voulez vous connecter aux services publics avec la carte.',
  },
  'token-module-foreign': {
    title: 'L’inscription de la carte dans p11-kit n’a pas été écrite par CIE Kit',
    meaning: 'Quelqu’un l’a modifiée ou créée. On ne sait pas ce qu’elle lance, donc elle n’est pas jugée.',
    advice: 'Regardez le fichier. Si vous ne savez pas d’où il vient, mettez-le de côté et refaites l’installation.',
  },
  'token-module-broken': {
    title: 'L’inscription de la carte dans p11-kit ne mène nulle part',
    meaning:
      'Le programme qu’elle doit lancer n’est plus là ou ne peut pas être exécuté : les navigateurs ne voient pas la carte. Souvent, Node.js a été déplacé ou mis à jour.',
    advice: 'Refaites l’installation : l’inscription sera écrite de nouveau.',
  },
  'token-module-ignored': {
    title: 'p11-kit ne tient pas compte de l’inscription de la carte',
    meaning:
      'Pour l’administrateur (root), ou là où user-config l’interdit, p11-kit ne regarde pas dans le dossier du compte : les programmes lancés ainsi ne voient pas la carte.',
    advice: 'Lancez le navigateur avec votre propre compte ; ou installez pour tous les comptes.',
  },
  'token-service-running': {
    title: 'La liaison avec les navigateurs est active',
    meaning: 'Elle montre la carte aux navigateurs et demande elle-même le code PIN.',
    advice: NOTHING,
  },
  'token-service-stopped': {
    title: 'La liaison avec les navigateurs est arrêtée',
    meaning: 'Les navigateurs voient un lecteur sans carte, et la connexion répond qu’il n’y a pas de certificat.',
    advice: 'Démarrez-la, puis posez de nouveau la carte sur le lecteur.',
  },
  'token-service-mute': {
    title: 'La liaison avec les navigateurs ne répond pas',
    meaning: 'Elle est là mais elle est bloquée, peut-être sur un lecteur. La connexion attend en vain.',
    advice: 'Redémarrez-la. Si cela ne suffit pas, débranchez le lecteur et rebranchez-le.',
  },
  'token-socket-stale': {
    title: 'Une liaison avec les navigateurs arrêtée a laissé son socket',
    meaning: 'Personne n’y écoute plus : les navigateurs ne voient pas la carte.',
    advice: 'Redémarrez la liaison\u00a0: elle remet de l’ordre toute seule.',
  },
  'token-socket-exposed': {
    title: 'D’autres comptes de cet ordinateur peuvent atteindre le socket de la liaison avec les navigateurs',
    meaning: 'Ils pourraient voir votre certificat et utiliser la carte pendant qu’elle est ouverte pour vous.',
    advice: 'Retirez les autorisations au groupe et aux autres, puis redémarrez la liaison.',
  },
  'token-socket-foreign': {
    title: 'Le socket de la liaison avec les navigateurs appartient à un autre compte',
    meaning:
      'Ce qui répond là n’est pas votre service ; une demande de code PIN qui n’est pas la nôtre pourrait s’afficher. Ne tapez pas votre code PIN.',
    advice: 'Cherchez à qui il appartient, supprimez-le et démarrez votre propre service.',
  },
  'token-runtime-folder-missing': {
    title: 'Cette session n’a pas de dossier pour les programmes en cours',
    meaning:
      'XDG_RUNTIME_DIR n’indique aucun dossier existant, comme après « su » ou dans un conteneur : le service n’a pas de place pour son socket.',
    advice:
      'Ouvrez une session de la façon normale, ou démarrez le service avec --socket et un dossier réservé à votre compte.',
  },
  'opensc-beside-token': {
    title: 'p11-kit montre aussi le lecteur à travers OpenSC',
    meaning:
      'OpenSC interroge le même lecteur. D’habitude, c’est sans danger ; parfois la carte est occupée au mauvais moment, ou une deuxième ligne vide apparaît.',
    advice:
      'Si la connexion échoue de temps en temps, retirez OpenSC des navigateurs avec la commande ci-dessous. Les autres programmes le gardent.',
  },
  'official-module-beside-token': {
    title: 'p11-kit charge aussi la bibliothèque du Ministère',
    meaning:
      'La même carte apparaît deux fois, et deux programmes lui parlent : le code PIN peut être demandé deux fois, et une connexion s’arrêter à mi-chemin.',
    advice: 'Ne gardez qu’une des deux pour p11-kit.',
  },
  'openssl-engine-found': {
    title: 'OpenSSL peut utiliser la carte',
    meaning: 'openssl et curl y accèdent à travers p11-kit.',
    advice: NOTHING,
  },
  'openssl-engine-missing': {
    title: 'OpenSSL ne peut pas utiliser la carte',
    meaning: 'Cela ne concerne que openssl et curl en ligne de commande, pas les navigateurs.',
    advice: 'Installez le composant si vous les utilisez avec la carte.',
  },
  'tls-versions': {
    title: 'La carte se connecte avec TLS 1.2',
    meaning:
      'Sa puce fait des signatures RSA de l’ancienne forme (PKCS #1 v1.5). TLS 1.3 veut la nouvelle, que la puce ne sait pas faire : un serveur qui demande la carte uniquement par TLS 1.3 ne reçoit aucun certificat, ou le navigateur signale une erreur.',
    advice:
      'Les serveurs de l’État utilisent TLS 1.2. Si un autre échoue, réglez security.tls.version.max sur 3 dans about:config de Firefox, dans un profil utilisé uniquement pour cela ; avec OpenSSL, demandez RSA+SHA256.',
  },
  'browser-none': {
    title: 'Aucun navigateur connu de CIE Kit n’a été trouvé',
    meaning: 'Firefox, Chromium, Chrome et Edge ont été cherchés, comme paquets, snap et flatpak.',
    advice: 'Installez-en un, lancez-le une fois et refaites le contrôle.',
  },
  'browser-ready': {
    title: 'Le navigateur est configuré pour la carte',
    meaning: 'Il charge la carte à travers p11-kit.',
    advice: NOTHING,
  },
  'browser-not-set-up': {
    title: 'Le navigateur n’est pas configuré pour la carte',
    meaning: 'Il fonctionne comme toujours ; un site qui demande la carte ne la trouve pas.',
    advice: 'Configurez-le si vous voulez vous connecter avec ce navigateur.',
  },
  'browser-never-started': {
    title: 'Ce navigateur, ou ce profil, n’a pas encore de base de certificats',
    meaning: 'Elle est créée au premier démarrage, ou lors de la configuration.',
    advice: 'Lancez le navigateur une fois et fermez-le, ou configurez-le tout de suite.',
  },
  'browser-restart-needed': {
    title: 'Le navigateur tourne depuis avant sa configuration',
    meaning: 'Il ne lit sa liste de périphériques de sécurité qu’au démarrage : il ne connaît pas encore la carte.',
    advice: 'Fermez-en toutes les fenêtres et relancez-le.',
  },
  'browser-module-broken': {
    title: 'Le navigateur doit charger une bibliothèque qui n’est pas là',
    meaning: 'Il démarre sans la carte et n’en dit rien. Le plus souvent, p11-kit a été désinstallé ou déplacé.',
    advice: 'Configurez de nouveau le navigateur.',
  },
  'browser-database-unreadable': {
    title: 'La liste des périphériques de sécurité du navigateur ne peut pas être lue',
    meaning:
      'Le fichier est endommagé, trop gros ou n’est pas à vous. Il a été laissé en place, et CIE Kit ne le modifiera pas.',
    advice:
      'Ouvrez « Périphériques de sécurité » dans les paramètres du navigateur : il réécrit la liste. Sinon, essayez un nouveau profil.',
  },
  'browser-profiles-unreadable': {
    title: 'La liste des profils du navigateur ne peut pas être lue',
    meaning: 'Le fichier est endommagé, trop gros ou n’est pas à vous : ses profils n’ont pas pu être contrôlés.',
    advice: 'Ouvrez about:profiles dans Firefox et regardez s’il affiche vos profils.',
  },
  'browser-opensc-twice': {
    title: 'Le navigateur charge OpenSC deux fois',
    meaning:
      'Une fois par lui-même et une fois à travers p11-kit. Les deux occupent le lecteur : la carte est souvent occupée, et la liste des certificats lente.',
    advice: 'Retirez la ligne propre au navigateur avec la commande ci-dessous, navigateur fermé.',
  },
  'browser-official-module': {
    title: 'Le navigateur charge la bibliothèque du Ministère à côté de la nôtre',
    meaning:
      'Le même certificat est proposé deux fois. Avec le premier, c’est le programme du Ministère qui demande le code PIN ; avec le second, c’est CIE Kit. Les deux parlent à la même carte, et une connexion peut s’arrêter à mi-chemin.',
    advice: 'Retirez celle que vous n’utilisez pas avec la commande ci-dessous, navigateur fermé.',
  },
  'browser-tls13-only': {
    title: 'Le navigateur est réglé pour refuser TLS 1.2',
    meaning: 'Un réglage ou une règle de cet ordinateur exige TLS 1.3, avec lequel la carte ne peut pas se connecter.',
    advice:
      'Annulez ce réglage : security.tls.version.min dans Firefox, SSLVersionMin dans les règles des autres navigateurs.',
  },
  'browser-snap': {
    title: 'Le navigateur est un snap, isolé du reste de l’ordinateur',
    meaning:
      'Il ne voit ni les bibliothèques du système ni le socket du service « token » : la carte ne peut pas y être configurée. Son propre accès aux lecteurs (pcscd) ne sert à rien pour la CIE.',
    advice: 'Pour les connexions, installez le navigateur depuis son éditeur ou votre distribution, sans snap.',
  },
  'browser-flatpak': {
    title: 'Le navigateur est un flatpak, isolé du reste de l’ordinateur',
    meaning:
      'Il a ses propres bibliothèques et ne peut lancer aucun programme de l’ordinateur : la carte ne peut pas y être configurée. Son accès aux lecteurs (--socket=pcsc) ne sert à rien pour la CIE.',
    advice: 'Pour les connexions, installez le navigateur comme paquet de votre distribution ou de son éditeur.',
  },
  'check-failed': {
    title: 'Une partie du contrôle n’a pas pu être faite',
    meaning: 'Ce que cette partie examine n’est ni bon ni mauvais : on ne sait pas.',
    advice: 'Refaites le contrôle. Si rien ne change, dites-le-nous, avec le rapport.',
  },
} as const satisfies Partial<Catalogue['doctor']>;
