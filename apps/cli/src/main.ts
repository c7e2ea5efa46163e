import { toJsonLine, type Answer } from './answer.js';
import { CliError, UsageError } from './cli-errors.js';
import type { CommandContext } from './command-context.js';
import { EXIT_CODES } from './exit-codes.js';
import { causesOf, describeFailure, failureJson, showFailure } from './failure.js';
import { refuseCodesInArguments } from './grammar/code-arguments.js';
import { parseCommandLine, type Parsed } from './grammar/program.js';
import { Interruption } from './interruption.js';
import { chooseLanguage, type CommandLanguage } from './language.js';
import { Log } from './log.js';
import { readSettings, type Settings } from './settings.js';
import { Keyboard } from './terminal/keyboard.js';
import { Output } from './terminal/output.js';
import { Page } from './terminal/page.js';
import { noProgress, ProgressBar, ProgressLines, type ProgressView } from './terminal/progress-line.js';
import type { Stdio } from './terminal/stdio.js';
import { styleFor, takesUnicode } from './terminal/style.js';
import { wordsOf, type Words } from './words/words.js';

/**
 * Runs the command.
 *
 * @param argv without the interpreter and the script
 * @param forceExit ends the process at once: the user insists
 * @returns the exit code (exit-codes.ts); everything that was written has left the process
 */
export async function main(
  argv: readonly string[],
  stdio: Stdio,
  forceExit: (code: number) => void = () => undefined,
): Promise<number> {
  const language = chooseLanguage(argv, stdio.env);
  const words = wordsOf(language);
  const out = new Output(stdio.stdout);
  const err = new Output(stdio.stderr);
  try {
    const call = new Call(argv, stdio, { language, words, out, err, forceExit });
    const code = await call.run();
    return await flush(code, call, out, err);
  } finally {
    out.release();
    err.release();
  }
}

/** A result that could not be written is no success, whatever the command did. */
async function flush(code: number, call: Call, out: Output, err: Output): Promise<number> {
  const lost = await out.flushed();
  if (lost === undefined || code !== EXIT_CODES.done) {
    await err.flushed();
    return code;
  }
  const reason = 'code' in lost && typeof lost.code === 'string' ? lost.code : '';
  const failed = await call.fail(new CliError('output-failed', { reason }, { cause: lost }));
  await err.flushed();
  return failed;
}

interface Surroundings {
  readonly language: CommandLanguage;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
  readonly forceExit: (code: number) => void;
}

/** One call of the command, from its arguments to its exit code. */
class Call {
  readonly #argv: readonly string[];
  readonly #stdio: Stdio;
  readonly #with: Surroundings;
  readonly #unicode: boolean;
  #json: boolean;
  #alerts: Page;
  #log: Log;
  #progress: ProgressView = noProgress;

  constructor(argv: readonly string[], stdio: Stdio, surroundings: Surroundings) {
    this.#argv = argv;
    this.#stdio = stdio;
    this.#with = surroundings;
    this.#unicode = takesUnicode(stdio.env);
    // Before the arguments are understood: what is said about wrong ones has its form too.
    const options = argv.slice(0, argv.indexOf('--') < 0 ? undefined : argv.indexOf('--'));
    this.#json = options.includes('--json');
    this.#alerts = this.#page(surroundings.err, options.includes('--no-color'), false);
    this.#log = new Log('error', this.#alerts);
  }

  async run(): Promise<number> {
    try {
      refuseCodesInArguments(this.#argv);
      const { out, words } = this.#with;
      const parsed = parseCommandLine(this.#argv, words, out.columns);
      if (parsed.kind === 'help') {
        out.write(parsed.text);
        return EXIT_CODES.done;
      }
      return await this.#runCommand(parsed);
    } catch (error) {
      return await this.fail(error);
    }
  }

  /** Says what went wrong. @returns the exit code */
  async fail(error: unknown): Promise<number> {
    const { words, language, out } = this.#with;
    const failure = await describeFailure(error, words, language);
    if (failure.class === 'internal') for (const line of causesOf(error, false)) this.#log.write('error', line);
    for (const line of causesOf(error, true)) this.#log.write('debug', line);
    this.#progress.clear();
    if (this.#json) out.write(toJsonLine(failureJson(failure)));
    else {
      if (error instanceof UsageError && error.help !== undefined) this.#alerts.raw(`${error.help}\n`);
      showFailure(failure, this.#alerts, this.#unicode);
    }
    return failure.exitCode;
  }

  async #runCommand(parsed: Extract<Parsed, { readonly kind: 'command' }>): Promise<number> {
    const settings = readSettings(parsed.options);
    const { out, words, err, forceExit } = this.#with;
    const interruption = new Interruption((force) => {
      if (force) forceExit(EXIT_CODES.cancelled);
      else this.#alerts.line(words.stillStopping);
    });
    const interrupt = (): void => {
      interruption.request();
    };
    const endings: (() => Promise<void> | void)[] = [];
    const keyboard = new Keyboard(this.#stdio.stdin, interrupt);
    this.#json = settings.json;
    this.#progress = this.#progressView(settings);
    this.#alerts = this.#page(err, settings.noColor, false);
    this.#log = new Log(settings.logLevel, this.#alerts);
    const context: CommandContext = {
      arguments: parsed.arguments,
      options: parsed.options,
      settings,
      language: this.#with.language,
      words,
      stdio: this.#stdio,
      signal: interruption.signal,
      page: this.#page(out, settings.noColor, settings.json),
      notes: this.#page(err, settings.noColor, settings.json || settings.quiet),
      alerts: this.#alerts,
      promptOutput: err.isTerminal ? err : out.isTerminal && !settings.json ? out : undefined,
      progress: this.#progress,
      log: this.#log,
      keyboard,
      emit: (value) => {
        if (settings.json) out.write(toJsonLine(value));
      },
      atEnd: (work) => endings.push(work),
      interrupt,
    };
    const stopListening = this.#stdio.onInterrupt(interrupt);
    try {
      if (settings.logLevel === 'traffic') this.#alerts.line({ text: words.trafficWarning, as: 'yellow' });
      const { run } = await parsed.spec.load();
      return this.#show(await run(context), context);
    } finally {
      this.#progress.clear();
      for (const end of endings.reverse()) await end();
      keyboard.close();
      stopListening();
    }
  }

  #show(answer: Answer | undefined, context: CommandContext): number {
    this.#progress.clear();
    if (answer === undefined) return EXIT_CODES.done;
    if (context.settings.json) this.#with.out.write(toJsonLine(answer.json));
    else answer.show(context.page);
    return answer.exitCode ?? EXIT_CODES[answer.ending ?? 'done'];
  }

  #page(output: Output, noColor: boolean, silent: boolean): Page {
    return new Page(output, {
      style: styleFor(output.isTerminal, noColor, this.#stdio.env),
      unicode: this.#unicode,
      silent,
      before: () => {
        this.#progress.clear();
      },
    });
  }

  #progressView(settings: Settings): ProgressView {
    const { err } = this.#with;
    if (settings.json || settings.quiet) return noProgress;
    if (!err.isTerminal || this.#stdio.env['TERM'] === 'dumb') return new ProgressLines(err);
    return new ProgressBar(err, styleFor(true, settings.noColor, this.#stdio.env), this.#unicode);
  }
}
