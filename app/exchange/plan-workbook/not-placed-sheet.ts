import type { OutSheet } from "#app/lib/write-spreadsheet.server.ts";
import { m } from "#app/paraglide/messages.js";
import { boardNaming } from "#app/planning/board/board-naming.ts";
import { explainPerson } from "#app/planning/model/explain.ts";
import { reasonInWords } from "#app/planning/reason-words.ts";
import type { NamedPlan, PlanNames } from "./plan-names.ts";

/** Who offered to come and is not in the plan, each with the decisive reason in one sentence. */
export function notPlacedSheet({ plan, input, book, reference }: NamedPlan, names: PlanNames): OutSheet {
  const placed = new Set(plan.visits.map(({ person }) => person));
  const explained = { input, visits: plan.visits, value: plan.value };
  const naming = boardNaming({ input, names: namesByCode(book, reference) });
  return {
    name: m.exchange_plan_sheet_not_placed(),
    columns: [
      { heading: m.exchange_plan_professional(), width: 14 },
      { heading: m.exchange_plan_name(), width: 28 },
      { heading: m.exchange_plan_why_not(), width: 110 },
    ],
    rows: input.people
      .filter(({ id }) => !placed.has(id))
      .map(({ id }) => {
        const [reason] = explainPerson(explained, id);
        const words = reason ? reasonInWords(reason, input.currency, naming) : "";
        return [id, names.person(id).name, { value: words, wrap: true }];
      }),
    frozenColumns: 2,
  };
}

function namesByCode(book: NamedPlan["book"], reference: NamedPlan["reference"]) {
  const byCode = (things: { code: string; name: string }[]) =>
    Object.fromEntries(things.map(({ code, name }) => [code, name]));
  return {
    people: byCode(book.professionals),
    facilities: byCode(book.facilities),
    specialties: byCode(reference.specialties),
  };
}
