import type { Middleware } from '@ciekit/middleware';

/**
 * Where the token's cards come from: the middleware, or a software key in benchmarks. `watchReaders` tells what lies on
 * each reader, `cardCredentials` what can be listed of it without a PIN, `openSigner` is the log-in.
 */
export type CardSource = Pick<Middleware, 'watchReaders' | 'cardCredentials' | 'openSigner'>;
