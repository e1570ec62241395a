import { readFile, writeFile } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Command, reasonOf, UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";

const LEAST_FILES = { "one or more": 1, "two or more": 2 } as const;

/** The files and options of a command line. Unknown options and a wrong number of files are refused.
 *  @throws UnusableInput */
export function readArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  command: Command,
  args: string[],
  expected: { files: keyof typeof LEAST_FILES | number; options: T },
) {
  const { files, options } = expected;
  const parsed = orUnusable(() => parseArgs({ args, options, allowPositionals: true, strict: true }), command);
  const given = parsed.positionals.length;
  const needed = typeof files === "number" ? files : LEAST_FILES[files];
  const isRight = typeof files === "number" ? given === needed : given >= needed;
  if (!isRight) throw new UnusableInput(m.planning_cli_wrong_files({ needed, given }), command.help());
  return { files: parsed.positionals, values: parsed.values };
}

/** The bytes of a file.
 *  @throws UnusableInput when it cannot be read */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new UnusableInput(m.planning_cli_cannot_read({ path, reason: reasonOf(error) }));
  }
}

/** Writes the result of a command to a file, or to standard output when none is named.
 *  @throws UnusableInput when it cannot be written */
export async function writeOutput(path: string | undefined, bytes: Uint8Array): Promise<void> {
  if (path === undefined) {
    process.stdout.write(bytes);
    return;
  }
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UnusableInput(m.planning_cli_cannot_write({ path, reason: reasonOf(error) }));
  }
}

function orUnusable<T>(read: () => T, command: Command): T {
  try {
    return read();
  } catch (error) {
    throw new UnusableInput(reasonOf(error), command.help());
  }
}
