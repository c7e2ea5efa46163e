import { catalogueOf, platformBindings, type DoctorReport, type Finding, type Severity } from '@ciekit/middleware';
import type { Answer } from '../answer.js';
import type { CommandContext } from '../command-context.js';
import { openMiddleware } from '../open-middleware.js';
import { chooseReaders } from '../card-readers.js';
import { writeUserFile } from '../files.js';
import type { Attribute } from '../terminal/style.js';

const COLOURS: Readonly<Record<Severity, Attribute>> = { ok: 'green', info: 'cyan', warning: 'yellow', problem: 'red' };

export async function run(context: CommandContext): Promise<Answer> {
  const { settings, signal, language } = context;
  const file = context.options.text('report');
  const chosen = await chooseReaders(settings);
  context.atEnd(() => chosen.readers.close());
  const report = await openMiddleware(context, chosen.readers).doctor({
    signal,
    bindings: chosen.isSoftware ? undefined : platformBindings,
    onProgress: ({ percent, step }) => {
      context.progress.show(percent, catalogueOf(language).progress[step]);
    },
  });
  if (file !== undefined) {
    await writeUserFile(file, `${JSON.stringify(report, undefined, 2)}\n`, { force: context.options.flag('force') });
  }
  return {
    json: reportJson(report, context, file),
    show: (page) => {
      const { words } = context;
      const { doctor } = catalogueOf(language);
      for (const finding of report.findings) {
        const severity = words.doctor.severities[finding.severity];
        page.item(
          { text: severity, as: COLOURS[finding.severity] },
          `${doctor[finding.id].title}${detailsOf(finding)}`,
        );
        if (finding.severity === 'ok') continue;
        page.item(' ', doctor[finding.id].advice);
        if (finding.remedy !== undefined) page.item(' ', words.doctor.remedy(finding.remedy));
      }
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
    findings: findings.map(({ id, severity, details, remedy }) => ({
      id,
      severity,
      title: doctor[id].title,
      advice: doctor[id].advice,
      details,
      remedy: remedy ?? null,
    })),
    report: file ?? null,
  };
}

function detailsOf({ details }: Finding): string {
  const values = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}
