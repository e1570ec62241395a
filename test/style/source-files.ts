import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the repository, named from its root. */
export type SourceFile = { path: string; text: string };

export const REPOSITORY = join(import.meta.dirname, "../..");

/** Files in which layers may appear: what runs, what starts it and what tests it. */
const SOURCE = "{app,bench,bin,db,test}/**/*.{ts,tsx,css,sql}";
const GENERATED = /^(app\/paraglide\/|db\/types\.ts$)/;

/** All source files that people write.
 *  @param only keeps those whose path it matches */
export function sourceFiles(only: RegExp = /./): SourceFile[] {
  return filesNamed(SOURCE).filter(({ path }) => only.test(path) && !GENERATED.test(path));
}

/** Files by a pattern, in a stated order, with their text. */
export function filesNamed(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: REPOSITORY, exclude: (name) => name === "node_modules" })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), "utf8") }));
}

/** The text of a file without its comments and strings, each line kept in its place. */
export function codeOf({ text }: SourceFile): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (found) =>
    found.startsWith("/") ? found.replace(/[^\n]/g, " ") : '""',
  );
}

/** Rules and types of a slice: no layer in the name, so no clock, chance, database or page in the file. */
export function isPure(path: string): boolean {
  if (/^app\/lib\/(ids|[a-z-]+-context)\./.test(path)) return false;
  if (/\.(test|e2e|server)\.ts$|[.-]thread\.ts$|(-words|\/refusals)\.ts$|\/testing\//.test(path)) return false;
  return /^app\/(?!ui\/|paraglide\/)[^/]+\/[^/.]+\.ts$|^app\/planning\/model\/.+\.ts$/.test(path);
}

/** Each match of a pattern as `path:line`, for a message that leads there. */
export function placesOf(file: SourceFile, pattern: RegExp, text: string = codeOf(file)): string[] {
  return [...text.matchAll(new RegExp(pattern, "gm"))].map(
    (match) => `${file.path}:${text.slice(0, match.index).split("\n").length}`,
  );
}
