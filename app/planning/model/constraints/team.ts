import type { TeamBreach } from "../breach.ts";
import type { PlanInput, Visit } from "../plan-input.ts";
import type { HardRule, RowEntry } from "../rule.ts";
import { groupVisits } from "../visit.ts";

/** The posts of a team have the same visits: same starts, same weeks, or none.
 *  @source docs/model.md#hard-rules */
export const team: HardRule = { name: "team", hardness: "hard", heldBy: { by: "rows", rows }, check };

// Each post of a team is tied to the next one by one equation for each start and length.
function rows(input: PlanInput, visit: Visit): RowEntry[] {
  return input.teams.flatMap(({ id, posts }) => {
    const place = posts.indexOf(visit.post);
    if (place < 0) return [];
    const tie = (link: number, coefficient: number): RowEntry => ({
      row: `${id}/${link}/${visit.start}/${visit.weeks}`,
      coefficient,
      sense: "exactly",
      limit: 0,
    });
    return [...(place < posts.length - 1 ? [tie(place, 1)] : []), ...(place > 0 ? [tie(place - 1, -1)] : [])];
  });
}

function check(input: PlanInput, visits: readonly Visit[]): TeamBreach[] {
  if (input.teams.length === 0) return [];
  const visitsByPost = groupVisits(visits, (visit) => visit.post);
  return input.teams.flatMap(({ id, posts }) => {
    const countsByPost = new Map(posts.map((post) => [post, countsOf(visitsByPost.get(post) ?? [])]));
    const times = new Map(posts.flatMap((post) => [...(countsByPost.get(post)?.times ?? [])]));
    return [...times].flatMap(([time, { start, weeks }]): TeamBreach[] => {
      const countAt = (post: string) => countsByPost.get(post)?.counts.get(time) ?? 0;
      const most = Math.max(...posts.map(countAt));
      const absent = posts.filter((post) => countAt(post) < most);
      if (absent.length === 0) return [];
      const present = posts.filter((post) => countAt(post) === most);
      return [{ rule: "team", code: "team-apart", details: { team: id, start, weeks, present, absent } }];
    });
  });
}

/** How many visits of a post have each start and length. */
function countsOf(visits: Visit[]) {
  const counts = new Map<string, number>();
  const times = new Map<string, { start: number; weeks: number }>();
  for (const { start, weeks } of visits) {
    const time = `${start}/${weeks}`;
    counts.set(time, (counts.get(time) ?? 0) + 1);
    times.set(time, { start, weeks });
  }
  return { counts, times };
}
