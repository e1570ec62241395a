import { PURPOSES } from "#app/accounts/consent.ts";
import { purposeInWords } from "#app/accounts/consent-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Locale, locales } from "#app/paraglide/runtime.js";
import type { Columns } from "./column.ts";
import { FORMATS, type SheetKey, type WorkbookKey } from "./formats.ts";
import type { Named } from "./name-list.ts";
import type { Naming } from "./recognise-sheet.ts";

type Said<Inputs> = (inputs: Inputs, options?: { locale?: Locale }) => string;
type ColumnWords = { heading: Said<{ number: number }>; help: Said<Record<string, never>> };

/** How each column is headed and explained. */
const COLUMN_WORDS: { [Key in SheetKey]: { [Column in keyof (typeof FORMATS)[Key]]: ColumnWords } } = {
  professionals: {
    code: { heading: m.exchange_professionals_code, help: m.exchange_professionals_code_help },
    name: { heading: m.exchange_professionals_name, help: m.exchange_professionals_name_help },
    originCountry: {
      heading: m.exchange_professionals_origin_country,
      help: m.exchange_professionals_origin_country_help,
    },
    residenceCountry: {
      heading: m.exchange_professionals_residence_country,
      help: m.exchange_professionals_residence_country_help,
    },
    residenceCity: {
      heading: m.exchange_professionals_residence_city,
      help: m.exchange_professionals_residence_city_help,
    },
    rightToReturnUntil: {
      heading: m.exchange_professionals_right_to_return_until,
      help: m.exchange_professionals_right_to_return_until_help,
    },
    specialty: { heading: m.exchange_professionals_specialty, help: m.exchange_professionals_specialty_help },
    level: { heading: m.exchange_professionals_level, help: m.exchange_professionals_level_help },
    languages: { heading: m.exchange_professionals_languages, help: m.exchange_professionals_languages_help },
    minWeeks: { heading: m.exchange_professionals_min_weeks, help: m.exchange_professionals_min_weeks_help },
    maxWeeks: { heading: m.exchange_professionals_max_weeks, help: m.exchange_professionals_max_weeks_help },
    visitsPerYear: {
      heading: m.exchange_professionals_visits_per_year,
      help: m.exchange_professionals_visits_per_year_help,
    },
    restWeeks: { heading: m.exchange_professionals_rest_weeks, help: m.exchange_professionals_rest_weeks_help },
    travel: { heading: m.exchange_professionals_travel, help: m.exchange_professionals_travel_help },
    alsoServes: { heading: m.exchange_professionals_also_serves, help: m.exchange_professionals_also_serves_help },
    prefers: { heading: m.exchange_professionals_prefers, help: m.exchange_professionals_prefers_help },
    excludes: { heading: m.exchange_professionals_excludes, help: m.exchange_professionals_excludes_help },
    consentOn: { heading: m.exchange_professionals_consent_on, help: m.exchange_professionals_consent_on_help },
    consentTo: { heading: m.exchange_professionals_consent_to, help: m.exchange_professionals_consent_to_help },
    invented: { heading: m.exchange_professionals_invented, help: m.exchange_professionals_invented_help },
  },
  availability: {
    professional: { heading: m.exchange_availability_professional, help: m.exchange_availability_professional_help },
    from: { heading: m.exchange_availability_from, help: m.exchange_availability_from_help },
    to: { heading: m.exchange_availability_to, help: m.exchange_availability_to_help },
  },
  programme: {
    name: { heading: m.exchange_programme_name, help: m.exchange_programme_name_help },
    startsOn: { heading: m.exchange_programme_starts_on, help: m.exchange_programme_starts_on_help },
    weeks: { heading: m.exchange_programme_weeks, help: m.exchange_programme_weeks_help },
    blockWeeks: { heading: m.exchange_programme_block_weeks, help: m.exchange_programme_block_weeks_help },
    currency: { heading: m.exchange_programme_currency, help: m.exchange_programme_currency_help },
    budget: { heading: m.exchange_programme_budget, help: m.exchange_programme_budget_help },
    quarterBudget: { heading: m.exchange_programme_quarter_budget, help: m.exchange_programme_quarter_budget_help },
    clearanceWeeks: { heading: m.exchange_programme_clearance_weeks, help: m.exchange_programme_clearance_weeks_help },
  },
  hospitals: {
    code: { heading: m.exchange_hospitals_code, help: m.exchange_hospitals_code_help },
    name: { heading: m.exchange_hospitals_name, help: m.exchange_hospitals_name_help },
    country: { heading: m.exchange_hospitals_country, help: m.exchange_hospitals_country_help },
    district: { heading: m.exchange_hospitals_district, help: m.exchange_hospitals_district_help },
    level: { heading: m.exchange_hospitals_level, help: m.exchange_hospitals_level_help },
    ownership: { heading: m.exchange_hospitals_ownership, help: m.exchange_hospitals_ownership_help },
    housing: { heading: m.exchange_hospitals_housing, help: m.exchange_hospitals_housing_help },
    latitude: { heading: m.exchange_hospitals_latitude, help: m.exchange_hospitals_latitude_help },
    longitude: { heading: m.exchange_hospitals_longitude, help: m.exchange_hospitals_longitude_help },
    coordinateStatus: {
      heading: m.exchange_hospitals_coordinate_status,
      help: m.exchange_hospitals_coordinate_status_help,
    },
    coordinateNote: { heading: m.exchange_hospitals_coordinate_note, help: m.exchange_hospitals_coordinate_note_help },
    source: { heading: m.exchange_hospitals_source, help: m.exchange_hospitals_source_help },
  },
  requests: {
    code: { heading: m.exchange_requests_code, help: m.exchange_requests_code_help },
    hospital: { heading: m.exchange_requests_hospital, help: m.exchange_requests_hospital_help },
    specialty: { heading: m.exchange_requests_specialty, help: m.exchange_requests_specialty_help },
    level: { heading: m.exchange_requests_level, help: m.exchange_requests_level_help },
    language: { heading: m.exchange_requests_language, help: m.exchange_requests_language_help },
    visitors: { heading: m.exchange_requests_visitors, help: m.exchange_requests_visitors_help },
    weight: { heading: m.exchange_requests_weight, help: m.exchange_requests_weight_help },
    learners: { heading: m.exchange_requests_learners, help: m.exchange_requests_learners_help },
    handOver: { heading: m.exchange_requests_hand_over, help: m.exchange_requests_hand_over_help },
    from: { heading: m.exchange_requests_from, help: m.exchange_requests_from_help },
    to: { heading: m.exchange_requests_to, help: m.exchange_requests_to_help },
    weeksWanted: { heading: m.exchange_requests_weeks_wanted, help: m.exchange_requests_weeks_wanted_help },
    team: { heading: m.exchange_requests_team, help: m.exchange_requests_team_help },
    invented: { heading: m.exchange_requests_invented, help: m.exchange_requests_invented_help },
  },
  windows: {
    request: { heading: m.exchange_windows_request, help: m.exchange_windows_request_help },
    from: { heading: m.exchange_windows_from, help: m.exchange_windows_from_help },
    to: { heading: m.exchange_windows_to, help: m.exchange_windows_to_help },
  },
  waves: {
    name: { heading: m.exchange_waves_name, help: m.exchange_waves_name_help },
    from: { heading: m.exchange_waves_from, help: m.exchange_waves_from_help },
    to: { heading: m.exchange_waves_to, help: m.exchange_waves_to_help },
  },
  inductionWeeks: {
    country: { heading: m.exchange_induction_weeks_country, help: m.exchange_induction_weeks_country_help },
    startsOn: { heading: m.exchange_induction_weeks_starts_on, help: m.exchange_induction_weeks_starts_on_help },
    places: { heading: m.exchange_induction_weeks_places, help: m.exchange_induction_weeks_places_help },
  },
  costs: {
    specialty: { heading: m.exchange_costs_specialty, help: m.exchange_costs_specialty_help },
    stipendPerWeek: { heading: m.exchange_costs_stipend_per_week, help: m.exchange_costs_stipend_per_week_help },
    licence: { heading: m.exchange_costs_licence, help: m.exchange_costs_licence_help },
  },
  floors: {
    name: { heading: m.exchange_floors_name, help: m.exchange_floors_name_help },
    weeks: { heading: m.exchange_floors_weeks, help: m.exchange_floors_weeks_help },
    requests: { heading: m.exchange_floors_requests, help: m.exchange_floors_requests_help },
    district: { heading: m.exchange_floors_district, help: m.exchange_floors_district_help },
    specialty: { heading: m.exchange_floors_specialty, help: m.exchange_floors_specialty_help },
  },
};

const SHEET_NAMES: Record<SheetKey, Said<Record<string, never>>> = {
  professionals: m.exchange_sheet_professionals,
  availability: m.exchange_sheet_availability,
  programme: m.exchange_sheet_programme,
  hospitals: m.exchange_sheet_hospitals,
  requests: m.exchange_sheet_requests,
  windows: m.exchange_sheet_windows,
  waves: m.exchange_sheet_waves,
  inductionWeeks: m.exchange_sheet_induction_weeks,
  costs: m.exchange_sheet_costs,
  floors: m.exchange_sheet_floors,
};

/** How sheets and columns are called in every language of the interface, so that a workbook written in one is read in another. */
export const NAMING: Naming & { sideSheets: () => string[]; purposes: () => Named[] } = {
  purposes: () => PURPOSES.map((code) => ({ code, names: locales.map((locale) => purposeInWords(code, locale)) })),
  addedHeadings: () => locales.map((locale) => m.exchange_mend_what({}, { locale })),
  sheetNames: (sheet) => locales.map((locale) => SHEET_NAMES[sheet]({}, { locale })),
  headings: (sheet, column, number) =>
    locales.map((locale) => wordsOf(sheet, column).heading({ number: number ?? 1 }, { locale })),
  sideSheets: () =>
    locales.flatMap((locale) => [
      m.exchange_sheet_mend({}, { locale }),
      m.exchange_sheet_instructions({}, { locale }),
      m.exchange_sheet_lists({}, { locale }),
    ]),
};

/** The name of a sheet in the reader's language. */
export function sheetName(sheet: SheetKey): string {
  return SHEET_NAMES[sheet]({});
}

/** The heading of a column in the reader's language, with a star where every row needs it.
 *  @param number which one, for a column that comes several times */
export function headingOf(sheet: SheetKey, column: string, number: number | null): string {
  const columns: Columns = FORMATS[sheet];
  const heading = wordsOf(sheet, column).heading({ number: number ?? 1 });
  return columns[column]?.required ? `${heading} *` : heading;
}

/** What belongs in a column. */
export function helpOf(sheet: SheetKey, column: string): string {
  return wordsOf(sheet, column).help({});
}

/** What a workbook is for, in one sentence. */
export function workbookPurpose(workbook: WorkbookKey): string {
  return workbook === "professionals" ? m.exchange_workbook_professionals() : m.exchange_workbook_needs();
}

function wordsOf(sheet: SheetKey, column: string): ColumnWords {
  const words: Record<string, ColumnWords> = COLUMN_WORDS[sheet];
  return words[column] ?? { heading: () => column, help: () => "" };
}
