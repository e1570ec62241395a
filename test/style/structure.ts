import { globSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

/** One import that a rule of `.dependency-cruiser.cjs` forbids. */
export type WrongImport = { rule: string; from: string; to: string };

/** What the cruise of a source tree found. */
export type Structure = {
  wrongImports: WrongImport[];
  /** Source files that the tool did not look at; anything here makes its verdict worthless. */
  overlooked: string[];
  filesLookedAt: number;
};

const REPOSITORY = join(import.meta.dirname, "../..");
const SOURCE_FOLDERS = ["app", "bench", "bin", "db", "test"];

/** Follows every import of a source tree and holds it against the rules of docs/design.md, section 3.
 *  @param tree a folder laid out as the repository is; the repository itself unless a test plants faults elsewhere
 *  @source docs/design.md, section 3 */
export async function examineStructure(tree: string = REPOSITORY): Promise<Structure> {
  const files = sourceFilesOf(tree);
  const folders = SOURCE_FOLDERS.filter((folder) => files.some((file) => file.startsWith(`${folder}/`)));
  const options = await extractDepcruiseOptions(join(REPOSITORY, ".dependency-cruiser.cjs"));
  const tsConfig = extractTSConfig(join(REPOSITORY, "tsconfig.json"));
  const { output } = await cruise(folders, { ...options, baseDir: tree }, undefined, { tsConfig });
  const { modules, summary } = output as ICruiseResult;
  const lookedAt = new Set(modules.map((module) => module.source));
  return {
    wrongImports: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    overlooked: files.filter((file) => !lookedAt.has(file)),
    filesLookedAt: files.filter((file) => lookedAt.has(file)).length,
  };
}

function sourceFilesOf(tree: string): string[] {
  return globSync(`{${SOURCE_FOLDERS.join(",")}}/**/*.{ts,tsx}`, { cwd: tree })
    .filter((file) => !file.startsWith("app/paraglide/") && !file.endsWith(".d.ts"))
    .toSorted();
}
