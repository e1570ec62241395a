import { type RawBuilder, sql } from "kysely";

/** A column for a reader who may not be told it: then null is selected in its place, because the database refuses to read it. */
export function told<Value>(isTold: boolean, column: RawBuilder<Value>): RawBuilder<Value | null> {
  return isTold ? sql<Value | null>`${column}` : sql<Value | null>`null`;
}
