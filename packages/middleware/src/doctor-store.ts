import { finding, type Finding } from './doctor-finding.js';
import { withoutHome } from './doctor-readers.js';
import { errorCodeOf } from './error-catalogue.js';
import type { MiddlewareContext } from './use-case.js';

/** The trusted certificates: held, missing, expired, foreign. */
export async function findingsOfTrust(context: MiddlewareContext): Promise<readonly Finding[]> {
  try {
    const store = await context.trustDirectory();
    const { entries, missing } = store.list(context.clock());
    const findings: Finding[] = [];
    // Those of signers of documents and of time stamps are the user's own affair: the card does without.
    const anchors = entries.filter(
      ({ basis, purpose }) => basis !== 'intermediate' && (purpose === 'chip-signer' || purpose === 'holder-issuer'),
    );
    const details = { held: anchors.length, missing: missing.length };
    if (anchors.length === 0) findings.push(finding('trust-none', 'warning', details, 'cie trust fetch'));
    else if (missing.length > 0) findings.push(finding('trust-incomplete', 'info', details, 'cie trust fetch'));
    else findings.push(finding('trust-complete', 'ok', details));
    // A pinned anchor is kept past its end for the cards that it signed; one that the user added should be seen to.
    const expired = anchors.filter(({ basis, validity }) => basis === 'explicit' && validity === 'expired').length;
    if (expired > 0) findings.push(finding('trust-anchor-expired', 'info', { expired }, 'cie trust list'));
    const lists = (await store.trustedLists.all()).filter(
      ({ nextUpdate }) => nextUpdate === undefined || nextUpdate < context.clock(),
    );
    if (lists.length > 0) {
      const countries = lists.map(({ country }) => country).join(', ');
      findings.push(finding('trust-list-expired', 'warning', { countries }, 'cie trust lists fetch'));
    }
    if (store.problems.length > 0) {
      const [first] = store.problems;
      const folder = withoutHome(store.directory);
      const files = { folder, files: store.problems.length, reason: first?.reason ?? '' };
      findings.push(finding('trust-foreign-files', 'warning', files, 'cie trust list'));
    }
    return findings;
  } catch (error) {
    return [finding('trust-unreadable', 'problem', { error: errorCodeOf(error) })];
  }
}

/** The folder of the paired cards. Looking does not change it. */
export async function findingsOfStore(context: MiddlewareContext): Promise<readonly Finding[]> {
  try {
    const { directory, records, openToOthers, leftovers, problems } = await context.pairings.inspect();
    const folder = withoutHome(directory);
    const findings = [
      records === 0 ? finding('store-empty', 'info', { folder }) : finding('store-usable', 'ok', { folder, records }),
    ];
    if (openToOthers === true) {
      findings.push(finding('store-open-to-others', 'warning', { folder }, `chmod -R go= ${quoted(folder)}`));
    }
    if (leftovers > 0) findings.push(finding('store-leftovers', 'info', { files: leftovers }));
    if (problems.length > 0) {
      const codes = [...new Set(problems.map(({ error }) => error.code))].sort().join(', ');
      findings.push(finding('store-damaged-files', 'warning', { folder, files: problems.length, errors: codes }));
    }
    return findings;
  } catch (error) {
    return [finding('store-unusable', 'problem', { error: errorCodeOf(error) })];
  }
}

/** For a shell; `~` outside the quotes, where the shell still knows it. */
function quoted(path: string): string {
  return path.startsWith('~/') ? `~/'${path.slice(2)}'` : `'${path}'`;
}
