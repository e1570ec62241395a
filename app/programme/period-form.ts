import { readWrittenNumber } from "#app/lib/written-number.ts";
import { blockCount, type PeriodEntry } from "./period.ts";

/** What people type into the form of a period: texts by the name of the field. */
export type PeriodFields = Record<string, string>;

/** Why a field cannot be taken, with the limit it breaks. */
export type FieldFault = {
  field: string;
  code: "missing" | "not-a-number" | "not-whole" | "too-small" | "too-large" | "too-many";
  limit: number;
};

/** What a number in the form may be. Money is typed in whole units of the currency, with cents behind a point. */
type Limits = { least: number; most: number; decimals: 0 | 2 };

/** Limits that keep every sum of money and points an exact integer. @source docs/model.md#input */
const MONEY: Limits = { least: 0, most: 10_000_000_000, decimals: 2 };
const MONEY_PER_POINT: Limits = { ...MONEY, least: 0.01 };
const POINTS: Limits = { least: 0, most: 1_000_000, decimals: 0 };
const LEARNERS: Limits = { least: 0, most: 10_000, decimals: 0 };
/** @source the check constraint of planning_period.clearance_weeks */
const CLEARANCE_WEEKS: Limits = { least: 0, most: 104, decimals: 0 };
/** A visit of a year is the longest that is told from longer ones. */
const MOST_TRANSFER_STEPS = 53;
const CENTS = 100;

/** The fields of the three parts of the weeks wanted. */
export const COVERAGE_FIELDS = ["coverage1", "coverage2", "coverage3"] as const;

/** The fields of the budgets of blocks, one a block. */
export function blockBudgetFields(period: Pick<PeriodEntry, "weeks" | "blockWeeks">): string[] {
  return Array.from({ length: blockCount(period) }, (_, block) => `blockBudget${block + 1}`);
}

/** The form as it is shown first: what the period says now. */
export function fieldsOfPeriod(period: PeriodEntry): PeriodFields {
  const { valueWeights: weights, clearanceWeeks, movedPoints, droppedPoints } = period;
  const { service, maxLearners, handOver, preference, floor } = weights;
  const numbers = { clearanceWeeks, service, maxLearners, handOver, preference, floor, movedPoints, droppedPoints };
  const [coverage1, coverage2, coverage3] = weights.coverage;
  const fields: PeriodFields = {
    budget: moneyText(period.budgetCents),
    moneyPerPoint: moneyText(weights.moneyPerPoint),
    transfer: weights.transfer.join(", "),
  };
  for (const [field, number] of Object.entries({ ...numbers, coverage1, coverage2, coverage3 }))
    fields[field] = String(number);
  for (const [block, field] of blockBudgetFields(period).entries())
    fields[field] = moneyText(period.blockBudgetsCents[block]);
  return fields;
}

/** The fields in which two sayings of a period differ, with what the second says. */
export function changedFields(typed: PeriodEntry, kept: PeriodEntry): { field: string; now: string }[] {
  const [one, other] = [fieldsOfPeriod(typed), fieldsOfPeriod(kept)];
  return Object.entries(other)
    .filter(([field, now]) => one[field] !== now)
    .map(([field, now]) => ({ field, now }));
}

/** The period as the form changes it; its name, dates and blocks stay as they are. Budgets of blocks count when any is given, and
 *  then all must be; when none is, blocks share the budget freely.
 *  @returns the period, or every field that cannot be taken and why */
export function readPeriodFields(fields: PeriodFields, period: PeriodEntry): PeriodEntry | FieldFault[] {
  const { faults, number, money, list } = fieldReader(fields);
  const blockFields = blockBudgetFields(period);
  const sharedFreely = blockFields.every((field) => textOf(fields, field) === "");
  const [first, second, third] = COVERAGE_FIELDS;
  const read: PeriodEntry = {
    ...period,
    budgetCents: money("budget", MONEY),
    blockBudgetsCents: sharedFreely ? [] : blockFields.map((field) => money(field, MONEY)),
    clearanceWeeks: number("clearanceWeeks", CLEARANCE_WEEKS),
    valueWeights: {
      service: number("service", POINTS),
      coverage: [number(first, POINTS), number(second, POINTS), number(third, POINTS)],
      transfer: list("transfer", POINTS),
      maxLearners: number("maxLearners", LEARNERS),
      handOver: number("handOver", POINTS),
      preference: number("preference", POINTS),
      moneyPerPoint: money("moneyPerPoint", MONEY_PER_POINT),
      floor: number("floor", POINTS),
    },
    movedPoints: number("movedPoints", POINTS),
    droppedPoints: number("droppedPoints", POINTS),
  };
  return faults.length > 0 ? faults : read;
}

/** Reads fields one after the other and gathers what is wrong with them, so that all faults are told at once. */
function fieldReader(fields: PeriodFields) {
  const faults: FieldFault[] = [];
  const check = (field: string, text: string, limits: Limits): number => {
    const number = readWrittenNumber(text);
    const fault = faultOf(text, number, limits);
    if (fault !== null) faults.push({ field, ...fault });
    return number ?? 0;
  };
  const number = (field: string, limits: Limits) => check(field, textOf(fields, field), limits);
  const money = (field: string, limits: Limits) => Math.round(number(field, limits) * CENTS);
  const list = (field: string, limits: Limits): number[] => {
    const texts = textOf(fields, field)
      .split(/[\s,;]+/)
      .filter((text) => text !== "");
    if (texts.length === 0) faults.push({ field, code: "missing", limit: limits.most });
    if (texts.length > MOST_TRANSFER_STEPS) faults.push({ field, code: "too-many", limit: MOST_TRANSFER_STEPS });
    return texts.slice(0, MOST_TRANSFER_STEPS).map((text) => check(field, text, limits));
  };
  return { faults, number, money, list };
}

function faultOf(text: string, number: number | null, limits: Limits): Omit<FieldFault, "field"> | null {
  const { least, most, decimals } = limits;
  if (text === "") return { code: "missing", limit: most };
  if (number === null) return { code: "not-a-number", limit: most };
  if (number < least) return { code: "too-small", limit: least };
  if (number > most) return { code: "too-large", limit: most };
  const scale = 10 ** decimals;
  const exact = Math.abs(number * scale - Math.round(number * scale)) < 1e-6;
  return exact ? null : { code: "not-whole", limit: decimals };
}

function textOf(fields: PeriodFields, field: string): string {
  return (fields[field] ?? "").trim();
}

function moneyText(cents: number | undefined): string {
  if (cents === undefined) return "";
  return cents % CENTS === 0 ? String(cents / CENTS) : (cents / CENTS).toFixed(2);
}
