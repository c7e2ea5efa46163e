import { PDFDocument, StandardFonts, rgb } from '@cantoo/pdf-lib';

const SENTENCE =
  'La commissione, riunita in seduta pubblica, esamina le domande pervenute entro il termine e ne verifica la regolarita. ';

/** Three pages of text, one of them lying on its side, as an office would write them. */
export async function drawnDocument(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const strong = await document.embedFont(StandardFonts.TimesRomanBold);
  for (let number = 1; number <= 3; number++) {
    const page = document.addPage(number === 2 ? [841.89, 595.28] : [595.28, 841.89]);
    const { width, height } = page.getSize();
    page.drawRectangle({ x: 0, y: height - 40, width, height: 40, color: rgb(0.85, 0.89, 0.95) });
    page.drawText(`Verbale della commissione, pagina ${number}`, { x: 60, y: height - 80, size: 18, font: strong });
    for (let line = 0; line < 14; line++) {
      page.drawText(SENTENCE.slice(0, number === 2 ? 110 : 80), { x: 60, y: height - 120 - line * 20, size: 12, font });
    }
  }
  return document.save({ useObjectStreams: false });
}
