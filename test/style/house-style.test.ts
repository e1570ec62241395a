import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { codeOf, filesNamed, isPure, placesOf, sourceFiles } from "./source-files.ts";

const MAX_FILE_LINES = 300;

const WRITES_SQL = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(\.\w+)?(<[^`(]*>)?`/;
const MAY_WRITE_SQL = /\.queries\.server\.ts$|\.test\.ts$|^(db|bench|test)\/|^app\/lib\/.+\.server\.ts$/;
const NEEDS_DOCSTRING = /\.(queries|commands|jobs)\.server\.ts$/;

describe("names", () => {
  test("each folder in app/ is a word of the glossary", () => {
    const glossary = filesNamed("docs/glossary.md")[0]?.text ?? "";
    const folders = new Set(sourceFiles(/^app\/[^/]+\//).map(({ path }) => path.split("/")[1] ?? ""));
    expectNone([...folders].filter((folder) => !glossary.includes(`\`${folder}\``)));
  });

  test("no folder or file is called utils, common, services, helpers or misc", () => {
    const vague = /(^|[/.-])(utils?|common|services|helpers|misc|shared)([/.-]|$)/;
    expectNone(pathsOf(/./).filter((path) => vague.test(path)));
  });

  test("files are kebab-case and components PascalCase", () => {
    const proper = /^([a-z0-9_$+.-]+|[A-Z][A-Za-z0-9]*(\.test)?\.tsx)$/;
    expectNone(pathsOf(/\.tsx?$/).filter((path) => !proper.test(basename(path))));
    const component = /^app\/(ui|[^/]+\/components)\/[a-z].*\.tsx$/;
    expectNone(pathsOf(component));
  });

  test("a suffix in a name is the name of a layer", () => {
    const layers =
      /^[^.]+(\.(queries|commands|jobs|db|script|thread))?(\.(server|client))?(\.(test|e2e|bench|config|global-setup))?\.tsx?$/;
    expectNone(pathsOf(/^(app|test|db|bench)\/.+\.tsx?$/).filter((path) => !layers.test(basename(path))));
  });
});

describe("files and functions", () => {
  test(`no file has more than ${MAX_FILE_LINES} lines`, () => {
    const long = sourceFiles(/\.(tsx?|css)$/).filter(({ text }) => text.trimEnd().split("\n").length > MAX_FILE_LINES);
    expectNone(long.map(({ path }) => path));
  });

  test("top-level functions are declared, not assigned", () => {
    // A constant with a type beside it fills a place that somebody else's type made, such as a middleware.
    const assigned = /^(export )?const \w+ = (async )?(\([^()\n]*\)|\w+)(: [^=\n]+)? =>/;
    expectNone(sourceFiles(/^app\/(?!.*\/testing\/).+(?<!\.test)\.tsx?$/).flatMap((file) => placesOf(file, assigned)));
  });

  test("nothing re-exports a whole file", () => {
    expectNone(sourceFiles(/\.tsx?$/).flatMap((file) => placesOf(file, /^export \*/)));
  });
});

describe("rules", () => {
  test("pure files know neither clock nor chance nor process", () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\b|\bperformance\.|\bprocess\.|\bfetch\(/;
    const pure = sourceFiles(/\.ts$/).filter(({ path }) => isPure(path));
    expect(pure.length).toBeGreaterThan(0);
    expectNone(pure.flatMap((file) => placesOf(file, impure)));
  });

  test("every exported query, command, job and rule says what it does", () => {
    const bare = /(?<!\*\/\n)^export (async )?function/;
    const files = sourceFiles(/\.ts$/).filter(({ path }) => NEEDS_DOCSTRING.test(path) || isPure(path));
    expectNone(files.flatMap((file) => placesOf(file, bare, file.text)));
  });

  test("a type is never silenced", () => {
    const silenced = /@ts-ignore|@ts-expect-error|@ts-nocheck/;
    expectNone(sourceFiles(/\.tsx?$/).flatMap((file) => withoutThisFile(placesOf(file, silenced, file.text))));
  });
});

describe("SQL", () => {
  test("SQL lives in queries, in lib and in db/, and nowhere else", () => {
    const elsewhere = sourceFiles(/\.tsx?$/).filter(({ path }) => !MAY_WRITE_SQL.test(path));
    expectNone(elsewhere.flatMap((file) => placesOf(file, WRITES_SQL)));
  });

  test("a table is written by exactly one slice", () => {
    const writers = new Map<string, Set<string>>();
    for (const file of sourceFiles(/^app\/(?!lib\/).+\.queries\.server\.ts$/)) {
      const slice = file.path.split("/")[1] ?? "";
      for (const [, table] of file.text.matchAll(/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*"(\w+)/g))
        writers.set(table ?? "", (writers.get(table ?? "") ?? new Set()).add(slice));
    }
    const shared = [...writers].filter(([, slices]) => slices.size > 1);
    expectNone(shared.map(([table, slices]) => `${table}: ${[...slices].join(", ")}`));
  });

  test("a query names its columns", () => {
    expectNone(sourceFiles(/\.queries\.server\.ts$/).flatMap((file) => placesOf(file, /\.selectAll\(/)));
  });

  test("migrations are numbered without a double and open with why", () => {
    const migrations = sourceFiles(/^db\/migrations\/.+\.sql$/);
    const numbers = migrations.map(({ path }) => basename(path).slice(0, 4));
    expectNone(numbers.filter((number) => !/^\d{4}$/.test(number)));
    expect(new Set(numbers).size).toBe(migrations.length);
    expectNone(migrations.filter(({ text }) => !text.startsWith("-- Why: ")).map(({ path }) => path));
  });
});

describe("pages", () => {
  test("no page carries inline style, which the content security policy refuses", () => {
    expectNone(sourceFiles(/^app\/.+\.tsx$/).flatMap((file) => placesOf(file, /\sstyle=/)));
  });

  test("every form is read with a limit", () => {
    const unlimited = /\.formData\(\)/;
    expectNone(sourceFiles(/^app\/.+\.tsx?$/).flatMap((file) => placesOf(file, unlimited)));
  });

  test("a route file has a default export only when it shows a page with a title", () => {
    const pages = sourceFiles(/^app\/[^/]+\/routes\/.+\.tsx$/).filter(({ text }) => text.includes("export default"));
    expectNone(
      pages.filter(({ text }) => !/export (function|const) meta\b|<title>/.test(text)).map(({ path }) => path),
    );
  });
});

describe("comments and tests", () => {
  test("a TODO names its issue", () => {
    const loose = /\b(TODO|FIXME|XXX)\b(?! #\d+)/;
    expectNone(sourceFiles().flatMap((file) => withoutThisFile(placesOf(file, loose, file.text))));
  });

  test("no test is skipped or runs alone", () => {
    const set = /\b(test|it|describe)\.(skip|only|todo|fixme|fails)\b/;
    expectNone(sourceFiles(/\.(test|e2e)\.tsx?$/).flatMap((file) => placesOf(file, set)));
  });

  test("no test mocks our own code", () => {
    const mocked = /\bvi\.(mock|doMock|spyOn|stubGlobal)\(/;
    expectNone(sourceFiles(/\.test\.tsx?$/).flatMap((file) => placesOf(file, mocked)));
  });

  test("no commented-out code is left behind", () => {
    const dead = /^\s*\/\/ (import |export |const |let |return |await |if \(|\}|<\w+|test\(|expect\()/;
    expectNone(sourceFiles(/\.tsx?$/).flatMap((file) => placesOf(file, dead, file.text)));
  });
});

/** Fails with the whole list, one place a line. */
function expectNone(places: string[]): void {
  expect(places.join("\n")).toBe("");
}

function pathsOf(only: RegExp): string[] {
  return sourceFiles(only).map(({ path }) => path);
}

/** This file holds the very words it looks for. */
function withoutThisFile(places: string[]): string[] {
  return places.filter((place) => !place.startsWith("test/style/house-style.test.ts"));
}

test("comments and strings are left out of what counts as code", () => {
  const file = { path: "x.ts", text: 'a("Date.now") // Date.now\n/* Date.now\n*/ b("https://x")\n' };
  expectNone(placesOf(file, /Date\.now/));
  expect(codeOf(file).split("\n")).toHaveLength(4);
});
