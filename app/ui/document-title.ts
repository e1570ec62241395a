import { m } from "#app/paraglide/messages.js";

/** The title of a page in the browser: the page first, then where it is, then the product. Parts that are missing are left out. */
export function documentTitle(...parts: (string | undefined)[]): string {
  return [...parts.filter((part) => part !== undefined), m.ui_product_name()].join(" · ");
}
