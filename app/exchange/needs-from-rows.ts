import type { DateRange } from "#app/lib/date-range.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import { requestProblems } from "#app/needs/request-problems.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "#app/needs/request.ts";
import type { FacilityEntry } from "#app/programme/facility.ts";
import { blockCount, type PeriodEntry } from "#app/programme/period.ts";
import type { KnownCodes } from "#app/programme/reference.ts";
import { addRuleProblem, onceEach, type Findings, type Ground } from "./gathered-rows.ts";
import type { Place } from "./problem.ts";
import { rangesOf } from "./professionals-from-rows.ts";
import type { ReadRow } from "./read-sheet.ts";

type RequestRow = ReadRow<"requests"> & { isSound: true };
type WindowRow = ReadRow<"windows">;

/** The requests of the workbook: those of the sheet of requests with their windows there and in the sheet of windows, and those
 *  that only the sheet of windows names.
 *  @param period the planning period that the wanted weeks are for */
export function requestsFromRows(ground: Ground, known: KnownCodes, period: PeriodEntry | null): RequestEntry[] {
  const { rows, present, findings } = ground;
  const sound = onceEach(rows.requests, ({ code }) => code ?? null, { column: "code", findings });
  const [first] = rows.requests;
  if (first && !period) findings.problems.push({ ...first.at("weeksWanted"), code: "exchange/no-period", details: {} });
  const blocks = period ? blockCount(period) : 0;
  const windows = Map.groupBy(rows.windows, ({ values }) => values.request ?? "");
  const before = new Map(present.requests.map((request) => [request.code, request]));

  const entries = sound.map((row) =>
    requestOf(row, { windows: windows.get(row.values.code) ?? [], before, blocks, findings }),
  );
  const named = new Set(rows.requests.map(({ values }) => values.code));
  for (const [code, own] of windows) {
    const request = before.get(code);
    if (request && !named.has(code)) entries.push({ ...request, windows: rangesOf(own) });
  }
  const rowOf = new Map(sound.map((row) => [row.values.code, row]));
  for (const problem of entries.flatMap((entry) => requestProblems(entry, known, period ? blocks : Infinity))) {
    // Already named at its row.
    if (problem.code === "needs/ends-before-beginning") continue;
    const place = placeOf(problem, rowOf.get(problem.record), windows.get(problem.record) ?? []);
    if (place) addRuleProblem(findings, place, problem);
  }
  return entries;
}

type Beside = { windows: WindowRow[]; before: Map<string, RequestEntry>; blocks: number; findings: Findings };

function requestOf(row: RequestRow, { windows, before, blocks, findings }: Beside): RequestEntry {
  const { values, at } = row;
  if ((values.from === null) !== (values.to === null)) {
    findings.problems.push({
      ...at(values.from === null ? "from" : "to"),
      code: "exchange/half-a-window",
      details: {},
    });
  }
  const written = rangesOf([{ values: definedDates(values) }, ...windows]);
  const given = values.weeksWanted.map((weeks) => weeks ?? 0);
  const asked = given.findLastIndex((weeks) => weeks > 0) + 1;
  if (asked === 0) findings.notices.push({ ...at("weeksWanted"), code: "exchange/no-weeks-wanted", details: {} });
  return {
    code: values.code,
    facilityCode: values.hospital,
    specialtyCode: values.specialty,
    level: values.level,
    languageCode: values.language,
    visitors: values.visitors,
    weight: values.weight,
    learners: values.learners,
    handOver: values.handOver,
    windows: written.length > 0 ? written : (before.get(values.code)?.windows ?? []),
    // One entry a block, and more only where more was asked for, which the rule then names.
    weeksWanted: Array.from({ length: Math.max(blocks, asked) }, (_, block) => given[block] ?? 0),
    invented: values.invented,
  };
}

function definedDates({ from, to }: { from: string | null; to: string | null }) {
  return from && to ? { from, to } : {};
}

function placeOf(problem: RowProblem, row: RequestRow | undefined, windows: WindowRow[]): Place | null {
  if (problem.code === "needs/windows-overlap") {
    const isOther = ({ values }: { values: { from?: string | null; to?: string | null } }) =>
      values.from === problem.details["otherFirstOn"] && values.to === problem.details["otherLastOn"];
    const second = windows.findLast(isOther);
    return second?.at("from") ?? row?.at("from") ?? null;
  }
  switch (problem.field) {
    case "windows":
      return row?.at("from") ?? null;
    case "weeksWanted":
      return row?.at("weeksWanted", Number(problem.details["blocks"]) + 1) ?? null;
    case "facilityCode":
      return row?.at("hospital") ?? null;
    case "specialtyCode":
      return row?.at("specialty") ?? null;
    case "languageCode":
      return row?.at("language") ?? null;
    default:
      return row?.at("code") ?? null;
  }
}

/** The teams that the requests of the workbook join or leave, with the members they keep in the programme.
 *  A team that loses all its requests stays without any. */
export function teamsFromRows({ rows, present, findings }: Ground): TeamEntry[] {
  const inWorkbook = new Set(rows.requests.map(({ values }) => values.code));
  const members = new Map<string, string[]>();
  for (const { code, requestCodes } of present.teams) {
    const isTouched =
      requestCodes.some((request) => inWorkbook.has(request)) ||
      rows.requests.some(({ values }) => values.team === code);
    if (isTouched)
      members.set(
        code,
        requestCodes.filter((request) => !inWorkbook.has(request)),
      );
  }
  for (const { values } of rows.requests) {
    if (values.team && values.code) members.set(values.team, [...(members.get(values.team) ?? []), values.code]);
  }
  for (const row of rows.requests) {
    const { team } = row.values;
    if (team && members.get(team)?.length === 1) {
      findings.problems.push({ ...row.at("team"), code: "exchange/team-of-one", details: { team } });
    }
  }
  return [...members].map(([code, requestCodes]) => ({ code, requestCodes: [...new Set(requestCodes)].toSorted() }));
}

type Served = { requests: RequestEntry[]; facilities: FacilityEntry[] };

/** The floors of the workbook. One that names no requests counts all of its district, of its specialty, or of both.
 *  @param served all requests and hospitals as they will be */
export function floorsFromRows({ rows, findings }: Ground, { requests, facilities }: Served): FloorEntry[] {
  const districtOf = new Map(facilities.map(({ code, district }) => [code, district.toLowerCase()]));
  return onceEach(rows.floors, ({ name }) => name ?? null, { column: "name", findings }).map(({ values, at }) => {
    const { district, specialty } = values;
    const matching = requests.filter(
      (request) =>
        (district !== null || specialty !== null) &&
        (district === null || districtOf.get(request.facilityCode) === district.toLowerCase()) &&
        (specialty === null || request.specialtyCode === specialty),
    );
    const requestCodes = values.requests.length > 0 ? values.requests : matching.map(({ code }) => code);
    if (requestCodes.length === 0)
      findings.problems.push({ ...at("requests"), code: "exchange/floor-of-nothing", details: {} });
    return { name: values.name, weeks: values.weeks, requestCodes: requestCodes.toSorted() };
  });
}

/** Windows and stays of which no day lies in the planning period: nothing is wrong, but they cannot be planned. */
export function nameDatesOutside({ rows, findings }: Ground, period: DateRange | null): void {
  if (!period) return;
  for (const row of [...rows.availability, ...rows.windows, ...rows.requests]) {
    const { from, to } = row.values;
    if (from && to && from <= to && (to < period.firstOn || from > period.lastOn)) {
      findings.notices.push({ ...row.at("from"), code: "exchange/outside-period", details: { ...period } });
    }
  }
}
