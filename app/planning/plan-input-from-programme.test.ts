import { describe, expect, test } from "vitest";
import {
  aFacility,
  aPeriod,
  aProfessional,
  aRequest,
  smallProgramme,
  type SmallProgramme,
} from "#test/small-programme.ts";
import { parsePlanInput } from "./model/parse-plan-input.ts";
import { buildPlanInput } from "./plan-input-from-programme.ts";
import type { PlanningData } from "./planning-data.ts";

function data(changes: Partial<SmallProgramme & Pick<PlanningData, "locked" | "previous">> = {}): PlanningData {
  const { locked = [], previous = null, ...programme } = changes;
  return { ...smallProgramme(programme), currency: "USD", withoutConsent: 0, locked, previous };
}

describe("the planning problem of a small programme", () => {
  test("satisfies the strict parser", () => {
    const { input, notices } = buildPlanInput(data());
    expect(notices).toEqual([]);
    expect(parsePlanInput(structuredClone(input))).toEqual({ ok: true, value: input });
  });

  test("counts weeks from the period's first Monday", () => {
    const { input } = buildPlanInput(data());
    expect(input.people[0]?.available).toEqual([[3, 12]]);
    expect(input.posts[0]?.windows).toEqual([[0, 25]]);
    expect(input.countries).toEqual([{ id: "LS", arrivals: [0, 0, 0, 2, ...Array.from({ length: 22 }, () => 0)] }]);
  });

  test("is the same text in whatever order the programme lists its people and requests", () => {
    const professionals = [aProfessional(), aProfessional({ code: "P2", languages: ["st", "en"] })];
    const requests = [aRequest(), aRequest({ code: "N2" })];
    const one = buildPlanInput(data({ professionals, requests }));
    const other = buildPlanInput(data({ professionals: professionals.toReversed(), requests: requests.toReversed() }));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe("the weeks in which a person can be on post", () => {
  const weeksOf = (changes: Parameters<typeof aProfessional>[0], clearanceWeeks = 0) =>
    buildPlanInput(data({ period: aPeriod({ clearanceWeeks }), professionals: [aProfessional(changes)] })).input
      .people[0]?.available;

  test("begin when papers can be done", () => {
    const availability = [{ firstOn: "2027-01-04", lastOn: "2027-02-14" }];
    expect(weeksOf({ availability }, 0)).toEqual([[0, 5]]);
    expect(weeksOf({ availability }, 5)).toEqual([[5, 5]]);
    expect(weeksOf({ availability }, 6)).toBeUndefined();
  });

  test("end before the right to return does", () => {
    const availability = [{ firstOn: "2027-01-25", lastOn: "2027-02-21" }];
    expect(weeksOf({ availability, rightToReturnUntil: "2027-02-22" })).toEqual([[3, 6]]);
    // The visit would end on Sunday the 21st, the very day on which the right ends.
    expect(weeksOf({ availability, rightToReturnUntil: "2027-02-21" })).toEqual([[3, 5]]);
    expect(weeksOf({ availability, rightToReturnUntil: "2027-01-20" })).toBeUndefined();
  });
});

describe("a request", () => {
  test("for two visitors at once is two posts, and counts for its floor and team with both", () => {
    const { input } = buildPlanInput(
      data({
        requests: [aRequest({ visitors: 2 }), aRequest({ code: "N2", specialtyCode: "general-surgery" })],
        floors: [{ name: "Leribe", weeks: 8, requestCodes: ["N1"] }],
        teams: [{ code: "T1", requestCodes: ["N1", "N2"] }],
      }),
    );
    expect(input.posts.map(({ id }) => id)).toEqual(["N1", "N1/2", "N2"]);
    expect(input.floors).toEqual([{ name: "Leribe", weeks: 8, posts: ["N1", "N1/2"] }]);
    expect(input.teams).toEqual([{ id: "T1", posts: ["N1", "N1/2", "N2"] }]);
  });

  test("wants nothing in quarters that it does not name", () => {
    expect(buildPlanInput(data({ requests: [aRequest({ weeksWanted: [4] })] })).input.posts[0]?.wanted).toEqual([4, 0]);
  });
});

describe("what is left out", () => {
  const noticesOf = (changes: Parameters<typeof data>[0]) => buildPlanInput(data(changes)).notices;

  test("a person without a whole week is named", () => {
    const availability = [
      { firstOn: "2027-01-26", lastOn: "2027-02-07" },
      { firstOn: "2027-03-02", lastOn: "2027-03-13" },
    ];
    const changes = {
      professionals: [
        aProfessional(),
        aProfessional({ code: "P2", name: "Keza", availability: availability.slice(1) }),
      ],
    };
    expect(noticesOf(changes)).toEqual([{ code: "person-without-week", details: { person: "P2", name: "Keza" } }]);
    expect(noticesOf({ professionals: [aProfessional({ availability })] })).toEqual([]);
  });

  test("a request whose windows lie outside the period, and one that wants nothing", () => {
    const requests = [
      aRequest({ windows: [{ firstOn: "2028-01-03", lastOn: "2028-02-27" }] }),
      aRequest({ code: "N2", weeksWanted: [0, 0] }),
    ];
    expect(noticesOf({ requests })).toEqual([
      { code: "request-without-week", details: { request: "N1" } },
      { code: "request-wants-nothing", details: { request: "N2" } },
    ]);
  });

  test("the others of a team that lost a request, and a floor that lost its last", () => {
    const requests = [aRequest({ weeksWanted: [] }), aRequest({ code: "N2" }), aRequest({ code: "N3" })];
    const teams = [{ code: "T1", requestCodes: ["N1", "N2"] }];
    const floors = [{ name: "Leribe", weeks: 3, requestCodes: ["N1", "N2"] }];
    expect(noticesOf({ requests, teams, floors })).toEqual([
      { code: "request-wants-nothing", details: { request: "N1" } },
      { code: "request-without-team", details: { request: "N2", team: "T1" } },
      { code: "floor-without-request", details: { floor: "Leribe" } },
    ]);
  });

  test("a pinned visit whose person is gone; an earlier one stays, to count as dropped", () => {
    const gone = { professional: "P9", request: "N1", seat: 1, startsOn: "2027-01-25", weeks: 3 };
    const here = { ...gone, professional: "P1" };
    const { input, notices } = buildPlanInput(data({ locked: [gone, here], previous: [gone] }));
    expect(notices).toEqual([
      { code: "pinned-visit-left-out", details: { person: "P9", request: "N1", startsOn: "2027-01-25" } },
    ]);
    expect(input.locked).toEqual([{ person: "P1", post: "N1", start: 3, weeks: 3 }]);
    expect(input.previous?.visits).toEqual([{ person: "P9", post: "N1", start: 3, weeks: 3 }]);
    expect(parsePlanInput(input).ok).toBe(true);
  });

  test("a country without induction weeks and a specialty without a rate are told, not hidden", () => {
    const { input, notices } = buildPlanInput(
      data({ facilities: [aFacility({ countryCode: "RW" })], visitRates: [], requests: [aRequest()] }),
    );
    expect(notices).toEqual([
      { code: "country-without-arrivals", details: { country: "RW" } },
      { code: "specialty-without-rate", details: { specialty: "anaesthetics" } },
    ]);
    expect(parsePlanInput(input).ok).toBe(true);
  });
});
