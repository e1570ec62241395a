import { describe, expect, test } from "vitest";
import { lacksOf, type ProgrammeState, statesOfSteps } from "./next-step.ts";

const READY: ProgrammeState = {
  hospitals: 2,
  requests: 3,
  professionals: 5,
  inductionWeeks: 4,
  hasPeriod: true,
  runsUnderWay: 0,
  drafts: 0,
  hasAcceptedPlan: false,
};
const NOTHING: ProgrammeState = {
  ...READY,
  hospitals: 0,
  requests: 0,
  professionals: 0,
  inductionWeeks: 0,
  hasPeriod: false,
};
const NO_SPECIALTIES = { requested: [], practised: [], costed: [] };

describe("the next step of a programme", () => {
  test.each<[string, ProgrammeState, string[]]>([
    ["imports the needs when there is nothing", NOTHING, ["next", "later", "later", "later"]],
    ["imports the needs when people came first", { ...NOTHING, professionals: 5 }, ["next", "done", "later", "later"]],
    [
      "imports the needs while no visit could start",
      { ...READY, inductionWeeks: 0 },
      ["next", "done", "later", "later"],
    ],
    [
      "imports professionals once the needs are there",
      { ...READY, professionals: 0 },
      ["done", "next", "later", "later"],
    ],
    ["plans once both are there", READY, ["done", "done", "next", "later"]],
    ["waits while the planner is at work", { ...READY, runsUnderWay: 1 }, ["done", "done", "going-on", "later"]],
    ["accepts one of the drafts", { ...READY, drafts: 2 }, ["done", "done", "done", "next"]],
    [
      "accepts a draft, even while another is made",
      { ...READY, drafts: 1, runsUnderWay: 1 },
      ["done", "done", "done", "next"],
    ],
    ["is none once a plan is accepted", { ...READY, hasAcceptedPlan: true }, ["done", "done", "done", "done"]],
  ])("%s", (_, state, states) => {
    expect(Object.values(statesOfSteps(state))).toEqual(states);
  });
});

describe("what a programme lacks", () => {
  test("is everything when it is new", () => {
    expect(lacksOf(NOTHING, NO_SPECIALTIES).map(({ kind }) => kind)).toEqual([
      "no-period",
      "no-hospitals",
      "no-requests",
      "no-professionals",
      "no-induction-weeks",
    ]);
  });

  test("names the specialties that nobody practises, and those without a cost", () => {
    const specialties = { requested: ["Cardiology", "Surgery"], practised: ["Surgery"], costed: ["Cardiology"] };
    expect(lacksOf(READY, specialties)).toEqual([
      { kind: "nobody-practises", specialties: ["Cardiology"] },
      { kind: "no-cost", specialties: ["Surgery"] },
    ]);
  });

  test("does not say that nobody practises anything before there are people", () => {
    const specialties = { requested: ["Surgery"], practised: [], costed: ["Surgery"] };
    expect(lacksOf({ ...READY, professionals: 0 }, specialties)).toEqual([{ kind: "no-professionals" }]);
  });

  test("is nothing when all is there", () => {
    expect(lacksOf(READY, { requested: ["Surgery"], practised: ["Surgery"], costed: ["Surgery"] })).toEqual([]);
  });
});
