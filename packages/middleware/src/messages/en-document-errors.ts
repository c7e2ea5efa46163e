import type { DocumentErrorCode } from '../error-catalogue.js';
import type { ErrorText } from './catalogue.js';

const UNTOUCHED = 'The file was not changed, and nothing half is left.';
const NOTHING_SENT = 'Nothing was signed, and no code was sent for it.';

export const enDocumentErrors = {
  'input-missing': {
    title: 'The file is not there',
    meaning: `{path} does not exist. ${UNTOUCHED}`,
    nextStep: 'Check the name and the folder, then start again.',
  },
  'input-unreadable': {
    title: 'The file cannot be read',
    meaning: `{path}: the permissions, or the disk, do not allow it. ${UNTOUCHED}`,
    nextStep: 'Give your user access to the file, or copy it to your own folder.',
  },
  'input-not-a-file': {
    title: 'This is no file',
    meaning: `{path} is a folder, or a device. ${NOTHING_SENT}`,
    nextStep: 'Name the files themselves; the shell expands *.pdf for you.',
  },
  'input-empty': {
    title: 'The file is empty',
    meaning: `{path} has no content. ${NOTHING_SENT}`,
    nextStep: 'Look whether it was saved completely.',
  },
  'input-too-large': {
    title: 'The file is too big for this kind of signature',
    meaning: `PDF and XML are held in memory while they are signed: {path} ${UNTOUCHED}`,
    nextStep: 'Sign it with "--format cades": a .p7m takes files of any size.',
  },
  'input-changed': {
    title: 'The file changed while it was being worked on',
    meaning: 'Another program wrote to {path} meanwhile. Nothing was written.',
    nextStep: 'Close the program that has it open, look at the file, then start again.',
  },
  'input-format': {
    title: 'There is no such signature for this kind of file',
    meaning: `{path} is not of the kind that was asked for. ${NOTHING_SENT}`,
    nextStep:
      'Leave out --format: the program chooses what fits. Contents are taken out of .p7m, .tsd and signed XML; .p7m, .p7s and XML can be countersigned.',
  },
  'input-twice': {
    title: 'The file is in the list twice',
    meaning: '{path} is another name of a file that is signed already. It was left out the second time.',
    nextStep: 'Nothing has to be done.',
  },
  'output-folder': {
    title: 'Nothing can be written in this folder',
    meaning: `{path} does not exist, or its permissions do not allow it. ${NOTHING_SENT}`,
    nextStep: 'Name another folder with --out.',
  },
  'output-full': {
    title: 'The disk is full',
    meaning: `{path}: what was being written was removed again. ${UNTOUCHED}`,
    nextStep: 'Free some space and start again; files that were finished stay.',
  },
  'output-unwritable': {
    title: 'The result could not be written',
    meaning: `The disk reported an error: {path} ${UNTOUCHED}`,
    nextStep: 'Check the disk, or name another folder with --out.',
  },
  'output-taken': {
    title: 'There is a file of this name already',
    meaning: '{path} was left as it is: no file is ever replaced.',
    nextStep: 'Give another name, or move the file away.',
  },
  'malformed-cms': {
    title: 'The signed file is damaged',
    meaning: `It begins as a signed file (.p7m, .p7s) and cannot be read to its end. ${UNTOUCHED}`,
    nextStep: 'Get the file again from whoever sent it.',
  },
  'malformed-pdf': {
    title: 'The PDF is damaged, or can be read in more than one way',
    meaning: `A file that programs do not agree about must not be signed. ${UNTOUCHED}`,
    nextStep: 'Print it into a new PDF, or save it anew with the program that made it.',
  },
  'malformed-xml': {
    title: 'The XML is damaged, or holds what a signed document must not hold',
    meaning: `Definitions of document types and of entities are not accepted. ${UNTOUCHED}`,
    nextStep: 'Save it anew without a DOCTYPE, or sign it with "--format cades".',
  },
  'malformed-timestamp': {
    title: 'The time stamp cannot be read',
    meaning: `The file is no time stamp, or is damaged. ${UNTOUCHED}`,
    nextStep: 'Get the time stamp again.',
  },
  'encrypted-pdf': {
    title: 'The PDF is encrypted',
    meaning: `What is encrypted cannot be signed, nor its signatures be judged. ${UNTOUCHED}`,
    nextStep: 'Save it without a password, or sign it with "--format cades".',
  },
  'changes-forbidden': {
    title: 'This document takes no further signature, or none that is seen',
    meaning: `Whoever signed it first forbade changes; a signature would break theirs. ${UNTOUCHED}`,
    nextStep: 'Sign without a visible mark, or with "--format cades": the .p7m leaves the document as it is.',
  },
  'no-such-field': {
    title: 'There is no empty signature field of this name',
    meaning: `Field names are case-sensitive, and a field that is signed is not empty. ${UNTOUCHED}`,
    nextStep: 'Leave out --field, and the signature gets a field of its own.',
  },
  'field-constraints': {
    title: 'The signature field wants another kind of signature',
    meaning: `Whoever made the document asks for something that this signature does not have. ${UNTOUCHED}`,
    nextStep: 'Choose another field, or leave out --field.',
  },
  'no-such-place': {
    title: 'There is no such place in the document',
    meaning: `The page does not exist, or the rectangle lies outside of it. ${UNTOUCHED}`,
    nextStep: 'Check --page and --at: x, y, width and height, from the upper left corner.',
  },
  'unusable-picture': {
    title: 'The picture cannot be used',
    meaning: `Only PNG and JPEG, up to 10 MB and 16 million pixels. ${NOTHING_SENT}`,
    nextStep: 'Save the picture in one of these forms.',
  },
  'not-signed': {
    title: 'There is no such signature in the file',
    meaning: `There is nothing to extend, to countersign or to take apart. ${UNTOUCHED}`,
    nextStep: 'Check that it is the right file, and the number of the signer: "cie verify" shows them in order.',
  },
  'content-missing': {
    title: 'The signed content is not in the file',
    meaning: `The signature is in one file and what it is about in another. ${UNTOUCHED}`,
    nextStep: 'To verify or to sign, name the other file with --detached-content. There is nothing to take out.',
  },
  'content-mismatch': {
    title: 'The signatures in the file are about another content',
    meaning: `A signature was to be added, and the file that was given is not the one that the others signed. ${UNTOUCHED}`,
    nextStep: 'Name the file that they signed with --detached-content, unchanged.',
  },
  'content-changed': {
    title: 'The file changed while it was being read',
    meaning: `Another program wrote to it meanwhile. ${UNTOUCHED}`,
    nextStep: 'Close the program that has it open, then start again.',
  },
  'signature-value': {
    title: 'The card answered with a wrong signature',
    meaning: 'It does not fit the certificate of the card; the file was not written.',
    nextStep: 'Start again. If it happens again, run "cie doctor --report FILE" and send us the report.',
  },
  'tsa-unreachable': {
    title: 'The time-stamping authority does not answer',
    meaning: `The address could not be reached, or answered with an error. ${UNTOUCHED}`,
    nextStep: 'Check the address, the network and the proxy settings; without a time stamp use "--level b".',
  },
  'tsa-refused': {
    title: 'The time-stamping authority refused',
    meaning: `It may want a user name and a password, or another policy. ${UNTOUCHED}`,
    nextStep: 'Check the contract with the authority; without a time stamp use "--level b".',
  },
  'tsa-answer': {
    title: 'The time stamp is not the one that was asked for',
    meaning: `What came back is about something else or does not hold, and was not used. ${UNTOUCHED}`,
    nextStep: 'Check the address. If it happens again, use another authority.',
  },
  'revocation-unavailable': {
    title: 'It could not be found out whether a certificate was revoked',
    meaning: `A long-term signature takes that knowledge along, and an issuer did not answer or is not known here. ${UNTOUCHED}`,
    nextStep: 'Check the network and "cie trust list"; "--level t" needs no such knowledge.',
  },
} as const satisfies Readonly<Record<DocumentErrorCode, ErrorText>>;
