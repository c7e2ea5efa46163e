import type { CustomSchemes, SchemeHandler } from './custom-schemes.js';
import { loud, notModelled } from './loud-object.js';

interface SchemeRegistration {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean; readonly bypassCSP?: boolean };
}

/** `protocol`, on top of the app's custom schemes. */
export function makeProtocol(schemes: CustomSchemes, isReady: () => boolean): object {
  return loud(
    {
      registerSchemesAsPrivileged: (registrations: readonly SchemeRegistration[]): void => {
        if (isReady()) {
          throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
        }
        for (const { scheme, privileges } of registrations) {
          if (privileges?.standard !== true || privileges.secure !== true || privileges.bypassCSP === true) {
            throw notModelled(`the scheme '${scheme}', which is not both standard and secure, or goes round the CSP,`);
          }
          schemes.register(scheme);
        }
      },
      handle: (scheme: string, handler: SchemeHandler): void => {
        if (!isReady()) throw new Error('protocol.handle needs a session: it can be called once the app is ready');
        schemes.handle(scheme, handler);
      },
      unhandle: (scheme: string): void => {
        schemes.unhandle(scheme);
      },
      isProtocolHandled: (scheme: string): boolean => schemes.isHandled(scheme),
    },
    'protocol',
  );
}
