import { describe, expect, test } from "vitest";
import { aPerson, smallInput, visit } from "../model/testing/small-input.ts";
import type { PlannedVisit } from "./board-data.ts";
import { actOfKey } from "./board-keys.ts";
import { editFields, readEdit } from "./edit-form.ts";
import { effectOf, nudged, standingOf, visitsIn, withEdit, type BoardEdit, type Nudge } from "./board-edit.ts";
import { newEditor, nextEditor, settledVisits, triedVisits, type EditorEvent } from "./editor-state.ts";

const VISITS = [planned("a", visit("P1", "N1", 4, 3)), planned("b", visit("P2", "N2", 20, 2))];

describe("a step of a bar", () => {
  const place = { post: "N2", start: 10, weeks: 3 };
  const limits = { weeks: 52, posts: ["N1", "N2", "N3"] };

  test.each<[Nudge, object]>([
    ["earlier", { start: 9 }],
    ["later", { start: 11 }],
    ["longer", { weeks: 4 }],
    ["shorter", { weeks: 2 }],
    ["up", { post: "N1" }],
    ["down", { post: "N3" }],
  ])("%s changes one thing", (nudge, change) => {
    expect(nudged(place, nudge, limits)).toEqual({ ...place, ...change });
  });

  test.each<[Nudge, typeof place]>([
    ["earlier", { post: "N1", start: 0, weeks: 1 }],
    ["later", { post: "N1", start: 49, weeks: 3 }],
    ["longer", { post: "N1", start: 49, weeks: 3 }],
    ["shorter", { post: "N1", start: 10, weeks: 1 }],
    ["up", { post: "N1", start: 10, weeks: 3 }],
    ["down", { post: "N3", start: 10, weeks: 3 }],
  ])("%s stops at the edge of the programme and of the board", (nudge, atEdge) => {
    expect(nudged(atEdge, nudge, limits)).toEqual(atEdge);
  });
});

describe("an edit", () => {
  test("moves, pins, unpins or removes one visit and leaves the others", () => {
    const [a, b] = VISITS;
    expect(withEdit(VISITS, { act: "move", visitId: "a", post: "N2", start: 6, weeks: 2 })).toEqual([
      { ...a, post: "N2", start: 6, weeks: 2 },
      b,
    ]);
    const pinned = withEdit(VISITS, { act: "pin", visitId: "b" });
    expect(pinned.map((one) => one.pinned)).toEqual([false, true]);
    expect(withEdit(pinned, { act: "unpin", visitId: "b" })).toEqual(VISITS);
    expect(withEdit(VISITS, { act: "remove", visitId: "a" })).toEqual([b]);
  });

  test("that moves an agreed visit shows it as agreed no more, unless it stays where it is", () => {
    const agreed = { ...planned("c", visit("P1", "N1", 4, 3)), agreed: true };
    const move = (start: number) =>
      withEdit([agreed], { act: "move", visitId: "c", post: "N1", start, weeks: 3 }).map((one) => one.agreed);
    expect([move(5), move(4)]).toEqual([[false], [true]]);
  });

  test("to undo is left to the server", () => {
    expect(withEdit(VISITS, { act: "undo" })).toEqual(VISITS);
  });
});

describe("the effect of an edit", () => {
  const input = smallInput({ people: [aPerson({ restWeeks: 4 })] });
  const first = planned("a", visit("P1", "N1", 0, 2));

  test("a second visit too soon breaks the rest, and one week later it does not", () => {
    const before = standingOf(input, [first]);
    // The first visit ends with week 1, so after four weeks of rest the next may start in week 6.
    const effectAt = (start: number) => effectOf(before, standingOf(input, [first, visit("P1", "N1", start, 2)]));
    expect(effectAt(5).brought.map(({ rule }) => rule)).toEqual(["rest"]);
    expect(effectAt(6)).toEqual({ brought: [], mended: [] });
  });

  test("moving it away mends the rule, and the board can tell which visits broke it", () => {
    const visits = [first, planned("b", visit("P1", "N1", 5, 2)), planned("c", visit("P1", "N1", 30, 2))];
    const before = standingOf(input, visits);
    expect(visitsIn(before.breaches, visits)).toEqual(new Set(["a", "b"]));
    const after = standingOf(input, withEdit(visits, { act: "move", visitId: "b", post: "N1", start: 8, weeks: 2 }));
    expect(effectOf(before, after).mended.map(({ rule }) => rule)).toEqual(["rest"]);
  });

  test("cost and covered weeks follow", () => {
    // A visit of l weeks costs 900,000 + 100,000 × l.
    expect(standingOf(input, [first]).figures).toMatchObject({ cost: 1_100_000, weeksCovered: 2, handOvers: [] });
    expect(standingOf(input, [])).toMatchObject({ value: 0, figures: { cost: 0, weeksCovered: 0 } });
  });
});

describe("the editor", () => {
  const saved = { visits: VISITS, canUndo: false, canRedo: false };
  const after = (...events: EditorEvent[]) => events.reduce(nextEditor, newEditor(saved));
  const move = { act: "move", visitId: "a", post: "N1", start: 9, weeks: 3 } as const;

  test("what is tried is shown but not settled, and can be put back", () => {
    const tried = after({ type: "tried", tentative: { visitId: "a", place: { post: "N1", start: 9, weeks: 3 } } });
    expect(triedVisits(settledVisits(tried), tried.tentative)[0]?.start).toBe(9);
    expect(settledVisits(tried)[0]?.start).toBe(4);
    expect(nextEditor(tried, { type: "put-back" })).toEqual(newEditor(saved));
  });

  test("an edit is shown before the server has answered, and after it has", () => {
    const sent = after({ type: "edited", edit: move });
    expect(settledVisits(sent)[0]?.start).toBe(9);
    const answered = nextEditor(sent, {
      type: "saved",
      saved: { ...saved, visits: settledVisits(sent), canUndo: true },
    });
    expect(answered.sent).toEqual([]);
    expect(answered.saved.canUndo).toBe(true);
    expect(settledVisits(answered)[0]?.start).toBe(9);
  });

  test("a second edit waits for the first and stays when the first is saved", () => {
    const both = after({ type: "edited", edit: move }, { type: "edited", edit: { act: "remove", visitId: "b" } });
    const answered = nextEditor(both, { type: "saved", saved: { ...saved, visits: withEdit(VISITS, move) } });
    expect(settledVisits(answered).map(({ id, start }) => [id, start])).toEqual([["a", 9]]);
  });

  test("a refused edit is put back with all that came after it, and says why", () => {
    const both = after({ type: "edited", edit: move }, { type: "edited", edit: { act: "remove", visitId: "b" } });
    const refused = nextEditor(both, { type: "refused", reason: "The plan was accepted meanwhile." });
    expect(settledVisits(refused)).toEqual(VISITS);
    expect(refused.refusal).toBe("The plan was accepted meanwhile.");
  });
});

describe("keys on the board", () => {
  const context = { visit: VISITS[0]!, tentative: null, weeks: 52, posts: ["N1", "N2"] };
  const press = (key: string, changes: object = {}, inContext: object = {}) =>
    actOfKey(
      { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...changes },
      { ...context, ...inContext },
    );
  const tried = (place: object) => ({ type: "try", tentative: { visitId: "a", place } });

  test("arrows try a step, with Shift a length", () => {
    expect(press("ArrowRight")).toEqual(tried({ post: "N1", start: 5, weeks: 3 }));
    expect(press("ArrowDown")).toEqual(tried({ post: "N2", start: 4, weeks: 3 }));
    expect(press("ArrowLeft", { shiftKey: true })).toEqual(tried({ post: "N1", start: 4, weeks: 2 }));
    expect(press("ArrowUp", { shiftKey: true })).toBeNull();
  });

  test("Enter keeps what is tried of this bar, and otherwise follows its link", () => {
    const tentative = { visitId: "a", place: { post: "N1", start: 5, weeks: 3 } };
    const edit = { act: "move", visitId: "a", post: "N1", start: 5, weeks: 3 };
    expect(press("Enter", {}, { tentative })).toEqual({ type: "edit", edit });
    expect(press("Enter")).toBeNull();
    expect(press("Enter", {}, { tentative: { ...tentative, visitId: "b" } })).toBeNull();
  });

  test("Escape puts back what is tried, P pins and unpins, Delete removes", () => {
    expect(press("Escape")).toBeNull();
    expect(press("Escape", {}, { tentative: { visitId: "a", place: VISITS[0] } })).toEqual({ type: "put-back" });
    expect(press("p")).toEqual({ type: "edit", edit: { act: "pin", visitId: "a" } });
    expect(press("P", {}, { visit: { ...VISITS[0], pinned: true } })).toEqual({
      type: "edit",
      edit: { act: "unpin", visitId: "a" },
    });
    expect(press("Delete")).toEqual({ type: "edit", edit: { act: "remove", visitId: "a" } });
  });

  test("the history needs no bar in focus; other keys do", () => {
    const nowhere = { visit: null };
    expect(press("z", { ctrlKey: true }, nowhere)).toEqual({ type: "edit", edit: { act: "undo" } });
    expect(press("z", { metaKey: true, shiftKey: true }, nowhere)).toEqual({ type: "edit", edit: { act: "redo" } });
    expect(press("y", { ctrlKey: true }, nowhere)).toEqual({ type: "edit", edit: { act: "redo" } });
    expect(press("?", {}, nowhere)).toEqual({ type: "help" });
    expect(press("ArrowLeft", {}, nowhere)).toBeNull();
  });

  test("what browsers use with Alt or Ctrl is left to them", () => {
    expect(press("ArrowLeft", { altKey: true })).toBeNull();
    expect(press("p", { ctrlKey: true })).toBeNull();
  });
});

describe("the form of an edit", () => {
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };

  test("says an edit and reads back the same", () => {
    const edits: BoardEdit[] = [
      { act: "move", visitId: "a", post: "N1/2", start: 0, weeks: 3 },
      { act: "unpin", visitId: "a" },
      { act: "undo" },
    ];
    expect(edits.map((edit) => readEdit(formOf(editFields(edit))))).toEqual(edits);
  });

  test.each([
    {},
    { act: "explode", visitId: "a" },
    { act: "remove" },
    { act: "move", visitId: "a", post: "N1", start: "", weeks: "3" },
    { act: "move", visitId: "a", post: "N1", start: "1.5", weeks: "3" },
    { act: "move", visitId: "a", post: "N1", start: "4", weeks: "three" },
  ])("%o is no edit", (fields) => {
    expect(readEdit(formOf(fields))).toBeNull();
  });
});

function planned(id: string, one: ReturnType<typeof visit>): PlannedVisit {
  return { ...one, id, pinned: false, agreed: false };
}
