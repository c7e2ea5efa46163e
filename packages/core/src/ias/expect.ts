import { StatusWordError } from '../errors.js';
import type { ApduChannel } from '../iso7816/channel.js';
import type { CommandApdu } from '../iso7816/command-apdu.js';
import type { ResponseApdu } from '../iso7816/response-apdu.js';

/** Sends a command that has to end in 9000. @throws {StatusWordError} on any other status */
export async function sendExpectingSuccess(channel: ApduChannel, command: CommandApdu): Promise<Uint8Array> {
  const response: ResponseApdu = await channel.send(command);
  if (!response.isSuccess) throw new StatusWordError(response.sw, command);
  return response.data;
}
