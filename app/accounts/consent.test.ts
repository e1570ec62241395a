import { describe, expect, test } from "vitest";
import { answersOffered, type ConsentState, type Standing, standingOf } from "./consent.ts";
import { readOwnStatement, readReceivedStatement, readTextForm } from "./consent-form.ts";

const GIVEN: ConsentState = {
  purpose: "planning",
  answer: "given",
  saidAt: new Date("2026-09-01T10:00:00Z"),
  channel: "page",
  text: { version: 2, language: "st" },
  validUntil: "2027-06-30",
};

describe("how a purpose stands", () => {
  test.each<[string, ConsentState | undefined, { today: string; askedAgainFrom: number }, Standing]>([
    ["was never asked about", undefined, { today: "2027-01-01", askedAgainFrom: 0 }, "not-asked"],
    ["is agreed to until its last day", GIVEN, { today: "2027-06-30", askedAgainFrom: 0 }, "given"],
    ["has run out on the day after", GIVEN, { today: "2027-07-01", askedAgainFrom: 0 }, "expired"],
    [
      "is agreed to by the version that changed in substance",
      GIVEN,
      { today: "2027-01-01", askedAgainFrom: 2 },
      "given",
    ],
    [
      "is to be asked again after one that changed later",
      GIVEN,
      { today: "2027-01-01", askedAgainFrom: 3 },
      "ask-again",
    ],
    [
      "is agreed to by the words of an imported list, whatever versions there are",
      { ...GIVEN, text: null },
      { today: "2027-01-01", askedAgainFrom: 3 },
      "given",
    ],
    [
      "is withdrawn, whatever the last day was",
      { ...GIVEN, answer: "withdrawn", validUntil: null },
      { today: "2027-01-01", askedAgainFrom: 0 },
      "withdrawn",
    ],
  ])("%s", (_, state, on, standing) => {
    expect(standingOf(state, on)).toBe(standing);
  });

  test("offers taking back wherever it is agreed to, and giving wherever it is not", () => {
    const standings: Standing[] = ["given", "ask-again", "expired", "refused", "withdrawn", "not-asked"];
    const offering = (answer: "given" | "withdrawn") =>
      standings.filter((standing) => answersOffered(standing).includes(answer));
    expect(offering("withdrawn")).toEqual(["given", "ask-again"]);
    expect(offering("given")).toEqual(["ask-again", "expired", "refused", "withdrawn", "not-asked"]);
  });
});

describe("a form", () => {
  const own = { purpose: "planning", answer: "withdrawn", version: "1", language: "rw" };
  const received = { purpose: "planning", answer: "given", channel: "paper", saidOn: "2026-09-01", text: "1 st" };

  test("of one's own says the words that were shown, and that it was said just now", () => {
    expect(readOwnStatement(own)).toMatchObject({
      text: { version: 1, language: "rw" },
      channel: "page",
      saidOn: null,
    });
    expect(readOwnStatement({ ...own, purpose: "everything" })).toBeNull();
  });

  test("of the office names every field that says nothing", () => {
    expect(readReceivedStatement(received)).toMatchObject({
      said: { text: { version: 1, language: "st" }, saidOn: "2026-09-01", validUntil: null },
    });
    expect(readReceivedStatement({})).toEqual({ wrong: ["purpose", "answer", "channel", "saidOn", "text"] });
    expect(readReceivedStatement({ ...received, channel: "page" })).toEqual({ wrong: ["channel"] });
  });

  test("of new words holds them in every language", () => {
    const words = { "words-en": "a", "words-fr": "b", "words-rw": "c", "words-st": "d" };
    expect(readTextForm({ purpose: "research", ...words })).toEqual({
      purpose: "research",
      words: { en: "a", fr: "b", rw: "c", st: "d" },
      askAgain: false,
    });
    expect(readTextForm({ purpose: "research", ...words, "words-st": undefined })).toBeNull();
  });
});
