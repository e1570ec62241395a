import { sql } from "kysely";
import type { Transaction } from "./database.server.ts";

/** Call before writing thousands of rows. PostgreSQL keeps its plan for checking foreign keys for as long as a connection lives; one
 *  made while a table was nearly empty reads the whole table for every row, and ten thousand people took more than 20 s instead of 8. */
export async function planEachStatementAfresh(transaction: Transaction): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(transaction);
}
