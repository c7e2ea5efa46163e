/** What a validation report says, one sentence for each finding code of the signature package. */
export const frFindings = {
  // When
  'judged-at-proved-time':
    'Un horodatage prouve que la signature existait le {time} : tout a été vérifié à cette date.',
  'judged-at-validation-time':
    'Rien ne prouve quand la signature a été faite : tout a été vérifié à la date du {time}.',
  'claimed-after-proved-time':
    'Le signataire déclare la date du {time}, postérieure à l’horodatage : elle ne peut pas être juste.',
  'claimed-in-future': 'Le signataire déclare une date qui n’est pas encore venue : {time}.',

  // Certificate
  'signing-certificate-missing': 'Le fichier ne contient pas le certificat avec lequel la signature a été faite.',
  'signed-after-expiry': 'La signature a été faite après l’expiration du certificat, le {time}.',
  'signed-before-validity': 'La signature a été faite avant le début de validité du certificat, le {time}.',
  'certificate-expired': 'Le certificat a expiré le {time}, et rien ne prouve que la signature soit antérieure.',
  'certificate-expired-not-revoked':
    'Le certificat a expiré le {time} sans avoir été révoqué ; rien ne prouve que la signature soit antérieure.',
  'certificate-not-yet-valid': 'Le certificat n’est valide qu’à partir du {time}.',
  'key-usage': 'Le certificat n’est pas destiné à signer des documents.',
  'not-a-tsa-certificate': 'L’horodatage a été fait avec un certificat qui n’est pas destiné aux horodatages.',
  'critical-extension':
    'Le certificat contient une condition que ce programme ne connaît pas : il ne peut pas le confirmer.',
  'weak-key-no-proof':
    'La clé du signataire ({algorithm}) est trop faible aujourd’hui, et rien ne prouve que la signature soit antérieure.',
  'weak-key': 'La clé du signataire ({algorithm}) était trop faible pour qu’on s’y fie.',

  // Strength of the fingerprint
  'weak-digest-no-proof':
    'La méthode {algorithm} est trop faible aujourd’hui, et rien ne prouve que la signature soit antérieure.',
  'digest-was-weak': 'La méthode {algorithm} était trop faible pour qu’on s’y fie.',
  'weak-digest-proved-earlier':
    'La méthode {algorithm} est faible aujourd’hui, mais ne l’était pas encore au moment de la signature.',

  // Trust
  'trusted-anchor': 'Le certificat remonte à une autorité à laquelle vous faites confiance : {anchor}.',
  'no-anchor': 'Aucune des autorités auxquelles vous faites confiance ne se porte garante de {subject}.',
  'chain-signature': 'Le certificat de {subject} n’a pas été délivré par l’autorité qu’il indique.',
  'authority-expired': 'L’autorité {subject} avait déjà expiré.',
  'authority-not-yet-valid': 'L’autorité {subject} n’existait pas encore.',
  'authority-constraints': '{subject} a délivré un certificat qu’elle n’avait pas le droit de délivrer.',
  'chain-critical-extension': 'Le certificat de {subject} contient une condition que ce programme ne connaît pas.',
  'chain-algorithm': 'Le certificat de {subject} utilise une méthode que ce programme n’accepte pas.',
  'chain-weak-digest':
    'Le certificat de {subject} repose sur une empreinte, {algorithm}, qui peut être falsifiée aujourd’hui.',
  'authority-revoked': 'L’autorité {subject} a été révoquée le {time} : ses certificats ne valent rien.',

  // Revocation
  'not-revoked': 'Le certificat n’était pas révoqué (à la date du {time}).',
  'revoked-after-proved-time': 'Le certificat a été révoqué le {time}, après la signature : la signature reste valide.',
  'signed-after-revocation': 'La signature a été faite après la révocation du certificat, le {time}.',
  revoked: 'Le certificat a été révoqué le {time}, et rien ne prouve que la signature soit antérieure.',
  suspended: 'Le certificat est suspendu depuis le {time} : vérifiez de nouveau plus tard.',
  'revocation-status-unknown': 'L’émetteur dit qu’il ne connaît pas ce certificat.',
  'revocation-stale': 'Ce que le fichier dit sur la révocation n’est plus à jour.',
  'revocation-answer-refused': 'Une réponse sur la révocation n’est pas crédible ({reason}).',
  'revocation-signer-revoked':
    'La personne ou le service qui a signé la réponse sur la révocation était révoqué\u00a0: la réponse ne compte pas.',
  'revocation-signer-unchecked':
    'La réponse sur la révocation a été signée pour l’émetteur par {subject}\u00a0; on n’a pas pu vérifier si ce certificat était révoqué.',
  'revocation-changes-refused': 'Les dernières modifications de la liste de révocation sont inutilisables ({reason}).',
  'revocation-directory-not-asked':
    'La liste des certificats révoqués est dans un annuaire ({address}), que ce programme n’interroge pas.',
  'revocation-not-asked':
    'On n’a demandé à personne si le certificat était révoqué. Vérifiez de nouveau avec Internet.',
  'revocation-unreachable': 'Le service de l’émetteur ne répond pas : réessayez plus tard.',
  'revocation-no-source': 'Le certificat ne dit pas qui sait s’il a été révoqué.',
  'revocation-not-applicable': 'Ce type de certificat dure si peu de temps qu’il n’est jamais révoqué.',
  'authority-revocation-unknown': 'On ne sait pas si l’autorité {subject} a été révoquée.',

  // Time stamps
  'timestamp-not-proved': 'Un horodatage du {time} n’a pas pu être confirmé : il ne prouve rien.',
  'timestamp-in-future': 'L’horodatage indique une date qui n’est pas encore venue : {time}.',
  'timestamp-order': 'Les horodatages se contredisent.',
  'timestamp-no-time': 'La date de l’horodatage est illisible.',

  // Worth
  'worth-fea-cie':
    'Signé avec la carte d’identité électronique : signature électronique avancée, valable dans les rapports avec l’administration publique. Ce n’est pas une signature qualifiée.',
  'worth-cie-not-confirmed':
    'Cela ressemble à une signature faite avec une carte d’identité, mais aucune autorité de la carte ne la confirme.',
  'worth-qualified': 'Signature qualifiée : même effet qu’une signature à la main, dans toute l’Union européenne.',
  'worth-qualified-seal': 'Cachet qualifié d’une organisation : il montre d’où vient le document.',
  'worth-qualified-not-confirmed':
    'Le certificat se dit qualifié, mais aucune liste européenne disponible ne le confirme.',
  'worth-qualified-certificate-only':
    'Le certificat est qualifié, mais rien ne montre que la clé soit dans un dispositif qualifié.',
  'worth-not-qualified':
    'Ce n’est pas une signature qualifiée : sa valeur dépend de la personne ou du service qui l’accepte.',
  'worth-unknown':
    'Aucune autorité à laquelle vous faites confiance ne se porte garante du signataire : le nom peut être inventé.',

  // Integrity: mathematics and CMS
  'digest-mismatch': 'Le contenu a été modifié après la signature.',
  'signature-mismatch': 'La signature n’a pas été faite avec la clé de ce certificat, ou elle a été altérée.',
  'content-missing': 'Le document signé n’est pas ici : indiquez-le avec la signature.',
  'unsupported-digest': 'Elle utilise une méthode que ce programme ne connaît pas ({algorithm}).',
  'unsupported-signature': 'Elle utilise un type de signature que ce programme ne connaît pas.',
  'unusable-key': 'La clé du certificat ne permet aucune vérification.',
  'weak-digest': 'Elle utilise la méthode faible {algorithm}.',
  'weak-imprint': 'L’horodatage utilise la méthode faible {algorithm}.',
  'digest-algorithm-misnamed': 'Un détail de la signature n’est pas écrit selon les règles ; cela ne change rien.',
  'signature-algorithm-mismatch': 'Deux détails de la signature se contredisent ; la signature elle-même est correcte.',
  'attributes-unsorted': 'Les parties de la signature sont dans un ordre inhabituel ; cela ne change rien.',
  'attribute-malformed': 'Une partie de la signature est illisible.',
  'attribute-repeated': 'Une partie de la signature figure deux fois : les programmes pourraient ne pas lire la même.',
  'attribute-values-repeated':
    'Une partie de la signature a deux valeurs : les programmes pourraient ne pas lire la même.',
  'attribute-empty': 'Une partie de la signature est vide.',
  'attribute-not-signed': 'Un détail qui devrait être signé ne l’est pas, et n’a pas été pris en compte.',
  'content-type-missing': 'La signature ne dit pas quel type de contenu elle concerne.',
  'content-type-mismatch': 'La signature concerne un autre type de contenu.',
  'message-digest-missing': 'La signature n’est pas liée au contenu.',
  'signed-attributes-missing': 'Signature d’un type ancien, qui ne dit pas avec quel certificat elle a été faite.',
  'signing-time-malformed': 'La date déclarée par le signataire est illisible.',
  'signing-certificate-mismatch': 'La signature indique un autre certificat que celui du fichier.',
  'signing-certificate-reference-missing': 'La signature ne dit pas avec quel certificat elle a été faite.',
  'signing-certificate-attribute-missing': 'La signature ne dit pas avec quel certificat elle a été faite.',
  'signing-certificate-v1': 'La signature indique son certificat d’une façon dépassée.',
  'content-is-signed-attributes': 'Le contenu semble construit pour réutiliser la signature d’un autre document.',
  'content-is-signed': 'Il y a une autre signature à l’intérieur.',
  'bytes-after-signature': 'Quelque chose a été ajouté après la signature ; cet ajout n’est pas signé.',
  'detached-content-ignored':
    'Le document que vous avez indiqué n’a pas été utilisé : le document signé est dans le fichier.',
  'counter-signature-content-type': 'La contresignature n’est pas écrite selon les règles.',

  // Integrity: time stamps
  'timestamp-malformed': 'L’horodatage est illisible.',
  'timestamp-imprint-mismatch': 'L’horodatage appartient à un autre document ou a été altéré.',
  'timestamp-purpose': 'Le certificat de l’horodatage n’est pas destiné aux horodatages.',
  'archive-form-unsupported': 'Horodatage d’archivage d’un type ancien, que ce programme ne sait pas vérifier.',
  'archive-index-missing': 'L’horodatage d’archivage ne dit pas ce qu’il couvre.',
  'archive-index-mismatch': 'L’horodatage d’archivage couvre quelque chose qui n’est plus dans le fichier.',

  // Integrity: PDF
  'byte-range-missing': 'La signature ne dit pas quelle partie du PDF elle couvre.',
  'byte-range-malformed': 'La signature indique une partie impossible du PDF : une ruse connue.',
  'byte-range-out-of-bounds': 'La signature couvre plus que ce qu’il y a : le fichier a été coupé, ou c’est une ruse.',
  'byte-range-gap': 'Il y a un trou dans ce que la signature couvre : une ruse connue.',
  'byte-range-not-a-revision': 'La signature couvre quelque chose qui n’a jamais été un document entier.',
  'contents-missing': 'La signature est vide.',
  'contents-malformed': 'La signature dans le PDF est illisible.',
  'contents-signers': 'La signature dans le PDF n’a pas de signataire, ou en a plusieurs.',
  'contents-trailing-bytes': 'Quelque chose est caché derrière la signature.',
  'embedded-content': 'La signature concerne un autre contenu que le PDF.',
  'unsupported-subfilter': 'Ce programme ne connaît pas ce type de signature PDF.',
  'ambiguous-structure': 'Le PDF est fait de telle sorte que les programmes peuvent afficher des choses différentes.',
  'structure-unreadable': 'Le PDF est endommagé ou inhabituel : sa signature ne peut pas être confirmée.',
  'signature-not-in-form': 'Il y a dans le fichier une signature que le PDF ne montre pas.',
  'signature-activated-later': 'La signature a été activée par une modification ultérieure : une ruse connue.',
  'signature-removed': 'Une modification ultérieure a retiré la signature du document.',
  'bytes-after-revision': 'Quelque chose a été ajouté après la fin du PDF.',
  'unused-content': 'Le PDF contient des éléments cachés qu’une modification ultérieure pourrait montrer.',
  'changes-unreadable': 'Après la signature, quelque chose a été ajouté qu’on ne parvient pas à interpréter.',
  'validation-data-added': 'Des données pour la validité à long terme ont été ajoutées : sans danger.',
  'document-timestamp-added': 'Un horodatage a été ajouté : sans danger.',
  'metadata-changed': 'Seules des données sur le document ont changé (titre, auteur).',
  'structure-extended': 'Des données techniques qui n’affichent rien ont été ajoutées.',
  'unused-objects-added': 'Quelque chose que le document n’utilise pas a été ajouté.',
  'signature-added': 'Une autre signature a été ajoutée par la suite.',
  'visible-signature-added': 'Une autre signature, visible à la page {page}, a été ajoutée par la suite.',
  'signature-field-added': 'Un champ vide pour une autre signature a été ajouté par la suite.',
  'signing-forbidden': 'Une signature a été ajoutée alors que le premier signataire l’interdisait.',
  'sneaky-signature': 'Sous prétexte d’une signature, une image a été posée sur la page : une ruse connue.',
  'form-filled': 'Un champ a été rempli après la signature : {field}.',
  'form-filling-forbidden': 'Un champ a été rempli alors que le premier signataire l’interdisait.',
  'field-locked': 'Un champ que la signature verrouille a été modifié : {field}.',
  'annotation-added': 'Une note a été ajoutée après la signature à la page {page}.',
  'annotation-changed': 'Une note de la page {page} a été modifiée après la signature.',
  'annotation-removed': 'Une note de la page {page} a été retirée après la signature.',
  'annotation-forbidden': 'Une note a été ajoutée alors que le premier signataire l’interdisait.',
  'evil-annotation': 'Quelque chose a été posé sur la page pour qu’elle montre autre chose : une ruse connue.',
  'hidden-content': 'Un contenu caché au moment de la signature a été rendu visible : une ruse connue.',
  'changed-after-signing': 'Le document a été modifié après la signature.',

  // Integrity: XML
  'reference-digest-mismatch': 'Le contenu a été modifié après la signature.',
  'reference-missing': 'Il manque une partie signée du document.',
  'reference-misplaced': 'Une partie signée a été déplacée pour en montrer une autre à sa place : une ruse connue.',
  'duplicate-id': 'Deux parties du document portent le même nom : une ruse connue pour en substituer une.',
  'transform-refused': 'La signature transforme le contenu avant de le couvrir, d’une façon qu’on ne peut pas suivre.',
  'signature-malformed': 'La signature dans le fichier est illisible.',
  'no-content-signed': 'La signature ne couvre rien du document.',
  'counter-signature-misplaced': 'La contresignature appartient à une autre signature.',
  'signed-properties-missing': 'Signature d’un type simple, qui ne dit pas avec quel certificat elle a été faite.',
  'signed-properties-not-signed': 'Les détails de la signature ne sont pas eux-mêmes signés.',
  'signed-properties-misplaced': 'La signature couvre des détails qui ne sont pas les siens.',
  'signed-properties-untyped': 'Un détail de la signature n’est pas écrit selon les règles ; cela ne change rien.',
  'manifest-not-followed': 'La signature couvre une liste de fichiers, qui n’ont pas été vérifiés.',
  'covers-element': 'Seule la partie {path} est signée.',
  'unsigned-content': 'La partie {path} n’est pas signée.',
  'signed-content-in-signature':
    'Le contenu signé est à l’intérieur de la signature, pas dans le document qui l’entoure.',
} as const;
