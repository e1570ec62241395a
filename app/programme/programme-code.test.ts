import { expect, test } from "vitest";
import { programmeCode } from "./programme-code.ts";

test.each([
  ["Lesotho", "lesotho"],
  ["Côte d'Ivoire: Short Returns", "cote-d-ivoire-short-returns"],
  ["2027 Rwanda", "rwanda"],
  ["x", "ls"],
  ["العودة", "ls"],
  ["a".repeat(60), "a".repeat(40)],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("the code of %s is %s", (name, code) => {
  expect(programmeCode({ name, countryCode: "LS" })).toBe(code);
});
