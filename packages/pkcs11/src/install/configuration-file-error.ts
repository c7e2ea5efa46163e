/** Why a file of another program was not understood. */
export type ConfigurationFileErrorCode = 'file-too-large' | 'file-malformed';

/** A configuration file of another program is not what it should be; it was left alone. Carries nothing of the file. */
export class ConfigurationFileError extends Error {
  override readonly name = 'ConfigurationFileError';
  readonly code: ConfigurationFileErrorCode;
  /** Counted from 1; `undefined` where the whole file is meant. */
  readonly line: number | undefined;

  constructor(code: ConfigurationFileErrorCode, line?: number, options?: ErrorOptions) {
    super(`configuration file: ${code}${line === undefined ? '' : `, line ${line}`}`, options);
    this.code = code;
    this.line = line;
  }
}

/**
 * The lines of a small text file, without their ends.
 *
 * @param limit bytes
 * @throws {ConfigurationFileError} `file-too-large`; `file-malformed` where it is not UTF-8 or holds control characters
 */
export function linesOfConfiguration(content: Uint8Array, limit: number): readonly string[] {
  if (content.length > limit) throw new ConfigurationFileError('file-too-large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new ConfigurationFileError('file-malformed', undefined, { cause });
  }
  const lines = text.split(/\r?\n/u);
  // A tab is white space; any other control character means that this is no text, or wants to be taken for another.
  const line = lines.findIndex((each) => /(?!\t)\p{Cc}/u.test(each));
  if (line >= 0) throw new ConfigurationFileError('file-malformed', line + 1);
  return lines;
}
