import { describe, expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

const SAID = /\brefuse(?:Breaches|Rows)?(?:<[^(]*>)?\(\s*"([a-z-]+\/[a-z-]+)"/g;
const LISTED = /^\s*"([a-z-]+\/[a-z-]+)": \{/gm;

const lists = sourceFiles(/^app\/[^/]+\/refusals\.ts$/).map(({ path, text }) => ({
  slice: path.split("/")[1] ?? "",
  codes: [...text.matchAll(LISTED)].map(([, code = ""]) => code),
}));
const listed = lists.flatMap(({ codes }) => codes);

describe("refusals", () => {
  test("begin with the slice that lists them, or with what lib found wrong, and are listed once", () => {
    const own = (slice: string) => new RegExp(`^(${slice}|file|form)/`);
    expect(lists.flatMap(({ slice, codes }) => codes.filter((code) => !own(slice).test(code)))).toEqual([]);
    expect(listed.length).toBe(new Set(listed).size);
    expect(listed.length).toBeGreaterThan(0);
  });

  test("that code says are all listed, with their status and words", () => {
    const said = sourceFiles(/^app\/.+(?<!\.test)\.tsx?$/).flatMap(({ path, text }) =>
      [...text.matchAll(SAID)].map(([, code = ""]) => ({ path, code })),
    );
    const unlisted = said.filter(({ code }) => !listed.includes(code));
    expect(unlisted.map(({ path, code }) => `${path}: ${code}`).join("\n")).toBe("");
  });

  test("each have a test", () => {
    const tests = sourceFiles(/\.(test|e2e)\.tsx?$/)
      .map(({ text }) => text)
      .join("\n");
    expect(listed.filter((code) => !tests.includes(`"${code}"`)).join("\n")).toBe("");
  });
});
