import type { Place } from '@ciekit/signature';
import { loadPki } from '../load-pki.js';
import type { PdfDetails } from './sign-document.js';
import { visibleSignature, type VisibleOptions } from './visible-signature.js';

/** Where one PDF of a batch has its signature: a place on a page, or an empty field that waits for one. */
export type OwnPlace = { readonly place: Place } | { readonly field: string };

/** What is written in the PDFs of a batch, and where it is seen. */
export interface DetailsRequest {
  /** Name of an empty signature field of the PDFs. */
  readonly field?: string | undefined;
  /** Where single PDFs have it, by their path: instead of `field` and the place of `visible`. */
  readonly places?: ReadonlyMap<string, OwnPlace> | undefined;
  readonly reason?: string | undefined;
  /** Where the signer says to be; XML has it too. */
  readonly place?: string | undefined;
  /** How PDFs show the signature; default not at all. */
  readonly visible?: VisibleOptions | undefined;
}

/** What is written in the PDF of that path. */
export type DetailsOf = (path: string) => PdfDetails;

/** One look for all PDFs of a batch, each with a place of its own where it has one. */
export function detailsOfPdfs(request: DetailsRequest, name: string): DetailsOf {
  const { field, places, reason, place: location, visible } = request;
  return (path) => {
    const own = places?.get(path);
    const look = visible === undefined || own === undefined ? visible : { ...visible, place: placeOf(own) };
    return {
      name,
      field: own === undefined ? field : 'field' in own ? own.field : undefined,
      reason,
      location,
      visible: look === undefined ? undefined : visibleSignature(look, { name, reason, location }),
    };
  };
}

/** A field has a place of its own. */
function placeOf(own: OwnPlace): Place | undefined {
  return 'place' in own ? own.place : undefined;
}

/** As a person reads it; the certificate's subject where it is not a CIE's. */
export async function holderName(der: Uint8Array): Promise<string> {
  const { Certificate, readHolderIdentity, PkiError } = await loadPki();
  const certificate = Certificate.fromDer(der);
  try {
    const { givenName, surname } = readHolderIdentity(certificate);
    const name = [givenName, surname].filter((part) => part !== undefined).join(' ');
    if (name !== '') return name;
  } catch (error) {
    if (!(error instanceof PkiError)) throw error;
  }
  return certificate.subject.toString();
}
