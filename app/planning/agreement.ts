import type { PlanInput } from "./model/plan-input.ts";
import type { VisitEntry } from "./planning-data.ts";

/** A kept problem as it may be used today: whoever no longer agrees to being planned is marked, is offered for no visit, and breaks a rule
 *  where a visit of theirs is left.
 *  @param without codes of professionals who do not agree to being planned
 *  @source docs/decisions/0047-consent-is-held-by-the-database.md */
export function markedByConsent(input: PlanInput, without: ReadonlySet<string>): PlanInput {
  if (!input.people.some(({ id }) => without.has(id))) return input;
  return {
    ...input,
    people: input.people.map((person) => (without.has(person.id) ? { ...person, agrees: false as const } : person)),
  };
}

/** A problem and its visits as they may leave Tern: without whoever no longer agrees to being planned.
 *  @returns the same problem where everybody agrees */
export function withoutThoseWhoDoNotAgree<Entry extends Pick<VisitEntry, "professional">>(
  input: PlanInput,
  visits: readonly Entry[],
): { input: PlanInput; visits: readonly Entry[] } {
  const left = new Set(input.people.filter(({ agrees }) => agrees === false).map(({ id }) => id));
  if (left.size === 0) return { input, visits };
  const stays = ({ person }: { person: string }) => !left.has(person);
  return {
    input: {
      ...input,
      people: input.people.filter(({ id }) => !left.has(id)),
      locked: input.locked.filter(stays),
      previous: input.previous && { ...input.previous, visits: input.previous.visits.filter(stays) },
    },
    visits: visits.filter(({ professional }) => !left.has(professional)),
  };
}
