import { describe, expect, test } from "vitest";
import { drawHospitalMap, type Place, shortName } from "./hospital-map.ts";

/** A country of 2° by 2° on the equator, where degrees are equally long both ways. */
const SQUARE = [
  [
    { latitude: 1, longitude: 0 },
    { latitude: 1, longitude: 2 },
    { latitude: -1, longitude: 2 },
    { latitude: -1, longitude: 0 },
    { latitude: 1, longitude: 0 },
  ],
];

function aPlace(changes: Partial<Place>): Place {
  return {
    code: "F1",
    name: "Scott Hospital",
    latitude: 0,
    longitude: 1,
    coordinateStatus: "confirmed_osm",
    ...changes,
  };
}

describe("the map of hospitals", () => {
  test("draws borders around the middle, in whole units", () => {
    const { width, height, borders } = drawHospitalMap([], SQUARE);
    expect([width, height]).toEqual([640, 640]);
    // 640 units for 2.16°: the border begins 0.08° = 24 units in, and is 593 units long.
    expect(borders).toBe("M24 24l592 0 0 592 -592 0 0 -592z");
  });

  test("puts a hospital where its coordinate is", () => {
    const [mark] = drawHospitalMap([aPlace({})], SQUARE).marks;
    expect(mark).toMatchObject({ code: "F1", kind: "sure" });
    expect(mark?.x).toBeCloseTo(320);
    expect(mark?.y).toBeCloseTo(320);
  });

  test.each([
    ["confirmed_osm", "sure"],
    ["near_osm_object", "sure"],
    ["unconfirmed", "unsure"],
    ["suspect", "suspect"],
  ] as const)("draws a coordinate that is %s as %s", (coordinateStatus, kind) => {
    expect(drawHospitalMap([aPlace({ coordinateStatus })], SQUARE).marks[0]?.kind).toBe(kind);
  });

  test("names hospitals that have no coordinate, or one in another country, instead of drawing them", () => {
    const places = [
      aPlace({}),
      aPlace({ code: "F2", name: "St James", latitude: null, longitude: null, coordinateStatus: "missing" }),
      aPlace({ code: "F3", name: "Swapped", latitude: 28, longitude: -29 }),
    ];
    const map = drawHospitalMap(places, SQUARE);
    expect(map.marks.map(({ code }) => code)).toEqual(["F1"]);
    expect(map.leftOut).toEqual(["St James", "Swapped"]);
  });

  test.each([
    ["Scott Hospital", "Scott"],
    ["Gahini District Hospital", "Gahini"],
    ["Kibungo Referral Hospital", "Kibungo"],
    ["Queen 'Mamohato Memorial Hospital", "Queen 'Mamohato"],
    ["Hospital", "Hospital"],
    ["CHUK", "CHUK"],
  ])("writes %s as %s", (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
