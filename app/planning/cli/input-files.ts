import { UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";
import { sha256Of } from "../model/canonical.ts";
import { readBytes } from "./command.ts";
import { type FileFormat, formatOf, type ReadInput } from "./file-format.ts";

/** The planning problem that files say together, and the digest by which a plan names it: of their bytes, in the order given.
 *  @throws UnusableInput when a file cannot be read */
export async function readInputFiles(
  format: FileFormat,
  paths: readonly string[],
): Promise<{ read: ReadInput; digest: string }> {
  const files = await Promise.all(paths.map(async (name) => ({ name, bytes: await readBytes(name) })));
  const together = new Uint8Array(Buffer.concat(files.map(({ bytes }) => bytes)));
  return { read: await format.readInput(files), digest: await sha256Of(together) };
}

/** The format of a file by its ending.
 *  @throws UnusableInput when none of them has it */
export function knownFormat(path: string, formats: readonly FileFormat[]): FileFormat {
  const format = formatOf(path, formats);
  if (format) return format;
  throw new UnusableInput(
    m.planning_cli_unknown_ending({ path, endings: formats.map(({ ending }) => ending).join(", ") }),
  );
}
