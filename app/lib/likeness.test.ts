import { describe, expect, test } from "vitest";
import { candidatesOf, editsBetween, fold, nearest } from "./likeness.ts";

describe("What someone most likely meant", () => {
  test.each([
    ["Motšeoa  N’Diaye", "motseoa n'diaye"],
    [" Güney–Doğu ", "guney-dogu"],
  ])("%s folds to %s", (text, folded) => expect(fold(text)).toBe(folded));

  test.each([
    ["kitten", "sitting", 3],
    ["ab", "ba", 1],
    ["same", "same", 0],
    ["", "abc", 3],
  ])("from %s to %s it takes %i edits", (one, other, edits) => expect(editsBetween(one, other, 9)).toBe(edits));

  test("counting stops past the limit", () => expect(editsBetween("abcdef", "uvwxyz", 2)).toBe(3));

  const specialties = ["Paediatrics", "Psychiatry", "Physiotherapy", "General surgery"];
  test.each([
    ["Pediatrics", "Paediatrics"],
    ["psychatry", "Psychiatry"],
    ["General", "General surgery"],
    ["Fishing", null],
    ["x", null],
  ])("%s is nearest to %s", (text, found) => expect(nearest(text, candidatesOf(specialties))).toBe(found));

  test("the first of two equally near ones is taken", () =>
    expect(nearest("bat", candidatesOf(["cat", "hat"]))).toBe("cat"));
});
