import { expect, test } from "vitest";
import { pageNumber, queryString } from "./query-string.ts";

// ASVS V1.2.2
test("the address of a list names what narrows it, and nothing else", () => {
  expect(queryString({ search: "Tšepo & co", country: "", page: 2, specialty: undefined })).toBe(
    "?search=T%C5%A1epo+%26+co&page=2",
  );
  expect(queryString({ search: "" })).toBe("");
});

test.each([
  [null, 1],
  ["", 1],
  ["1", 1],
  ["27", 27],
  ["0", 1],
  ["-3", 1],
  ["1.5", 1],
  ["two", 1],
  ["99999999999", 1],
])("an address that asks for page %s shows page %i", (text, page) => {
  expect(pageNumber(text)).toBe(page);
});
