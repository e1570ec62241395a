import { describe, expect, test } from "vitest";
import { filesNamed } from "#test/style/source-files.ts";
import { bothLists, problemsOf, readTags, withList } from "./list.ts";
import { readOpenIdRequirements, readRequirements } from "./requirements.ts";
import { tagsOf } from "./tags.ts";

const requirements = readRequirements();
const tags = readTags();

describe("the list in docs/security.md", () => {
  test("has every item that applies, each shown by something or open with a reason", () => {
    expect(requirements).toHaveLength(188);
    const all = [...requirements, ...readOpenIdRequirements()];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(problemsOf(all, tags)).toEqual([]);
  });

  test("is the one that the tags give; `npm run asvs` writes it anew", () => {
    const document = filesNamed("docs/security.md")[0]?.text ?? "";
    expect(withList(document, bothLists(tags))).toBe(document);
  });
});

describe("a tag", () => {
  const problems = (path: string, text: string) =>
    problemsOf([], tagsOf({ path, text })).map((found) => found.split(": ")[1]);

  test.each([
    ["names no item", "a.test.ts", '// ASVS V99.1.1\ntest("is so", () => {});\n', ["V99.1.1 is no item that applies"]],
    [
      "stands on no test",
      "a.test.ts",
      "// ASVS V1.2.4\nconst one = 1;\n",
      expect.arrayContaining(["V1.2.4 stands on no test and no heading"]),
    ],
    [
      "stands on no heading",
      "a.md",
      "Text.\n<!-- ASVS V1.2.4 -->\n",
      expect.arrayContaining(["V1.2.4 stands on no test and no heading"]),
    ],
    [
      "has a slip in it",
      "a.test.ts",
      '// ASVS: V1.2.4\ntest("is so", () => {});\n',
      expect.arrayContaining(["a tag that cannot be read is no item that applies"]),
    ],
  ])("that %s is found", (_what, path, text, found) => {
    expect(problems(path, text)).toEqual(found);
  });

  test("gives the name of its test, with the group that it is in, whether or not it has a table", () => {
    const text = [
      'describe("a page", () => {',
      "  // ASVS V1.2.1",
      "  // ASVS V1.2.2, V1.2.3",
      "  test.each([",
      '    ["a", f("b", "c")],',
      '  ])("of %s is safe", () => {});',
      "});",
      "// ASVS V1.2.4",
      'test("alone", () => {});',
    ].join("\n");
    expect(tagsOf({ path: "a.test.ts", text }).map(({ id, evidence }) => [id, evidence?.name])).toEqual([
      ["V1.2.1", "a page › of %s is safe"],
      ["V1.2.2", "a page › of %s is safe"],
      ["V1.2.3", "a page › of %s is safe"],
      ["V1.2.4", "alone"],
    ]);
  });
});
