/** Namespaces of the documents that this package reads and writes. */
export const Namespace = {
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  /** XML Signature Syntax and Processing. */
  dsig: 'http://www.w3.org/2000/09/xmldsig#',
  /** XML-Signature XPath Filter 2.0. */
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  /** ETSI EN 319 132-1 annex A; TS 101 903. */
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  xades141: 'http://uri.etsi.org/01903/v1.4.1#',
  /** ETSI TS 119 612 annex C. */
  trustedList: 'http://uri.etsi.org/02231/v2#',
  trustedListTypes: 'http://uri.etsi.org/02231/v2/additionaltypes#',
  serviceExtensions: 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#',
} as const;
