import type { CryptokiClient } from './cryptoki-client.js';
import type { TokenDesk } from './token-desk.js';

const SHA256_RSA_PKCS = 0x40;
const DATA = Buffer.from('hello');

/** A promise that the test keeps in its hand: the holder has not typed yet. */
export function typing(): { readonly answer: () => Promise<string>; readonly type: (pin: string) => void } {
  let type: (pin: string) => void = () => undefined;
  const typed = new Promise<string>((resolve) => (type = resolve));
  return {
    answer: () => typed,
    type: (pin) => {
      type(pin);
    },
  };
}

export interface SigningProgram {
  readonly client: CryptokiClient;
  readonly session: number;
  readonly sign: () => Promise<Buffer>;
  /** The return value that signing ends with. */
  readonly returned: () => Promise<number>;
}

/** A program with a session, ready to sign. */
export async function signer(desk: TokenDesk, name = 'browser'): Promise<SigningProgram> {
  const client = await desk.program(name);
  const session = await client.openSession();
  const key = desk.token.status().pinMode === 'prompt' ? await client.key(session) : 0;
  const sign = async (): Promise<Buffer> =>
    client.sign(session, SHA256_RSA_PKCS, key || (await client.key(session)), DATA);
  return { client, session, sign, returned: () => client.returnValue(sign()) };
}
