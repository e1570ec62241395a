import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import { m } from "#app/paraglide/messages.js";
import { datesInWords } from "#app/ui/date-words.ts";
import type { Post } from "../model/plan-input.ts";
import type { Naming } from "../naming-words.ts";
import type { BoardData } from "./board-data.ts";

/** Names and dates for sentences about a plan on the board. A code without a name stands for itself. */
export function boardNaming({ input, names }: Pick<BoardData, "input" | "names">): Naming {
  const facility = (id: string) => names.facilities[id] ?? id;
  const posts = new Map(input.posts.map((post) => [post.id, post]));
  const alikeOf = ({ facility, specialty }: Post) =>
    input.posts.filter((post) => post.facility === facility && post.specialty === specialty);
  return {
    person: (id) => names.people[id] ?? id,
    facility,
    post: (id) => {
      const post = posts.get(id);
      if (!post) return id;
      const specialty = names.specialties[post.specialty] ?? post.specialty;
      const alike = alikeOf(post);
      const numbered = alike.length > 1 ? `${specialty} ${alike.indexOf(post) + 1}` : specialty;
      return m.planning_post_at({ post: numbered, hospital: facility(post.facility) });
    },
    weeks: (first, last) => {
      const firstOn = addDays(input.startsOn, first * DAYS_PER_WEEK);
      return datesInWords({ firstOn, lastOn: addDays(input.startsOn, (last + 1) * DAYS_PER_WEEK - 1) });
    },
  };
}
