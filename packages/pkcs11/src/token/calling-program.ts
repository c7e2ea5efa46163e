/** The program at the other end of a connection, as the operating system tells it. */
export interface CallingProgram {
  /** `undefined`: the platform does not tell. */
  readonly pid: number | undefined;
  /** What a person would call it: the name of its executable, 1 to 64 printable characters. */
  readonly name: string;
}
