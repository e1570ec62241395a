import { isMonday } from "#app/lib/dates.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import type { FacilityEntry } from "./facility.ts";
import { blockCount, type PeriodEntry } from "./period.ts";
import type { KnownCodes } from "./reference.ts";
import type { VisitRateEntry } from "./visit-rate.ts";
import { overlappingWaves, type InductionWeekEntry, type WaveEntry } from "./wave.ts";

/** What keeps a hospital from being saved. */
export function facilityProblems(facility: FacilityEntry, { countries }: Pick<KnownCodes, "countries">): RowProblem[] {
  const { code: record, countryCode, latitude, longitude, coordinateStatus } = facility;
  const problems: RowProblem[] = [];
  if (!countries.has(countryCode)) {
    problems.push({ record, field: "countryCode", code: "programme/unknown-country", details: { value: countryCode } });
  }
  if ((latitude === null) !== (longitude === null)) {
    problems.push({ record, field: "longitude", code: "programme/half-a-coordinate", details: {} });
  } else if ((latitude === null) !== (coordinateStatus === "missing")) {
    const details = { value: coordinateStatus };
    problems.push({ record, field: "coordinateStatus", code: "programme/status-against-coordinate", details });
  }
  return problems;
}

/** What keeps a planning period from being saved. */
export function periodProblems(period: PeriodEntry): RowProblem[] {
  const { name: record, startsOn, blockBudgetsCents, blockWeeks, weeks } = period;
  const problems: RowProblem[] = [];
  if (!isMonday(startsOn)) {
    problems.push({ record, field: "startsOn", code: "programme/not-a-monday", details: { value: startsOn } });
  }
  const blocks = blockCount({ weeks, blockWeeks });
  if (blockBudgetsCents.length > 0 && blockBudgetsCents.length !== blocks) {
    const details = { given: blockBudgetsCents.length, blocks };
    problems.push({ record, field: "blockBudgetsCents", code: "programme/budgets-for-other-blocks", details });
  }
  return problems;
}

/** What keeps waves from being saved, each seen beside all others of the programme. */
export function waveProblems(waves: WaveEntry[]): RowProblem[] {
  const backwards = waves.filter(({ firstOn, lastOn }) => lastOn < firstOn);
  if (backwards.length > 0) {
    return backwards.map(({ name: record, firstOn, lastOn }) => {
      return { record, field: "lastOn", code: "programme/ends-before-beginning", details: { firstOn, lastOn } };
    });
  }
  const clash = overlappingWaves(waves);
  if (!clash) return [];
  const [earlier, later] = clash;
  const details = { value: later.name, other: earlier.name };
  return [{ record: later.name, field: "firstOn", code: "programme/waves-overlap", details }];
}

/** What keeps an induction week from being saved. */
export function inductionWeekProblems(
  week: InductionWeekEntry,
  { countries }: Pick<KnownCodes, "countries">,
): RowProblem[] {
  const record = `${week.countryCode} ${week.startsOn}`;
  const problems: RowProblem[] = [];
  if (!countries.has(week.countryCode)) {
    problems.push({
      record,
      field: "countryCode",
      code: "programme/unknown-country",
      details: { value: week.countryCode },
    });
  }
  if (!isMonday(week.startsOn)) {
    problems.push({ record, field: "startsOn", code: "programme/not-a-monday", details: { value: week.startsOn } });
  }
  return problems;
}

/** What keeps a rate from being saved. */
export function visitRateProblems(
  { specialtyCode }: VisitRateEntry,
  { specialties }: Pick<KnownCodes, "specialties">,
): RowProblem[] {
  if (specialties.has(specialtyCode)) return [];
  const details = { value: specialtyCode };
  return [{ record: specialtyCode, field: "specialtyCode", code: "programme/unknown-specialty", details }];
}
