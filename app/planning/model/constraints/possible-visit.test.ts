import { expect, test } from "vitest";
import type { Person, Post } from "../plan-input.ts";
import { aPerson, aPost, smallInput, visit } from "../testing/small-input.ts";
import { possibleVisit } from "./possible-visit.ts";

// P1 at N1 in weeks 10, 11 and 12, unless a case says otherwise.
function codesOf(
  change: { person?: Partial<Person>; post?: Partial<Post>; arrivals?: number },
  at = visit("P1", "N1", 10, 3),
) {
  const base = smallInput({ people: [aPerson(change.person)], posts: [aPost(change.post)] });
  const arrivals = Array.from({ length: 52 }, () => change.arrivals ?? 9);
  const input = { ...base, countries: [{ id: "LS", arrivals }] };
  return possibleVisit.check(input, [at]).map((breach) => breach.code);
}

test.each([
  ["nothing stands in the way", {}, []],
  ["the specialty is missing", { person: { specialties: { surgery: 3 } } }, ["lacks-specialty"]],
  ["the level is just enough", { person: { specialties: { anaesthesia: 2 } }, post: { level: 2 } }, []],
  ["the level is one too low", { person: { specialties: { anaesthesia: 1 } }, post: { level: 2 } }, ["level-too-low"]],
  ["the post's language is one of several", { person: { languages: ["fr", "en"] } }, []],
  ["the post's language is not spoken", { person: { languages: ["fr"] } }, ["lacks-language"]],
  ["another facility is excluded", { person: { excludes: ["F2"] } }, []],
  ["this facility is excluded", { person: { excludes: ["F1"] } }, ["facility-excluded"]],
  ["the country is among those also served", { person: { country: "RW", alsoServes: ["LS"] } }, []],
  ["the country is not served", { person: { country: "RW" } }, ["country-not-served"]],
  ["the visit just fits the availability", { person: { available: [[10, 12]] as [number, number][] } }, []],
  [
    "the availability begins a week late",
    { person: { available: [[11, 20]] as [number, number][] } },
    ["person-not-available"],
  ],
  [
    "the availability ends a week early",
    { person: { available: [[0, 11]] as [number, number][] } },
    ["person-not-available"],
  ],
  [
    "a visit does not reach over two windows",
    {
      person: {
        available: [
          [0, 10],
          [12, 20],
        ] as [number, number][],
      },
    },
    ["person-not-available"],
  ],
  ["the visit just fits the post's window", { post: { windows: [[10, 12]] as [number, number][] } }, []],
  ["the post opens a week late", { post: { windows: [[11, 20]] as [number, number][] } }, ["post-not-open"]],
  ["the post has no window", { post: { windows: [] } }, ["post-not-open"]],
  ["the visit is as short as may be", { person: { minWeeks: 3 } }, []],
  ["the visit is a week too short", { person: { minWeeks: 4 } }, ["visit-too-short"]],
  ["the visit is as long as may be", { person: { maxWeeks: 3 } }, []],
  ["the visit is a week too long", { person: { maxWeeks: 2 } }, ["visit-too-long"]],
  ["one arrival is possible", { arrivals: 1 }, []],
  ["no arrival is possible", { arrivals: 0 }, ["no-arrivals"]],
])("%s", (_, change, codes) => {
  expect(codesOf(change)).toEqual(codes);
});

test("every reason is told, not only the first", () => {
  const change = { person: { languages: [], excludes: ["F1"] }, post: { level: 2 }, arrivals: 0 };
  expect(codesOf(change)).toEqual(["level-too-low", "lacks-language", "facility-excluded", "no-arrivals"]);
});

test("a locked visit need not be possible, but only just as it was locked", () => {
  const input = smallInput({ people: [aPerson({ languages: [] })], locked: [visit("P1", "N1", 10, 3)] });
  expect(possibleVisit.check(input, [visit("P1", "N1", 10, 3)])).toEqual([]);
  expect(possibleVisit.check(input, [visit("P1", "N1", 10, 2)])).toMatchObject([{ code: "lacks-language" }]);
});
