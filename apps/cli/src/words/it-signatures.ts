import type { Words } from './words.js';

export const itSignatures: Words['signatures'] = {
  signed: (file, output) => `${file}: firmato, ${output}`,
  notBegun: (file) => `${file}: non iniziato`,
  count: (signed, all) =>
    signed === all ? `File firmati: ${signed} su ${all}.` : `File firmati: soltanto ${signed} su ${all}.`,
  stopped: 'Il resto non è stato iniziato e il PIN è stato inviato una volta sola. I file già finiti sono completi.',
  online: (level) =>
    `Livello ${level.toUpperCase()}: a chi ha emesso i certificati si chiede attraverso la rete se sono revocati.`,
  feaNote:
    'La firma con la carta d’identità è una firma elettronica avanzata (FEA), per i rapporti con la pubblica amministrazione. Non è una firma qualificata.',
  signer: 'Firmatario',
  nobody: 'non si sa',
  number: 'Numero',
  time: 'Firmato',
  timeProved: (time) => `${time} (lo prova una marca temporale)`,
  timeClaimed: (time) => `${time} (lo dice il firmatario; niente lo prova)`,
  timeNone: 'non si sa',
  covers: 'Copre',
  changes: 'Modificato dopo',
  worth: 'Per legge',
  reason: 'Motivo indicato',
  place: 'Luogo indicato',
  format: 'Tipo',
  timestamp: 'Marca temporale',
  stampedBy: (time, authority) => `${time}, di ${authority}`,
  counterSigned: (name) => `Controfirma: conferma la firma di ${name} qui sopra.`,
  coversSignature: (name) => `la firma di ${name}, non il contenuto stesso`,
  inside: (depth) => `Nel file all’interno (strato ${depth}):`,
  content: (file) => `La firma riguarda ${file}.`,
  notSigned: 'In questo file non c’è nessuna firma.',
  notSupported: 'Un tipo di file firmato che questo programma non legge.',
  problemInside: (code) => `Ciò che è all’interno non si può guardare: ${code}`,
  expiredLists: (countries: string) =>
    `Elenchi di fiducia scaduti (${countries}): non si sa quali servizi siano stati riconosciuti o revocati da allora. Scaricali con "cie trust lists fetch", o aggiungi file più recenti con "cie trust lists add".`,
  offlineHint: 'Non si è chiesto niente attraverso la rete; con --online si chiede a chi ha emesso i certificati.',
  results: {
    passed: 'Tutte le firme sono valide.',
    failed: 'Almeno una firma non è valida.',
    indeterminate: 'Di almeno una firma non si può dire se sia valida.',
    file: 'Almeno un file non si è potuto verificare.',
  },
  reportWritten: (file) => `Rapporto: ${file}`,
  extracted: (output) => `Contenuto estratto: ${output}. Niente è stato verificato: lo fa "cie verify".`,
  asSigned: (output, number) =>
    `Il documento com’era quando fu messa la firma ${number}: ${output}. Niente è stato verificato: lo fa "cie verify".`,
  nothingAdded: 'Dopo questa firma al file non è stato aggiunto nulla: è lo stesso file.',
  canonical: (algorithm) =>
    `È il documento senza le sue firme, nella forma canonica che fu firmata (${algorithm}): lo stesso documento, non sempre byte per byte il file che era.`,
  stamped: {
    signatures: (output) => `Le firme ora hanno una marca temporale: ${output}`,
    file: (output) => `Il file non è firmato; la sua marca temporale è in ${output}`,
  },
};
