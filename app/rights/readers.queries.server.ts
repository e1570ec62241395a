import { sql } from "kysely";
import type { Transaction } from "#app/lib/database.server.ts";

/** That somebody looked at a person's file, or took it away in a file with others. */
export type Reading = {
  act: string;
  at: Date;
  /** Who; null for accounts that are no more. */
  name: string | null;
  organisation: string | null;
};

const MOST_READINGS = 100;

/** Who looked at a person's file, the latest first: who opened it, and who took away a workbook of all professionals since it was kept, or a
 *  plan that the person is in. Looking at lists is not recorded (docs/decisions/0048-one-map-of-what-is-held-about-people.md). */
export async function listReadings(transaction: Transaction, professionalId: string): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select line.act, line.occurred_at as at, account.name, organisation.name as organisation
    from audit_line line
      left join account on account.id = line.account_id
      left join lateral (
        select o.name from membership m join organisation o using (programme_id, organisation_id)
        where m.account_id = line.account_id and m.during @> line.occurred_at::date limit 1) as organisation on true
    where (line.object_kind = 'professional' and line.object_id = ${professionalId}
        and line.act in ('mapping/read-professional', 'rights/copy-data'))
      or (line.act = 'exchange/take-away-professionals')
      or (line.act in ('exchange/take-away-plan', 'planning/take-away-plan') and exists (
        select from plan_visit visit
        where visit.professional_id = ${professionalId} and visit.plan_id::text = line.object_id))
    order by line.occurred_at desc, line.audit_line_id
    limit ${MOST_READINGS}`.execute(transaction);
  return rows;
}
