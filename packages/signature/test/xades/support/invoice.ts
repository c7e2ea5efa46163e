import { answerTimestampRequest, fetchFrom } from '../../../../pki/test/support/tsa.js';
import type { Entity } from '../../../../pki/test/support/test-pki.js';
import { timestampClient, type TimestampClient } from '../../../src/timestamp/timestamp-client.js';

/** Shaped like an electronic invoice: an instruction before the root, comments, CDATA, a default namespace further down. */
export const INVOICE = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="fatturapa.xsl"?>
<!-- prima -->
<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2" versione="FPR12"   unused='x'>
  <FatturaElettronicaHeader><Denominazione>Società &amp; Figli \u20ac</Denominazione></FatturaElettronicaHeader>
  <FatturaElettronicaBody xmlns="urn:body"><Nota><![CDATA[<b>]]></Nota><Vuoto/></FatturaElettronicaBody>\r
</p:FatturaElettronica>
<!-- dopo -->
`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (of: Uint8Array): string => new TextDecoder().decode(of);

/** A client of an authority in memory. */
export function authority(tsa: Entity): TimestampClient {
  return timestampClient({
    url: 'http://tsa.invalid/',
    fetch: fetchFrom((request) => answerTimestampRequest(request, tsa, { time: new Date() })),
  });
}
