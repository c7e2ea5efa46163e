import type { Attribute } from '../../cryptoki/attributes.js';
import { CKR, CryptokiError } from '../../cryptoki/return-values.js';
import { valueLength } from '../../rpc/encode-reply.js';
import { UNAVAILABLE } from '../../rpc/wire-reader.js';
import type { Client } from '../client.js';
import type { Session } from '../session.js';
import { matches, type TokenObject } from '../slot.js';
import { DONE, type Handlers } from './handlers.js';

export const objectCalls = {
  C_FindObjectsInit: (client, handle, template) => {
    const session = client.session(handle);
    if (session.search !== undefined) throw new CryptokiError('OPERATION_ACTIVE');
    for (const { ulongLength } of template) if (ulongLength !== undefined) client.learnUlongLength(ulongLength);
    session.search = visibleObjects(client, session)
      .filter((object) => matches(object, template))
      .map((object) => object.handle);
    return DONE;
  },
  C_FindObjects: (client, handle, room) => {
    const { search } = client.session(handle);
    if (search === undefined) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
    return [search.splice(0, room)];
  },
  C_FindObjectsFinal: (client, handle) => {
    const session = client.session(handle);
    if (session.search === undefined) throw new CryptokiError('OPERATION_NOT_INITIALIZED');
    session.search = undefined;
    return DONE;
  },
  C_GetAttributeValue: (client, handle, objectHandle, rooms) => {
    const object = visibleObject(client, client.session(handle), objectHandle);
    let result: number = CKR.OK;
    const attributes = rooms.map(({ type, length }): Attribute => {
      const value = object.attributes.get(type);
      if (value === undefined) {
        const sensitive = object.sensitive.has(type);
        // Any of several answers may be given (PKCS#11 v2.40 section 5.7, C_GetAttributeValue).
        result = sensitive ? CKR.ATTRIBUTE_SENSITIVE : CKR.ATTRIBUTE_TYPE_INVALID;
        return { type, value: undefined };
      }
      if (length !== 0 && length < valueLength(value, client.ulongLength)) {
        if (result === CKR.OK) result = CKR.BUFFER_TOO_SMALL;
        return { type, value: undefined };
      }
      return { type, value };
    });
    return [attributes, result];
  },
  C_GetObjectSize: (client, handle, objectHandle) => {
    visibleObject(client, client.session(handle), objectHandle);
    return [UNAVAILABLE];
  },
} satisfies Handlers;

function visibleObjects(client: Client, { token }: Session): readonly TokenObject[] {
  const hidden = token.loginRequired && !client.isLoggedIn(token);
  return hidden ? token.objects.filter(({ isPrivate }) => !isPrivate) : token.objects;
}

function visibleObject(client: Client, session: Session, handle: number): TokenObject {
  const object = visibleObjects(client, session).find((candidate) => candidate.handle === handle);
  if (object === undefined) throw new CryptokiError('OBJECT_HANDLE_INVALID');
  return object;
}
