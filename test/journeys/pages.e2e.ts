import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { crawl, type MetPages } from "./crawl.ts";
import { makeFirstPlan } from "./planning-steps.ts";
import { pageRoutes } from "./route-table.ts";
import { test as base } from "./tern.ts";

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };
/** @source docs/decisions/0022-bytes-are-counted-in-a-test.md */
const MAX_PAGE_BYTES = 30_000;
const MAX_BOARD_BYTES = 170_000;

const routes = pageRoutes();
const patterns = routes.map(({ pattern }) => pattern);
/** Shown only to who has not signed in, so no link leads there. */
const OPEN: MetPages = new Map([["/sign-in", { full: "/sign-in" }]]);

const test = base.extend<object, { met: MetPages }>({
  met: [
    async ({ browser, signedIn, tern }, use) => {
      const page = await browser.newPage({ baseURL: tern.url, storageState: signedIn });
      await makeFirstPlan(page);
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

    test("can be reached by links, is accessible and never scrolls sideways", async ({ page, met }) => {
      test.setTimeout(90_000);
      const addresses = Object.values(met.get(pattern) ?? {});
      expect(addresses, "no link leads to this page").not.toEqual([]);
      for (const address of addresses) {
        await page.setViewportSize(PHONE);
        await page.goto(address);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, "light");
        await page.setViewportSize(DESK);
        await expectAccessible(page, "dark");
        await page.goto(address);
        await expectAccessible(page, "light");
        await page.setViewportSize(PHONE);
        await expectAccessible(page, "dark");
      }
    });

    test("says by headers what browsers may do with it", async ({ page, met }) => {
      const answer = await page.goto(met.get(pattern)?.full ?? "/");
      const headers = answer?.headers() ?? {};
      const policy = headers["content-security-policy"] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-store",
      });
      expect(headers["x-request-id"]).toMatch(/^[\w-]{8,}$/);
    });

    const limit = hydrated ? MAX_BOARD_BYTES : MAX_PAGE_BYTES;
    test(`takes at most ${limit / 1000} kB on the first load`, async ({ page, met }) => {
      const bytes = await bytesOfFirstLoad(page, met.get(pattern)?.full ?? "/");
      test.info().annotations.push({ type: "bytes", description: String(bytes) });
      expect(bytes).toBeLessThanOrEqual(limit);
    });

    if (!hydrated)
      test("needs no framework in the browser", async ({ page, met }) => {
        await page.goto(met.get(pattern)?.full ?? "/");
        expect(await page.locator('script[src*="entry.client"], link[rel=modulepreload]').count()).toBe(0);
      });
  });
}

test("an address that leads nowhere says so accessibly", async ({ page }) => {
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await expectAccessible(page, "light");
});

async function expectAccessible(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  const width = page.viewportSize()?.width ?? 0;
  expect(found, `${page.url()} at ${width} px, ${colorScheme}`).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overhang, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}

/** Bytes of all answers as they were sent, without their headers. */
async function bytesOfFirstLoad(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(address, { waitUntil: "load" });
  if (await page.locator("script[src]").count()) await page.waitForTimeout(500);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
