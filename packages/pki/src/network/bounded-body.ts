import type { HttpFetchResponse } from './http-fetch.js';

/**
 * Everything that an answer brings, unless it is more than anybody waits for.
 *
 * @param maxLength bytes
 * @returns `undefined`: longer than that; what is left is not received
 * @throws what the connection fails with
 */
export async function boundedBody(
  { body }: Pick<HttpFetchResponse, 'body'>,
  maxLength: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early closes the stream and with it the connection.
  for await (const part of body ?? []) {
    length += part.length;
    if (length > maxLength) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
