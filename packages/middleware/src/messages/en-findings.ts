/** What a validation report says, one sentence for each finding code of the signature package. */
export const enFindings = {
  // When
  'judged-at-proved-time':
    'A time stamp proves that the signature existed on {time}; everything was checked for that day.',
  'judged-at-validation-time': 'Nothing proves when it was signed; everything was checked for {time}.',
  'claimed-after-proved-time':
    'The signer states {time}, which is later than the time stamp: that date cannot be right.',
  'claimed-in-future': 'The signer states a date that has not come yet: {time}.',

  // Certificate
  'signing-certificate-missing': 'The file does not hold the certificate that the signature was made with.',
  'signed-after-expiry': 'It was signed after the certificate had expired on {time}.',
  'signed-before-validity': 'It was signed before the certificate began on {time}.',
  'certificate-expired': 'The certificate expired on {time}, and nothing proves that the signature is older.',
  'certificate-expired-not-revoked':
    'The certificate expired on {time} without having been revoked; nothing proves that the signature is older.',
  'certificate-not-yet-valid': 'The certificate begins only on {time}.',
  'key-usage': 'The certificate is not meant for signing documents.',
  'not-a-tsa-certificate': 'The time stamp was made with a certificate that is not for time stamps.',
  'critical-extension': 'The certificate has a condition that this program does not know: it cannot say yes.',
  'weak-key-no-proof':
    "The signer's key ({algorithm}) is too weak today, and nothing proves that the signature is older.",
  'weak-key': "The signer's key ({algorithm}) was too weak to be relied on.",

  // Strength of the fingerprint
  'weak-digest-no-proof': 'The method {algorithm} is too weak today, and nothing proves that the signature is older.',
  'digest-was-weak': 'The method {algorithm} was too weak to be relied on.',
  'weak-digest-proved-earlier': 'The method {algorithm} is weak today and was not yet when it was signed.',

  // Trust
  'trusted-anchor': 'The certificate leads to an authority that you trust: {anchor}.',
  'no-anchor': 'None of the authorities that you trust vouches for {subject}.',
  'chain-signature': 'The certificate of {subject} was not made by the authority that it names.',
  'authority-expired': 'The authority {subject} had already expired.',
  'authority-not-yet-valid': 'The authority {subject} did not exist yet.',
  'authority-constraints': '{subject} issued a certificate that it may not issue.',
  'chain-critical-extension': 'The certificate of {subject} has a condition that this program does not know.',
  'chain-algorithm': 'The certificate of {subject} uses a method that this program does not accept.',
  'authority-revoked': 'The authority {subject} was revoked on {time}: its certificates are worth nothing.',

  // Revocation
  'not-revoked': 'The certificate was not revoked (as of {time}).',
  'revoked-after-proved-time': 'The certificate was revoked on {time}, after it was signed: the signature stands.',
  'signed-after-revocation': 'It was signed after the certificate had been revoked on {time}.',
  revoked: 'The certificate was revoked on {time}, and nothing proves that the signature is older.',
  suspended: 'The certificate has been suspended since {time}: ask again later.',
  'revocation-status-unknown': 'The issuer says that it does not know this certificate.',
  'revocation-stale': 'What the file says about revocation is out of date.',
  'revocation-answer-refused': 'An answer about revocation could not be believed ({reason}).',
  'revocation-not-asked': 'Nobody was asked whether the certificate was revoked. Check again with the Internet.',
  'revocation-unreachable': "The issuer's service could not be reached: try again later.",
  'revocation-no-source': 'The certificate does not say who knows whether it was revoked.',
  'revocation-not-applicable': 'This kind of certificate lives so shortly that it is never revoked.',
  'authority-revocation-unknown': 'It is not known whether the authority {subject} was revoked.',

  // Time stamps
  'timestamp-not-proved': 'A time stamp of {time} could not be confirmed: it proves nothing.',
  'timestamp-in-future': 'The time stamp states a date that has not come yet: {time}.',
  'timestamp-order': 'The time stamps contradict each other.',
  'timestamp-no-time': 'The date in the time stamp cannot be read.',

  // Worth
  'worth-fea-cie':
    'Signed with the electronic identity card: an advanced signature, valid in dealings with the public administration. It is not a qualified signature.',
  'worth-cie-not-confirmed':
    'It looks like a signature with an identity card, and no authority of the card confirms it.',
  'worth-qualified': 'A qualified signature: the same effect as one written by hand, in the whole European Union.',
  'worth-qualified-seal': 'A qualified seal of an organisation: it shows where the document comes from.',
  'worth-qualified-not-confirmed': 'The certificate says that it is qualified; no European list at hand confirms it.',
  'worth-qualified-certificate-only':
    'The certificate is qualified; nothing shows that the key is in a qualified device.',
  'worth-not-qualified': 'Not a qualified signature: what it is worth depends on who accepts it.',
  'worth-unknown': 'Nobody that you trust vouches for the signer: the name may be invented.',
} as const;
