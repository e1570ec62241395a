import { expect, test } from "vitest";
import { noticesOf } from "./notices.ts";
import { aPerson, aPost, smallInput, visit } from "./testing/small-input.ts";

test("a programme in which everything can be done has no notice", () => {
  expect(noticesOf(smallInput())).toEqual([]);
});

test("nobody registered, and no post", () => {
  expect(noticesOf(smallInput({ people: [] }))).toEqual([{ code: "nobody-registered", details: {} }]);
  expect(noticesOf(smallInput({ posts: [] }))).toEqual([{ code: "no-posts", details: {} }]);
});

test("a budget below the cheapest visit says what the cheapest costs", () => {
  // One week costs 800,000 + 100,000 + 100,000.
  expect(noticesOf(smallInput({ budget: 1_000_000 }))).toEqual([]);
  expect(noticesOf(smallInput({ budget: 999_999 }))).toEqual([
    { code: "nothing-affordable", details: { cheapest: 1_000_000, budget: 999_999, currency: "USD" } },
  ]);
});

test("a budget that is there only in blocks without a possible visit does not help", () => {
  const input = smallInput({ people: [aPerson({ available: [[0, 5]] })], budgetByBlock: [0, 100_000_000, 0, 0] });
  expect(noticesOf(input)).toMatchObject([{ code: "nothing-affordable" }]);
});

test("each post that cannot be filled says why", () => {
  const posts = [
    aPost(),
    aPost({ id: "N2", windows: [] }),
    aPost({ id: "N3", specialty: "surgery" }),
    aPost({ id: "N4", windows: [[51, 51]] }),
  ];
  const input = smallInput({ posts, people: [aPerson({ minWeeks: 2 })] });
  expect(noticesOf(input)).toEqual([
    { code: "post-without-window", details: { post: "N2" } },
    { code: "post-nobody-fits", details: { post: "N3" } },
    { code: "post-nobody-can-come", details: { post: "N4" } },
  ]);
});

test("an earlier visit of someone no longer registered is told", () => {
  const earlier = visit("P9", "N1", 4, 3);
  const input = smallInput({ previous: { visits: [earlier, visit("P1", "N1", 10, 2)], moved: 1, dropped: 2 } });
  expect(noticesOf(input)).toEqual([{ code: "earlier-visit-unknown", details: { visit: earlier } }]);
});
