import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

const APP = join(import.meta.dirname, "../../app");

/** A page of `app/routes.ts`. */
export type PageRoute = {
  /** The address with its parameters, for example `/programmes/:programme/plans/:plan`. */
  pattern: string;
  /** Whether its JavaScript takes over in the browser, as on the board. */
  hydrated: boolean;
};

/** Every address that shows a page, in the order of the route table. Downloads, event streams and the like show none. */
export function pageRoutes(): PageRoute[] {
  return flatten(routes, "").map(({ pattern, text }) => ({
    pattern: pattern === "" ? "/" : pattern,
    hydrated: /\bhandle\b.*\bhydrate: true/.test(text),
  }));
}

function flatten(entries: RouteConfigEntry[], parent: string): { pattern: string; text: string }[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? parent : `${parent}/${entry.path}`;
    const text = readFileSync(join(APP, entry.file), "utf8");
    const ownPage = entry.children === undefined && text.includes("export default") ? [{ pattern, text }] : [];
    return [...ownPage, ...flatten(entry.children ?? [], pattern)];
  });
}
