import type { IncrementalUpdate } from '../pdf/incremental-update.js';
import { withEntry } from '../pdf/incremental-update.js';
import { integerOf, pdfDictionary, pdfName, pdfNumber } from '../pdf/objects.js';
import { catalogOf } from './create-field.js';

/**
 * Levels of ETSI's extensions to ISO 32000-1, for files before PDF 2.0 (ETSI EN 319 142-1 section 5.7 in the reading of
 * what programs write): signatures in CAdES form, and those with a DSS or a document time stamp.
 */
export const EtsiExtension = { cades: 2, longTerm: 5 } as const;

/** Announces ETSI's extensions in the catalog (ISO 32000-2 section 7.12), unless PDF 2.0 or a later level is there. */
export function announceExtension(update: IncrementalUpdate, level: number): void {
  const { document } = update;
  if (document.version >= '2.0') return;
  const extensions = document.get(document.catalog, 'Extensions');
  const announced = extensions?.kind === 'dictionary' ? document.get(extensions, 'ESIC') : undefined;
  const known = announced?.kind === 'dictionary' ? integerOf(document.get(announced, 'ExtensionLevel')) : undefined;
  if (known !== undefined && known >= level) return;
  const entry = pdfDictionary({ BaseVersion: pdfName('1.7'), ExtensionLevel: pdfNumber(level) });
  update.change(catalogOf(update), ['Extensions'], (value) =>
    withEntry(value?.kind === 'dictionary' ? value : pdfDictionary({}), 'ESIC', entry),
  );
}
