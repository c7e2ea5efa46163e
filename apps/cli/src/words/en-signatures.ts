/** Signing documents and verifying signatures; the reasons of a verdict are the signature package's own words. */
export const enSignatures = {
  signed: (file: string, output: string) => `${file}: signed, ${output}`,
  notBegun: (file: string) => `${file}: not begun`,
  count: (signed: number, all: number) =>
    signed === all ? `${signed} of ${all} files signed.` : `Only ${signed} of ${all} files signed.`,
  stopped: 'The rest was not begun, and the PIN was sent only once. The files that were finished are complete.',
  online: (level: string) =>
    `Level ${level.toUpperCase()}: the issuers of the certificates are asked over the network whether they are revoked.`,
  feaNote:
    'A signature with the identity card is an advanced electronic signature (FEA), for dealings with the public administration. It is not a qualified signature.',
  signer: 'Signer',
  nobody: 'not known',
  number: 'Number',
  time: 'Signed',
  timeProved: (time: string) => `${time} (proved by a time stamp)`,
  timeClaimed: (time: string) => `${time} (says the signer; nothing proves it)`,
  timeNone: 'not known',
  covers: 'Covers',
  changes: 'Changed later',
  worth: 'In law',
  reason: 'Reason given',
  place: 'Place given',
  format: 'Kind',
  timestamp: 'Time stamp',
  stampedBy: (time: string, authority: string) => `${time}, by ${authority}`,
  counterSigned: (name: string) => `Counter-signature: it confirms the signature of ${name} above.`,
  coversSignature: (name: string) => `the signature of ${name}, not the content itself`,
  inside: (depth: number) => `In the file inside (layer ${depth}):`,
  content: (file: string) => `The signature is about ${file}.`,
  notSigned: 'There is no signature in this file.',
  notSupported: 'A kind of signed file that this program does not read.',
  problemInside: (code: string) => `What is inside cannot be looked into: ${code}`,
  expiredLists: (countries: string) =>
    `Trusted lists past their date (${countries}): services that were granted or withdrawn since are not known. Fetch them with "cie trust lists fetch", or add newer files with "cie trust lists add".`,
  offlineHint: 'Nobody was asked over the network; --online asks the issuers.',
  results: {
    passed: 'All signatures are valid.',
    failed: 'At least one signature is not valid.',
    indeterminate: 'Of at least one signature it cannot be told whether it is valid.',
    file: 'At least one file could not be verified.',
  },
  reportWritten: (file: string) => `Report: ${file}`,
  extracted: (output: string) => `Content taken out: ${output}. Nothing was verified: "cie verify" does that.`,
  asSigned: (output: string, number: number) =>
    `The document as it was when signature ${number} was made: ${output}. Nothing was verified: "cie verify" does that.`,
  nothingAdded: 'Nothing was added to the file after this signature: it is the same file.',
  canonical: (algorithm: string) =>
    `It is the document without its signatures, in the canonical form that was signed (${algorithm}): the same document, not always byte for byte the file that it was.`,
  stamped: {
    signatures: (output: string) => `The signatures have a time stamp now: ${output}`,
    file: (output: string) => `The file is not signed; its time stamp is in ${output}`,
  },
} as const;
