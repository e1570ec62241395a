import type { Visit } from "../plan-input.ts";
import type { Frame } from "./frame.ts";
import type { Changes } from "./problem.ts";

export type VisitIndexes = { person: number; post: number; start: number; weeks: number };

/** Travel, stipend for each week and licence, in minor units. */
export function visitCost(frame: Frame, { person, post, weeks }: VisitIndexes): number {
  const { specialty } = frame.posts[post]!;
  const { stipendPerWeek, licence } = frame.input;
  return frame.people[person]!.travel + (stipendPerWeek[specialty] ?? 0) * weeks + (licence[specialty] ?? 0);
}

/** Points of one visit alone, without what it adds to coverage, hand-over, floors and changes.
 *  @source docs/model.md#value */
export function visitPoints(frame: Frame, visit: VisitIndexes): number {
  const { value } = frame.input;
  const person = frame.people[visit.person]!;
  const post = frame.posts[visit.post]!;
  const facility = frame.facilities[frame.facilityOfPost[visit.post]!]!;
  const quality =
    2 + (person.specialties[post.specialty] ?? 0) - post.level + (person.country === facility.country ? 1 : 0);
  const served = Math.floor((value.service * quality * visit.weeks) / 2);
  const perLearner = value.transfer[Math.min(visit.weeks, value.transfer.length - 1)] ?? 0;
  const transferred = Math.min(post.learners, value.maxLearners) * perLearner;
  const preferred = person.prefers.includes(facility.id) ? value.preference : 0;
  return post.weight * (served + transferred) + preferred - Math.floor(visitCost(frame, visit) / value.moneyPerPoint);
}

/** What the earlier plan adds: a constant, a bonus where a person goes to the same post again, and what each kept visit saves. */
export function changesOf(frame: Frame): { changes: Changes; savedByKeeping: (visit: VisitIndexes) => number } {
  const previous = frame.input.previous ?? { visits: [], moved: 0, dropped: 0 };
  const kept = new Map<string, number>();
  const pairs = new Map<string, { person: number; post: number; bonus: number }>();
  for (const earlier of previous.visits) {
    const visit = indexesOf(frame, earlier);
    if (!visit) continue;
    kept.set(keyOf(visit), (kept.get(keyOf(visit)) ?? 0) + previous.moved);
    const pairKey = `${visit.person}/${visit.post}`;
    const bonus = (pairs.get(pairKey)?.bonus ?? 0) + previous.dropped - previous.moved;
    pairs.set(pairKey, { person: visit.person, post: visit.post, bonus });
  }
  return {
    changes: {
      constant: -previous.dropped * previous.visits.length,
      pairs: [...pairs.values()].filter((pair) => pair.bonus !== 0),
    },
    savedByKeeping: (visit) => (kept.size === 0 ? 0 : (kept.get(keyOf(visit)) ?? 0)),
  };
}

/** The numbers of a visit's person and post; null when the input has not both of them. */
export function indexesOf(frame: Frame, visit: Visit): VisitIndexes | null {
  const person = frame.personIndex.get(visit.person);
  const post = frame.postIndex.get(visit.post);
  if (person === undefined || post === undefined) return null;
  return { person, post, start: visit.start, weeks: visit.weeks };
}

function keyOf({ person, post, start, weeks }: VisitIndexes): string {
  return `${person}/${post}/${start}/${weeks}`;
}
