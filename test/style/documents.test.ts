import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { filesNamed, REPOSITORY, sourceFiles } from "./source-files.ts";

const documents = filesNamed("{*.md,docs/**/*.md,app/**/README.md,bench/README.md}");

const PROMISED = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "STYLE.md",
  "docs/design.md",
  "docs/model.md",
  "docs/glossary.md",
  "docs/sources.md",
  "docs/operations.md",
  "docs/guide/planning.md",
  "docs/decisions/dependencies.md",
];

test.each(PROMISED)("%s is there", (path) => {
  expect(documents.map((document) => document.path)).toContain(path);
});

test("every link in a document leads to a file, and to a heading or anchor in it", () => {
  const broken = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !leadsSomewhere(path, target))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken.join("\n")).toBe("");
});

test("every file of code that a document names is there", () => {
  const files = [...sourceFiles(), ...filesNamed("{*.ts,db/types.ts}")].map(({ path }) => path);
  // noun.ts and the like stand for any file of a slice.
  const isThere = (named: string) => named.startsWith("noun") || files.some((file) => `/${file}`.endsWith(`/${named}`));
  const missing = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:[\w.-]+\/)*[a-z][\w.-]+\.(?:tsx?|sql|css))`/g)]
      .map((match) => match[1] ?? "")
      .filter((named) => !isThere(named))
      .map((named) => `${path}: ${named}`),
  );
  expect(missing.join("\n")).toBe("");
});

test("every source that code or SQL names has its entry", () => {
  const named = [...sourceFiles(/^(?!test\/style\/)/), ...filesNamed("db/**/*.{sql,json,csv}")].flatMap(
    ({ path, text }) =>
      [...text.matchAll(/docs\/([\w/.-]+\.md)(#[\w-]+)?/g)].map(([, file, anchor]) => ({ path, file, anchor })),
  );
  const missing = named.filter(({ file, anchor }) => !leadsSomewhere("docs/x.md", `${file}${anchor ?? ""}`));
  expect(missing.map(({ path, file, anchor }) => `${path}: docs/${file}${anchor ?? ""}`).join("\n")).toBe("");
});

test("what operations says you see is what Tern prints", () => {
  const operations = documents.find(({ path }) => path === "docs/operations.md")?.text ?? "";
  const quoted = [...operations.matchAll(/^\| ([^|]*"[^|]*) \|/gm)].flatMap(([, seen = ""]) =>
    [...seen.matchAll(/"([^"]+)"/g)].map(([, words = ""]) => words),
  );
  const printed = [...sourceFiles(/^(app|bin|db)\//), ...filesNamed("bin/supervise")].map(({ text }) => text);
  // Between the parts stands what differs from time to time.
  const isPrinted = (words: string) =>
    printed.some((text) => words.split(/…|\bweb\b/).every((part) => text.includes(part.trim())));
  expect(quoted.length).toBeGreaterThan(5);
  expect(quoted.filter((words) => !isPrinted(words))).toEqual([]);
});

test("every package that runs has its line of reason", () => {
  const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = manifest.parse(JSON.parse(filesNamed("package.json")[0]?.text ?? ""));
  const reasons = documents.find(({ path }) => path.endsWith("decisions/dependencies.md"))?.text ?? "";
  expect(Object.keys(dependencies).filter((name) => !reasons.includes(`| ${name} `))).toEqual([]);
});

test("decisions are numbered without a double and say context, decision, evidence and alternatives", () => {
  const decisions = documents.filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path));
  const numbers = decisions.map(({ path }) => path.slice("docs/decisions/".length, "docs/decisions/".length + 4));
  expect(new Set(numbers).size).toBe(decisions.length);
  const parts = ["Context", "Decision", "Evidence", "Alternatives"];
  const incomplete = decisions.filter(({ text }) => !parts.every((part) => text.includes(`\n## ${part}`)));
  expect(incomplete.map(({ path }) => path).join("\n")).toBe("");
});

test("every slice says in 10 to 30 lines what its words and states are", () => {
  const slices = new Set(sourceFiles(/^app\/(?!ui\/|lib\/|paraglide\/)[^/]+\//).map(({ path }) => path.split("/")[1]));
  const readme = (slice: string | undefined) => documents.find(({ path }) => path === `app/${slice}/README.md`)?.text;
  const silent = [...slices].filter((slice) => {
    const lines = readme(slice)?.trim().split("\n").length ?? 0;
    return lines < 10 || lines > 30;
  });
  expect(silent).toEqual([]);
});

function leadsSomewhere(from: string, target: string): boolean {
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? from : join(dirname(from), file);
  if (!existsSync(join(REPOSITORY, path))) return false;
  if (anchor === undefined || !path.endsWith(".md")) return true;
  return anchorsOf(filesNamed(path)[0]?.text ?? "").has(anchor);
}

/** Headings as code hosts turn them into anchors, and anchors set by hand. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
  const set = [...markdown.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = ""]) => anchor);
  return new Set([...headings, ...set]);
}
