import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the built pages are made of. */
const SOURCES = [
  "app",
  // Shown by the page of sources, and drawn on the map of hospitals.
  "docs/sources.md",
  "db/reference",
  // Not its folder: the first compilation of the messages writes more files there.
  "project.inlang/settings.json",
  "package-lock.json",
  "vite.config.ts",
  "react-router.config.ts",
  "tsconfig.json",
];
const MADE_BY_THE_BUILD = join("app", "paraglide");
const MARK = join("build", "sources");

/** Builds the pages when a source has changed since they were built.
 *  @returns whether it had to */
export async function buildWhenChanged(): Promise<boolean> {
  const sources = fingerprint();
  if (existsSync(MADE_BY_THE_BUILD) && existsSync(MARK) && readFileSync(MARK, "utf8") === sources) return false;
  // A build that is killed half way must not look finished.
  rmSync(MARK, { force: true });
  // Tests run with another NODE_ENV, and would build React as for development, twice as large.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)("npm", ["run", "--silent", "build"], { env, maxBuffer: 16 * 1024 * 1024 });
  writeFileSync(MARK, sources);
  return true;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesBelow))
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .map((name) => join(path, name))
    .filter((child) => child !== MADE_BY_THE_BUILD && !child.endsWith(".test.ts"))
    .flatMap(filesBelow);
}
