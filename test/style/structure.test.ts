import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examineStructure, type Structure } from "./structure.ts";

const REPOSITORY = join(import.meta.dirname, "../..");

/** Wrong imports, one for each sentence of docs/design.md, section 3: [rule that must find it, from, to]. */
const WRONG: [string, string, string][] = [
  ["leftwards-from-mapping", "app/mapping/professional.ts", "app/needs/request.ts"],
  ["leftwards-from-accounts", "app/accounts/member.queries.server.ts", "app/programme/facility.queries.server.ts"],
  ["inside-of-needs", "app/planning/routes/board.tsx", "app/needs/routes/requests.tsx"],
  ["inside-of-mapping", "app/planning/components/Board.tsx", "app/mapping/components/Person.tsx"],
  ["inside-of-needs", "app/planning/plan.commands.server.ts", "app/needs/request.commands.server.ts"],
  ["inside-of-placements", "app/planning/routes/board.tsx", "app/placements/placement.commands.server.ts"],
  ["inside-of-placements", "app/exchange/workbook.commands.server.ts", "app/placements/placement.commands.server.ts"],
  ["exceptions-open-commands-only", "app/planning/plan.commands.server.ts", "app/placements/routes/placements.tsx"],
  ["pure-files-import-pure-files", "app/planning/model/plan.ts", "node_modules/kysely/dist/index.js"],
  ["pure-files-import-pure-files", "app/planning/model/plan.ts", "node:fs"],
  ["pure-files-import-pure-files", "app/needs/request.ts", "app/lib/ids.ts"],
  ["the-solver-is-passed-in", "app/planning/model/plan.ts", "node_modules/highs/index.js"],
  ["pure-files-import-pure-files", "app/placements/placement.ts", "app/placements/components/Card.tsx"],
  ["pure-files-stay-out-of-layers", "app/needs/request.ts", "app/needs/request.queries.server.ts"],
  ["pure-files-stay-out-of-layers", "app/planning/plan.ts", "app/planning/plan-words.ts"],
  ["pure-files-stay-out-of-layers", "app/lib/dates.ts", "app/lib/database.server.ts"],
  ["lib-knows-nothing-of-tern", "app/lib/jobs.server.ts", "app/planning/plan.ts"],
  ["ui-imports-pure-lib-only", "app/ui/Button.tsx", "app/mapping/professional.ts"],
  ["ui-imports-pure-lib-only", "app/ui/Field.tsx", "app/lib/database.server.ts"],
  ["queries-neither-write-nor-render", "app/needs/request.queries.server.ts", "app/needs/request.commands.server.ts"],
  ["nobody-imports-the-ends", "app/planning/routes/board.tsx", "app/exchange/workbook.ts"],
  ["nobody-imports-the-ends", "app/lib/jobs.server.ts", "app/worker.ts"],
  ["app-stands-alone", "app/lib/jobs.server.ts", "test/people.ts"],
  ["no-unresolved-imports", "app/home/routes/start.tsx", "app/home/nowhere.ts"],
];

/** Imports that the rules allow, among them the two exceptions. */
const RIGHT: [string, string][] = [
  ["app/planning/plan.commands.server.ts", "app/placements/placement.commands.server.ts"],
  ["app/exchange/workbook.commands.server.ts", "app/mapping/professional.commands.server.ts"],
  ["app/planning/routes/board.tsx", "app/mapping/professional.queries.server.ts"],
  ["app/planning/plan.ts", "app/mapping/professional.ts"],
  ["app/planning/plan.ts", "app/lib/dates.ts"],
  ["app/mapping/components/Person.tsx", "app/ui/Button.tsx"],
  ["app/placements/components/State.tsx", "app/placements/placement.ts"],
];

let tree: string;
let structure: Structure;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "tern-structure-"));
  writeFileSync(
    join(tree, "package.json"),
    '{"type": "module", "imports": {"#app/*": "./app/*", "#test/*": "./test/*"}}',
  );
  symlinkSync(join(REPOSITORY, "node_modules"), join(tree, "node_modules"));
  plant([...WRONG.map(([, from, to]): [string, string] => [from, to]), ...RIGHT]);
  structure = await examineStructure(tree);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("a planted wrong import is found", () => {
  test.each(WRONG)("%s: %s → %s", (rule, from, to) => {
    const found = structure.wrongImports.filter((wrong) => wrong.rule === rule && wrong.from === from);
    expect(found.map((wrong) => wrong.to)).toContainEqual(expect.stringContaining(nameOf(to)));
  });

  test("a cycle of two files is found", () => {
    expect(structure.wrongImports).toContainEqual(
      expect.objectContaining({ rule: "no-cycles", from: "app/lib/first.ts" }),
    );
  });
});

describe("an allowed import is left alone", () => {
  test.each(RIGHT)("%s → %s", (from, to) => {
    expect(structure.wrongImports.filter((wrong) => wrong.from === from && wrong.to === to)).toEqual([]);
  });
});

test("every planted file was looked at", () => {
  expect(structure.overlooked).toEqual([]);
  expect(structure.filesLookedAt).toBeGreaterThan(RIGHT.length);
});

/** Writes a file for each end of an import; the importing ones hold all their imports. */
function plant(imports: [string, string][]): void {
  const cycle: [string, string][] = [
    ["app/lib/first.ts", "app/lib/second.ts"],
    ["app/lib/second.ts", "app/lib/first.ts"],
  ];
  const lines = new Map<string, string[]>();
  for (const [from, to] of [...imports, ...cycle]) {
    lines.set(from, [...(lines.get(from) ?? []), `import "${specifierOf(to)}";`]);
    if (/^(app|test)\//.test(to) && !to.includes("nowhere")) lines.set(to, lines.get(to) ?? []);
  }
  for (const [file, content] of lines) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), `${content.join("\n")}\nexport {};\n`);
  }
}

function specifierOf(to: string): string {
  if (to.startsWith("node_modules/")) return nameOf(to);
  return to.startsWith("node:") ? to : `#${to}`;
}

/** The package, built-in module or file that an import names. */
function nameOf(to: string): string {
  return to.replace(/^node_modules\/([^/]+)\/.*/, "$1").replace("node:", "");
}
