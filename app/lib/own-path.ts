/** Keeps an address that came from outside only when it leads to a page of ours; otherwise the start page.
 *  Without this, a link to our sign-in page could send people on to a stranger's. */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  const base = "http://own.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  return url.origin === base ? url.pathname + url.search : "/";
}
