import { describe, expect, test } from "vitest";
import { smallInput, visit } from "../model/testing/small-input.ts";
import type { BoardData } from "./board-data.ts";
import type { Reasons } from "./board-reasons.ts";
import { peopleOptions } from "./place-options.ts";
import { readVisit, suggestedVisit, typedVisit } from "./visit-to-add.ts";
import { fieldOfRefusal, wrongInWords } from "./visit-to-add-words.ts";

describe("a visit that is typed", () => {
  const right = { person: "P1", post: "N1/2", start: "0", weeks: "3" };

  test("is read from the fields of the form, without the blanks around a code", () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...right, person: " P1 " })) form.set(name, value);
    expect(typedVisit(form)).toEqual(right);
    expect(readVisit(right)).toEqual({ person: "P1", post: "N1/2", start: 0, weeks: 3 });
    expect(typedVisit(new FormData())).toEqual({ person: "", post: "", start: "", weeks: "" });
  });

  test.each([
    ["nobody", { person: "" }, ["person"]],
    ["no post", { post: "" }, ["post"]],
    ["no Monday", { start: "" }, ["start"]],
    ["a week before the period", { start: "-1" }, ["start"]],
    ["no weeks", { weeks: "0" }, ["weeks"]],
    ["half a week", { weeks: "1.5" }, ["weeks"]],
    ["a number in words, and no Monday", { start: "", weeks: "three" }, ["start", "weeks"]],
  ])("of %s is told at the fields that say it", (_, typed, wrong) => {
    expect(readVisit({ ...right, ...typed })).toEqual({ wrong });
  });

  test("has its mistakes and its refusals told at the fields of its own form", () => {
    expect(wrongInWords(["weeks"])).toEqual([
      { field: "add-weeks", text: "Enter a whole number of weeks, 1 or more." },
    ]);
    expect(fieldOfRefusal("planning/outside-period")).toBe("add-weeks");
    expect(fieldOfRefusal("planning/not-a-draft")).toBeUndefined();
  });
});

describe("what the form begins with", () => {
  // N1 lacks nobody in week 0 and 1, where P1 is.
  const input = smallInput();
  const there = { ...visit("P1", "N1", 0, 2), id: "a", pinned: false, agreed: false };
  const names = { people: { P1: "Thandi" }, facilities: {}, specialties: {} };
  const data: BoardData = { input, visits: [there], names, waves: [] };
  const reasons: Reasons = { about: "post", person: "", post: "N1", sentences: [], suggested: null };

  test("is the visit of which the reasons speak", () => {
    const suggested = visit("P1", "N1", 7, 3);
    expect(suggestedVisit(data, { ...reasons, about: "person", person: "P1", post: "", suggested })).toEqual({
      person: "P1",
      post: "N1",
      start: "7",
      weeks: "3",
    });
  });

  test("is otherwise the post that is selected from its first uncovered week, and the person of whom is asked", () => {
    expect(suggestedVisit(data, reasons)).toEqual({ person: "", post: "N1", start: "2", weeks: "" });
    expect(suggestedVisit(data, { ...reasons, about: "pair", person: "P1" })).toMatchObject({
      person: "P1",
      start: "2",
    });
    expect(suggestedVisit(data, { ...reasons, about: "person", person: "P1", post: "" })).toMatchObject({ start: "" });
  });

  test("is nothing where nothing is selected, or a visit that is there", () => {
    const nothing = { person: "", post: "", start: "", weeks: "" };
    expect(suggestedVisit(data, null)).toEqual(nothing);
    expect(suggestedVisit(data, { ...reasons, about: "visit", person: "P1" })).toEqual(nothing);
  });

  test("people are offered once each, by name, whether they are in the plan or not", () => {
    const others = [
      { value: "P2", label: "Keza (P2)" },
      { value: "P1", label: "Thandi (P1)" },
    ];
    expect(peopleOptions(data, others).map(({ value }) => value)).toEqual(["P2", "P1"]);
  });
});
