import { describe, expect, test } from "vitest";
import { frameAround, isInFrame, projectionOf } from "./map-projection.ts";

const FRAME = { west: 27, east: 29, south: -31, north: -29 };

describe("the map of a country", () => {
  test("leaves room around all its places", () => {
    const places = [
      { latitude: -30, longitude: 28.5 },
      { latitude: -29.5, longitude: 27.5 },
    ];
    expect(frameAround(places, 0.5)).toEqual({ west: 27, east: 29, south: -30.5, north: -29 });
  });

  test("has north at the top, west at the left, and one scale in both directions", () => {
    const { width, height, project } = projectionOf(FRAME, 100);
    // 2° of longitude at 30° south are cos 30° = 0.866 times as long as 2° of latitude: 100 / 0.866 = 115.5.
    expect({ width, height }).toEqual({ width: 100, height: 115 });
    expect(project({ latitude: -29, longitude: 27 })).toEqual({ x: 0, y: 0 });
    expect(project({ latitude: -30, longitude: 28 }).x).toBeCloseTo(50);
    expect(project({ latitude: -30, longitude: 28 }).y).toBeCloseTo(57.735, 3);
  });

  test.each([
    [-29, 27, true],
    [-31, 29, true],
    [-31.01, 28, false],
    [-30, 29.01, false],
    [29.5, -28, false],
  ])("holds the place %d, %d: %s", (latitude, longitude, held) => {
    expect(isInFrame({ latitude, longitude }, FRAME)).toBe(held);
  });
});
