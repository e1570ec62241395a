/** A subcommand of `tern`. */
export type Command = {
  /** What `--help` prints. */
  help: () => string;
  /** @returns the exit code of the process
   *  @throws UnusableInput with what to print when the command line or a file cannot be used */
  run: (args: string[]) => Promise<number>;
};

export const EXIT = { ok: 0, broken: 1, unusable: 2 } as const;

/** What a command was given cannot be used: told line by line, never with a stack trace. */
export class UnusableInput extends Error {
  readonly lines: string[];
  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** What the operating system or a library says, without its stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
