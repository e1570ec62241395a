import type { OutSheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import { blockOf, costOf, lastWeekOf } from "#app/planning/model/visit.ts";
import { mondayOf, type NamedPlan, type PlanNames, sundayOf } from "./plan-names.ts";

/** The visits of a plan, one a row, in the order in which they start. */
export function visitsSheet({ plan, input }: NamedPlan, names: PlanNames): OutSheet {
  return {
    name: m.exchange_plan_sheet_plan(),
    columns: [
      { heading: m.exchange_plan_professional(), width: 14 },
      { heading: m.exchange_plan_name(), width: 28 },
      { heading: m.exchange_plan_lives_in(), width: 18 },
      { heading: m.exchange_plan_request(), width: 10 },
      { heading: m.exchange_plan_seat(), width: 8 },
      { heading: m.exchange_plan_hospital(), width: 30 },
      { heading: m.exchange_plan_district(), width: 16 },
      { heading: m.exchange_plan_specialty(), width: 26 },
      { heading: m.exchange_plan_starts(), width: 12 },
      { heading: m.exchange_plan_ends(), width: 12 },
      { heading: m.exchange_plan_weeks(), width: 8 },
      { heading: m.exchange_plan_wave(), width: 18 },
      { heading: m.exchange_plan_quarter(), width: 9 },
      { heading: m.exchange_plan_cost({ currency: input.currency }), width: 14, format: "money" },
    ],
    rows: plan.visits.map((visit) => {
      const person = names.person(visit.person);
      const post = names.post(visit.post);
      return [
        visit.person,
        person.name,
        person.livesIn,
        post.request,
        post.seat,
        post.hospital,
        post.district,
        post.specialty,
        { date: mondayOf(input, visit.start) },
        { date: sundayOf(input, lastWeekOf(visit)) },
        visit.weeks,
        names.wave(visit.start),
        blockOf(input, visit.start) + 1,
        costOf(input, visit) / 100,
      ];
    }),
    frozenColumns: 2,
  };
}
