import type { FacilityEntry } from "#app/programme/facility.ts";
import {
  blockCount,
  STANDARD_DROPPED_POINTS,
  STANDARD_MOVED_POINTS,
  STANDARD_VALUE_WEIGHTS,
  type PeriodEntry,
} from "#app/programme/period.ts";
import type { VisitRateEntry } from "#app/programme/visit-rate.ts";
import { overlappingWaves, type InductionWeekEntry, type WaveEntry } from "#app/programme/wave.ts";
import { onceEach, type Findings, type Ground } from "./gathered-rows.ts";
import type { ReadRow } from "./read-sheet.ts";

type Sound<Key extends "programme" | "hospitals"> = ReadRow<Key> & { isSound: true };

/** The planning period and the currency that the sheet of the programme gives; what the programme has where there is no such sheet. */
export function periodFromRows({ rows, present, findings }: Ground): {
  period: PeriodEntry | null;
  currency: string | null;
} {
  const [row, second] = rows.programme;
  if (second) findings.problems.push({ ...second.at("name"), code: "exchange/second-period", details: {} });
  if (!row?.isSound) return { period: present.period, currency: present.currency };
  const currency = row.values.currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) {
    findings.problems.push({ ...row.at("currency"), code: "exchange/not-a-currency", details: {} });
  } else if (present.currency !== null && currency !== present.currency) {
    findings.problems.push({
      ...row.at("currency"),
      code: "exchange/other-currency",
      details: { currency: present.currency },
    });
  }
  return { period: periodOf(row, present.period, findings), currency };
}

/** Weights of the planning value are edited on the page, not in the workbook: a known period keeps its own. */
function periodOf({ values, at }: Sound<"programme">, present: PeriodEntry | null, findings: Findings): PeriodEntry {
  const known = present?.name === values.name ? present : null;
  const blocks = blockCount(values);
  const beyond = values.quarterBudget.findIndex((budget, block) => budget !== null && block >= blocks);
  if (beyond >= 0) {
    findings.problems.push({
      ...at("quarterBudget", beyond + 1),
      code: "exchange/no-such-quarter",
      details: { blocks },
    });
  }
  return {
    name: values.name,
    startsOn: values.startsOn,
    weeks: values.weeks,
    blockWeeks: values.blockWeeks,
    budgetCents: values.budget,
    blockBudgetsCents: blockBudgets(values, blocks),
    clearanceWeeks: values.clearanceWeeks,
    valueWeights: known?.valueWeights ?? STANDARD_VALUE_WEIGHTS,
    movedPoints: known?.movedPoints ?? STANDARD_MOVED_POINTS,
    droppedPoints: known?.droppedPoints ?? STANDARD_DROPPED_POINTS,
  };
}

/** None where no quarter has its own sum; beside one that has, a quarter without may spend what the whole period may. */
function blockBudgets({ quarterBudget, budget }: Sound<"programme">["values"], blocks: number): number[] {
  if (quarterBudget.every((sum) => sum === null)) return [];
  return Array.from({ length: blocks }, (_, block) => quarterBudget[block] ?? budget);
}

/** The hospitals of the workbook. */
export function facilitiesFromRows({ rows, findings }: Ground): FacilityEntry[] {
  return onceEach(rows.hospitals, ({ code }) => code ?? null, { column: "code", findings }).map((row) =>
    facilityOf(row, findings),
  );
}

function facilityOf({ values, at }: Sound<"hospitals">, findings: Findings): FacilityEntry {
  const { latitude, longitude, coordinateStatus: status } = values;
  const isPlaced = latitude !== null && longitude !== null;
  if ((latitude === null) !== (longitude === null)) {
    const column = latitude === null ? "latitude" : "longitude";
    findings.problems.push({ ...at(column), code: "exchange/half-a-coordinate", details: {} });
  } else if (status !== null && (status === "missing") === isPlaced) {
    findings.problems.push({ ...at("coordinateStatus"), code: "exchange/coordinates-contradict", details: {} });
  }
  return {
    code: values.code,
    name: values.name,
    countryCode: values.country,
    district: values.district,
    level: values.level,
    ownership: values.ownership,
    latitude,
    longitude,
    coordinateStatus: status ?? (isPlaced ? "unconfirmed" : "missing"),
    coordinateNote: values.coordinateNote,
    housing: values.housing,
    source: values.source,
  };
}

/** The waves of the workbook, none of which shares a day with another, there or in the programme. */
export function wavesFromRows({ rows, present, findings }: Ground): WaveEntry[] {
  const sound = onceEach(rows.waves, ({ name }) => name ?? null, { column: "name", findings });
  const waves = sound.map(({ values: { name, from, to } }) => ({ name, firstOn: from, lastOn: to }));
  const own = new Set(waves.map(({ name }) => name));
  const clash = overlappingWaves([...waves, ...present.waves.filter(({ name }) => !own.has(name))]);
  if (clash) {
    const [earlier, later] = own.has(clash[1].name) ? clash : [clash[1], clash[0]];
    const place = sound.find(({ values }) => values.name === later.name)?.at("from");
    const details = { name: earlier.name, firstOn: earlier.firstOn, lastOn: earlier.lastOn };
    if (place) findings.problems.push({ ...place, code: "exchange/waves-overlap", details });
  }
  return waves;
}

/** The weeks in which visitors can arrive. */
export function inductionWeeksFromRows({ rows, findings }: Ground): InductionWeekEntry[] {
  const keyOf = (values: { country?: string; startsOn?: string }) =>
    values.country && values.startsOn ? `${values.country} ${values.startsOn}` : null;
  return onceEach(rows.inductionWeeks, keyOf, { column: "startsOn", findings }).map(({ values }) => ({
    countryCode: values.country,
    startsOn: values.startsOn,
    places: values.places,
  }));
}

/** Stipends and licence fees by specialty. */
export function visitRatesFromRows({ rows, findings }: Ground): VisitRateEntry[] {
  return onceEach(rows.costs, ({ specialty }) => specialty ?? null, { column: "specialty", findings }).map(
    ({ values }) => ({
      specialtyCode: values.specialty,
      stipendPerWeekCents: values.stipendPerWeek,
      licenceCents: values.licence,
    }),
  );
}
