export type TokenServiceErrorCode =
  | 'token-service-running'
  | 'token-service-not-running'
  | 'token-service-failed'
  | 'token-folder-unsafe'
  | 'token-socket-unusable'
  | 'token-activation-malformed'
  | 'token-prompt-failed'
  | 'token-prompt-unavailable';

/**
 * The token's service cannot be had, or cannot ask. `token-service-running`: another one answers at the socket.
 * `token-service-not-running`: nobody answers there. `token-service-failed`: somebody answers, and not as our service
 * does. `token-folder-unsafe`: the socket's folder belongs to or is open to others. `token-socket-unusable`: no socket
 * can be made at the path. `token-activation-malformed`: what the service manager handed over is not what its words say.
 * `token-prompt-failed`: whoever should have asked for the PIN could not; no answer was given.
 * `token-prompt-unavailable`: there is no way to ask for it here.
 *
 * `path` names the socket, folder or program, where one is meant.
 */
export class TokenServiceError extends Error {
  readonly code: TokenServiceErrorCode;
  readonly path: string | undefined;

  constructor(code: TokenServiceErrorCode, path?: string, options?: ErrorOptions) {
    super(`token service: ${code}`, options);
    this.name = new.target.name;
    this.code = code;
    this.path = path;
  }
}
