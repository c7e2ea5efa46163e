import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { pdf, XML } from '../../../packages/middleware/test/support/documents.js';
import { signingPki } from '../../../packages/pki/test/support/signing-pki.js';
import { timestampToken } from '../../../packages/pki/test/support/tsa.js';
import { signedContract } from '../../../packages/signature/test/support/contract.js';
import { digest } from '../../../packages/signature/test/support/raw-cms.js';
import { bytesOf, stream, update } from '../../../packages/signature/test/support/raw-pdf.js';
import { cardHome } from './support/card-home.js';
import { cie, errorOf, jsonOf, PIN, start, WRONG_PIN, type Result } from './support/cli.js';
import { unannounced } from './support/json-fields.js';

const place = cardHome();

/** A folder for documents, and a paired card whose issuers are trusted. */
beforeEach(async () => {
  const anchors = join(place.home, 'anchors');
  await mkdir(join(place.home, 'documents'));
  await cie(['emulator', 'create', place.card, '--trust', anchors], { home: place.home });
  const trust = [
    'trust',
    'add',
    ...readdirSync(anchors).map((name) => join(anchors, name)),
    '--trust-unpinned',
    '--yes',
  ];
  await cie([...trust, '--purpose', 'chip-signer'], { home: place.home });
  await cie([...trust, '--purpose', 'holder-issuer'], { home: place.home });
  await place.onCard(['pair', '--pin-stdin'], `${PIN}\n`);
});

function document(name: string, content: Uint8Array | string): string {
  const path = join(place.home, 'documents', name);
  writeFileSync(path, content);
  return path;
}

const names = (): string[] => readdirSync(join(place.home, 'documents')).sort();
const sign = (argv: readonly string[]): Promise<Result> => place.onCard(['sign', '--pin-stdin', ...argv], `${PIN}\n`);
const verify = (argv: readonly string[]): Promise<Result> => cie(['verify', ...argv], { home: place.home });

interface Told {
  readonly files: readonly {
    readonly status: string;
    readonly output: string;
    readonly error: string | null;
    readonly signatures: readonly Record<string, never>[];
  }[];
}

describe('cie sign and cie verify', () => {
  it('sign files of every kind with one PIN and judge them, for a program', async () => {
    const files = [document('a.pdf', pdf()), document('b.xml', XML), document('c.bin', 'content')];
    const made = await place.json('sign', ['sign', '--pin-stdin', ...files], `${PIN}\n`);
    expect(made).toMatchObject({ serialNumber: 'CA00000AA', signed: 3, failed: 0, notBegun: 0, stoppedBy: null });
    const outputs = (made as unknown as Told).files.map(({ output }) => output);
    expect(outputs.map((output) => output.split('/').at(-1))).toEqual(['a-signed.pdf', 'b-signed.xml', 'c.bin.p7m']);
    const judged = await verify([...outputs, '--json']);
    // Nobody was asked about revocation.
    expect(judged.code).toBe(25);
    expect(unannounced('verify', jsonOf(judged))).toEqual([]);
    for (const [index, format] of ['pades', 'xades', 'cades'].entries()) {
      expect((jsonOf(judged) as unknown as Told).files[index]).toMatchObject({
        status: 'judged',
        indication: 'INDETERMINATE',
        signatures: [
          {
            format,
            level: 'b',
            signer: { name: 'ANNA SPECIMEN', codiceFiscale: 'SPCNNA85C52H501U' },
            time: { kind: 'claimed' },
            integrity: { state: 'intact' },
            certificate: { state: 'valid' },
            trust: { state: 'trusted' },
            revocation: { state: 'not-asked', reasons: [{ code: 'revocation-not-asked' }] },
            worth: { kind: 'fea' },
            coverage: { extent: 'whole', changes: [] },
          },
        ],
      });
    }
  });

  it('tell a person who signed, when, and what it is worth, in both languages', async () => {
    const file = document('a.pdf', pdf());
    const made = await sign([file]);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('a-signed.pdf');
    expect(made.stderr.replace(/\s+/g, ' ')).toContain('advanced electronic signature (FEA)');
    const output = file.replace('.pdf', '-signed.pdf');
    const english = (await verify([output])).stdout.replace(/\s+/g, ' ');
    for (const text of [
      '? Signature not confirmed.',
      '[INDETERMINATE, TRY_LATER]',
      'Signer ANNA SPECIMEN (SPCNNA85C52H501U)',
      'says the signer; nothing proves it',
      'Integrity Intact',
      'Revocation Not asked',
      'covers all of the content',
      'Advanced electronic signature (FEA) with a CIE',
    ]) {
      expect(english).toContain(text);
    }
    const italian = (await verify([output, '--lang', 'it'])).stdout.replace(/\s+/g, ' ');
    for (const text of ['Firmatario ANNA SPECIMEN', 'Integrità Integro', 'Firma elettronica avanzata (FEA)']) {
      expect(italian).toContain(text);
    }
  });

  it('tell a second signature from the first, and a signed file from a changed one', async () => {
    const file = document('a.pdf', pdf());
    await sign([file]);
    await sign([file.replace('.pdf', '-signed.pdf')]);
    const twice = file.replace('.pdf', '-signed-signed.pdf');
    const { stdout } = await verify([twice]);
    expect(stdout.match(/^\? /gm)).toHaveLength(2);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Changed later ');
    const bytes = readFileSync(twice);
    bytes[bytes.indexOf('contract')] = 0x43;
    const changed = await verify([document('changed.pdf', bytes)]);
    expect(changed.code).toBe(24);
    expect(changed.stdout).toContain('[TOTAL-FAILED, HASH_FAILURE]');
  });

  it('end with the worst of several files', async () => {
    const signed = (await sign([document('a.txt', 'a')])).code === 0 ? join(place.home, 'documents', 'a.txt.p7m') : '';
    const bytes = readFileSync(signed);
    bytes[bytes.indexOf('a', 40)]! ^= 1;
    const plain = document('plain.txt', 'not signed');
    expect((await verify([signed])).code).toBe(25);
    expect((await verify([signed, plain])).code).toBe(23);
    const missing = await verify([signed, join(place.home, 'missing.p7m')]);
    expect([missing.code, missing.stderr.includes('The file is not there')]).toEqual([23, true]);
    const broken = document(
      'broken.p7m',
      bytes.map((byte, index) => (index > bytes.length - 20 ? byte ^ 1 : byte)),
    );
    const all = await verify([signed, plain, broken, '--json']);
    expect(all.code).toBe(24);
    expect(jsonOf(all)).toMatchObject({ result: 'failed', files: [{}, { status: 'not-signed' }, {}] });
  });

  it('keep a signature in a file of its own, and find its content beside it', async () => {
    const file = document('a.txt', 'content');
    await sign([file, '--detached']);
    const beside = jsonOf(await verify([`${file}.p7s`, '--json'])) as unknown as Told;
    expect(beside.files[0]).toMatchObject({ content: file, signatures: [{ integrity: { state: 'intact' } }] });
    const other = document('other.txt', 'another content');
    const wrong = await verify([`${file}.p7s`, '--detached-content', other]);
    expect(wrong.code).toBe(24);
  });

  it('add a signer to a .p7s, whose content is beside it or named', async () => {
    const file = document('a.txt', 'content');
    await sign([file, '--detached']);
    expect((await sign([`${file}.p7s`])).code).toBe(0);
    const beside = jsonOf(await verify([join(place.home, 'documents', 'a-2.txt.p7s'), '--json'])) as unknown as Told;
    expect(beside.files[0]?.signatures).toMatchObject([
      { integrity: { state: 'intact' } },
      { integrity: { state: 'intact' } },
    ]);
    const again = join(place.home, 'documents', 'a-2-2.txt.p7s');
    await sign([join(place.home, 'documents', 'a-2.txt.p7s')]);
    expect(jsonOf(await verify([again, '--json']))).toMatchObject({
      files: [{ content: file, indication: 'INDETERMINATE' }],
    });
    const other = document('other.txt', 'another content');
    const refused = await place.onCard(['sign', `${file}.p7s`, '--detached-content', other, '--pin-stdin', '--json']);
    expect([refused.code, jsonOf(refused)]).toMatchObject([23, { files: [{ error: 'content-mismatch' }] }]);
  });

  it('countersign, and show it under the signature that it confirms, in both languages', async () => {
    const file = document('a.txt', 'content');
    await sign([file]);
    await sign([`${file}.p7m`]);
    const two = join(place.home, 'documents', 'a-2.txt.p7m');
    expect((await sign([two, '--countersign', '--signer', '1'])).code).toBe(0);
    const three = join(place.home, 'documents', 'a-2-2.txt.p7m');
    const told = jsonOf(await verify([three, '--json']));
    expect(unannounced('verify', told)).toEqual([]);
    const { files } = told as unknown as {
      readonly files: readonly { readonly signatures: readonly { readonly counterSignatures: readonly unknown[] }[] }[];
    };
    const counts = files.flatMap(({ signatures }) => signatures.map((each) => each.counterSignatures.length));
    expect(counts.toSorted()).toEqual([0, 1]);
    const english = (await verify([three])).stdout.replace(/\s+/g, ' ');
    expect(english).toContain('Counter-signature: it confirms the signature of ANNA SPECIMEN above.');
    expect(english).toContain('Covers the signature of ANNA SPECIMEN, not the content itself');
    const italian = (await verify([three, '--lang', 'it'])).stdout.replace(/\s+/g, ' ');
    expect(italian).toContain('Controfirma: conferma la firma di ANNA SPECIMEN qui sopra.');
  });

  it('show a signature on a page where they are told to', async () => {
    const file = document('a.pdf', pdf());
    const made = await sign([file, '--page', '1', '--at', '0.5,0.8,0.4,0.1', '--reason', 'Visto', '--place', 'Roma']);
    expect(made.code).toBe(0);
    const judged = jsonOf(await verify([file.replace('.pdf', '-signed.pdf'), '--json'])) as unknown as Told;
    expect(judged.files[0]?.signatures[0]).toMatchObject({ reason: 'Visto', place: 'Roma' });
  });

  it('show the time stamp of a PDF that nobody signed, and what was changed after it', async () => {
    const pki = signingPki({ at: new Date() });
    const stamped = signedContract({
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      make: (covered) => timestampToken({ tsa: pki.tsa, imprint: digest(covered), time: new Date() }),
    });
    const file = document('stamped.pdf', bytesOf(stamped));
    const { code, stdout } = await verify([file]);
    expect(code).toBe(25);
    const shown = stdout.replace(/\s+/g, ' ');
    for (const text of ['CN=Time Stamping Authority', 'Integrity Intact', 'Covers It covers all of the content.']) {
      expect(shown).toContain(text);
    }
    const told = jsonOf(await verify([file, '--json']));
    expect(unannounced('verify', told)).toEqual([]);
    expect(told).toMatchObject({
      files: [{ status: 'judged', signatures: [], timestamps: [{ kind: 'document', coverage: { extent: 'whole' } }] }],
    });
    const changed = document('changed.pdf', bytesOf(update(stamped, { 4: stream('BT (Pay 9999) Tj ET') })));
    const refused = await verify([changed]);
    expect([refused.code, refused.stdout.includes('Changed later')]).toEqual([24, true]);
  });

  it.each([
    ['html', '<!DOCTYPE html>'],
    ['pdf', '%PDF-'],
    ['json', '{'],
  ])('write a report that can be filed, as %s, and replace none', async (format, beginning) => {
    const file = document('a.pdf', pdf());
    await sign([file]);
    const signed = file.replace('.pdf', '-signed.pdf');
    const argv = ['verify', signed, '--report', format, '--lang', 'it', '--json'];
    const [first, second] = [await cie(argv, { home: place.home }), await cie(argv, { home: place.home })];
    expect(jsonOf(first)).toMatchObject({ files: [{ report: `${signed}.report.${format}` }] });
    expect(jsonOf(second)).toMatchObject({ files: [{ report: `${signed}-2.report.${format}` }] });
    const report = readFileSync(`${signed}.report.${format}`, 'utf8');
    expect(report.startsWith(beginning)).toBe(true);
    if (format !== 'pdf') expect(report).toContain('SPECIMEN');
  });

  it('judge at another date and by other authorities', async () => {
    const file = document('a.txt', 'content');
    await sign([file]);
    const early = await verify([`${file}.p7m`, '--at', '2001-01-01', '--json']);
    expect(jsonOf(early)).toMatchObject({
      at: '2001-01-01T23:59:59.000Z',
      files: [{ signatures: [{ certificate: { state: 'undetermined' } }] }],
    });
    const elsewhere = join(place.home, 'elsewhere');
    const stranger = await cie(['verify', `${file}.p7m`, '--json'], { home: elsewhere });
    expect(jsonOf(stranger)).toMatchObject({ files: [{ signatures: [{ trust: { state: 'untrusted' } }] }] });
    const trusting = await cie(['verify', `${file}.p7m`, '--json', '--trust', join(place.home, 'anchors')], {
      home: elsewhere,
    });
    expect(jsonOf(trusting)).toMatchObject({ files: [{ signatures: [{ trust: { state: 'trusted' } }] }] });
  });
});

describe('what cie sign refuses', () => {
  it('is told before the PIN, and leaves the others', async () => {
    const good = document('good.txt', 'x');
    const running = start(['sign', good, join(place.home, 'missing'), '--reader', `software:${place.card}`, '--yes'], {
      home: place.home,
      terminal: true,
      answers: [[/PIN \(8 digits\):/, `${PIN}\r`]],
    });
    const { code, stderr } = await running.result;
    expect(code).toBe(23);
    expect(stderr.indexOf('The file is not there')).toBeGreaterThan(-1);
    expect(stderr.indexOf('The file is not there')).toBeLessThan(stderr.indexOf('PIN (8 digits)'));
    expect(names()).toEqual(['good.txt', 'good.txt.p7m']);
  });

  it('is a wrong PIN: nothing is written', async () => {
    const file = document('a.txt', 'x');
    const result = await place.onCard(['sign', file, '--pin-stdin', '--json'], `${WRONG_PIN}\n`);
    expect([result.code, errorOf(result)['code']]).toEqual([6, 'code-incorrect']);
    expect(names()).toEqual(['a.txt']);
  });

  it.each([
    [['--level', 't'], 'missing-value'],
    [['--level', 't', '--tsa', 'ftp://tsa.example'], 'invalid-value'],
    [['--level', 't', '--tsa', 'https://user:secret@tsa.example'], 'invalid-value'],
    [['--format', 'pades', '--detached'], 'conflicting-options'],
    [['--at', '1,2,3'], 'invalid-value'],
    [['--page', '0'], 'invalid-value'],
    [['--page', '1', '--field', 'Signature1'], 'conflicting-options'],
    [['--image', '/nowhere.png'], 'file-missing'],
    [['--signer', '1'], 'conflicting-options'],
    [['--countersign', '--signer', '0'], 'invalid-value'],
    [['--countersign', '--detached'], 'conflicting-options'],
    [['--countersign', '--page', '1'], 'conflicting-options'],
    [['--countersign', '--level', 'lt', '--tsa', 'http://tsa.example'], 'conflicting-options'],
  ] as const)('is %j', async (argv, code) => {
    const file = document('a.pdf', pdf());
    const result = await place.onCard(['sign', file, '--pin-stdin', '--json', ...argv], `${PIN}\n`);
    expect([result.code, errorOf(result)['code']]).toEqual([2, code]);
    expect(result.stdout).not.toContain('secret');
    expect(names()).toEqual(['a.pdf']);
  });

  it('is a code among the arguments', async () => {
    const result = await cie(['sign', 'a.pdf', '12345678'], { home: place.home });
    expect([result.code, result.stderr.includes('12345678')]).toEqual([2, false]);
  });
});

describe('cie extract', () => {
  it('takes the content out, through every layer, and replaces nothing', async () => {
    const file = document('a.txt', 'content');
    await sign([file]);
    const told = await place.json('extract', ['extract', `${file}.p7m`]);
    expect(told).toEqual({
      file: `${file}.p7m`,
      output: file.replace('a.txt', 'a-2.txt'),
      layers: 1,
      form: 'exact',
      canonicalization: null,
      signer: null,
      revision: null,
      addedAfter: null,
    });
    expect(readFileSync(String(told['output']), 'utf8')).toBe('content');
    const taken = await place.onCard(['extract', `${file}.p7m`, '--out', file, '--json']);
    expect([taken.code, errorOf(taken)['code']]).toEqual([23, 'output-taken']);
    expect(readFileSync(file, 'utf8')).toBe('content');
    const plain = await place.onCard(['extract', file, '--json']);
    expect([plain.code, errorOf(plain)['code']]).toEqual([23, 'input-format']);
    expect(existsSync(`${file}.content`)).toBe(false);
  });

  it('takes the content out of signed XML, and says in which form', async () => {
    const file = document('a.xml', '<a  c="1" b="2"><d/></a>');
    await sign([file]);
    const told = await place.json('extract', ['extract', file.replace('.xml', '-signed.xml')]);
    const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
    const output = file.replace('a.xml', 'a-2.xml');
    expect(told).toMatchObject({ output, layers: 1, form: 'canonical', canonicalization: exclusive });
    expect(readFileSync(output, 'utf8')).toBe('<a b="2" c="1"><d></d></a>');
    const photo = document('photo.jpg', 'a photo');
    await sign([photo, '--format', 'xades']);
    const { stdout } = await cie(['extract', join(place.home, 'documents', 'photo-signed.jpg.xml')], {
      home: place.home,
    });
    expect(stdout).not.toContain('canonical');
    expect(readFileSync(join(place.home, 'documents', 'photo-2.jpg'), 'utf8')).toBe('a photo');
    await sign([photo, '--format', 'xades', '--detached', '--out', place.home]);
    const detached = await place.onCard(['extract', join(place.home, 'photo-signed.jpg.xml'), '--json']);
    expect([detached.code, errorOf(detached)['code']]).toEqual([23, 'content-missing']);
    const plain = await place.onCard(['extract', file, '--json']);
    expect([plain.code, errorOf(plain)['code']]).toEqual([23, 'not-signed']);
  });

  it('takes a PDF out as it was when it was signed, and asks whose signature is meant where there are several', async () => {
    const file = document('a.pdf', pdf());
    const unsigned = await place.onCard(['extract', file, '--json']);
    expect([unsigned.code, errorOf(unsigned)['code']]).toEqual([23, 'not-signed']);
    await sign([file]);
    const once = file.replace('.pdf', '-signed.pdf');
    const only = await cie(['extract', once, '--lang', 'it'], { home: place.home });
    expect([only.code, only.stdout]).toEqual([0, expect.stringContaining('è lo stesso file')]);
    expect(readFileSync(once.replace('.pdf', '-revision-2.pdf')).equals(readFileSync(once))).toBe(true);

    await sign([once]);
    const twice = file.replace('.pdf', '-signed-signed.pdf');
    const shown = (await verify([twice])).stdout;
    expect(shown.match(/Number +\d/g)?.map((line) => line.at(-1))).toEqual(['1', '2']);
    const before = names();
    const which = await place.onCard(['extract', twice, '--json']);
    expect([which.code, errorOf(which)['code'], errorOf(which)['message']]).toEqual([
      2,
      'signer-unnamed',
      expect.stringContaining('2 signatures'),
    ]);
    for (const number of ['3', '0', '-3', '1.5', 'x']) {
      const wrong = await place.onCard(['extract', twice, '--signer', number, '--json']);
      expect([wrong.code, errorOf(wrong)['code']], number).toEqual([2, 'invalid-value']);
    }
    expect(names()).toEqual(before);

    const output = join(place.home, 'as-signed.pdf');
    const told = await place.json('extract', ['extract', twice, '--signer', '-2', '--out', output]);
    expect(told).toEqual({
      file: twice,
      output,
      layers: 0,
      form: 'revision',
      canonicalization: null,
      signer: 1,
      revision: 2,
      addedAfter: true,
    });
    expect(readFileSync(output).equals(readFileSync(once))).toBe(true);
    const taken = await place.onCard(['extract', twice, '--signer', '1', '--out', once, '--json']);
    expect([taken.code, errorOf(taken)['code']]).toEqual([23, 'output-taken']);
    const text = await place.onCard(['extract', document('b.txt', 'text'), '--signer', '1', '--json']);
    expect([text.code, errorOf(text)['code']]).toEqual([2, 'conflicting-options']);
  });
});
