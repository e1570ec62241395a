import { describe, expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";

const MAP = { width: 600, letterHeight: 16 };

describe("names on a map", () => {
  test("stand to the right of their mark", () => {
    const [label] = placeLabels([{ name: "Scott", x: 100, y: 100 }], MAP);
    expect(label).toMatchObject({ name: "Scott", x: 112, anchor: "start" });
  });

  test("stand to the left where the map ends", () => {
    const [label] = placeLabels([{ name: "Mokhotlong", x: 580, y: 100 }], MAP);
    expect(label).toMatchObject({ x: 568, anchor: "end" });
  });

  test("give way to a neighbour's mark and name", () => {
    const labels = placeLabels(
      [
        { name: "Makoanyane", x: 200, y: 100 },
        { name: "Mohlomi", x: 225, y: 100 },
      ],
      MAP,
    );
    // The first finds the second's mark on its right and nothing on its left; the second has its right free.
    expect(labels.map(({ name, anchor }) => [name, anchor])).toEqual([
      ["Makoanyane", "end"],
      ["Mohlomi", "start"],
    ]);
  });

  test("are left out where there is no room", () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({
      name: `Hospital ${index}`,
      x: 300 + index,
      y: 300 + index,
    }));
    expect(placeLabels(crowd, MAP).length).toBeLessThan(9);
  });
});
