/** As much of PDF as signing a page needs (ISO 32000-1 sections 7.5 and 12.8). */

/** An empty page. */
export function onePagePdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** The signature of a document that has one, with the zeros that fill its place, and the bytes that it signs. */
export function signedBytes(pdf: Buffer): { readonly signature: Buffer; readonly content: Buffer } {
  const numbers = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/u.exec(pdf.toString('latin1'));
  const [first = 0, firstLength = 0, second = 0, secondLength = 0] = (numbers ?? []).slice(1).map(Number);
  const content = Buffer.concat([
    pdf.subarray(first, first + firstLength),
    pdf.subarray(second, second + secondLength),
  ]);
  const hexadecimal = pdf
    .subarray(first + firstLength, second)
    .toString('latin1')
    .replaceAll(/[<>\s]/gu, '');
  return { signature: Buffer.from(hexadecimal, 'hex'), content };
}
