import type { OutCell, OutSheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import type { Post, Visit } from "#app/planning/model/plan-input.ts";
import { lastWeekOf } from "#app/planning/model/visit.ts";
import { dayInWords } from "#app/ui/date-words.ts";
import { mondayOf, type NamedPlan, type PlanNames } from "./plan-names.ts";

/** Light enough for black figures, and told apart in grey too; every coloured cell also says what it is. */
const FILLS = { visit: "9AD0F5", handOver: "F3C969", closed: "E3E3E3" };
const WEEK_WIDTH = 9;

/** Posts by hospital down, weeks across: who is where when. A hand-over week names both; a cell with a dot is closed. */
export function boardSheet({ plan, input }: NamedPlan, names: PlanNames): OutSheet {
  const visitsAt = Map.groupBy(plan.visits, ({ post }) => post);
  const weeks = Array.from({ length: input.weeks }, (_, week) => week);
  const posts = input.posts.toSorted(
    (one, other) => inOrder(names.post(one.id).hospital, names.post(other.id).hospital) || inOrder(one.id, other.id),
  );
  return {
    name: m.exchange_plan_sheet_board(),
    columns: [
      { heading: m.exchange_plan_hospital(), width: 30 },
      { heading: m.exchange_plan_request(), width: 10 },
      { heading: m.exchange_plan_specialty(), width: 24 },
      ...weeks.map((week) => ({ heading: dayInWords(mondayOf(input, week)), width: WEEK_WIDTH })),
    ],
    rows: posts.map((post) => {
      const { hospital, specialty } = names.post(post.id);
      const visits = visitsAt.get(post.id) ?? [];
      return [hospital, post.id, specialty, ...weeks.map((week) => cellAt(post, visits, week))];
    }),
    frozenColumns: 3,
  };
}

function cellAt(post: Post, visits: Visit[], week: number): OutCell {
  const present = visits.filter((visit) => visit.start <= week && week <= lastWeekOf(visit));
  const people = present.toSorted((one, other) => one.start - other.start).map(({ person }) => person);
  if (people.length > 1) return { value: people.join(" → "), fill: FILLS.handOver, bold: true };
  const [person] = people;
  if (person !== undefined) return { value: person, fill: FILLS.visit };
  const isOpen = post.windows.some(([first, last]) => first <= week && week <= last);
  return isOpen ? null : { value: "·", fill: FILLS.closed };
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
