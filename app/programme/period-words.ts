import { m } from "#app/paraglide/messages.js";
import { moneyInWords, numberInWords } from "#app/ui/number-words.ts";
import { blockBudgetFields, type FieldFault } from "./period-form.ts";
import type { PeriodEntry } from "./period.ts";

/** The fields of a period's form that say what counts when plans are compared, in the groups in which pages show them. */
export const WEIGHT_GROUPS = [
  { group: "work", fields: ["service", "coverage1", "coverage2", "coverage3"] },
  { group: "teaching", fields: ["transfer", "maxLearners"] },
  { group: "people", fields: ["handOver", "preference"] },
  { group: "money", fields: ["moneyPerPoint"] },
  { group: "fairness", fields: ["floor", "movedPoints", "droppedPoints"] },
] as const;

export type WeightGroup = (typeof WEIGHT_GROUPS)[number]["group"];
export type WeightField = (typeof WEIGHT_GROUPS)[number]["fields"][number];

/** All fields that say what counts. */
export const WEIGHT_FIELDS: WeightField[] = WEIGHT_GROUPS.flatMap(({ fields }) => [...fields]);

/** A group of weights in words. */
export function weightGroupInWords(group: WeightGroup): string {
  switch (group) {
    case "work":
      return m.programme_weights_work();
    case "teaching":
      return m.programme_weights_teaching();
    case "people":
      return m.programme_weights_people();
    case "money":
      return m.programme_weights_money();
    case "fairness":
      return m.programme_weights_fairness();
  }
}

/** What a weight is called, and what it does: how points come about and what raising it changes.
 *  @source docs/model.md#value */
export function weightInWords(field: WeightField): { label: string; text: string } {
  switch (field) {
    case "service":
      return { label: m.programme_weight_service(), text: m.programme_weight_service_text() };
    case "coverage1":
      return { label: m.programme_weight_coverage_1(), text: m.programme_weight_coverage_1_text() };
    case "coverage2":
      return { label: m.programme_weight_coverage_2(), text: m.programme_weight_coverage_2_text() };
    case "coverage3":
      return { label: m.programme_weight_coverage_3(), text: m.programme_weight_coverage_3_text() };
    case "transfer":
      return { label: m.programme_weight_transfer(), text: m.programme_weight_transfer_text() };
    case "maxLearners":
      return { label: m.programme_weight_max_learners(), text: m.programme_weight_max_learners_text() };
    case "handOver":
      return { label: m.programme_weight_hand_over(), text: m.programme_weight_hand_over_text() };
    case "preference":
      return { label: m.programme_weight_preference(), text: m.programme_weight_preference_text() };
    case "moneyPerPoint":
      return { label: m.programme_weight_money_per_point(), text: m.programme_weight_money_per_point_text() };
    case "floor":
      return { label: m.programme_weight_floor(), text: m.programme_weight_floor_text() };
    case "movedPoints":
      return { label: m.programme_weight_moved(), text: m.programme_weight_moved_text() };
    case "droppedPoints":
      return { label: m.programme_weight_dropped(), text: m.programme_weight_dropped_text() };
  }
}

/** The name of a field of the form, as its label says it. */
export function fieldLabel(name: string, period: PeriodEntry): string {
  const block = blockBudgetFields(period).indexOf(name);
  if (block >= 0) return m.programme_block_budget_short({ number: block + 1 });
  const weight = WEIGHT_FIELDS.find((field) => field === name);
  if (weight) return weightInWords(weight).label;
  return name === "budget" ? m.programme_budget() : m.programme_clearance_weeks();
}

/** What is wrong with a field and what to type instead.
 *  @param label the field's name on the page, which begins the sentence */
export function faultInWords({ code, limit }: FieldFault, label: string): string {
  switch (code) {
    case "missing":
      return m.programme_fault_missing({ label });
    case "not-a-number":
      return m.programme_fault_not_a_number({ label });
    case "not-whole":
      return limit === 0 ? m.programme_fault_not_whole({ label }) : m.programme_fault_cents({ label });
    case "too-small":
      return m.programme_fault_too_small({ label, least: numberInWords(limit, limit < 1 && limit > 0 ? 2 : 0) });
    case "too-large":
      return m.programme_fault_too_large({ label, most: numberInWords(limit) });
    case "too-many":
      return m.programme_fault_too_many({ label, most: limit });
  }
}

/** What a weight is now, as a table shows it: points, learners, or the money that one point is worth.
 *  @param text the field as the form shows it */
export function weightValueInWords(field: WeightField, text: string, currency: string): string {
  if (field === "moneyPerPoint") return moneyInWords(Math.round(Number(text) * 100), currency);
  return field === "transfer" ? text : numberInWords(Number(text));
}
