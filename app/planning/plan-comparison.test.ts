import { describe, expect, test } from "vitest";
import { aProfessional, aRequest, smallProgramme } from "#test/small-programme.ts";
import { comparePlans } from "./plan-comparison.ts";
import { buildPlanInput } from "./plan-input-from-programme.ts";
import type { VisitEntry } from "./planning-data.ts";

const programme = smallProgramme({
  professionals: [aProfessional(), aProfessional({ code: "P2" })],
  requests: [aRequest(), aRequest({ code: "N2" })],
});
const { input } = buildPlanInput({ ...programme, currency: "USD", withoutConsent: 0, locked: [], previous: null });

const visit = (professional: string, request: string, [startsOn, weeks]: [string, number]): VisitEntry => {
  return { professional, request, seat: 1, startsOn, weeks };
};
const january: [string, number] = ["2027-01-25", 4];
const march: [string, number] = ["2027-03-01", 4];
const compare = (a: VisitEntry[], b: VisitEntry[]) =>
  comparePlans({ input, visits: a, bound: 0 }, { input, visits: b, bound: 0 });

describe("comparing two plans", () => {
  test("tells what both have, what moved, and what only one has", () => {
    const both = visit("P1", "N1", january);
    const [before, after] = [visit("P2", "N2", january), visit("P2", "N2", march)];
    const [left, right] = [visit("P1", "N2", march), visit("P2", "N1", march)];
    expect(compare([both, before, left], [after, both, right])).toMatchObject({
      same: [both],
      moved: [{ inA: before, inB: after }],
      onlyInA: [left],
      onlyInB: [right],
      sameProblem: true,
    });
  });

  test("a visit that became longer has moved", () => {
    const shorter = visit("P1", "N1", ["2027-01-25", 3]);
    expect(compare([shorter], [visit("P1", "N1", january)]).moved).toEqual([
      { inA: shorter, inB: visit("P1", "N1", january) },
    ]);
  });

  test("of two visits of one person at one post, the one that stayed is the same and the other moved", () => {
    const stayed = visit("P1", "N1", january);
    const [before, after] = [visit("P1", "N1", ["2027-05-03", 2]), visit("P1", "N1", march)];
    expect(compare([stayed, before], [after, stayed])).toMatchObject({
      same: [stayed],
      moved: [{ inA: before, inB: after }],
    });
  });

  test("the other seat of a request is another post", () => {
    const first = visit("P1", "N1", january);
    const second = { ...first, seat: 2 };
    const wide = buildPlanInput({
      ...programme,
      requests: [aRequest({ visitors: 2 })],
      currency: "USD",
      withoutConsent: 0,
      locked: [],
      previous: null,
    }).input;
    const compared = comparePlans(
      { input: wide, visits: [first], bound: 0 },
      { input: wide, visits: [second], bound: 0 },
    );
    expect(compared).toMatchObject({ onlyInA: [first], onlyInB: [second], moved: [] });
  });

  test("a plan and itself differ in nothing, and the other way round everything is mirrored", () => {
    const a = [visit("P1", "N1", january)];
    const b = [visit("P2", "N2", january)];
    expect(compare(a, a)).toMatchObject({ same: a, moved: [], onlyInA: [], onlyInB: [] });
    expect(compare(a, b).onlyInA).toEqual(compare(b, a).onlyInB);
  });

  test("figures are those of each plan by its own problem", () => {
    // Four weeks by one visitor: 80,000 travel, 4 × 75,000 stipend, 25,000 licence. Of 12 weeks a post, 24 in all.
    expect(compare([visit("P1", "N1", january)], []).figures).toMatchObject({
      a: {
        visits: 1,
        people: 1,
        weeksAsked: 24,
        weeksCovered: 4,
        cost: 405_000,
        costByBlock: [405_000, 0],
        brokenRules: 0,
      },
      b: { visits: 0, people: 0, weeksCovered: 0, cost: 0, value: 0 },
    });
  });
});
