import { describe, expect, it } from 'vitest';
import { ProcessError, run, runNode } from '../setup/process.mjs';

describe('running a program', () => {
  it('reports a program that is not there', async () => {
    await expect(run('ciekit-no-such-program', [])).rejects.toMatchObject({ name: 'ProcessError', exitCode: 127 });
  });

  it('keeps what a failing program said, and its exit code', async () => {
    const failure = runNode('-e', ['console.log("out"); console.error("err"); process.exitCode = 3']);
    await expect(failure).rejects.toSatisfy(
      (error) =>
        error instanceof ProcessError && error.exitCode === 3 && /out/.test(error.output) && /err/.test(error.output),
    );
  });

  it('reports a program that a signal ended', async () => {
    await expect(runNode('-e', ['process.kill(process.pid, "SIGKILL")'])).rejects.toBeInstanceOf(ProcessError);
  });

  it('passes arguments and variables on without a shell', async () => {
    const output = await runNode('-p', ['process.argv[1] + process.env.CIEKIT_PROBE', 'a "b" $HOME; '], {
      env: { CIEKIT_PROBE: 'seen' },
    });
    expect(output.trimEnd()).toBe('a "b" $HOME; seen');
  });
});
