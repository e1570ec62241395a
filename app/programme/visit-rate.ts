/** What a visit of a specialty costs beside the journey, in minor units of the programme's currency. */
export type VisitRate = { specialty: string; stipendPerWeekCents: number; licenceCents: number };
