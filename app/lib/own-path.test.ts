import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

// ASVS V3.7.2
test.each([
  ["/programmes/lesotho?week=3", "/programmes/lesotho?week=3"],
  ["/", "/"],
  [null, "/"],
  ["", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["\\\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/a/../b", "/b"],
])("the address %j leads to %s", (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});
