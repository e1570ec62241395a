import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { REPOSITORY } from "./source-files.ts";

const LINTER = join(REPOSITORY, "node_modules/.bin/oxlint");

/** One fault for each rule of STYLE.md that the linter counts: [rule that must find it, file, what it holds]. */
const FAULTS: [string, string, string][] = [
  ["max-lines", "app/needs/long.ts", "export const one = 1;\n".concat("// A line too many.\n".repeat(300))],
  ["max-lines-per-function", "app/needs/winding.ts", `export function wind() {\n${"  wind();\n".repeat(49)}}\n`],
  ["max-params", "app/needs/greedy.ts", "export function take(a: 1, b: 2, c: 3, d: 4) {\n  return [a, b, c, d];\n}\n"],
  ["no-default-export", "app/needs/default.ts", "export default function needs() {}\n"],
  ["no-barrel-file", "app/needs/barrel.ts", 'export * from "./request.ts";\n'],
  ["no-explicit-any", "app/needs/any.ts", "export function take(thing: any): void {\n  void thing;\n}\n"],
  [
    "switch-exhaustiveness-check",
    "app/needs/switch.ts",
    'export function say(state: "open" | "closed") {\n  switch (state) {\n    case "open":\n      return 1;\n  }\n}\n',
  ],
  ["no-floating-promises", "app/needs/floating.ts", "export function start() {\n  Promise.resolve(1);\n}\n"],
  ["no-console", "app/needs/loud.ts", 'export function shout() {\n  console.log("!");\n}\n'],
  ["no-process-env", "app/needs/environment.ts", 'export function home() {\n  return process.env["HOME"];\n}\n'],
  ["jsx-no-literals", "app/needs/components/Hello.tsx", "export function Hello() {\n  return <p>Hello</p>;\n}\n"],
  [
    "no-unstable-nested-components",
    "app/needs/components/Outer.tsx",
    "export function Outer() {\n  function Inner() {\n    return <p />;\n  }\n  return <Inner />;\n}\n",
  ],
];

const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

let tree: string;
let found: string[];

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "tern-lint-"));
  for (const shared of ["node_modules", "tsconfig.json"]) symlinkSync(join(REPOSITORY, shared), join(tree, shared));
  // Copied, not named: the linter reads the paths in its configuration from where that lies.
  copyFileSync(join(REPOSITORY, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
  for (const [, file, text] of FAULTS) plant(file, text);
  plant("app/needs/request.ts", "export const request = 1;\n");
  found = await lint();
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(FAULTS)("the linter finds %s planted in %s", (rule, file) => {
  expect(found).toContainEqual(expect.stringMatching(new RegExp(`\\(${rule}\\) ${file}$`)));
});

test("the linter leaves a sound file alone", () => {
  expect(found.filter((one) => one.endsWith("app/needs/request.ts"))).toEqual([]);
});

function plant(file: string, text: string): void {
  mkdirSync(join(tree, dirname(file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

/** Runs the linter over the planted tree; it leaves with an error because it finds faults. */
function lint(): Promise<string[]> {
  return new Promise((resolve) => {
    execFile(LINTER, ["--type-aware", "--format=json", "app"], { cwd: tree }, (_, output) => {
      const { diagnostics } = Report.parse(JSON.parse(output));
      resolve(diagnostics.map(({ code, filename }) => `${code} ${filename}`));
    });
  });
}
