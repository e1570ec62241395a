import { expect } from "@playwright/test";
import { PAGES } from "#app/accounts/policy-pages.ts";
import { crawl, type MetPages } from "./crawl.ts";
import { DESK, expectAccessible, firstLoad, MAX_BOARD_BYTES, MAX_PAGE_BYTES, PHONE } from "./page-measures.ts";
import { fillDemonstration } from "./steps.ts";
import { pageRoutes } from "./route-table.ts";
import { test as base } from "./tern.ts";

// What only professionals open, test/journeys/my-data.e2e.ts measures.
const routes = pageRoutes().filter(({ pattern }) => {
  const demand = PAGES[pattern];
  return typeof demand === "string" || demand?.only === undefined;
});
const patterns = routes.map(({ pattern }) => pattern);
/** Shown only to who has not signed in, or was given its address, so no link leads there. */
const OPEN: MetPages = new Map([
  ["/sign-in", { full: "/sign-in" }],
  ["/sign-in/letter", { full: "/sign-in/letter" }],
  // Leads on to the sign-in page from here; second-factor.e2e.ts looks at it half signed in.
  ["/sign-in/code", { full: "/sign-in/code" }],
  ["/letter/:letter", { full: "/letter/no-such-letter" }],
  ["/sign-in/passkey", { full: "/sign-in/passkey" }],
  ["/sign-in/organisation", { full: "/sign-in/organisation" }],
  ["/sign-in/organisation/back", { full: "/sign-in/organisation/back" }],
  ["/join/:invitation", { full: "/join/no-such-invitation" }],
  ["/erasures/:erasure", { full: "/erasures/no-such-certificate" }],
]);

const test = base.extend<object, { met: MetPages }>({
  met: [
    async ({ browser, signedIn, tern }, use) => {
      const page = await browser.newPage({ baseURL: tern.url, storageState: signedIn });
      await fillDemonstration(page);
      const met = await crawl(page.request, patterns);
      await page.close();
      await use(new Map([...met, ...OPEN]));
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

for (const { pattern, hydrated } of routes) {
  test.describe(pattern, () => {
    if (OPEN.has(pattern)) test.use({ storageState: { cookies: [], origins: [] } });

    const limit = hydrated ? MAX_BOARD_BYTES : MAX_PAGE_BYTES;
    test(`can be reached by links, is accessible, and takes at most ${limit / 1000} kB`, async ({ page, met }) => {
      const { full = "", empty } = met.get(pattern) ?? {};
      expect(full, "no link leads to this page").not.toBe("");
      const { answer, bytes } = await firstLoad(page, full);
      console.log(`${String(bytes).padStart(7)} bytes  ${pattern}`);
      expect(bytes).toBeLessThanOrEqual(limit);
      expectSafeHeaders(answer);
      if (!hydrated) expect(await page.locator("script[src*='entry.client'], link[rel=modulepreload]").count()).toBe(0);
      await expectAccessible(page, PHONE);
      await expectAccessible(page, DESK);
      if (empty === undefined) return;
      await page.goto(empty);
      await expectAccessible(page, PHONE);
    });
  });
}

test("an address that leads nowhere says so accessibly", async ({ page }) => {
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await expectAccessible(page, DESK);
});

/** What browsers may do with a page. */
function expectSafeHeaders(answer: Record<string, string>): void {
  const policy = answer["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(answer).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
  expect(answer["x-request-id"]).toMatch(/^[\w-]{8,}$/);
}
