import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { filesNamed, REPOSITORY } from "./source-files.ts";

const STATES = ["met", "in part", "open", "not applicable"];

const requirements: Record<string, string>[] = parse(
  filesNamed("docs/data-protection-requirements.csv")[0]?.text ?? "",
  { columns: true },
);
const rows = [
  ...(filesNamed("docs/privacy.md")[0]?.text ?? "").matchAll(/^\| ((?:DP|IOM)\d+)\s*\| ([^|]+?)\s*\| ([^|]+?)\s*\|$/gm),
].map(([, id = "", state = "", words = ""]) => {
  return { id, state, words, named: [...words.matchAll(/`([^`]+\.[a-z]+)`/g)].map(([, path = ""]) => path) };
});

describe("the page about privacy", () => {
  test("has one row for each requirement, in their order, and no other", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id));
  });

  test("says of each requirement how it stands, in a word that the page explains", () => {
    expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([]);
    expect(rows.filter(({ words }) => words.length < 10)).toEqual([]);
  });

  test("names no file and no test that does not exist", () => {
    const missing = rows.flatMap(({ id, named }) =>
      named.filter((path) => !existsSync(join(REPOSITORY, path))).map((path) => `${id}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test("names a test for whatever it calls met", () => {
    const isTest = (path: string) => /\.(test|e2e)\.ts$/.test(path);
    expect(rows.filter(({ state, named }) => state === "met" && !named.some(isTest)).map(({ id }) => id)).toEqual([]);
  });
});
