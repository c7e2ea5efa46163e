/** The part of proper-lockfile 4 that is used here; the package brings no types. */
declare module 'proper-lockfile' {
  export function lock(
    file: string,
    options: {
      readonly lockfilePath: string;
      readonly realpath: false;
      readonly stale: number;
      readonly update: number;
      readonly retries: 0;
      readonly onCompromised: (error: Error) => void;
    },
  ): Promise<() => Promise<void>>;
}
