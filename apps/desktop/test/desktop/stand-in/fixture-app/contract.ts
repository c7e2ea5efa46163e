/** What the fixture's page gets from its preload script. */
export interface FixtureApi {
  readonly answer: number;
  readonly nested: { readonly list: readonly number[] };
  platform(): string;
  twice(call: (value: number) => number): number;
  fail(): never;
  later(value: string): Promise<string>;
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  send(channel: string, ...values: unknown[]): void;
  /** Returns how to stop listening. */
  listen(channel: string, listener: (...values: unknown[]) => void): () => void;
  pathOf(file: unknown): string;
  /** The error of asking the module for something that it has not. */
  unmodelled(): string;
}
