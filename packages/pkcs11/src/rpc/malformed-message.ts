/** Bytes that are no message of the protocol. Stays inside the token: the client gets an error reply, or is hung up on. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}
