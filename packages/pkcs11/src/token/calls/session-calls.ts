import { MECHANISM_FLAGS, SESSION_FLAGS, SESSION_STATE, USER_TYPE } from '../../cryptoki/flags.js';
import { CryptokiError } from '../../cryptoki/return-values.js';
import type { Client } from '../client.js';
import type { Session } from '../session.js';
import { DONE, type Handlers } from './handlers.js';

export const sessionCalls = {
  /** A read/write session is given too, although nothing can be written: ssh opens no other. */
  C_OpenSession: (client, slotId, flags) => {
    if ((flags & SESSION_FLAGS.SERIAL_SESSION) === 0) throw new CryptokiError('SESSION_PARALLEL_NOT_SUPPORTED');
    return [client.openSession(slotId, (flags & SESSION_FLAGS.RW_SESSION) !== 0)];
  },
  C_CloseSession: (client, handle) => {
    client.closeSession(handle);
    return DONE;
  },
  C_CloseAllSessions: (client, slotId) => {
    client.closeAllSessions(slotId);
    return DONE;
  },
  C_GetSessionInfo: (client, handle) => {
    const { slotId, readWrite, token } = client.session(handle);
    const { RO_PUBLIC_SESSION, RO_USER_FUNCTIONS, RW_PUBLIC_SESSION, RW_USER_FUNCTIONS } = SESSION_STATE;
    const [open, loggedIn] = readWrite
      ? [RW_PUBLIC_SESSION, RW_USER_FUNCTIONS]
      : [RO_PUBLIC_SESSION, RO_USER_FUNCTIONS];
    const flags = SESSION_FLAGS.SERIAL_SESSION | (readWrite ? SESSION_FLAGS.RW_SESSION : 0);
    return [slotId, client.isLoggedIn(token) ? loggedIn : open, flags, 0];
  },
  C_Login: (client, handle, userType, pin) => logIn(client, client.session(handle), userType, pin),
  /** The user's name of v3.0 has no meaning on a card with one holder. */
  C_LoginUser: (client, handle, userType, pin) => logIn(client, client.session(handle), userType, pin),
  C_Logout: (client, handle) => {
    const { token } = client.session(handle);
    if (!client.isLoggedIn(token)) throw new CryptokiError('USER_NOT_LOGGED_IN');
    client.logOut(token);
    return DONE;
  },
  C_SessionCancel: (client, handle, flags) => {
    const session = client.session(handle);
    if ((flags & MECHANISM_FLAGS.FIND_OBJECTS) !== 0) session.search = undefined;
    if ((flags & MECHANISM_FLAGS.SIGN) !== 0) {
      session.signing = undefined;
      session.cancelSignature();
    }
    return DONE;
  },
} satisfies Handlers;

async function logIn(
  client: Client,
  session: Session,
  userType: number,
  pin: Uint8Array | undefined,
): Promise<typeof DONE> {
  const { token } = session;
  if (userType === USER_TYPE.CONTEXT_SPECIFIC) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
  if (userType !== USER_TYPE.USER) throw new CryptokiError('USER_TYPE_INVALID');
  if (client.isLoggedIn(token)) throw new CryptokiError('USER_ALREADY_LOGGED_IN');
  if (session.isWaiting) throw new CryptokiError('OPERATION_ACTIVE');
  const { key } = token;
  if (key === undefined) throw new CryptokiError('USER_PIN_NOT_INITIALIZED');
  await client.whileLoggingIn(token, () => session.wait('log-in', (signal) => key.logIn(client, pin, signal)));
  client.markLoggedIn(token);
  return DONE;
}
