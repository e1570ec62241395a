import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const PHONE = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 800 };
/** @source docs/decisions/0022-bytes-are-counted-in-a-test.md */
export const MAX_PAGE_BYTES = 30_000;
export const MAX_BOARD_BYTES = 170_000;

type Look = { address: string; width: number; height: number; colours: "light" | "dark" };

/** Everything is looked at in these colours, and contrast in the others too. */
export async function expectAccessible(page: Page, { address, width, height, colours }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
  await page.goto(address);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `${address} is wider than ${width} px`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  await page.emulateMedia({ colorScheme: colours === "light" ? "dark" : "light" });
  const contrast = await new AxeBuilder({ page }).withRules("color-contrast").analyze();
  const found = [...violations, ...contrast.violations].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}`),
  );
  expect(found, `${address} at ${width} px`).toEqual([]);
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
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { answer: answer?.headers() ?? {}, bytes };
}
