import type { APIRequestContext } from "@playwright/test";
import { matchPath } from "react-router";
import { EMPTY_PROGRAMME } from "./tern.ts";

/** Where each pattern of the route table was met: with data, and where there is such a page, without any. */
export type MetPages = Map<string, { full?: string; empty?: string }>;

const START = ["/", "/no-such-page"];

/** Follows every link from the first page on, as a curious person would, and notes where each page was met.
 *  Of pages that differ only in whom or what they show, the first is opened.
 *  @param patterns of the pages that are looked for */
export async function crawl(request: APIRequestContext, patterns: string[]): Promise<MetPages> {
  const met: MetPages = new Map();
  const seen = new Set(START);
  const waiting = [...START];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const answer = await request.get(address);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    note(met, patterns, new URL(answer.url()));
    for (const link of linksIn(await answer.text(), answer.url())) {
      const key = kindOf(link, patterns);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(link.pathname + link.search);
    }
  }
  return met;
}

function note(met: MetPages, patterns: string[], { pathname, search }: URL): void {
  const pattern = patterns.find((one) => matchPath(one, pathname) !== null);
  if (pattern === undefined) return;
  const places = met.get(pattern) ?? {};
  const state = isEmptyProgramme(pathname) ? "empty" : "full";
  places[state] ??= pathname + search;
  met.set(pattern, places);
}

function linksIn(html: string, base: string): URL[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"#]+)"/g)]
    .map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), base))
    .filter(({ origin }) => origin === new URL(base).origin);
}

/** Links of one kind lead to the same page about somebody or something else. */
function kindOf({ pathname }: URL, patterns: string[]): string {
  const pattern = patterns.find((one) => matchPath(one, pathname) !== null);
  return pattern === undefined ? pathname : `${pattern} ${isEmptyProgramme(pathname) ? "empty" : "full"}`;
}

function isEmptyProgramme(pathname: string): boolean {
  return pathname.startsWith(`/programmes/${EMPTY_PROGRAMME.code}`);
}
