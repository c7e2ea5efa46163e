import {
  catalogueOf,
  identityOfProcess,
  onSystem,
  platformBindings,
  type Finding,
  type FindingId,
  type Language,
  type Middleware,
} from '@ciekit/middleware';
import { localDoctorSystem, tokenInspectors } from '@ciekit/pkcs11/doctor';
import type { DoctorFindingView, DoctorView } from '../../contract/system-views.js';
import { languageOf, useCaseOptions, type Operation } from '../operation-context.js';

/** What the app mends by itself. */
const FIXES: Readonly<Partial<Record<FindingId, DoctorFindingView['fix']>>> = {
  'browser-not-set-up': 'set-up-browsers',
  'browser-module-broken': 'set-up-browsers',
  'token-module-missing': 'set-up-browsers',
  'token-module-broken': 'set-up-browsers',
  'trust-none': 'fetch-trust',
  'trust-incomplete': 'fetch-trust',
  'chip-unverified': 'fetch-trust',
  'token-service-stopped': 'start-token',
};

type Report = Awaited<ReturnType<Middleware['doctor']>>;

let last: Report | undefined;

/** Looks at everything that a CIE needs on this PC; changes nothing, sends no code. */
export const doctor: Operation<'doctor'> = async (context) => {
  last = await context.middleware.doctor({
    ...useCaseOptions(context),
    bindings: context.software ? undefined : platformBindings,
    inspectors: tokenInspectors(localDoctorSystem(process.env)),
    identity: identityOfProcess(process.env),
  });
  return doctorView(last, languageOf(context));
};

/** What it found last; nothing is looked at again. */
export function doctorAgain(language: Language): DoctorView | undefined {
  return last && doctorView(last, language);
}

function doctorView(report: Report, language: Language): DoctorView {
  const words = catalogueOf(language);
  return {
    createdAt: report.createdAt,
    worst: report.worst,
    findings: report.findings.map(({ id, section, severity, details, remedy }) => ({
      id,
      section,
      sectionTitle: words.doctorSections[section],
      severity,
      title: words.doctor[id].title,
      meaning: words.doctor[id].meaning,
      advice: onSystem(words.doctor[id].advice),
      about: aboutOf(details),
      remedy: severity === 'ok' ? undefined : remedy,
      fix: severity === 'ok' ? undefined : FIXES[id],
    })),
    report: `${JSON.stringify(report, undefined, 2)}\n`,
  };
}

/** `Firefox (default-release)`. */
function aboutOf({ browser, profile }: Finding['details']): string | undefined {
  if (typeof browser !== 'string') return undefined;
  return typeof profile === 'string' ? `${browser} (${profile})` : browser;
}
