import { describe, expect, test } from "vitest";
import { aPost, smallInput, visit } from "../model/testing/small-input.ts";
import type { BoardPost, BoardVisit, PlannedVisit } from "./board-data.ts";
import { blockMarks, dateTicks, lanesOf, monthTicks, rowOf } from "./board-layout.ts";
import { boardOf, closedWeeks, gapsOf, NO_FILTER, weeksOf } from "./board-view.ts";
import { scaleOf, spanOf, weekAt, widthOf } from "./scale.ts";

const YEAR = scaleOf("year", 0, 52);
const SECOND_QUARTER = scaleOf("quarter", 13, 52);

describe("the scale", () => {
  test("a year of 52 weeks has 19 pixels a week", () => {
    expect(YEAR).toEqual({ first: 0, weeks: 52, weekPx: 19 });
    expect(widthOf(YEAR)).toBe(988);
  });

  test("begins where the address says, but never leaves the programme", () => {
    expect(scaleOf("quarter", 13, 52).first).toBe(13);
    expect(scaleOf("quarter", 50, 52).first).toBe(39);
    expect(scaleOf("quarter", -3, 52).first).toBe(0);
  });

  test("a zoom longer than the programme shows the whole programme", () => {
    expect(scaleOf("three-years", 0, 26)).toEqual({ first: 0, weeks: 26, weekPx: 38 });
    expect(scaleOf("quarter", 0, 1)).toEqual({ first: 0, weeks: 1, weekPx: 80 });
  });

  test("a stretch that goes on beyond an edge is cut there and says so", () => {
    // The second quarter shows weeks 13 to 25 at 76 pixels a week.
    expect(spanOf(SECOND_QUARTER, 12, 14)).toEqual({ x: 0, width: 152, before: true, after: false });
    expect(spanOf(SECOND_QUARTER, 24, 26)).toEqual({ x: 836, width: 152, before: false, after: true });
    expect(spanOf(SECOND_QUARTER, 0, 51)).toEqual({ x: 0, width: 988, before: true, after: true });
  });

  test("a stretch just before or after what is shown is not drawn", () => {
    expect(spanOf(SECOND_QUARTER, 10, 12)).toBeNull();
    expect(spanOf(SECOND_QUARTER, 26, 30)).toBeNull();
    expect(spanOf(SECOND_QUARTER, 25, 25)).not.toBeNull();
  });

  test("a place on the drawing is in the week drawn there", () => {
    expect(weekAt(SECOND_QUARTER, 75)).toBe(13);
    expect(weekAt(SECOND_QUARTER, 76)).toBe(14);
  });
});

describe("the rows", () => {
  test("visits one after the other share a lane", () => {
    expect(lanesOf([visit("P1", "N1", 0, 4), visit("P2", "N1", 4, 2)])).toEqual([0, 0]);
  });

  test("a visitor who takes over stands below, and the next one above again", () => {
    const chain = [visit("P1", "N1", 0, 4), visit("P2", "N1", 3, 4), visit("P3", "N1", 6, 2)];
    expect(lanesOf(chain)).toEqual([0, 1, 0]);
  });

  test("three visitors in one week need three lanes", () => {
    const together = [visit("P1", "N1", 0, 4), visit("P2", "N1", 1, 4), visit("P3", "N1", 2, 2)];
    expect(lanesOf(together)).toEqual([0, 1, 2]);
  });

  test("a row is as high as its lanes", () => {
    expect(rowOf(aBoardPost([]), YEAR).height).toBe(30);
    const handOver = [aBar(visit("P1", "N1", 0, 4)), aBar(visit("P2", "N1", 3, 4))];
    expect(rowOf(aBoardPost(handOver), YEAR).height).toBe(56);
  });

  test("a bar lies over its weeks, marks its hand-over week, and carries as much of the name as fits", () => {
    const bar = rowOf(aBoardPost([{ ...aBar(visit("P1", "N1", 4, 3)), handOverWeeks: [6] }]), YEAR).bars[0];
    expect(bar).toMatchObject({ span: { x: 76, width: 57 }, textX: 81, text: "Moko…" });
    expect(bar?.handOvers).toMatchObject([{ x: 114, width: 19 }]);
  });

  test("a sign before the name tells pinned, agreed and broken apart without colour", () => {
    const textOf = (changes: Partial<BoardVisit>) =>
      rowOf(aBoardPost([{ ...aBar(visit("P1", "N1", 4, 8)), ...changes }]), YEAR).bars[0]?.text[0];
    expect([{ pinned: true }, { agreed: true }, { broken: true, pinned: true }].map(textOf)).toEqual(["◆", "✓", "!"]);
  });

  test("a bar that began before the drawing has its name at the edge", () => {
    expect(rowOf(aBoardPost([aBar(visit("P1", "N1", 10, 8))]), SECOND_QUARTER).bars[0]?.textX).toBe(5);
  });
});

describe("the head", () => {
  test("a month stands at its first Monday", () => {
    expect(monthTicks("2027-01-04", YEAR).slice(0, 3)).toEqual([
      { x: 0, week: 0, date: "2027-01-04" },
      { x: 76, week: 4, date: "2027-02-01" },
      { x: 152, week: 8, date: "2027-03-01" },
    ]);
  });

  test("every Monday is written in a year, every second in two years, every fourth in three", () => {
    const weeks = (zoom: "year" | "two-years" | "three-years") =>
      dateTicks("2027-01-04", scaleOf(zoom, 0, 156)).map(({ week }) => week);
    expect(weeks("year").slice(0, 3)).toEqual([0, 1, 2]);
    expect(weeks("two-years").slice(0, 3)).toEqual([0, 2, 4]);
    expect(weeks("three-years").slice(0, 3)).toEqual([0, 4, 8]);
  });

  test("blocks keep their number when the first are not shown", () => {
    const blocks = [0, 1, 2, 3].map((block) => ({ first: block * 13, last: block * 13 + 12, cost: 1, budget: 2 }));
    expect(blockMarks(blocks, SECOND_QUARTER).map(({ block, x }) => [block, x])).toEqual([[1, 0]]);
  });
});

describe("gaps", () => {
  const always: [number, number][] = [[0, 51]];
  const year = { weeks: 52, blockWeeks: 13, visits: [] };
  const block = (wanted: number, served = 0) => ({ wanted, served, covered: Math.min(wanted, served) });

  test("wanted weeks that nobody covers are drawn at the first free weeks of their block", () => {
    const visits = [visit("P1", "N1", 2, 3)];
    // Five of eight are missing: weeks 0 and 1 before the visit, 5 to 7 after it.
    expect(gapsOf(always, { ...year, blocks: [block(8, 3), block(0), block(2)], visits })).toEqual([
      { block: 0, first: 0, last: 1 },
      { block: 0, first: 5, last: 7 },
      { block: 2, first: 26, last: 27 },
    ]);
  });

  test("a block with all its weeks covered has none, and one with a week less has one", () => {
    const visits = [visit("P1", "N1", 0, 3)];
    expect(gapsOf(always, { ...year, blocks: [block(3, 3)], visits })).toEqual([]);
    expect(gapsOf(always, { ...year, blocks: [block(4, 3)], visits })).toEqual([{ block: 0, first: 3, last: 3 }]);
  });

  test("closed weeks are no gap, and no more is drawn than there is room for", () => {
    expect(gapsOf([[10, 11]], { ...year, blocks: [block(8)] })).toEqual([{ block: 0, first: 10, last: 11 }]);
  });

  test("a last block that is shorter than the others ends with the programme", () => {
    const gaps = gapsOf(always, { ...year, weeks: 16, blocks: [block(0), block(9)] });
    expect(gaps).toEqual([{ block: 1, first: 13, last: 15 }]);
  });

  test("weeks beyond what a block wants do not make up for another block", () => {
    expect(weeksOf({ blocks: [block(4, 6), block(4, 1)] })).toEqual({ wanted: 8, covered: 5 });
  });

  test("weeks between the windows are closed", () => {
    const windows: [number, number][] = [
      [5, 15],
      [24, 38],
    ];
    expect(closedWeeks(windows, 52)).toEqual([
      [0, 4],
      [16, 23],
      [39, 51],
    ]);
    expect(closedWeeks([[0, 51]], 52)).toEqual([]);
  });
});

describe("the board", () => {
  const input = smallInput({
    facilities: [
      { id: "F1", country: "LS", district: "Maseru", housing: 9 },
      { id: "F2", country: "LS", district: "Berea", housing: 9 },
    ],
    posts: [aPost(), aPost({ id: "N2" }), aPost({ id: "N3", facility: "F2", specialty: "surgery" })],
  });
  const visits = [planned("a", visit("P1", "N1", 4, 3)), planned("b", visit("P1", "N3", 20, 2))];
  const names = {
    people: { P1: "Nthabiseng Mokoena" },
    facilities: { F1: "Mafeteng Hospital", F2: "Berea Hospital" },
    specialties: { anaesthesia: "Anaesthesia", surgery: "Surgery" },
  };
  const data = { input, visits, names, waves: [] };
  const postsOf = (filter: object) =>
    boardOf(data, { ...NO_FILTER, ...filter }).hospitals.flatMap((hospital) => hospital.posts.map((post) => post.id));

  test("hospitals stand in the order of their names, posts of one specialty with numbers", () => {
    const board = boardOf(data);
    expect(board.hospitals.map((hospital) => hospital.name)).toEqual(["Berea Hospital", "Mafeteng Hospital"]);
    expect(board.hospitals[1]?.posts.map(({ title, number }) => [title, number])).toEqual([
      ["Anaesthesia", 1],
      ["Anaesthesia", 2],
    ]);
    expect(board.hospitals[0]?.posts[0]?.number).toBeNull();
  });

  test("can be narrowed to a hospital, a specialty, or the posts that a person visits", () => {
    expect(postsOf({ hospital: "F2" })).toEqual(["N3"]);
    expect(postsOf({ specialty: "anaesthesia" })).toEqual(["N1", "N2"]);
    expect(postsOf({ person: "P1" })).toEqual(["N3", "N1"]);
    expect(postsOf({ person: "P9" })).toEqual([]);
  });

  test("a block costs what the visits that start in it cost", () => {
    // A visit of l weeks costs 900,000 + 100,000 × l.
    expect(boardOf(data).blocks.map((block) => block.cost)).toEqual([1_200_000, 1_100_000, 0, 0]);
  });

  test("two people who share a week at a post hand over in it", () => {
    const handOver = [planned("a", visit("P1", "N1", 4, 3)), planned("b", visit("P2", "N1", 6, 2))];
    const people = [...input.people, { ...input.people[0]!, id: "P2" }];
    const board = boardOf({ ...data, input: { ...input, people }, visits: handOver });
    expect(board.hospitals[1]?.posts[0]?.visits.map((one) => one.handOverWeeks)).toEqual([[6], [6]]);
  });

  test("induction weeks are not marked where every week takes arrivals", () => {
    expect(boardOf(data).inductionWeeks).toEqual({ LS: [] });
    const countries = [
      { id: "LS", arrivals: input.countries[0]!.arrivals.map((places, week) => (week % 2 ? 0 : places)) },
    ];
    expect(boardOf({ ...data, input: { ...input, countries } }).inductionWeeks.LS?.slice(0, 3)).toEqual([0, 2, 4]);
  });
});

function planned(id: string, one: ReturnType<typeof visit>): PlannedVisit {
  return { ...one, id, pinned: false, agreed: false };
}

function aBar(one: ReturnType<typeof visit>): BoardVisit {
  return { ...planned(one.person, one), name: "Nthabiseng Mokoena", handOverWeeks: [], broken: false, sought: false };
}

function aBoardPost(visits: BoardVisit[]): BoardPost {
  return { id: "N1", title: "Anaesthesia", number: null, level: 1, closed: [], blocks: [], gaps: [], visits };
}
