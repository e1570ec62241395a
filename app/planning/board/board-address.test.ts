import { expect, test } from "vitest";
import { aPost, smallInput, visit } from "../model/testing/small-input.ts";
import { addressShowing, readBoardAddress } from "./board-address.ts";

// 52 weeks from 4 January 2027; N2 is for surgery at the same hospital.
const input = smallInput({ posts: [aPost(), aPost({ id: "N2", specialty: "surgery" })] });
const shownFrom = (query: string) =>
  addressShowing(readBoardAddress(new URLSearchParams(query)), visit("P1", "N2", 20, 4), input);

test("filters that would hide a visit are dropped, and the others stay", () => {
  const query = "hospital=F1&specialty=anaesthesia&person=P2&view=table";
  expect(shownFrom(query)).toMatchObject({ hospital: "F1", specialty: null, person: null, view: "table" });
  expect(shownFrom("hospital=F2&specialty=surgery&person=P1")).toMatchObject({
    hospital: null,
    specialty: "surgery",
    person: "P1",
  });
});

test.each([
  ["zoom=quarter", "2027-05-24"],
  // Weeks 8 to 20 show its first week, weeks 24 to 36 none of it.
  ["zoom=quarter&from=2027-03-01", "2027-03-01"],
  ["zoom=quarter&from=2027-06-21", "2027-05-24"],
  ["zoom=year", null],
])("the board of %s shows the visit in week 20 when it begins on %s", (query, from) => {
  expect(shownFrom(query).from).toBe(from);
});
