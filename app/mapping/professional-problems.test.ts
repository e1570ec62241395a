import { describe, expect, test } from "vitest";
import type { KnownCodes } from "#app/programme/reference.ts";
import { aProfessional } from "#test/small-programme.ts";
import type { ProfessionalEntry } from "./professional.ts";
import { professionalProblems } from "./professional-problems.ts";

const KNOWN: KnownCodes = {
  countries: new Set(["LS", "ZA"]),
  languages: new Set(["en", "st"]),
  specialties: new Set(["anaesthetics", "midwife"]),
  facilities: new Set(["F1"]),
};

const codesOf = (changes: Partial<ProfessionalEntry>) =>
  professionalProblems(aProfessional(changes), KNOWN).map(({ code }) => code);
const anaesthetist = (level: number) => ({ specialties: [{ specialtyCode: "anaesthetics", level }] });

test("a whole entry has no problems", () => {
  expect(professionalProblems(aProfessional({ alsoServes: ["ZA"], prefers: ["F1"] }), KNOWN)).toEqual([]);
});

// ASVS V2.2.1, V2.2.3
test("every problem of an entry is told at once, each by its field and value", () => {
  const entry = aProfessional({ code: "P7", residenceCountry: "XX", languages: [], prefers: ["F9"] });
  expect(professionalProblems(entry, KNOWN)).toEqual([
    { record: "P7", field: "residenceCountry", code: "mapping/unknown-country", details: { value: "XX" } },
    { record: "P7", field: "languages", code: "mapping/no-language", details: {} },
    { record: "P7", field: "prefers", code: "mapping/unknown-facility", details: { value: "F9" } },
  ]);
});

describe("an entry is refused", () => {
  test.each<[string, Partial<ProfessionalEntry>, string[]]>([
    ["for an unknown country of origin", { originCountry: "XX" }, ["mapping/unknown-country"]],
    ["for an unknown country that the person also serves", { alsoServes: ["ZA", "XX"] }, ["mapping/unknown-country"]],
    ["without a specialty", { specialties: [] }, ["mapping/no-specialty"]],
    [
      "for an unknown specialty",
      { specialties: [{ specialtyCode: "witchcraft", level: 3 }] },
      ["mapping/unknown-specialty"],
    ],
    [
      "for a specialty given twice",
      { specialties: [...anaesthetist(3).specialties, ...anaesthetist(4).specialties] },
      ["mapping/specialty-twice"],
    ],
    ["for a level below the lowest", anaesthetist(0), ["mapping/level-out-of-range"]],
    ["not for the lowest level", anaesthetist(1), []],
    ["not for the highest level", anaesthetist(5), []],
    ["for a level above the highest", anaesthetist(6), ["mapping/level-out-of-range"]],
    ["for an unknown language", { languages: ["en", "xx"] }, ["mapping/unknown-language"]],
    ["when the longest stay is below the shortest", { minWeeks: 5, maxWeeks: 4 }, ["mapping/longest-below-shortest"]],
    ["not when the two are the same", { minWeeks: 4, maxWeeks: 4 }, []],
    [
      "for a preferred hospital that the person will not go to",
      { prefers: ["F1"], excludes: ["F1"] },
      ["mapping/wishes-contradict"],
    ],
    ["for an unknown hospital that the person will not go to", { excludes: ["F9"] }, ["mapping/unknown-facility"]],
  ])("%s", (_, changes, codes) => {
    expect(codesOf(changes)).toEqual(codes);
  });

  test.each<[string, [string, string][], string[]]>([
    ["for availability that ends before it begins", [["2027-02-02", "2027-02-01"]], ["mapping/ends-before-beginning"]],
    ["not for a single day", [["2027-02-01", "2027-02-01"]], []],
    [
      "when two stretches share a day",
      [
        ["2027-03-01", "2027-04-01"],
        ["2027-02-01", "2027-03-01"],
      ],
      ["mapping/availability-overlaps"],
    ],
    [
      "not when one begins on the day after the other",
      [
        ["2027-02-01", "2027-02-28"],
        ["2027-03-01", "2027-04-01"],
      ],
      [],
    ],
    ["not without any availability, which may come later", [], []],
  ])("%s", (_, days, codes) => {
    expect(codesOf({ availability: days.map(([firstOn, lastOn]) => ({ firstOn, lastOn })) })).toEqual(codes);
  });
});
