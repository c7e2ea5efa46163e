import { platformBindings } from '@ciekit/middleware';
import { catalogueOf, identityOfProcess, onSystem, type DoctorReport } from '@ciekit/middleware/basics';
import { localDoctorSystem, tokenInspectors } from '@ciekit/pkcs11/doctor';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { chooseReaders } from '../card-readers.js';
import { reportText, showFindings } from '../doctor-page.js';
import { writeUserFile } from '../files.js';

export async function run(context: CommandContext): Promise<Answer> {
  const { settings, signal, language, words, stdio } = context;
  const file = context.options.text('report');
  const chosen = await chooseReaders(settings);
  context.atEnd(() => chosen.readers.close());
  const report = await openMiddleware(context, chosen.readers).doctor({
    signal,
    bindings: chosen.isSoftware ? undefined : platformBindings,
    inspectors: tokenInspectors(localDoctorSystem(stdio.env)),
    identity: identityOfProcess(stdio.env),
    onProgress: ({ percent, step }) => {
      context.progress.show(percent, catalogueOf(language).progress[step]);
    },
  });
  if (file !== undefined) {
    // Shown before it is written: nobody should have to send what they have not seen.
    showFindings(context.page, report, context);
    context.page.line();
    context.page.line(words.doctor.reportHolds);
    const content = file.toLowerCase().endsWith('.txt')
      ? reportText(report, context)
      : `${JSON.stringify(report, undefined, 2)}\n`;
    await writeUserFile(file, content, { force: context.options.flag('force') });
  }
  return {
    json: reportJson(report, context, file),
    show: (page) => {
      if (file === undefined) showFindings(page, report, context);
      if (report.worst === 'ok') page.line({ text: words.doctor.allWell, as: 'green' });
      if (file !== undefined) page.line(words.doctor.reportSaved(file));
    },
    ending: report.worst === 'problem' ? 'problems-found' : 'done',
  };
}

function reportJson(
  { worst, findings }: DoctorReport,
  { language }: CommandContext,
  file: string | undefined,
): Readonly<Record<string, unknown>> {
  const { doctor } = catalogueOf(language);
  return {
    worst,
    findings: findings.map(({ id, section, severity, details, remedy, docs }) => ({
      id,
      section,
      severity,
      title: doctor[id].title,
      meaning: doctor[id].meaning ?? null,
      advice: onSystem(doctor[id].advice),
      details,
      remedy: remedy ?? null,
      docs,
    })),
    report: file ?? null,
  };
}
