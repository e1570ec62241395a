import type { Book } from "./book.ts";
import type { SheetKey, ValuesOf } from "./formats.ts";

/** The rows of a sheet by which a book is said: what reading a sheet does, the other way round. */
export const ROWS_OF: { [Key in SheetKey]: (book: Book) => ValuesOf<Key>[] } = {
  professionals: ({ professionals, consents }) => {
    const stated = new Map(consents.map((consent) => [consent.professional, consent]));
    return professionals.map((person) => ({
      ...person,
      consentOn: stated.get(person.code)?.on ?? null,
      consentTo: stated.get(person.code)?.to ?? [],
      travel: person.travelCents,
      specialty: person.specialties.map(({ specialtyCode }) => specialtyCode),
      level: person.specialties.map(({ level }) => level),
    }));
  },

  availability: ({ professionals }) =>
    professionals.flatMap(({ code, availability }) =>
      availability.map(({ firstOn, lastOn }) => ({ professional: code, from: firstOn, to: lastOn })),
    ),

  programme: ({ period, currency }) =>
    period
      ? [
          {
            ...period,
            currency: currency ?? "",
            budget: period.budgetCents,
            quarterBudget: period.blockBudgetsCents,
          },
        ]
      : [],

  hospitals: ({ facilities }) => facilities.map((facility) => ({ ...facility, country: facility.countryCode })),

  // The first window of a request stands beside it, the others in a sheet of their own.
  requests: ({ requests, teams }) => {
    const teamOf = new Map(
      teams.flatMap(({ code, requestCodes }) => requestCodes.map((request) => [request, code] as const)),
    );
    return requests.map((request) => ({
      ...request,
      hospital: request.facilityCode,
      specialty: request.specialtyCode,
      language: request.languageCode,
      from: request.windows[0]?.firstOn ?? null,
      to: request.windows[0]?.lastOn ?? null,
      team: teamOf.get(request.code) ?? null,
    }));
  },

  windows: ({ requests }) =>
    requests.flatMap(({ code, windows }) =>
      windows.slice(1).map(({ firstOn, lastOn }) => ({ request: code, from: firstOn, to: lastOn })),
    ),

  waves: ({ waves }) => waves.map(({ name, firstOn, lastOn }) => ({ name, from: firstOn, to: lastOn })),

  inductionWeeks: ({ inductionWeeks }) => inductionWeeks.map((week) => ({ ...week, country: week.countryCode })),

  costs: ({ visitRates }) =>
    visitRates.map((rate) => ({
      specialty: rate.specialtyCode,
      stipendPerWeek: rate.stipendPerWeekCents,
      licence: rate.licenceCents,
    })),

  floors: ({ floors }) =>
    floors.map(({ name, weeks, requestCodes }) => ({
      name,
      weeks,
      requests: requestCodes,
      district: null,
      specialty: null,
    })),
};
