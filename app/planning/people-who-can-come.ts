import { addDays } from "#app/lib/dates.ts";
import type { DateRange } from "#app/lib/date-range.ts";
import type { ProfessionalEntry } from "#app/mapping/professional.ts";
import type { PeriodEntry } from "#app/programme/period.ts";
import type { Person, WeekRange } from "./model/plan-input.ts";
import { compareIds } from "./model/visit.ts";
import type { PlanInputNotice } from "./plan-input-notice.ts";
import { wholeWeeks } from "./whole-weeks.ts";

/** The professionals who have a whole week in the period, as the planning problem sees them, by code.
 *  @returns them, and a notice for each who has none */
export function peopleWhoCanCome(
  professionals: readonly ProfessionalEntry[],
  period: PeriodEntry,
): { people: Person[]; notices: PlanInputNotice[] } {
  const notices: PlanInputNotice[] = [];
  const people = professionals
    .toSorted((one, other) => compareIds(one.code, other.code))
    .flatMap((professional): Person[] => {
      const available = weeksAvailable(professional, period);
      if (available.length > 0) return [toPerson(professional, available)];
      notices.push({ code: "person-without-week", details: { person: professional.code, name: professional.name } });
      return [];
    });
  return { people, notices };
}

/** Whole weeks in which a person can be on post: after the time that papers take, and ending before the right to return does. */
function weeksAvailable({ availability, rightToReturnUntil }: ProfessionalEntry, period: PeriodEntry): WeekRange[] {
  const returning = rightToReturnUntil === null ? availability : endedBefore(availability, rightToReturnUntil);
  return wholeWeeks(returning, period).flatMap(([first, last]): WeekRange[] => {
    const cleared = Math.max(first, period.clearanceWeeks);
    return cleared <= last ? [[cleared, last]] : [];
  });
}

function endedBefore(stretches: readonly DateRange[], day: string): DateRange[] {
  const dayBefore = addDays(day, -1);
  return stretches
    .filter(({ firstOn }) => firstOn <= dayBefore)
    .map(({ firstOn, lastOn }) => ({ firstOn, lastOn: lastOn < dayBefore ? lastOn : dayBefore }));
}

function toPerson(professional: ProfessionalEntry, available: WeekRange[]): Person {
  const { code, originCountry, alsoServes, minWeeks, maxWeeks, visitsPerYear, restWeeks, travelCents } = professional;
  const specialties = professional.specialties.toSorted((one, other) =>
    compareIds(one.specialtyCode, other.specialtyCode),
  );
  return {
    id: code,
    country: originCountry,
    alsoServes: alsoServes.toSorted(compareIds),
    specialties: Object.fromEntries(specialties.map(({ specialtyCode, level }) => [specialtyCode, level])),
    languages: professional.languages.toSorted(compareIds),
    available,
    minWeeks,
    maxWeeks,
    visitsPerYear,
    restWeeks,
    travel: travelCents,
    prefers: professional.prefers.toSorted(compareIds),
    excludes: professional.excludes.toSorted(compareIds),
  };
}
