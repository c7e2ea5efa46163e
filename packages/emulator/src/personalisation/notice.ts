/** Stands in the names of the test PKI, so that nobody takes a specimen for a card. */
export const TEST_MARK = 'TEST – NOT VALID';

/** Stands in every file that holds keys of a specimen. */
export const SPECIMEN_NOTICE =
  'Software card for tests: a specimen with published keys and published codes. It identifies nobody, it is trusted by ' +
  'nobody, and nothing in this file is a secret worth anything.';
