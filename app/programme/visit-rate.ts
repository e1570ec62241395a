/** What a visit of a specialty costs beside the journey, in minor units of the programme's currency. */
export type VisitRateEntry = { specialtyCode: string; stipendPerWeekCents: number; licenceCents: number };
