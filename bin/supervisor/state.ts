import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** Everything that one installation keeps outside the code: by default `.tern` in the checkout. */
export type State = { folder: string; secrets: Secrets };

const secretsSchema = z.object({
  superuser: z.string(),
  owner: z.string(),
  application: z.string(),
  cookies: z.string(),
});

/** Passwords of the three database roles, and the key that signs cookies. Made once, readable by the owner only. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Opens the folder of an installation, and makes it with new secrets the first time. */
export function openState(folder = process.env["TERN_STATE"] ?? ".tern"): State {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  // Others may pass through, to the data that the database's own user keeps below, but not look around.
  chmodSync(path, 0o711);
  const secrets = keep(join(path, "secrets.json"), secretsSchema, () => ({
    superuser: newSecret(),
    owner: newSecret(),
    application: newSecret(),
    cookies: newSecret(),
  }));
  return { folder: path, secrets };
}

/** Reads a file of the installation, or makes it. Only its owner can read it, and a start that is killed half way
 *  leaves either nothing or all of it. */
export function keep<Value>(file: string, schema: z.ZodType<Value>, make: () => Value): Value {
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  const value = make();
  replaceFile(file, `${JSON.stringify(value, null, 2)}\n`);
  return value;
}

/** Writes a file of the installation in one step. */
export function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
