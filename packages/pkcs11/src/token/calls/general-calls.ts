import { CryptokiError } from '../../cryptoki/return-values.js';
import { DONE, type Handlers } from './handlers.js';

/** P11_RPC_HANDSHAKE: a client that sends something else is no p11-kit. */
const HANDSHAKE = new TextEncoder().encode('PRIVATE-GNOME-KEYRING-PKCS11-PROTOCOL-V-1');
const CRYPTOKI_VERSION = [2, 40] as const;
const LIBRARY_VERSION = [0, 1] as const;

export const generalCalls = {
  C_Initialize: (client, handshake) => {
    const known = handshake?.length === HANDSHAKE.length && handshake.every((byte, i) => byte === HANDSHAKE[i]);
    if (!known) throw new CryptokiError('GENERAL_ERROR');
    client.initialize();
    return DONE;
  },
  C_Finalize: (client) => {
    client.finalize();
    return DONE;
  },
  C_GetInfo: () => [
    CRYPTOKI_VERSION,
    { text: 'CIE Kit', length: 32 },
    0,
    { text: 'CIE Kit PKCS#11 token', length: 32 },
    LIBRARY_VERSION,
  ],
} satisfies Handlers;
