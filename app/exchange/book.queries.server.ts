import { listCodesAgainst, listImportedConsents } from "#app/accounts/consent.queries.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { getProfessionalEntries, listProfessionalNames } from "#app/mapping/professional.queries.server.ts";
import { getFloorEntries, getTeamEntries } from "#app/needs/floor.queries.server.ts";
import { getRequestEntries } from "#app/needs/request.queries.server.ts";
import { getFacilityEntries } from "#app/programme/facility.queries.server.ts";
import { getPeriodEntry, getProgramme } from "#app/programme/period.queries.server.ts";
import { listCountries, listLanguages, listSpecialties } from "#app/programme/reference.queries.server.ts";
import { getVisitRateEntries } from "#app/programme/visit-rate.queries.server.ts";
import { getInductionWeekEntries, getWaveEntries } from "#app/programme/wave.queries.server.ts";
import type { Book } from "./book.ts";
import type { Reference } from "./known-names.ts";
import type { NamedPlan } from "./plan-workbook/plan-names.ts";

/** What the programme holds now, as the two workbooks would say it.
 *  @param periodName the planning period that weeks and floors are for; the latest when none is named. One that does not exist yet
 *                    has no weeks and no floors. */
export async function getBook(transaction: Transaction, periodName?: string): Promise<Book> {
  const period = await getPeriodEntry(transaction, periodName);
  const name = period?.name ?? periodName ?? "";
  return {
    currency: (await getProgramme(transaction)).currency,
    period,
    facilities: await getFacilityEntries(transaction),
    waves: await getWaveEntries(transaction),
    inductionWeeks: await getInductionWeekEntries(transaction),
    visitRates: await getVisitRateEntries(transaction),
    professionals: await getProfessionalEntries(transaction),
    consents: await listImportedConsents(transaction),
    requests: await getRequestEntries(transaction, name),
    teams: await getTeamEntries(transaction),
    floors: await getFloorEntries(transaction, name),
  };
}

/** What the programme holds as it may leave Tern: without whoever said no to being planned. Who was never asked is in it, so that a list can
 *  be completed outside and come back with the days on which people agreed. */
export async function getBookForExport(transaction: Transaction): Promise<Book> {
  const book = await getBook(transaction);
  const against = await listCodesAgainst(transaction, "planning");
  return {
    ...book,
    professionals: book.professionals.filter(({ code }) => !against.has(code)),
    consents: book.consents.filter(({ professional }) => !against.has(professional)),
  };
}

/** The names that a plan's workbook gives the people and hospitals of the plan. */
export async function getNamesForPlan(transaction: Transaction): Promise<NamedPlan["book"]> {
  return {
    currency: (await getProgramme(transaction)).currency,
    facilities: await getFacilityEntries(transaction),
    waves: await getWaveEntries(transaction),
    professionals: await listProfessionalNames(transaction),
  };
}

/** The lists that all programmes share. */
export async function getReference(transaction: Transaction): Promise<Reference> {
  return {
    countries: await listCountries(transaction),
    languages: await listLanguages(transaction),
    specialties: await listSpecialties(transaction),
  };
}
