import {
  catalogueOf,
  FINDING_SECTIONS,
  onSystem,
  type DoctorReport,
  type Finding,
  type Severity,
} from '@ciekit/middleware/basics';
import type { CommandContext } from './command-context.js';
import { Page } from './terminal/page.js';
import { printable } from './terminal/printable.js';
import { plainStyle, type Attribute } from './terminal/style.js';

const COLOURS: Readonly<Record<Severity, Attribute>> = { ok: 'green', info: 'cyan', warning: 'yellow', problem: 'red' };
/** Of a report that is a text file. */
const TEXT_COLUMNS = 100;

type Wording = Pick<CommandContext, 'language' | 'words'>;

/** Shows what the doctor found, section by section; what is in order in one line, the rest with what to do. */
export function showFindings(page: Page, { findings }: DoctorReport, { language, words }: Wording): void {
  const catalogue = catalogueOf(language);
  for (const [index, section] of FINDING_SECTIONS.entries()) {
    const about = findings.filter((finding) => finding.section === section);
    if (about.length === 0) continue;
    if (index > 0) page.line();
    page.heading(catalogue.doctorSections[section]);
    for (const finding of about) {
      const { title, meaning, advice } = catalogue.doctor[finding.id];
      const severity = { text: words.doctor.severities[finding.severity], as: COLOURS[finding.severity] };
      page.item(severity, `${title}${detailsOf(finding)}`);
      if (finding.severity === 'ok') continue;
      const next = onSystem(advice);
      page.item(' ', meaning === undefined ? next : `${meaning} ${next}`);
      // Never wrapped: it is there to be copied.
      if (finding.remedy !== undefined) page.raw(`  ${printable(words.doctor.remedy(finding.remedy))}\n`);
      if (finding.severity !== 'info') page.item(' ', words.doctor.docs(finding.docs));
    }
  }
}

/** The report as text, for a person who helps. */
export function reportText(report: DoctorReport, wording: Wording): string {
  let text = '';
  const output = {
    columns: TEXT_COLUMNS,
    isTerminal: false,
    write: (part: string) => {
      text += part;
    },
  };
  const page = new Page(output, { style: plainStyle, unicode: false });
  page.line(wording.words.doctor.reportSystem(report.platform, report.nodeVersion, report.createdAt));
  page.line();
  showFindings(page, report, wording);
  return text;
}

function detailsOf({ details }: Finding): string {
  const values = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}
