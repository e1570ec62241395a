import { m } from "#app/paraglide/messages.js";
import { breachInWords } from "./breach-words.ts";
import type { ConflictReason } from "./model/breach.ts";
import type { Conflict } from "./model/conflict.ts";
import { listInSentence, type Naming, PLAIN_NAMING, visitInSentence } from "./naming-words.ts";

/** Which locked visits cannot hold together, and why: one sentence for the set and one for each reason. */
export function conflictInWords({ visits, reasons }: Conflict, naming: Naming = PLAIN_NAMING): string[] {
  const set = listInSentence(visits.map((visit) => visitInSentence(visit, naming)));
  const posts = listInSentence([...new Set(visits.map(({ post }) => naming.post(post)))]);
  return [m.planning_conflict_set({ visits: set }), ...reasons.map((reason) => reasonInWords(reason, posts, naming))];
}

function reasonInWords(reason: ConflictReason, posts: string, naming: Naming): string {
  switch (reason.code) {
    case "no-partner-possible": {
      const { post, start, weeks } = reason.details;
      return m.planning_conflict_no_partner({
        posts,
        post: naming.post(post),
        weeks: naming.weeks(start, start + weeks - 1),
      });
    }
    case "partners-not-together": {
      const missing = reason.details.missing.map(({ post }) => naming.post(post));
      return m.planning_conflict_partners_not_together({ missing: listInSentence(missing) });
    }
    default:
      return breachInWords(reason, naming);
  }
}
