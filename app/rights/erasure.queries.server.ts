import { sql } from "kysely";
import { getPlacedUntil } from "#app/placements/person-in-placements.queries.server.ts";
import { isBeingPlanned } from "#app/planning/person-in-plans.queries.server.ts";
import type { Transaction } from "#app/lib/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { type ErasureCertificate, partsOf } from "./certificate.ts";
import { countHeld, getPerson, type Person } from "./held-data.queries.server.ts";

/** What stands against erasing somebody now, with what to do first; null when nothing does.
 *  @refuses rights/placed-ahead; rights/still-a-member; rights/being-planned */
export async function whyNotErasable(transaction: Transaction, person: Person): Promise<Refusal | null> {
  const until = await getPlacedUntil(transaction, person.professionalId);
  if (until !== null) return refuse("rights/placed-ahead", { until });
  if (await hasAnotherRole(transaction, person)) return refuse("rights/still-a-member");
  if (await isBeingPlanned(transaction, person.code)) return refuse("rights/being-planned");
  return null;
}

/** What erasing somebody would do now, and what stands against it. Nothing is done or held. Runs as Tern itself. */
export async function previewErasure(
  transaction: Transaction,
  professionalId: string,
): Promise<ReturnType<typeof partsOf> & { refusal: Refusal | null }> {
  const person = await getPerson(transaction, professionalId, { hold: false });
  if (person === null) return { ...partsOf([]), refusal: refuse("rights/already-erased") };
  const refusal = await whyNotErasable(transaction, person);
  return { ...partsOf(await countHeld(transaction, person)), refusal };
}

/** Whether the person acts in the programme today as anything but a professional. */
async function hasAnotherRole(transaction: Transaction, { memberId }: Person): Promise<boolean> {
  const found = transaction
    .selectFrom("membership")
    .select("role")
    .where("accountId", "=", memberId)
    .where("role", "<>", "professional")
    .where(sql<boolean>`during @> tern_today()`);
  return (await found.executeTakeFirst()) !== undefined;
}

/** The code of the programme and the moment, as a certificate says them; and from when on no copy from before is kept. */
export async function getErasureFrame(
  transaction: Transaction,
  backupDays: number,
): Promise<{ programme: string; erasedAt: Date; backupsGoneOn: string }> {
  const { rows } = await sql<{ programme: string; erasedAt: Date; backupsGoneOn: string }>`
    select code as programme, now() as erased_at, tern_today() + ${backupDays}::integer as backups_gone_on
    from programme where programme_id = tern_programme()`.execute(transaction);
  const [frame] = rows;
  invariant(frame, "a transaction is of a programme");
  return frame;
}

type NewErasure = { erasureId: string; tokenHash: Buffer; erasedAt: Date; text: string; digest: string };

/** Keeps a certificate as the very text that its digest is of. */
export async function insertErasure(transaction: Transaction, erasure: NewErasure): Promise<void> {
  const { erasureId, tokenHash, erasedAt, text, digest } = erasure;
  await sql`
    insert into erasure (programme_id, erasure_id, token_hash, erased_at, certificate, digest)
    values (tern_programme(), ${erasureId}, ${tokenHash}, ${erasedAt}, ${text}::json, ${digest})`.execute(transaction);
}

export type KeptErasure = { text: string; certificate: ErasureCertificate; digest: string; timeZone: string };

/** The certificate that a token leads to, or null. */
export async function getErasureByToken(transaction: Transaction, tokenHash: Buffer): Promise<KeptErasure | null> {
  const { rows } = await sql<KeptErasure>`
    select certificate::text as text, certificate, digest, time_zone
    from erasure join programme using (programme_id)
    where token_hash = ${tokenHash}`.execute(transaction);
  return rows[0] ?? null;
}

/** What the office knows of erasures: that there were some, and what they did. The latest first. */
export async function listErasures(
  transaction: Transaction,
): Promise<{ erasureId: string; erasedAt: Date; digest: string }[]> {
  return await transaction
    .selectFrom("erasure")
    .select(["erasureId", "erasedAt", "digest"])
    .orderBy("erasedAt", "desc")
    .limit(50)
    .execute();
}
