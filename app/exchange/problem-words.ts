import { invariant } from "#app/lib/invariant.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { MAPPING_REFUSALS } from "#app/mapping/refusals.ts";
import { NEEDS_REFUSALS } from "#app/needs/refusals.ts";
import { m } from "#app/paraglide/messages.js";
import { PROGRAMME_REFUSALS } from "#app/programme/refusals.ts";
import { datesInWords, dayInWords, weekdayInWords } from "#app/ui/date-words.ts";
import { numberInWords } from "#app/ui/number-words.ts";
import { headingOf } from "./format-words.ts";
import type { Details, Notice, Place, Problem } from "./problem.ts";

/** Where something is: "Availability, row 14, column D “To”", with the file in front when there are several.
 *  The names are those of the reader's own file. */
export function placeInWords({ file, sheet, row, column }: Place, severalFiles = false): string {
  const place =
    row === null
      ? m.exchange_place_sheet({ sheet: sheet || file })
      : column === null
        ? m.exchange_place_row({ sheet, row })
        : m.exchange_place({ sheet, row, letters: column.letters, heading: column.heading.replace(/ ?\*$/, "") });
  return severalFiles && sheet && sheet !== file ? m.exchange_place_in_file({ file, place }) : place;
}

/** What is wrong and how to mend it, to stand behind the place: "3 Jan 2026 is before “From” 10 Feb 2026. Swap the two dates." */
export function problemInWords(problem: Problem): string {
  const words = PROBLEM_WORDS[problem.code];
  return words ? words(detailsIn(problem)) : ruleInWords(problem);
}

/** What the rule of a slice says of an entry, with its dates as people read them. */
export function ruleInWords({ code, details }: Pick<Problem, "code" | "details">): string {
  const said = Object.entries(details).map(([name, detail]) => {
    const isDate = typeof detail === "string" && /^\d{4}-\d{2}-\d{2}$/.test(detail);
    return [name, isDate ? dayInWords(detail) : detail] as const;
  });
  return refusalInWords(
    { code, details: Object.fromEntries(said) },
    PROGRAMME_REFUSALS,
    MAPPING_REFUSALS,
    NEEDS_REFUSALS,
  );
}

/** What a reader of the workbook should know. */
export function noticeInWords(notice: Notice): string {
  const words = NOTICE_WORDS[notice.code];
  invariant(words, `notices have words for ${notice.code}`);
  return words(detailsIn(notice));
}

/** Place and problem in one line, for a terminal. */
export function problemLine(problem: Problem, severalFiles: boolean): string {
  return m.exchange_problem_sentence({ place: placeInWords(problem, severalFiles), problem: problemInWords(problem) });
}

/** The details of a finding as texts, so that a detail that is not there is an empty text and not a fault. */
type Said = {
  text: (name: string) => string;
  day: (name: string) => string;
  heading: string;
  value: string;
  details: Details;
};
type Sayings = Record<string, (said: Said) => string>;

function detailsIn({ details, value, column }: Problem): Said {
  const text = (name: string) => {
    const detail = details[name];
    return typeof detail === "number" ? numberInWords(detail) : (detail ?? "");
  };
  const day = (name: string) => dayInWords(text(name));
  return { text, day, heading: column?.heading ?? "", value, details };
}

function rangeIn({ text }: Said, first: string, last: string): string {
  return datesInWords({ firstOn: text(first), lastOn: text(last) });
}

const PROBLEM_WORDS: Sayings = {
  "exchange/error-cell": ({ text }) => m.exchange_problem_error_cell({ error: text("error") }),
  "exchange/consent-without-day": () => m.exchange_problem_consent_without_day(),
  "exchange/formula-without-result": () => m.exchange_problem_formula_without_result(),
  "exchange/missing": () => m.exchange_problem_missing(),
  "exchange/not-a-date": ({ value }) => m.exchange_problem_not_a_date({ value }),
  "exchange/not-a-monday": ({ day, text }) =>
    m.exchange_problem_not_a_monday({
      date: weekdayInWords(text("date")),
      before: day("before"),
      after: day("after"),
    }),
  "exchange/not-a-number": ({ value }) => m.exchange_problem_not_a_number({ value }),
  "exchange/not-whole": ({ value }) => m.exchange_problem_not_whole({ value }),
  "exchange/out-of-range": ({ value, text }) =>
    m.exchange_problem_out_of_range({ value, least: text("least"), most: text("most") }),
  "exchange/part-of-a-cent": ({ value }) => m.exchange_problem_part_of_a_cent({ value }),
  "exchange/not-yes-or-no": ({ value }) => m.exchange_problem_not_yes_or_no({ value }),
  "exchange/not-a-choice": ({ value, text }) => m.exchange_problem_not_a_choice({ value, choices: text("choices") }),
  "exchange/not-a-code": ({ value }) => m.exchange_problem_not_a_code({ value }),
  "exchange/too-long": ({ text }) => m.exchange_problem_too_long({ length: text("length"), longest: text("longest") }),
  "exchange/unknown-name": unknownNameInWords,
  "exchange/name-of-several": ({ text }) =>
    m.exchange_problem_name_of_several({ name: text("name"), codes: text("codes") }),
  "exchange/twice": ({ value, text, details }) =>
    m.exchange_problem_twice({ value, earlierSheet: text("earlierSheet"), earlierRow: String(details["earlierRow"]) }),
  "exchange/ends-before-beginning": ({ day, text }) =>
    m.exchange_problem_ends_before_beginning({
      to: day("to"),
      from: day("from"),
      fromHeading: text("fromHeading").replace(/ ?\*$/, ""),
    }),
  "exchange/level-missing": () => m.exchange_problem_level_missing(),
  "exchange/specialty-missing": ({ text }) => m.exchange_problem_specialty_missing({ level: text("level") }),
  "exchange/second-period": () => m.exchange_problem_second_period(),
  "exchange/not-a-currency": ({ value }) => m.exchange_problem_not_a_currency({ value }),
  "exchange/other-currency": ({ text }) => m.exchange_problem_other_currency({ currency: text("currency") }),
  "exchange/no-such-quarter": ({ text }) => m.exchange_problem_no_such_quarter({ blocks: text("blocks") }),
  "exchange/half-a-coordinate": () => m.exchange_problem_half_a_coordinate(),
  "exchange/coordinates-contradict": () => m.exchange_problem_coordinates_contradict(),
  "exchange/waves-overlap": (said) =>
    m.exchange_problem_waves_overlap({ name: said.text("name"), dates: rangeIn(said, "firstOn", "lastOn") }),
  "exchange/no-period": () => m.exchange_problem_no_period(),
  "exchange/half-a-window": () => m.exchange_problem_half_a_window(),
  "exchange/team-of-one": ({ text }) => m.exchange_problem_team_of_one({ team: text("team") }),
  "exchange/floor-of-nothing": () => m.exchange_problem_floor_of_nothing(),
  "exchange/column-missing": columnMissingInWords,
  "exchange/column-twice": () => m.exchange_problem_column_twice(),
  "exchange/no-known-sheet": () => m.exchange_problem_no_known_sheet(),
};

const NOTICE_WORDS: Sayings = {
  "exchange/read-day-first": ({ value, day }) => m.exchange_notice_read_day_first({ value, date: day("date") }),
  "exchange/total-left-out": ({ value }) => m.exchange_notice_total_left_out({ value }),
  "exchange/column-left-out": ({ heading }) => m.exchange_notice_column_left_out({ heading }),
  "exchange/sheet-left-out": () => m.exchange_notice_sheet_left_out(),
  "exchange/never-available": () => m.exchange_notice_never_available(),
  "exchange/no-weeks-wanted": () => m.exchange_notice_no_weeks_wanted(),
  "exchange/outside-period": (said) => m.exchange_notice_outside_period({ dates: rangeIn(said, "firstOn", "lastOn") }),
};

const UNKNOWN_WORDS: Record<string, (inputs: { name: string }) => string> = {
  countries: m.exchange_problem_unknown_countries,
  languages: m.exchange_problem_unknown_languages,
  specialties: m.exchange_problem_unknown_specialties,
  hospitals: m.exchange_problem_unknown_hospitals,
  professionals: m.exchange_problem_unknown_professionals,
  purposes: m.exchange_problem_unknown_purposes,
  requests: m.exchange_problem_unknown_requests,
};

function unknownNameInWords({ text }: Said): string {
  const problem = UNKNOWN_WORDS[text("list")]?.({ name: text("name") }) ?? "";
  const nearest = text("nearest");
  return nearest ? m.exchange_problem_unknown_near({ problem, nearest }) : problem;
}

function columnMissingInWords({ text, details }: Said): string {
  const heading = details.sheetKey && details.columnKey ? headingOf(details.sheetKey, details.columnKey, null) : "";
  const plain = heading.replace(/ ?\*$/, "");
  const near = text("near");
  return near
    ? m.exchange_problem_column_missing_near({ heading: plain, near })
    : m.exchange_problem_column_missing({ heading: plain });
}
