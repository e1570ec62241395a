import type { Transaction } from "#app/lib/database.server.ts";
import type { CoordinateStatus, FacilityEntry } from "./facility.ts";

export type Facility = FacilityEntry & { facilityId: string };

const COLUMNS = [
  "code",
  "name",
  "countryCode",
  "district",
  "level",
  "ownership",
  "latitude",
  "longitude",
  "coordinateStatus",
  "coordinateNote",
  "housing",
  "source",
] as const;

/** All hospitals of the programme, by district and name. */
export async function listFacilities(transaction: Transaction): Promise<Facility[]> {
  const rows = await transaction
    .selectFrom("facility")
    .select(["facilityId", ...COLUMNS])
    .orderBy("district")
    .orderBy("name")
    .orderBy("code")
    .execute();
  return rows.map(withStatus);
}

/** The hospital with a code, or null. */
export async function getFacility(transaction: Transaction, code: string): Promise<Facility | null> {
  const row = await transaction
    .selectFrom("facility")
    .select(["facilityId", ...COLUMNS])
    .where("code", "=", code)
    .executeTakeFirst();
  return row ? withStatus(row) : null;
}

/** The organisation whose members act for a hospital: its id, or null where none does.
 *  @returns undefined when there is no hospital with this code */
export async function getHost(transaction: Transaction, code: string): Promise<string | null | undefined> {
  return (await selectHost(transaction, code).executeTakeFirst())?.organisationId;
}

/** {@link getHost}, held until the transaction ends so that nobody else changes it. */
export async function lockHost(transaction: Transaction, code: string): Promise<string | null | undefined> {
  return (await selectHost(transaction, code).forUpdate().executeTakeFirst())?.organisationId;
}

function selectHost(transaction: Transaction, code: string) {
  return transaction.selectFrom("facility").select("organisationId").where("code", "=", code);
}

/** Says whose members act for a hospital. */
export async function updateHost(
  transaction: Transaction,
  { code, organisationId }: { code: string; organisationId: string | null },
): Promise<void> {
  await transaction.updateTable("facility").set({ organisationId }).where("code", "=", code).execute();
}

/** All hospitals as a workbook says them, by code. */
export async function getFacilityEntries(transaction: Transaction): Promise<FacilityEntry[]> {
  const rows = await transaction.selectFrom("facility").select(COLUMNS).orderBy("code").execute();
  return rows.map(withStatus);
}

/** The column's check constraint allows nothing but these words. */
function withStatus<Row extends { coordinateStatus: string }>(row: Row): Row & { coordinateStatus: CoordinateStatus } {
  return row as Row & { coordinateStatus: CoordinateStatus };
}
