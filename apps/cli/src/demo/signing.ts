import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validationVocabulary } from '@ciekit/middleware/basics';
import type { CommandContext } from '../command-context.js';
import { VerificationPage } from '../commands/verification-page.js';
import { contractPdf } from './contract.js';
import type { Narrator } from './narrator.js';
import { scriptedCodes } from './scripted-codes.js';
import type { Stage } from './stage.js';

/** Two chapters: Anna signs a PDF with her card, and somebody else verifies it, before and after it was changed. */
export async function signing(context: CommandContext, stage: Stage, narrator: Narrator, pin: string): Promise<void> {
  const { words, page, language } = context;
  const { middleware, folder } = stage;
  const { actions } = words.demo;
  const contract = join(folder, 'contract.pdf');
  let signed = '';
  await narrator.chapter('sign', 'cie sign contract.pdf', async () => {
    await writeFile(contract, contractPdf(actions.contract));
    const request = { files: [contract], reason: actions.reason };
    const { files } = await middleware.signFiles(scriptedCodes({ pin }), request, narrator.options);
    const [file] = files;
    if (file?.status !== 'signed') throw new Error('the contract was not signed');
    signed = file.output;
    narrator.good(words.signatures.signed('contract.pdf', 'contract-signed.pdf'));
  });
  await narrator.chapter('validate', 'cie verify contract-signed.pdf', async () => {
    const vocabulary = await validationVocabulary(language);
    const report = new VerificationPage(context, page, vocabulary);
    const { files } = await middleware.verifyFiles({ files: [signed] }, narrator.options);
    for (const file of files) report.show({ ...file, path: 'contract-signed.pdf' });
    const forged = join(folder, 'forged.pdf');
    await writeFile(forged, await withAnotherLetter(signed));
    const { files: changed } = await middleware.verifyFiles({ files: [forged] }, narrator.options);
    for (const file of changed) {
      if (file.status !== 'verified' || file.report.indication !== 'TOTAL-FAILED') throw new Error('a forgery passed');
      narrator.good(`${actions.forged} ${vocabulary.words.outcomes[file.report.indication].title}.`);
    }
  });
}

/** The page's text changed by one letter, everything else as it was. */
async function withAnotherLetter(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  const at = bytes.indexOf(') Tj');
  bytes[at - 1] = (bytes[at - 1] ?? 0) ^ 1;
  return bytes;
}
