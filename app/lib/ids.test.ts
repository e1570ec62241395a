import { describe, expect, test } from "vitest";
import { checkedId, isId, newId } from "./ids.ts";

describe("an identifier", () => {
  test("is a UUID of version 7 that sorts by the millisecond it was made in", async () => {
    const first = newId();
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = newId();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < second).toBe(true);
    expect(Math.abs(Number.parseInt(first.replace("-", "").slice(0, 12), 16) - Date.now())).toBeLessThan(5000);
  });

  test("is never made twice", () => {
    expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
  });

  test.each(["", "x", "01A200C6-14E3-72A5-90CC-F49E3DA174C3", "01a200c6-14e3-72a5-90cc-f49e3da174c3'--"])(
    "is not %j",
    (text) => {
      expect(isId(text)).toBe(false);
      expect(() => checkedId(text)).toThrow("Broken invariant");
    },
  );
});
