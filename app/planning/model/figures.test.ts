import { expect, test } from "vitest";
import { figuresOf } from "./figures.ts";
import { aPost, people, smallInput, visit } from "./testing/small-input.ts";

const input = smallInput({
  posts: [aPost({ wanted: [4, 2, 0, 0] }), aPost({ id: "N2", wanted: [1, 0, 0, 0] })],
  people: people(["P1", "P2", "P3"]),
});
// Weeks 0 to 2 and 2 to 4 at N1, handing over in week 2: six visitor weeks of four wanted; then weeks 12 and 13, one in each block.
const visits = [visit("P1", "N1", 0, 3), visit("P2", "N1", 2, 3), visit("P3", "N1", 12, 2)];

test("weeks asked and covered count no more than wanted, block by block", () => {
  expect(figuresOf(input, visits)).toMatchObject({
    visits: 3,
    people: 3,
    weeksAsked: 7,
    weeksCovered: 5,
    posts: [
      {
        post: "N1",
        blocks: [
          { wanted: 4, served: 7, covered: 4 },
          { wanted: 2, served: 1, covered: 1 },
          { wanted: 0, served: 0, covered: 0 },
          { wanted: 0, served: 0, covered: 0 },
        ],
      },
      { post: "N2", blocks: [{ wanted: 1, served: 0, covered: 0 }, {}, {}, {}] },
    ],
  });
});

test("the cost is told in all and by the block of the start", () => {
  // 1,200,000 + 1,200,000 + 1,100,000, all starting in block 0.
  expect(figuresOf(input, visits)).toMatchObject({ cost: 3_500_000, costByBlock: [3_500_000, 0, 0, 0] });
});

test("hand-over weeks are listed", () => {
  expect(figuresOf(input, visits).handOvers).toMatchObject([{ week: 2, from: visits[0], to: visits[1] }]);
});

test("a visit has no effect when the plan would be worth no less without it", () => {
  // All 8 wanted weeks are covered before P3 comes: service 60 against 220 points of cost.
  const covering = visit("P1", "N1", 0, 8);
  const superfluous = visit("P3", "N1", 8, 2);
  const programme = smallInput({ people: people(["P1", "P3"]) });
  expect(figuresOf(programme, [covering, superfluous]).withoutEffect).toEqual([superfluous]);
  expect(figuresOf(programme, [covering]).withoutEffect).toEqual([]);
});

test("no visits at all are figures too", () => {
  expect(figuresOf(input, [])).toMatchObject({ visits: 0, weeksCovered: 0, cost: 0, handOvers: [], withoutEffect: [] });
});
