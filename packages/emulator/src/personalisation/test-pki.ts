import { readFileSync } from 'node:fs';

import type { Authority } from './certificate.js';
import { JsonObject } from './json-object.js';
import { SPECIMEN_NOTICE } from './notice.js';
import { seededRandom, systemRandom } from './random-source.js';
import { readRsaKey } from './rsa-key-parse.js';
import type { SodGeneration } from './security-object.js';
import { createAuthorities, TEST_PKI_ROLES, type TestPkiRole } from './test-pki-authorities.js';

const MAX_PKI_LENGTH = 1_048_576;
const MAX_CERTIFICATE_LENGTH = 8_192;

/**
 * The certification authorities of software cards, with their private keys: country signer CAs, document signers, root
 * and sub CA, OCSP responder, time stamp authority. Every name in it says that it is a test.
 *
 * @example
 * ```ts
 * const pki = TestPki.create({ seed: 'my tests' });
 * writeFileSync('test-pki.json', pki.toJson());
 * const image = createCardImage({ seed: 'card 1' }, { pki });
 * ```
 */
export class TestPki {
  readonly authorities: Readonly<Record<TestPkiRole, Authority>>;

  private constructor(authorities: Readonly<Record<TestPkiRole, Authority>>) {
    this.authorities = authorities;
  }

  /** New keys and certificates: some seconds. With a seed, the same ones every time. */
  static create(options: { readonly seed?: string } = {}): TestPki {
    const random = options.seed === undefined ? systemRandom : seededRandom(options.seed);
    return new TestPki(createAuthorities(random.fork('test pki')));
  }

  /**
   * Reads what {@link TestPki.toJson} wrote.
   *
   * @throws {CardImageError}
   */
  static parse(input: string | Uint8Array): TestPki {
    const root = JsonObject.parse(input, MAX_PKI_LENGTH, ['format', 'version', 'notice', 'authorities']);
    root.oneOf('format', ['ciekit-test-pki']);
    root.oneOf('version', [1]);
    root.text('notice', { pattern: /^[^\p{Cc}\p{Cs}]+$/u, maxLength: 1_000 });
    const members = root.object('authorities', TEST_PKI_ROLES);
    return new TestPki(
      forEveryRole((role) => {
        const member = members.object(role, ['certificate', 'key']);
        return {
          certificate: new Uint8Array(Buffer.from(member.base64('certificate', MAX_CERTIFICATE_LENGTH), 'base64')),
          key: readRsaKey(member, 'key', [2048, 4096]),
        };
      }),
    );
  }

  toJson(): string {
    const authorities = forEveryRole((role) => {
      const { certificate, key } = this.authorities[role];
      return { certificate: Buffer.from(certificate).toString('base64'), key };
    });
    return `${JSON.stringify({ format: 'ciekit-test-pki', version: 1, notice: SPECIMEN_NOTICE, authorities }, undefined, 1)}\n`;
  }

  /** Who signs EF.SOD of a generation. */
  countrySigner(generation: SodGeneration): { readonly csca: Authority; readonly documentSigner: Authority } {
    return generation === 1
      ? { csca: this.authorities.csca1, documentSigner: this.authorities.documentSigner1 }
      : { csca: this.authorities.csca2, documentSigner: this.authorities.documentSigner2 };
  }
}

function forEveryRole<T>(make: (role: TestPkiRole) => T): Record<TestPkiRole, T> {
  return {
    csca1: make('csca1'),
    documentSigner1: make('documentSigner1'),
    csca2: make('csca2'),
    documentSigner2: make('documentSigner2'),
    strangerCsca: make('strangerCsca'),
    strangerDocumentSigner: make('strangerDocumentSigner'),
    rootCa: make('rootCa'),
    subCa: make('subCa'),
    ocspResponder: make('ocspResponder'),
    timeStampAuthority: make('timeStampAuthority'),
  };
}

let shipped: TestPki | undefined;

/**
 * The test PKI that comes with this package: the specimen's, and the default for new cards, so that a host that trusts
 * it once knows them all. Read at the first call (some milliseconds).
 */
export function specimenPki(): TestPki {
  shipped ??= TestPki.parse(readFileSync(new URL('../../data/test-pki.json', import.meta.url)));
  return shipped;
}
