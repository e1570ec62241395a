import { describe, expect, test } from "vitest";
import { comparisonRows } from "./comparison-rows.ts";
import type { PlanVisit } from "./plan.queries.server.ts";

describe("two plans side by side", () => {
  const january = visit("P1", "2027-01-04");
  const march = visit("P1", "2027-03-01");

  test("the same visits make no row", () => {
    expect(comparisonRows({ visits: [january] }, { visits: [visit("P1", "2027-01-04")] })).toEqual({
      rows: [],
      same: 1,
    });
  });

  test("against nothing, every visit is added", () => {
    const { rows, same } = comparisonRows(null, { visits: [march, january] });
    expect(rows.map(({ change, b }) => [change, b?.startsOn])).toEqual([
      ["added", "2027-01-04"],
      ["added", "2027-03-01"],
    ]);
    expect(same).toBe(0);
  });

  test("another start or length of the same person at the same post is a move", () => {
    const longer = { ...january, weeks: 4 };
    expect(comparisonRows({ visits: [january] }, { visits: [march] }).rows).toEqual([
      { change: "moved", a: january, b: march },
    ]);
    expect(comparisonRows({ visits: [january] }, { visits: [longer] }).rows[0]?.change).toBe("moved");
  });

  test("another seat of the request is another post: one visit goes and one comes", () => {
    const { rows } = comparisonRows({ visits: [january] }, { visits: [{ ...march, seat: 2 }] });
    expect(rows.map(({ change }) => change)).toEqual(["left-out", "added"]);
  });

  test("several visits of a person at a post are paired in order, and the rest are left out", () => {
    const may = visit("P1", "2027-05-03");
    const { rows } = comparisonRows({ visits: [may, january] }, { visits: [march] });
    expect(rows.map(({ change, a }) => [change, a?.startsOn])).toEqual([
      ["moved", "2027-01-04"],
      ["left-out", "2027-05-03"],
    ]);
  });
});

function visit(professional: string, startsOn: string): PlanVisit {
  return {
    visitId: `${professional} ${startsOn}`,
    professionalId: professional,
    professional,
    professionalName: professional,
    requestId: "N1",
    request: "N1",
    seat: 1,
    facility: "F1",
    facilityName: "Mafeteng Hospital",
    specialty: "anaesthesia",
    startsOn,
    weeks: 3,
    pinned: false,
  };
}
