import { execFile } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CancelledError } from '@ciekit/core/basics';
import { CliError } from '../cli-errors.js';

const run = promisify(execFile);

/** What curl needs to use a PKCS#11 token. */
export interface CurlParts {
  /** p11-kit-client.so */
  readonly module: string;
}

/** curl with OpenSSL, its PKCS#11 engine and p11-kit's client: what a Debian machine installs for it. */
const PACKAGES = 'curl libengine-pkcs11-openssl p11-kit-modules';
/** By the major version of OpenSSL. */
const ENGINE_FOLDERS = ['engines-3', 'engines-1.1'];
const TIMEOUT_SECONDS = 60;
const MAX_OUTPUT = 1_048_576;

/**
 * @param module where p11-kit's client is, if it was found
 * @throws {CliError} `demo-program-missing`
 */
export async function findCurl(module: string | undefined): Promise<CurlParts> {
  if (module !== undefined && (await hasEngine(module)) && (await speaksOpenSsl())) return { module };
  throw new CliError('demo-program-missing', { word: PACKAGES });
}

async function speaksOpenSsl(): Promise<boolean> {
  try {
    const { stdout } = await run('curl', ['--version']);
    return stdout.includes('OpenSSL/');
  } catch {
    return false;
  }
}

/** Distributions keep OpenSSL's engines beside p11-kit's modules. */
async function hasEngine(module: string): Promise<boolean> {
  const folder = dirname(module);
  const libraries = basename(folder) === 'pkcs11' ? dirname(folder) : folder;
  for (const engines of ENGINE_FOLDERS) {
    try {
      await access(join(libraries, engines, 'pkcs11.so'));
      return true;
    } catch {
      continue;
    }
  }
  return false;
}

/** curl as a browser: one cookie jar, redirects followed, the card used where a server asks for it. */
export class Curl {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #signal: AbortSignal;

  private constructor(folder: string, environment: NodeJS.ProcessEnv, signal: AbortSignal) {
    this.#folder = folder;
    this.#environment = environment;
    this.#signal = signal;
  }

  /**
   * @param folder of the demo, for its cookies and settings
   * @param options.ca PEM: the authority of the servers
   * @param options.socketPath of the token
   */
  static async open(
    parts: CurlParts,
    folder: string,
    options: { readonly ca: string; readonly socketPath: string; readonly signal: AbortSignal },
  ): Promise<Curl> {
    const settings = join(folder, 'openssl.cnf');
    await writeFile(join(folder, 'servers.pem'), options.ca);
    await writeFile(settings, openSslSettings(parts.module));
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      OPENSSL_CONF: settings,
      P11_KIT_SERVER_ADDRESS: `unix:path=${encodeURI(options.socketPath)}`,
    };
    return new Curl(folder, environment, options.signal);
  }

  /**
   * Goes to an address and wherever it leads.
   *
   * @param more.card serial number of the card whose certificate and key are shown
   * @returns the page
   * @throws {CliError} `demo-login-failed`
   */
  async go(
    url: string,
    more: { readonly card?: string; readonly form?: Readonly<Record<string, string>> } = {},
  ): Promise<string> {
    try {
      const { stdout } = await run(
        'curl',
        [
          ...['--silent', '--show-error', '--fail-with-body', '--location', '--noproxy', '*', '--proto', '=https'],
          ...['--max-time', String(TIMEOUT_SECONDS), '--cacert', 'servers.pem'],
          ...['--cookie', 'cookies.txt', '--cookie-jar', 'cookies.txt'],
          ...(more.card === undefined ? [] : cardArguments(more.card)),
          ...Object.entries(more.form ?? {}).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]),
          url,
        ],
        { cwd: this.#folder, env: this.#environment, signal: this.#signal, maxBuffer: MAX_OUTPUT },
      );
      return stdout;
    } catch (cause) {
      if (this.#signal.aborted) throw new CancelledError();
      const reason = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
      throw new CliError('demo-login-failed', { reason }, { cause });
    }
  }
}

/** RFC 7512. The sub CA is a certificate on the token, too: the card's own has its number in its name. */
function cardArguments(serialNumber: string): readonly string[] {
  const token = `pkcs11:serial=${serialNumber}`;
  return [
    ...['--engine', 'pkcs11', '--cert-type', 'ENG', '--cert', `${token};type=cert;object=CIE%20${serialNumber}`],
    ...['--key-type', 'ENG', '--key', `${token};type=private`],
  ];
}

function openSslSettings(module: string): string {
  const lines = [
    'openssl_conf = start',
    '[start]',
    'engines = engines',
    '[engines]',
    'pkcs11 = token',
    '[token]',
    'engine_id = pkcs11',
    `MODULE_PATH = ${module}`,
    'init = 0',
  ];
  return `${lines.join('\n')}\n`;
}
