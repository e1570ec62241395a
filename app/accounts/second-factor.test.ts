import { describe, expect, test } from "vitest";
import { ROLES, SINGLE_FACTOR_ROLES, type Role } from "./policy.ts";
import { inGroupsOfFour, maySignInByLetter, needsSecondFactor, readCode, standingOf } from "./second-factor.ts";

const REAL = { demonstration: false };
const INVENTED = { demonstration: true };
const STAFF = ROLES.filter((role) => !SINGLE_FACTOR_ROLES.includes(role));

describe("a second factor", () => {
  test("is asked of every role but those that see their own matters only", () => {
    expect(STAFF).toEqual([
      "administrator",
      "manager",
      "officer",
      "finance",
      "focal-person",
      "department-head",
      "council-clerk",
      "ministry-officer",
      "school-coordinator",
      "machine-client",
    ]);
  });

  // ASVS V6.3.3
  test.each(STAFF)("is needed by a %s of real people, and not of a demonstration", (role) => {
    expect(needsSecondFactor([{ role, programme: REAL }])).toBe(true);
    expect(needsSecondFactor([{ role, programme: INVENTED }])).toBe(false);
    expect(
      needsSecondFactor([
        { role: "professional", programme: REAL },
        { role, programme: REAL },
      ]),
    ).toBe(true);
  });

  test.each(SINGLE_FACTOR_ROLES)("is left to a %s, who may sign in by the link of a letter instead", (role) => {
    expect(needsSecondFactor([{ role, programme: REAL }])).toBe(false);
    expect(maySignInByLetter([{ role }])).toBe(true);
  });

  test.each<[string, Role[], boolean]>([
    ["who belongs to nothing", [], false],
    ["who is staff", ["officer"], false],
    ["who is staff elsewhere", ["professional", "officer"], false],
    ["who is a professional and a donor", ["professional", "donor"], true],
  ])("a link of a letter signs in somebody %s: %j %s", (_, roles, may) => {
    expect(maySignInByLetter(roles.map((role) => ({ role })))).toBe(may);
  });
});

// ASVS V6.3.3, V6.3.4
test.each([
  ["gave two factors", { isStrong: true, hasFactor: true }, "signed-in"],
  ["gave two factors in another way", { isStrong: true, hasFactor: false }, "signed-in"],
  ["gave one of the two that the account has", { isStrong: false, hasFactor: true }, "code"],
  ["gave the only one, and needs another", { isStrong: false, hasFactor: false }, "set-up"],
] as const)("an officer who %s is led on: %j %s", (_, given, standing) => {
  expect(standingOf({ ...given, memberships: [{ role: "officer", programme: REAL }] })).toBe(standing);
});

test("a professional with one factor is in, but not past a second one that was set up", () => {
  const memberships = [{ role: "professional" as const, programme: REAL }];
  expect(standingOf({ isStrong: false, hasFactor: false, memberships })).toBe("signed-in");
  expect(standingOf({ isStrong: false, hasFactor: true, memberships })).toBe("code");
});

// ASVS V6.5.4
test.each([
  ["123456", { kind: "app", code: "123456" }],
  [" 123 456 ", { kind: "app", code: "123456" }],
  ["abcde-fghj2", { kind: "recovery", code: "abcdefghj2" }],
  ["ABCDE FGHJ2", { kind: "recovery", code: "abcdefghj2" }],
  ["12345", null],
  ["1234567", null],
  ["abcde-fghj", null],
  ["abcde-fghj21", null],
  ["١٢٣٤٥٦", null],
  ["", null],
])("what is typed as a code is read by its form: %j %j", (typed, code) => {
  expect(readCode(typed)).toEqual(code);
});

test("a key is shown in groups of four", () => {
  expect(inGroupsOfFour("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
});
