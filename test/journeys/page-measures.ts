import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The two ways in which every page is looked at: each width and each set of colours once. */
export const PHONE = { width: 320, height: 640, colours: "light" } as const;
export const DESK = { width: 1280, height: 800, colours: "dark" } as const;
type Look = typeof PHONE | typeof DESK;

/** @source docs/decisions/0022-bytes-are-counted-in-a-test.md */
export const MAX_PAGE_BYTES = 30_000;
export const MAX_BOARD_BYTES = 170_000;

/** Looks at the page that is open: nothing scrolls sideways, and no rule of accessibility is broken. */
export async function expectAccessible(page: Page, look: Look): Promise<void> {
  await expectNoOverhang(page, look);
  // Its other mode opens a page of its own for each look, to gather what frames found. We have none.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  expect(found, `${page.url()} at ${look.width} px`).toEqual([]);
}

/** Looks at the page that is open: nothing scrolls sideways. */
export async function expectNoOverhang(page: Page, { width, height, colours }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `${page.url()} is wider than ${width} px`).toBeLessThanOrEqual(0);
}

/** Opens a page with an empty cache and counts the bytes of all answers as they were sent, without their headers. */
export async function firstLoad(
  page: Page,
  address: string,
): Promise<{ answer: Record<string, string>; bytes: number }> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const answer = await page.goto(address, { waitUntil: "load" });
  // An event stream never comes to rest, so what a script asks for after loading is given a moment instead.
  if ((await page.locator("script[src]").count()) > 0) await page.waitForTimeout(500);
  page.removeAllListeners("requestfinished");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { answer: answer?.headers() ?? {}, bytes };
}
