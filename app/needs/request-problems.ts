import { firstOverlap } from "#app/lib/date-range.ts";
import type { RowProblem } from "#app/lib/row-problem.ts";
import { HIGHEST_LEVEL, LOWEST_LEVEL, type KnownCodes } from "#app/programme/reference.ts";
import type { FloorEntry, RequestEntry, TeamEntry } from "./request.ts";

type Found = Omit<RowProblem, "record">;

/** What keeps one request from being saved: unknown codes, no window, dates that end before they begin, too many blocks.
 *  @param known  the codes of languages, specialties and hospitals that exist
 *  @param blocks blocks of the planning period the wanted weeks are for
 *  @returns problems by field, none when the request can be saved */
export function requestProblems(request: RequestEntry, known: KnownCodes, blocks: number): RowProblem[] {
  const found = [
    ...codeProblems(request, known),
    ...windowProblems(request),
    ...levelProblems(request),
    ...wantedProblems(request, blocks),
  ];
  return found.map((problem) => ({ record: request.code, ...problem }));
}

/** What keeps floors from being saved.
 *  @param requests the codes of the requests that exist */
export function floorProblems(floors: FloorEntry[], requests: ReadonlySet<string>): RowProblem[] {
  return floors.flatMap(({ name, requestCodes }) => unknownRequests(name, requestCodes, requests));
}

/** What keeps teams from being saved. A request belongs to at most one, or two teams would have to have the same visits.
 *  @param beside the programme's other teams, and the codes of the requests that exist */
export function teamProblems(
  teams: TeamEntry[],
  beside: { others: TeamEntry[]; requests: ReadonlySet<string> },
): RowProblem[] {
  const teamOf = new Map(
    beside.others.flatMap(({ code, requestCodes }) => requestCodes.map((request) => [request, code])),
  );
  return teams.flatMap(({ code: record, requestCodes }) => {
    const problems = unknownRequests(record, requestCodes, beside.requests);
    for (const value of new Set(requestCodes)) {
      const other = teamOf.get(value);
      if (other)
        problems.push({ record, field: "requestCodes", code: "needs/in-two-teams", details: { value, other } });
      teamOf.set(value, record);
    }
    return problems;
  });
}

function codeProblems({ facilityCode, specialtyCode, languageCode }: RequestEntry, known: KnownCodes): Found[] {
  const found: Found[] = [];
  if (!known.facilities.has(facilityCode)) {
    found.push({ field: "facilityCode", code: "needs/unknown-facility", details: { value: facilityCode } });
  }
  if (!known.specialties.has(specialtyCode)) {
    found.push({ field: "specialtyCode", code: "needs/unknown-specialty", details: { value: specialtyCode } });
  }
  if (!known.languages.has(languageCode)) {
    found.push({ field: "languageCode", code: "needs/unknown-language", details: { value: languageCode } });
  }
  return found;
}

function windowProblems({ windows }: RequestEntry): Found[] {
  if (windows.length === 0) return [{ field: "windows", code: "needs/no-window", details: {} }];
  const backwards = windows.filter(({ firstOn, lastOn }) => lastOn < firstOn);
  if (backwards.length > 0) {
    return backwards.map(({ firstOn, lastOn }) => {
      return { field: "windows", code: "needs/ends-before-beginning", details: { firstOn, lastOn } };
    });
  }
  const clash = firstOverlap(windows);
  if (!clash) return [];
  const [one, other] = clash;
  const details = { firstOn: one.firstOn, lastOn: one.lastOn, otherFirstOn: other.firstOn, otherLastOn: other.lastOn };
  return [{ field: "windows", code: "needs/windows-overlap", details }];
}

function levelProblems({ level }: RequestEntry): Found[] {
  if (level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL) return [];
  return [
    {
      field: "level",
      code: "needs/level-out-of-range",
      details: { level, lowest: LOWEST_LEVEL, highest: HIGHEST_LEVEL },
    },
  ];
}

function wantedProblems({ weeksWanted }: RequestEntry, blocks: number): Found[] {
  if (weeksWanted.length <= blocks) return [];
  return [{ field: "weeksWanted", code: "needs/too-many-blocks", details: { given: weeksWanted.length, blocks } }];
}

function unknownRequests(record: string, named: string[], requests: ReadonlySet<string>): RowProblem[] {
  return named
    .filter((value) => !requests.has(value))
    .map((value) => ({ record, field: "requestCodes", code: "needs/unknown-request", details: { value } }));
}
