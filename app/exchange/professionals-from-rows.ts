import { professionalProblems } from "#app/mapping/professional-problems.ts";
import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import type { KnownCodes } from "#app/programme/reference.ts";
import type { ValuesOf } from "./formats.ts";
import { addRuleProblem, onceEach, type Findings, type Ground } from "./gathered-rows.ts";
import type { Place } from "./problem.ts";
import type { ReadRow } from "./read-sheet.ts";

type PersonRow = ReadRow<"professionals"> & { isSound: true };
type StayRow = ReadRow<"availability">;

/** The professionals of the workbook: those of the sheet of professionals, each with the rows of the sheet of availability, and
 *  those that only the sheet of availability names. Where a sheet says nothing of a person, what is known stays.
 *  @param known codes that exist or come with the workbook */
export function professionalsFromRows(ground: Ground, known: KnownCodes): ProfessionalEntry[] {
  const { rows, present, findings } = ground;
  const people = onceEach(rows.professionals, ({ code }) => code ?? null, { column: "code", findings });
  const stays = Map.groupBy(rows.availability, ({ values }) => values.professional ?? "");
  const before = new Map(present.professionals.map((professional) => [professional.code, professional]));

  const entries = people.map((row) =>
    professionalOf(row, { stays: stays.get(row.values.code) ?? [], before, findings }),
  );
  const named = new Set(rows.professionals.map(({ values }) => values.code));
  for (const [code, own] of stays) {
    const person = before.get(code);
    if (person && !named.has(code)) entries.push({ ...person, availability: rangesOf(own) });
  }
  const rowOf = new Map(people.map((row) => [row.values.code, row]));
  for (const problem of entries.flatMap((entry) => professionalProblems(entry, known))) {
    // Already named at its row, for people who are not in the list of professionals too.
    if (problem.code === "mapping/ends-before-beginning") continue;
    const place = placeOf(problem, rowOf.get(problem.record), stays.get(problem.record) ?? []);
    if (place) addRuleProblem(findings, place, problem);
  }
  return entries;
}

type Beside = { stays: StayRow[]; before: Map<string, ProfessionalEntry>; findings: Findings };

function professionalOf(row: PersonRow, { stays, before, findings }: Beside): ProfessionalEntry {
  const { values } = row;
  const known = before.get(values.code);
  const availability = stays.length > 0 ? rangesOf(stays) : (known?.availability ?? []);
  if (availability.length === 0)
    findings.notices.push({ ...row.at("code"), code: "exchange/never-available", details: {} });
  return {
    code: values.code,
    name: values.name,
    originCountry: values.originCountry,
    residenceCountry: values.residenceCountry,
    residenceCity: values.residenceCity,
    rightToReturnUntil: values.rightToReturnUntil,
    specialties: specialtiesOf(row, findings),
    languages: values.languages.toSorted(),
    minWeeks: values.minWeeks,
    maxWeeks: values.maxWeeks,
    visitsPerYear: values.visitsPerYear,
    restWeeks: values.restWeeks,
    travelCents: values.travel,
    alsoServes: values.alsoServes.filter((code) => code !== values.originCountry).toSorted(),
    prefers: values.prefers.toSorted(),
    excludes: values.excludes.toSorted(),
    availability,
    invented: values.invented,
  };
}

/** Each specialty with its level beside it; one without the other is named. */
function specialtiesOf({ values, at }: PersonRow, findings: Findings): ProfessionalEntry["specialties"] {
  const pairs = values.specialty.map((specialtyCode, index) => ({ specialtyCode, level: values.level[index] ?? null }));
  for (const [index, { specialtyCode, level }] of pairs.entries()) {
    if (specialtyCode !== null && level === null) {
      findings.problems.push({
        ...at("level", index + 1),
        code: "exchange/level-missing",
        details: { specialty: specialtyCode },
      });
    }
    if (specialtyCode === null && level !== null) {
      findings.problems.push({ ...at("specialty", index + 1), code: "exchange/specialty-missing", details: { level } });
    }
  }
  return pairs
    .flatMap(({ specialtyCode, level }) => (specialtyCode !== null && level !== null ? [{ specialtyCode, level }] : []))
    .toSorted((one, other) => (one.specialtyCode < other.specialtyCode ? -1 : 1));
}

/** The dates that could be read, earliest first. */
export function rangesOf(
  rows: { values: Partial<Pick<ValuesOf<"windows">, "from" | "to">> }[],
): ProfessionalEntry["availability"] {
  return rows
    .flatMap(({ values: { from, to } }) => (from && to ? [{ firstOn: from, lastOn: to }] : []))
    .toSorted((one, other) => (one.firstOn < other.firstOn ? -1 : 1));
}

const COLUMN_OF: Record<string, keyof ValuesOf<"professionals">> = {
  specialties: "specialty",
  languages: "languages",
  maxWeeks: "maxWeeks",
  prefers: "prefers",
  excludes: "excludes",
  originCountry: "originCountry",
  residenceCountry: "residenceCountry",
  alsoServes: "alsoServes",
};

function placeOf(problem: RowProblem, row: PersonRow | undefined, stays: StayRow[]): Place | null {
  if (problem.field === "availability") {
    const { otherFirstOn, otherLastOn } = problem.details;
    const second = stays.findLast(({ values }) => values.from === otherFirstOn && values.to === otherLastOn);
    return second?.at("from") ?? row?.at("code") ?? null;
  }
  const column = COLUMN_OF[problem.field] ?? "code";
  const repeated = row?.values.specialty.findLastIndex((specialty) => specialty === problem.details["value"]) ?? -1;
  return row?.at(column, column === "specialty" && repeated >= 0 ? repeated + 1 : undefined) ?? null;
}
